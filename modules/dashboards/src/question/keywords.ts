import { words } from '@comu/kernel/text';
import type { Aggregate, Comparison, Grain, Per, Text } from './types.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What can be made of many rows, with the words for it. `gathered` is how an indicator gathers its places. */
export const aggregates: Readonly<Record<Aggregate, { readonly title: Text; readonly words: readonly string[] }>> = {
  gathered: { title: words('Valor', 'Valor', 'Value'), words: [] },
  count: { title: words('Quants', 'Cuántos', 'How many'), words: ['quants', 'quantes', 'nombre de', 'recompte de', 'recompte', 'compte de', 'cuántos', 'cuántas', 'número de', 'recuento de', 'recuento', 'how many', 'number of', 'count of', 'count'] },
  sum: { title: words('Suma', 'Suma', 'Sum'), words: ['suma', 'suma de', 'total', 'total de', 'en total', 'suma total', 'sum', 'sum of', 'total of'] },
  mean: { title: words('Mitjana', 'Media', 'Mean'), words: ['mitjana', 'mitjana de', 'mitjà', 'promig', 'media', 'media de', 'promedio', 'promedio de', 'average', 'average of', 'mean', 'mean of'] },
  median: { title: words('Mediana', 'Mediana', 'Median'), words: ['mediana', 'mediana de', 'median', 'median of'] },
  most: { title: words('Màxim', 'Máximo', 'Maximum'), words: ['màxim', 'màxima', 'el valor més alt', 'máximo', 'máxima', 'maximum', 'max', 'highest value'] },
  least: { title: words('Mínim', 'Mínimo', 'Minimum'), words: ['mínim', 'mínima', 'el valor més baix', 'mínimo', 'minimum', 'min', 'lowest value'] },
  distinct: { title: words('Diferents', 'Distintos', 'Different'), words: ['diferents', 'distints', 'quants diferents', 'distintos', 'different', 'distinct'] },
};

export const comparisons: Readonly<Record<Comparison, { readonly title: Text; readonly words: readonly string[] }>> = {
  '<': { title: words('menys de', 'menos de', 'less than'), words: ['<', 'menys de', 'menys que', 'per sota de', 'inferior a', 'menor de', 'menor que', 'abans de', 'menos de', 'menos que', 'por debajo de', 'antes de', 'less than', 'fewer than', 'under', 'below', 'before'] },
  '<=': { title: words('fins a', 'hasta', 'up to'), words: ['<=', 'fins a', 'fins al', 'com a màxim', 'no més de', 'hasta', 'hasta el', 'como máximo', 'no más de', 'up to', 'until', 'at most', 'no more than'] },
  '>': { title: words('més de', 'más de', 'more than'), words: ['>', 'més de', 'més que', 'per sobre de', 'superior a', 'major de', 'major que', 'després de', 'más de', 'más que', 'por encima de', 'mayor de', 'mayor que', 'después de', 'more than', 'over', 'above', 'greater than', 'after'] },
  '>=': { title: words('com a mínim', 'como mínimo', 'at least'), words: ['>=', 'com a mínim', 'des de', 'des del', 'a partir de', 'a partir del', 'almenys', 'como mínimo', 'desde', 'desde el', 'al menos', 'at least', 'since', 'from'] },
  '<>': { title: words('no és', 'no es', 'is not'), words: ['que no és', 'que no siguin', 'excepte', 'menys els de', 'llevat de', 'excepto', 'salvo', 'except', 'other than', 'not'] },
  '=': { title: words('és', 'es', 'is'), words: ['=', 'igual a'] },
  last: { title: words('els últims', 'los últimos', 'the last'), words: [] },
};

export const byWords = ['per', 'per a cada', 'per cada', 'segons', 'agrupat per', 'agrupats per', 'desglossat per', 'por', 'por cada', 'según', 'agrupado por', 'by', 'per each', 'for each', 'grouped by', 'according to'];
export const betweenWords = ['entre', 'between'];
export const lastWords = ['darrer', 'darrera', 'darrers', 'darreres', 'últim', 'última', 'últims', 'últimes', 'último', 'últimos', 'últimas', 'last', 'latest'];
export const mostWords = ['amb més', 'que tenen més', 'primers', 'més alts', 'con más', 'que tienen más', 'primeros', 'más altos', 'with most', 'with the most', 'top', 'first', 'highest'];
export const leastWords = ['amb menys', 'que tenen menys', 'més baixos', 'con menos', 'que tienen menos', 'más bajos', 'with least', 'with the least', 'with fewest', 'bottom', 'lowest'];

