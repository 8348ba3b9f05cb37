import { imageSize } from './image-size.ts';
import { pageImages } from './page-images.ts';
import { tooLarge, tooSlow, unreadable } from './refusals.ts';
import { imagePdf, layeredPdf, type Sheet } from './text-layer.ts';
import { openReader, type OcrLanguage, type Reader } from './words.ts';

export type OcrRequest = {
  /** A PNG, a JPEG or a PDF. */
  bytes: Uint8Array;
  language: OcrLanguage;
  title: string;
  date: Date;
  /** What one reading may take; the defaults suit a scanned letter or a short file. */
  limits?: { bytes?: number; pages?: number; seconds?: number };
};

export type OcrResult = {
  /** The same document, with its text to be searched and read aloud. */
  pdf: Uint8Array;
  /** Text by page, and how sure it is (0 to 100; 100 where the page already had its text). */
  pages: readonly { text: string; confidence: number }[];
};

const LIMITS = { bytes: 40_000_000, pages: 50, seconds: 300 };
const PIXEL_LIMIT = 40_000_000;
/** Long side of a page made from an image: that of an A4, in points. */
const LONG_SIDE = 842;
const TAG: Record<OcrLanguage, string> = { cat: 'ca', spa: 'es' };

/**
 * Reads the text of scanned paper in threads of its own, without the network, and makes it searchable.
 * @throws DocumentRefused when the file is no image or PDF, or goes beyond its limits of size, pages or time.
 */
export async function ocr(request: OcrRequest): Promise<OcrResult> {
  const limits = { ...LIMITS, ...request.limits };
  if (request.bytes.byteLength > limits.bytes) throw tooLarge(Math.round(limits.bytes / 1e6));
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(tooSlow(limits.seconds)), limits.seconds * 1000);
  const isPdf = Buffer.from(request.bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');
  try {
    return isPdf ? await ocrPdf(request, { pageLimit: limits.pages, signal: stop.signal }) : await ocrImage(request, stop.signal);
  } finally {
    clearTimeout(clock);
  }
}

async function ocrImage({ bytes, language, title, date }: OcrRequest, signal: AbortSignal): Promise<OcrResult> {
  const pixels = imageSize(bytes);
  if (!pixels) throw unreadable();
  if (pixels.width * pixels.height > PIXEL_LIMIT) throw tooLarge(LIMITS.bytes / 1e6);
  const read = await withReader(language, signal, (reader) => reader.read(bytes));
  const scale = LONG_SIDE / Math.max(pixels.width, pixels.height);
  const sheet: Sheet = { width: pixels.width * scale, height: pixels.height * scale, pixels, read };
  const pdf = await imagePdf({ image: bytes, sheet, title, language: TAG[language], date });
  return { pdf, pages: [{ text: read.text, confidence: read.confidence }] };
}

async function ocrPdf({ bytes, language, title, date }: OcrRequest, { pageLimit, signal }: { pageLimit: number; signal: AbortSignal }): Promise<OcrResult> {
  const images = await pageImages(bytes, { pageLimit, signal });
  if (images.every(({ kind }) => kind === 'text')) {
    return { pdf: bytes, pages: images.map((page) => ({ text: page.kind === 'text' ? page.text : '', confidence: 100 })) };
  }
  const sheets: (Sheet | undefined)[] = [];
  const pages: { text: string; confidence: number }[] = [];
  await withReader(language, signal, async (reader) => {
    for (const page of images) {
      if (page.kind === 'text') {
        sheets.push(undefined);
        pages.push({ text: page.text, confidence: 100 });
        continue;
      }
      const read = await reader.read(page.png);
      sheets.push({ width: page.width, height: page.height, pixels: page.pixels, read });
      pages.push({ text: read.text, confidence: read.confidence });
    }
  });
  const pdf = await layeredPdf({ bytes, sheets, title, language: TAG[language], date }).catch(() => Promise.reject(unreadable()));
  return { pdf, pages };
}

async function withReader<T>(language: OcrLanguage, signal: AbortSignal, use: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = await openReader(language, signal);
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}
