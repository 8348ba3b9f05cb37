import type { Text } from '../text.ts';
import { child, childrenOf, type Xml } from './xml.ts';

/** The namespace of the words that a model carries in its extension elements (DMN 1.5, 6.3.18); other tools keep them and ignore them. */
export const WORDS_NAMESPACE = 'https://comu.cat/dmn/words';

/** What a name, label, note or value of a model is called in each language. */
export type Glossary = ReadonlyMap<string, Text>;

/** The words of a model: `<words><word of="cloud" ca="…" es="…" en="…"/></words>`; a language that is left out stays as the model says it. */
export function glossaryOf(definitions: Xml): Glossary {
  const words = (child(definitions, 'extensionElements')?.children ?? []).filter(({ name, namespace }) => name === 'words' && namespace === WORDS_NAMESPACE).flatMap((each) => childrenOf(each, 'word'));
  return new Map(words.flatMap(({ attributes: { of, ca, es, en } }) => (of ? [[of, { ca: ca || of, es: es || of, en: en || of }] as const] : [])));
}

/** The words that a trace needs, to be kept with it: whoever reads it in years has no need of the model. */
export function wordsIn(trace: unknown, glossary: Glossary): Readonly<Record<string, Text>> {
  const needed = new Map<string, Text>();
  const meet = (said: string) => {
    const text = glossary.get(said);
    if (text !== undefined) needed.set(said, text);
  };
  const walk = (part: unknown): void => {
    if (typeof part === 'string') {
      meet(part);
      for (const [, quoted = ''] of part.matchAll(/"([^"]*)"/g)) meet(quoted);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, inside] of Object.entries(part)) {
        meet(key);
        walk(inside);
      }
    }
  };
  if (glossary.size > 0) walk(trace);
  return Object.fromEntries(needed);
}

/** A name or a value as the glossary calls it; a text that it does not know is given back. */
export function called(said: string, glossary: Glossary): Text | string {
  const quoted = /^"([^"]*)"$/.exec(said)?.[1];
  return glossary.get(said) ?? (quoted === undefined ? undefined : glossary.get(quoted)) ?? said;
}
