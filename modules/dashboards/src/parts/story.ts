/** A figure that a text names: an indicator in a place, in a period or else the last one there is. */
export interface Live { readonly indicator: string; readonly place: string; readonly period?: string | undefined }

const live = /\{\{\s*([a-z][a-z0-9-]{1,79})\s*:\s*(\d{5})\s*(?::\s*(\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?)\s*)?\}\}/g;
const found = ([, indicator = '', place = '', period]: readonly (string | undefined)[]): Live => ({ indicator, place, ...(period === undefined ? {} : { period }) });

/** How a figure is kept in a text: `{{ageing:08019}}`, or `{{ageing:08019:2023}}` for one period. */
export const written = ({ indicator, place, period }: Live): string => `{{${[indicator, place, ...(period === undefined ? [] : [period])].join(':')}}}`;

/** A text cut where its figures stand. */
export function piecesOf(text: string): readonly (string | Live)[] {
  const pieces: (string | Live)[] = [];
  let at = 0;
  for (const match of text.matchAll(live)) {
    pieces.push(text.slice(at, match.index), found(match));
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)].filter((each) => each !== '');
}

/** The figures of a text, each once. */
export const figuresIn = (text: string): readonly Live[] => [...new Map(piecesOf(text).flatMap((each) => (typeof each === 'string' ? [] : [[written(each), each] as const]))).values()];

/** A text with its figures said in words. */
export const withFigures = (text: string, figureOf: (figure: Live) => string): string => piecesOf(text).map((each) => (typeof each === 'string' ? each : figureOf(each))).join('');

/** A text as it is written by hand: each figure stands under its name in brackets, and the names say which figure they are. */
export function named(text: string, nameOf: (figure: Live) => string): { readonly words: string; readonly figures: ReadonlyMap<string, Live> } {
  const figures = new Map(figuresIn(text).map((each) => [bracketed(nameOf(each)), each]));
  return { words: withFigures(text, (each) => bracketed(nameOf(each))), figures };
}

/** The text that is kept of one written by hand. Longer names first: one may begin another. */
export const kept = (words: string, figures: ReadonlyMap<string, Live>): string =>
  [...figures].toSorted(([a], [b]) => b.length - a.length).reduce((text, [name, figure]) => text.replaceAll(name, () => written(figure)), words);

/** A name of a figure as it stands in a text. */
export const bracketed = (name: string): string => `[${name.replace(/[[\]]/g, '')}]`;
