import type { ChartRow, ChartSpec, Language } from '@comu/charts';
import type { Part } from '../dashboards.records.ts';

/** What a part needs of its indicator to be drawn. */
export interface PartRows {
  readonly name: { ca: string; es: string; en: string };
  readonly unit: { ca: string; es: string; en: string };
  readonly decimals: number;
  readonly direction: 'more' | 'less' | 'neither';
  readonly period: string | null;
  /** What its breakdown is called, where it is kept as codes. */
  readonly dimensionNames: Readonly<Record<string, { ca: string; es: string; en: string }>>;
  readonly rows: readonly { readonly place: string; readonly name: string; readonly period: string; readonly dimension: string; readonly value: number | null }[];
}

/** The chart that a part asks for, over its rows; places that were chosen are set apart on a map or a distribution, and are the lines of a series. */
export function specOf(part: Extract<Part, { kind: 'chart' }>, data: PartRows, language: Language): { spec: ChartSpec; rows: readonly ChartRow[] } {
  const { name, unit, decimals, direction, rows } = data;
  const title = data.period === null || data.period === 'all' ? name : { ca: `${name.ca}, ${data.period}`, es: `${name.es}, ${data.period}`, en: `${name.en}, ${data.period}` };
  const common = { title, y: 'value', measure: { title: name, unit, decimals } } as const;
  // A total beside its parts would be drawn as one of them.
  const parts = rows.some(({ dimension }) => dimension !== '') && (part.chart === 'line' || part.chart === 'heat');
  const plain = rows.filter(({ dimension }) => !parts || dimension !== '').map((row) => ({ ...row, series: row.dimension === '' ? row.name : (data.dimensionNames[row.dimension]?.[language] ?? row.dimension) }));
  const names = plain.filter(({ place }) => part.places.includes(place)).map((row) => row.name);
  switch (part.chart) {
    case 'map': return { spec: { ...common, kind: 'map', x: 'place', label: 'name', highlight: part.places }, rows: plain };
    case 'ranked': return { spec: { ...common, kind: 'ranked', x: 'name', most: 14, ascending: direction === 'less', highlight: names }, rows: plain };
    case 'distribution': return { spec: { ...common, kind: 'distribution', x: 'name', highlight: names }, rows: plain };
    case 'heat': return { spec: { ...common, kind: 'heat', x: 'period', series: 'series' }, rows: plain };
    case 'line': return { spec: { ...common, kind: 'line', x: 'period', series: 'series' }, rows: plain };
  }
}

/** Series want all periods, the others the one that was chosen or else the last. */
export const periodFor = (part: Part): string => (part.kind === 'chart' && (part.chart === 'line' || part.chart === 'heat') ? 'all' : ((part.kind === 'chart' || part.kind === 'table' ? part.period : undefined) ?? 'last'));
/** A series of all 311 would say nothing: only the chosen places are read, the others need the whole province. */
export const placesFor = (part: Part, here: string): readonly string[] | undefined =>
  part.kind === 'chart' && (part.chart === 'line' || part.chart === 'heat') ? (part.places.length > 0 ? part.places : [here]) : part.kind === 'table' && part.places.length > 0 ? part.places : undefined;
