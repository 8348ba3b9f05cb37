import type { Text } from '../text.tsx';
import { everydayWords } from './known-words.ts';
import { wordsOfData } from './known-words-of-data.ts';

const known: ReadonlyMap<string, Text> = new Map([everydayWords, wordsOfData].flatMap((lines) => lines.trim().split('\n')).map((line) => {
  const [name = '', ca = '', es = '', en = ''] = line.split('|');
  return [name, { ca, es, en }];
}));

const spaced = (name: string) => name.replace(/([A-Z])/g, ' $1').replaceAll(/[-_.]/g, ' ').trim().toLowerCase().replace(/^./, (first) => first.toUpperCase());

/** The usual word for the name of a property or for a value, when there is one. */
export const knownWord = (name: string): Text | undefined => known.get(name) ?? known.get(name.replace(/s$/, ''));

/** What to call a property or value whose declaration says no label: the usual word for its name, else the name itself, spaced. */
export const wordFor = (name: string): Text | string => knownWord(name) ?? spaced(name);
