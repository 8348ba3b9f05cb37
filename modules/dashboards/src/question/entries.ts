import { grains, stateWords, territorial } from './keywords.ts';
import { follow, phraseOf, type Token } from './tokens.ts';
import type { Grain, Source, SourceColumn, Territory } from './types.ts';

/** What a phrase of a sentence can stand for in a source. */
export type Term =
  | { readonly kind: 'source' }
  | { readonly kind: 'column'; readonly column: SourceColumn }
  | { readonly kind: 'territory'; readonly column: string }
  | { readonly kind: 'grain'; readonly grain: Grain }
  | { readonly kind: 'value'; readonly column: string; readonly value: string };
export interface Entry { readonly phrase: readonly string[]; readonly term: Term; /** Said in part it means nothing. */ readonly whole: boolean }

const bySource = new WeakMap<Source, ReadonlyMap<string, readonly Entry[]>>();
const byTerritory = new WeakMap<Territory, ReadonlyMap<string, readonly Entry[]>>();

const distinctPhrases = (names: readonly string[]): string[][] => [...new Map(names.map((name) => { const phrase = phraseOf(name); return [phrase.join(' '), phrase] as const; })).values()].filter(({ length }) => length > 0);
const named = (names: readonly string[], term: Term, whole: boolean): Entry[] => distinctPhrases(names).map((phrase) => ({ phrase, term, whole }));
const textsOf = ({ ca, es, en }: { ca: string; es: string; en: string }) => [ca, es, en];

function indexed(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) index.set(entry.phrase[0] as string, [...(index.get(entry.phrase[0] as string) ?? []), entry]);
  return index;
}

function entriesOf(source: Source): ReadonlyMap<string, readonly Entry[]> {
  const known = bySource.get(source);
  if (known !== undefined) return known;
  const made = indexed([
    ...named([...textsOf(source.title), ...source.words], { kind: 'source' }, false),
    ...source.columns.flatMap((column) => [
      ...named([...textsOf(column.title), ...column.words, column.name], { kind: 'column', column }, false),
      ...(column.values ?? []).flatMap(({ value, title }) => named([...textsOf(title), value, ...(stateWords[value] ?? [])], { kind: 'value', column: column.name, value }, true)),
    ]),
  ]);
  bySource.set(source, made);
  return made;
}

function placesOf(territory: Territory): ReadonlyMap<string, readonly Entry[]> {
  const known = byTerritory.get(territory);
  if (known !== undefined) return known;
  const made = indexed([
    ...territory.places.flatMap(({ ine, name }) => named([name, ine], { kind: 'value', column: '@municipi', value: name }, true)),
    ...territory.counties.flatMap((name) => named([name], { kind: 'value', column: '@comarca', value: name }, true)),
    ...territory.bands.flatMap((band) => named(textsOf(band), { kind: 'value', column: '@mida', value: band.ca }, true)),
    ...Object.entries(territorial).flatMap(([column, { words }]) => named(words, { kind: 'territory', column }, true)),
  ]);
  byTerritory.set(territory, made);
  return made;
}
const times = indexed(Object.entries(grains).flatMap(([grain, { words }]) => named(words, { kind: 'grain', grain: grain as Grain }, true)));

export interface Match { readonly term: Term; readonly to: number; readonly coverage: number; readonly matched: number }
const rank: Readonly<Record<Term['kind'], number>> = { value: 4, source: 3, column: 2, territory: 1, grain: 1 };

/** What the words from here on stand for, best first: the most words, then the most complete name; after “per” what one can group by goes before. */
export function matchesAt(tokens: readonly Token[], at: number, { source, territory, place, time, grouping }: { source: Source; territory: Territory; place: boolean; time: boolean; grouping: boolean }): Match[] {
  const first = tokens[at]?.stem;
  if (first === undefined) return [];
  const entries = [...(entriesOf(source).get(first) ?? []), ...(place ? (placesOf(territory).get(first) ?? []) : []), ...(time ? (times.get(first) ?? []) : [])];
  const groups = (term: Term) => (grouping && (term.kind === 'territory' || term.kind === 'grain' || (term.kind === 'column' && term.column.kind !== 'number')) ? 1 : 0);
  return entries.flatMap(({ phrase, term, whole }) => {
    const { matched, to } = follow(tokens, at, phrase);
    return matched === 0 || (whole && matched < phrase.length) ? [] : [{ term, to, matched, coverage: matched / phrase.length }];
  }).toSorted((a, b) => b.matched - a.matched || groups(b.term) - groups(a.term) || b.coverage - a.coverage || rank[b.term.kind] - rank[a.term.kind]);
}
