import type { ChartRow, ChartSpec } from '@comu/charts';
import type { AnswerShape } from '../question/shapes.ts';
import type { Text } from '../question/types.ts';

/** What is drawn of an answer: its columns and rows, how its figure is written, and the places its rows are of. */
export interface Drawable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly measure: { readonly unit: Text; readonly decimals: number };
  /** INE codes of the first column, where it holds municipalities. */
  readonly places: readonly (string | null)[] | null;
}

const period = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
const text = (value: unknown): string => (value === null || value === undefined ? '—' : String(value));
const isNumber = (type: string | undefined) => type === 'integer' || type === 'decimal';
const timeAt = ({ columns, rows }: Drawable): number => columns.slice(0, -1).findIndex((_, at) => rows.length > 0 && rows.every((row) => period.test(text(row[at]))));

/** The shapes that an answer can take, the most telling first; anything can be read as a table. */
export function shapesFor(answer: Drawable): AnswerShape[] {
  const { columns, rows, places } = answer;
  const groups = columns.length - 1;
  if (rows.length === 0 || !isNumber(columns.at(-1)?.type) || groups > 2) return ['table'];
  if (groups === 0) return rows.length === 1 ? ['figure', 'table'] : ['table'];
  const time = timeAt(answer);
  if (time !== -1) return groups === 1 ? ['line', 'bars', 'table'] : ['line', 'heat', 'table'];
  if (groups === 2) return ['heat', 'table'];
  const filled = places?.filter((each) => each !== null).length ?? 0;
  const words: AnswerShape[] = rows.length <= 6 ? ['bars', 'ranked', 'table'] : ['ranked', 'bars', 'table'];
  return filled >= Math.max(1, rows.length - 1) ? (rows.length > 40 ? ['map', 'ranked', 'table'] : ['ranked', 'map', 'table']) : words;
}

/** The chart of an answer; figures and tables are none. */
export function specOfAnswer(answer: Drawable, { title, shape }: { title: string; shape: AnswerShape }): { spec: ChartSpec; rows: readonly ChartRow[] } | undefined {
  if (shape === 'table' || shape === 'figure' || !shapesFor(answer).includes(shape)) return undefined;
  const { columns, rows, measure, places } = answer;
  const same = { ca: title, es: title, en: title };
  const figure = columns.length - 1;
  const name = columns[figure]?.name ?? '';
  const common = { title: same, y: 'value', measure: { title: { ca: name, es: name, en: name }, ...measure } } as const;
  const valueOf = (row: readonly unknown[]) => (row[figure] === null || row[figure] === undefined || row[figure] === '' ? null : Number(row[figure]));
  const time = timeAt(answer);
  const across = time === -1 ? 0 : time;
  const other = columns.length === 3 ? 1 - across : -1;
  const drawn = rows.map((row, index): ChartRow => ({ x: text(row[across]), series: other === -1 ? '' : text(row[other]), value: valueOf(row), place: places?.[index] ?? null }));
  switch (shape) {
    case 'map': return { spec: { ...common, kind: 'map', x: 'place', label: 'x' }, rows: drawn.filter(({ place }) => place !== null) };
    case 'ranked': return { spec: { ...common, kind: 'ranked', x: 'x', most: 30 }, rows: drawn };
    case 'bars': return { spec: { ...common, kind: 'bars', x: 'x' }, rows: drawn };
    case 'line': return { spec: other === -1 ? { ...common, kind: 'line', x: 'x' } : { ...common, kind: 'line', x: 'x', series: 'series' }, rows: drawn };
    case 'heat': return { spec: time === -1 ? { ...common, kind: 'heat', x: 'series', series: 'x' } : { ...common, kind: 'heat', x: 'x', series: 'series' }, rows: drawn };
  }
}
