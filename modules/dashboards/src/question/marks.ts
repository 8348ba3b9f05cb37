import { aggregates, betweenWords, byWords, comparisons, lastWords, leastWords, mostWords, noise, said, saidOf, shares } from './keywords.ts';
import type { Token } from './tokens.ts';
import type { Aggregate, Comparison, Per } from './types.ts';

/** What the words from one place on mean whatever is asked, with where they end. */
export interface Mark {
  readonly aggregate?: { readonly key: Aggregate; readonly to: number } | undefined;
  readonly comparison?: { readonly key: Comparison; readonly to: number } | undefined;
  readonly per?: { readonly key: Per; readonly to: number } | undefined;
  readonly by?: number | undefined;
  readonly between?: number | undefined;
  readonly last?: number | undefined;
  readonly order?: { readonly how: 'most' | 'least'; readonly to: number } | undefined;
  readonly noise?: number | undefined;
}

/** The marks of a sentence, worked out once for all the sources it is read against. */
export const marksOf = (tokens: readonly Token[]): Mark[] => tokens.map((_, at) => {
  const [most, least] = [said(tokens, at, mostWords), said(tokens, at, leastWords)];
  return {
    aggregate: saidOf(tokens, at, aggregates), comparison: saidOf(tokens, at, comparisons), per: saidOf(tokens, at, shares), by: said(tokens, at, byWords), between: said(tokens, at, betweenWords), last: said(tokens, at, lastWords),
    order: most === undefined && least === undefined ? undefined : (least ?? 0) > (most ?? 0) ? { how: 'least', to: least as number } : { how: 'most', to: most as number }, noise: said(tokens, at, noise),
  };
});
