import { words } from '@comu/kernel/text';
import { aggregates, byWords, said, territorial, grains } from './keywords.ts';
import { placeOf, timeOf } from './read.ts';
import { fold, tokensOf } from './tokens.ts';
import type { Language, Source, Text, Vocabulary } from './types.ts';
import { understand } from './understand.ts';

/** A word that would go on with what is typed, and what it is. */
export interface Completion { readonly words: string; readonly what: Text; readonly sentence: string }

const kinds = { indicator: words('indicador', 'indicador', 'indicator'), dataset: words('conjunt de dades', 'conjunto de datos', 'dataset'), column: words('columna', 'columna', 'column'), value: words('valor', 'valor', 'value'), place: words('municipi', 'municipio', 'municipality'), county: words('comarca', 'comarca', 'county'), group: words('per agrupar', 'para agrupar', 'to group by'), example: words('exemple', 'ejemplo', 'example') } as const;
const most = 8;

/** What could come next: names that begin like the words being typed, those of the source already named first. */
export function completions(sentence: string, vocabulary: Vocabulary, language: Language): Completion[] {
  if (sentence.trim() === '') return examples(vocabulary, language);
  const tokens = tokensOf(sentence);
  const source = understand(sentence, vocabulary)?.source;
  const grouping = tokens.some((_, at) => said(tokens, at, byWords) === tokens.length || said(tokens, at, byWords) === tokens.length - 1);
  const found: { words: string; what: Text; begin: number; rank: number }[] = [];
  const spaced = /\s$/.test(sentence);
  // The last words, from three down to one, may be the beginning of a name.
  const starts = [3, 2, 1].filter((many) => many <= tokens.length).map((many) => tokens.length - many);
  const add = (words: string, what: Text, rank: number) => {
    const name = fold(words);
    for (const start of starts) {
      const begin = tokens[start]?.from ?? 0;
      const typed = fold(sentence.slice(begin)).trim();
      if (typed.length < (start === tokens.length - 1 ? 2 : 4) || !(name.startsWith(typed) || (rank > 1 && typed.length > 2 && name.split(/[\s’'(]+/).some((part) => part.startsWith(typed))))) continue;
      if (name === typed && spaced) return;
      found.push({ words, what, begin, rank: rank + (name.startsWith(typed) ? 1 : 0) + (tokens.length - start) / 10 });
      return;
    }
  };
  for (const each of vocabulary.sources) add(each.title[language], kinds[each.kind], source === undefined ? (each.kind === 'indicator' ? 4 : 3) : 0);
  if (source !== undefined) fromSource(source, { language, grouping, add });
  for (const { name } of vocabulary.territory.places) add(name, kinds.place, 1);
  for (const name of vocabulary.territory.counties) add(name, kinds.county, 1.5);
  for (const of of ['sum', 'mean', 'median', 'count'] as const) add(aggregates[of].words[0] as string, aggregates[of].title, 0.5);
  const unique = new Map(found.toSorted((a, b) => b.rank - a.rank || a.words.length - b.words.length).map((each) => [`${fold(each.words)}`, each]).toReversed() as [string, (typeof found)[number]][]);
  return [...unique.values()].toReversed().slice(0, most).map(({ words, what, begin }) => ({ words, what, sentence: `${sentence.slice(0, begin)}${begin === 0 ? words : lower(words, what)} ` }));
}

function fromSource(source: Source, { language, grouping, add }: { language: Language; grouping: boolean; add(words: string, what: Text, rank: number): void }): void {
  for (const { title, kind, values } of source.columns) {
    add(title[language], grouping ? kinds.group : kinds.column, (kind === 'number') === grouping ? 2 : 4);
    for (const each of values ?? []) add(each.title[language], kinds.value, grouping ? 1 : 3);
  }
  if (placeOf(source) !== undefined) for (const [name, { title }] of Object.entries(territorial)) if (name !== '@habitants') add(title[language], kinds.group, grouping ? 5 : 1.2);
  if (timeOf(source) !== undefined) for (const [grain, { title }] of Object.entries(grains)) if (grain === 'year' || timeOf(source)?.kind !== 'year') add(title[language], kinds.group, grouping ? 5 : 1.2);
}

/** Names keep their capitals only where they are names of places. */
const lower = (words: string, what: Text) => (what === kinds.place || what === kinds.county || /^[A-ZÀ-Ý]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1));

/** Questions that this very vocabulary answers. */
export function examples({ sources }: Vocabulary, language: Language): Completion[] {
  const spoken = (source: Source) => lower(source.title[language], kinds.indicator);
  const by = { ca: ['per comarca', 'per any', 'els 10 municipis amb més'], es: ['por comarca', 'por año', 'los 10 municipios con más'], en: ['by county', 'by year', 'the 10 municipalities with most'] }[language] as [string, string, string];
  const wide = sources.filter((each) => each.kind === 'indicator' && placeOf(each) !== undefined);
  const records = sources.filter((each) => each.kind === 'dataset' && each.empty !== true && each.columns.some(({ kind, values }) => kind === 'text' && (values?.length ?? 0) > 1));
  const made = [
    ...wide.slice(0, 1).map((each) => `${spoken(each)} ${by[0]}`), ...wide.slice(1, 2).map((each) => `${spoken(each)} ${by[1]}`), ...wide.slice(2, 3).map((each) => `${by[2]} ${spoken(each)}`),
    ...records.slice(0, 3).map((each) => `${{ ca: 'nombre de', es: 'número de', en: 'number of' }[language]} ${spoken(each)} ${by[0].split(' ')[0]} ${lower(each.columns.find(({ kind, values }) => kind === 'text' && (values?.length ?? 0) > 1)!.title[language], kinds.column)}`),
  ];
  return made.map((words) => ({ words, what: kinds.example, sentence: words }));
}
