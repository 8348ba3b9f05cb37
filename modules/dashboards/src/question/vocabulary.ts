import { askable, type Askable } from '@comu/catalogue';
import { spokenIndicators, type Spoken } from '@comu/indicators';
import type { Context, Field } from '@comu/kernel';
import { counties, municipalities, populationBands } from '@comu/territory';
import { fold } from './tokens.ts';
import type { Source, SourceColumn, Text, Vocabulary } from './types.ts';

const same = (words: string): Text => ({ ca: words, es: words, en: words });
const snake = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const yearWords = new Set(['any', 'any_', 'anys', 'exercici', 'ano', 'anyo', 'ejercicio', 'year', 'periode', 'periodo', 'period']);
const placeCodes: Readonly<Record<string, boolean>> = { ine5: false, idescat6: true, entity10: true };
const lowered = (text: Text, change: (words: string) => string): Text => ({ ca: change(text.ca), es: change(text.es), en: change(text.en) });

const titles = { place: { ca: 'Municipi', es: 'Municipio', en: 'Municipality' }, period: { ca: 'Període', es: 'Periodo', en: 'Period' }, dimension: { ca: 'Desglossament', es: 'Desglose', en: 'Breakdown' } } as const;

function indicatorSource({ code, table, name, unit, decimals, factor, gathers, periods, universe, dimensions }: Spoken): Source {
  const columns: SourceColumn[] = [
    ...(universe === 'own' ? [] : [{ name: 'municipi', title: titles.place, words: [], kind: 'place' as const }]),
    { name: 'periode', title: titles.period, words: [], kind: 'year', textual: true, ...(periods === 'year' ? {} : { finer: true }) },
    ...(dimensions.length === 0 ? [] : [{ name: 'dimensio', title: titles.dimension, words: ['unitat', 'canal', 'unidad', 'unit', 'channel'], kind: 'text' as const, values: [...dimensions] }]),
    { name: 'valor', title: name, words: [], kind: 'number', unit: unit.ca },
  ];
  return { key: `indicator:${code}`, kind: 'indicator', table, title: name, words: [code.replaceAll('-', ' ')], columns, gathers, factor, decimals, unit };
}

function columnOf(column: Askable['columns'][number], { record, house }: { record: string | null; house: Context['house'] }): SourceColumn[] {
  const { name, title, type, code, unit, synonyms, values } = column;
  const declared = record === null ? undefined : (Object.entries(house.records.get(record)?.fields ?? {}) as [string, Field][]).find(([field]) => snake(field) === name)?.[1].declaration;
  const common = { name, title: declared === undefined ? same(title) : declared.label, words: [...synonyms], ...(unit === undefined ? {} : { unit }) };
  if (code !== undefined && code in placeCodes) return [{ ...common, kind: 'place', longer: placeCodes[code] === true }];
  if (declared?.choices !== undefined) return [{ ...common, kind: 'text', values: Object.entries(declared.choices).map(([value, said]) => ({ value, title: said })) }];
  const year = yearWords.has(fold(title)) || yearWords.has(fold(name));
  if (type === 'integer' || type === 'decimal') return [{ ...common, kind: year ? 'year' : 'number' }];
  if (type === 'text') return [year ? { ...common, kind: 'year', textual: true } : { ...common, kind: 'text', values: values.map((value) => ({ value, title: same(value) })) }];
  return type === 'day' || type === 'moment' || type === 'yes-no' ? [{ ...common, kind: type }] : [];
}

function datasetSource({ dataset, columns, view, loaded }: Askable, house: Context['house']): Source {
  const record = dataset.record === null ? undefined : house.records.get(dataset.record)?.declaration;
  return {
    key: `dataset:${dataset.code}`, kind: 'dataset', table: dataset.code, title: record?.plural ?? same(dataset.title), figuresOnly: view.figuresOnly, empty: !loaded,
    words: [...(record === undefined ? [] : Object.values(record.title)), ...(dataset.keywords ?? '').split(/[,;]/).map((each) => each.trim()).filter((each) => each !== '' && !each.includes('.')).slice(0, 12)],
    columns: columns.filter(({ name }) => (dataset.record === null || name !== 'id') && (view.columns[name] ?? 'clear') === 'clear').flatMap((column) => columnOf(column, { record: dataset.record, house })),
  };
}

/** The words of everything that whoever asks may ask of: the datasets they see, with the synonyms of the glossary, and the indicators. Two of one name are told apart. */
export async function vocabularyOf(context: Context): Promise<Vocabulary> {
  const [datasets, indicators] = [context.can('data.read') ? await askable(context) : [], await spokenIndicators(context)];
  const sources = [...indicators.map(indicatorSource), ...datasets.map((each) => datasetSource(each, context.house))];
  const often = new Map<string, number>();
  for (const { title } of sources) often.set(title.ca, (often.get(title.ca) ?? 0) + 1);
  return {
    sources: sources.map((source) => (often.get(source.title.ca) === 1 ? source : { ...source, words: [...source.words, source.title.ca], title: lowered(source.title, (words) => `${words} (${source.table})`) })),
    territory: { places: municipalities.map(({ ine, name }) => ({ ine, name })), counties: counties.map(({ name }) => name), bands: populationBands.map(({ label }) => label) },
  };
}
