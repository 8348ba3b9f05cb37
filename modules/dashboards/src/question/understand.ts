import { marksOf } from './marks.ts';
import { readAgainst, type Reading } from './read.ts';
import { tokensOf } from './tokens.ts';
import type { Source, Vocabulary } from './types.ts';

export interface Understood extends Reading {
  readonly source: Source;
  /** Other sources that the same words could be about. */
  readonly others: readonly Source[];
}

const leastFit = 0.9;

/**
 * What somebody asks in plain Catalan, Spanish or English, by the names that the catalogue, the glossary and the indicators give to
 * things: no model guesses. Nothing when no source is named by any word.
 */
export function understand(sentence: string, { sources, territory }: Vocabulary): Understood | undefined {
  const tokens = tokensOf(sentence).slice(0, 60);
  if (tokens.length === 0) return undefined;
  const marks = marksOf(tokens);
  const readings = sources.map((source) => ({ source, ...readAgainst({ tokens, marks, source, territory }) })).filter(({ score, unknown }) => score > leastFit - 1.2 * unknown.length).toSorted((a, b) => b.score - a.score || a.source.title.ca.length - b.source.title.ca.length || a.source.key.localeCompare(b.source.key));
  const [first, ...others] = readings;
  return first === undefined || first.score + 1.2 * first.unknown.length < leastFit ? undefined : { ...first, others: others.filter(({ score }) => score > first.score - 3).slice(0, 6).map(({ source }) => source) };
}

/** The same words read as a question to another source. */
export const understandAs = (sentence: string, source: Source, { territory }: Vocabulary): Understood => {
  const tokens = tokensOf(sentence).slice(0, 60);
  return { source, others: [], ...readAgainst({ tokens, marks: marksOf(tokens), source, territory }) };
};