/** Ways of grouping by time and by territory, which no source has to bring. */
export const grains: Readonly<Record<Grain, { readonly title: Text; readonly words: readonly string[] }>> = {
  year: { title: words('any', 'año', 'year'), words: ['any', 'anys', 'exercici', 'anual', 'anualment', 'període', 'año', 'años', 'ejercicio', 'anual', 'periodo', 'year', 'years', 'yearly', 'period'] },
  month: { title: words('mes', 'mes', 'month'), words: ['mes', 'mesos', 'mensual', 'meses', 'mensual', 'month', 'months', 'monthly'] },
};
export const territorial: Readonly<Record<string, { readonly title: Text; readonly words: readonly string[] }>> = {
  '@municipi': { title: words('Municipi', 'Municipio', 'Municipality'), words: ['municipi', 'municipis', 'poble', 'pobles', 'ajuntament', 'municipio', 'pueblo', 'ayuntamiento', 'municipality', 'municipalities', 'town', 'towns', 'town hall'] },
  '@comarca': { title: words('Comarca', 'Comarca', 'County'), words: ['comarca', 'comarques', 'comarca', 'comarcas', 'county', 'counties'] },
  '@mida': { title: words('Mida del municipi', 'Tamaño del municipio', 'Size of the municipality'), words: ['mida', 'mida del municipi', 'tram de població', 'trams de població', 'tram', 'franja de població', 'tamaño', 'tamaño del municipio', 'tramo de población', 'size', 'population band', 'size of municipality'] },
  '@habitants': { title: words('Habitants', 'Habitantes', 'Inhabitants'), words: ['habitants', 'habitantes', 'inhabitants', 'veïns', 'vecinos', 'people'] },
};
/** Figures that are divided by people; a thousand of them for what is scarce. */
export const shares: Readonly<Record<Per, { readonly title: Text; readonly words: readonly string[]; readonly many: number }>> = {
  inhabitant: { title: words('per habitant', 'por habitante', 'per inhabitant'), words: ['per habitant', 'per cada habitant', 'per cap', 'per capita', 'per persona', 'por habitante', 'por cada habitante', 'por persona', 'per inhabitant', 'per person', 'per head'], many: 1 },
  thousand: { title: words('per 1.000 habitants', 'por 1.000 habitantes', 'per 1,000 inhabitants'), words: ['per 1.000 habitants', 'per 1000 habitants', 'per mil habitants', 'per cada 1.000 habitants', 'per cada mil habitants', 'por 1.000 habitantes', 'por 1000 habitantes', 'por mil habitantes', 'por cada 1.000 habitantes', 'por cada mil habitantes', 'per 1,000 inhabitants', 'per 1000 inhabitants', 'per thousand inhabitants'], many: 1000 },
};
/** States of things, said as people say them beside their labels. */
export const stateWords: Readonly<Record<string, readonly string[]>> = {
  open: ['obert', 'oberts', 'obertes', 'en curs', 'pendent', 'viu', 'abierto', 'abiertos', 'abierta', 'en curso', 'pendiente', 'open', 'pending'], closed: ['tancat', 'tancats', 'tancades', 'acabat', 'resolt', 'cerrado', 'cerrada', 'resuelto', 'closed', 'finished'],
};
/** Said for the whole, and filtering nothing. */
export const noise = ['província', 'província de barcelona', 'tota la província', 'tots', 'totes', 'tots els', 'provincia', 'toda la provincia', 'todos', 'todas', 'province', 'the whole province', 'all', 'municipis', 'municipios', 'municipalities', 'dades de', 'datos de', 'data of', 'xifra', 'cifra', 'figure', 'indicador', 'indicator'];

const folds = new Map<string, readonly string[]>();
function foldsOf(words: string): readonly string[] {
  const known = folds.get(words) ?? tokensOf(words).map(({ fold }) => fold);
  folds.set(words, known);
  return known;
}

/** The longest of these words that is said from here on; its end, or nothing. */
export function said(tokens: readonly Token[], at: number, words: readonly string[]): number | undefined {
  let longest: number | undefined;
  for (const each of words) {
    const wanted = foldsOf(each);
    if (wanted.length > 0 && wanted.every((plain, index) => tokens[at + index]?.fold === plain) && at + wanted.length > (longest ?? at)) longest = at + wanted.length;
  }
  return longest;
}

/** The same among named lists: which one, and its end. */
export function saidOf<Key extends string>(tokens: readonly Token[], at: number, lists: Readonly<Record<Key, { readonly words: readonly string[] }>>): { key: Key; to: number } | undefined {
  let found: { key: Key; to: number } | undefined;
  for (const [key, { words }] of Object.entries(lists) as [Key, { words: readonly string[] }][]) {
    const to = said(tokens, at, words);
    if (to !== undefined && to > (found?.to ?? at)) found = { key, to };
  }
  return found;
}
