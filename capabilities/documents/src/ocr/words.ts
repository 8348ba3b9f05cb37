import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unreadable } from './refusals.ts';

export type OcrLanguage = 'cat' | 'spa';

/** A word and its box on the image, in pixels from the top left corner. */
export type Word = { text: string; x0: number; y0: number; x1: number; y1: number };

export type ReadPage = {
  text: string;
  /** How sure the reading is, 0 to 100. */
  confidence: number;
  lines: { words: Word[] }[];
};

export type Reader = { read(image: Uint8Array): Promise<ReadPage>; close(): Promise<void> };

/** Opens a reader in a thread of its own; its language data comes from the installed package, never from the network. */
export async function openReader(language: OcrLanguage, signal: AbortSignal): Promise<Reader> {
  const folder = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`));
  const { createWorker, OEM } = await import('tesseract.js');
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: join(folder, '4.0.0_best_int'), cacheMethod: 'none', gzip: true,
    errorHandler: () => {},
  });
  const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  stopped.catch(() => {});
  return {
    async read(image) {
      const recognised = worker.recognize(Buffer.from(image), {}, { text: true, blocks: true }).catch(() => Promise.reject(unreadable()));
      recognised.catch(() => {});
      const { data } = await Promise.race([recognised, stopped]);
      const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
      return {
        text: corrected(data.text, language),
        confidence: data.confidence,
        lines: lines.map(({ words }) => ({ words: words.map(({ text, bbox }) => ({ text: corrected(text, language), ...bbox })) })),
      };
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** The middle dot of the geminated l is misread as a full stop, a hyphen or a bullet; between vowels it can be nothing else. */
export function corrected(text: string, language: OcrLanguage): string {
  if (language !== 'cat') return text;
  return text.replaceAll(/(?<=[aeiouàèéíòóúïü]l)[.•∙‧-](?=l[aeiouàèéíòóúïü])/giu, '·');
}
