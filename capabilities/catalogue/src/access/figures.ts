import type { Context } from '@comu/kernel';
import { z } from 'zod';
import { badQuestion } from '../refusals.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { sourceOf, viewsFor, type DataSource } from './ask.ts';
import { conditionOf, quote } from './condition.ts';
import { figuresOfPeople } from './figures-of-people.ts';
import { datasetsNamed } from './named.ts';
import { countUse, keepDataReading } from './readings.ts';

const column = z.string().max(200);
export const figuresAsked = {
  dataset: z.string().max(63),
  measures: z.array(z.strictObject({ of: z.enum(['count', 'sum', 'mean', 'median', 'distinct']), column: column.optional() })).min(1).max(8),
  by: z.array(column).max(4).default([]),
  only: z.array(z.strictObject({ column, is: z.enum(['=', '<>', '<', '<=', '>', '>=', 'empty', 'filled']), value: z.union([z.string().max(500), z.number(), z.boolean()]).optional() })).max(10).default([]),
  purpose: z.string().max(80).optional(),
};
const asked = z.object(figuresAsked);
export type FiguresAsked = z.input<typeof asked>;
export type FiguresWanted = z.output<typeof asked>;
export interface Figures {
  readonly columns: readonly { name: string; title: string; type: string }[]; readonly rows: readonly (readonly unknown[])[];
  /** Of people: rows of which the group is not told, the smallest group there is, and the columns that they are counted by. */
  readonly left: number; readonly smallest: number | null; readonly crossed: readonly string[] | null;
  readonly sql: string; readonly source: DataSource;
}

const most = 5000;

/** Figures by groups: counts, sums, means, medians. Every column named must be one that whoever asks sees; where they may not see single rows, see `figures-of-people.ts`. */
export async function askFigures(context: Context, question: FiguresAsked): Promise<Figures> {
  const wanted = asked.parse(question);
  const { dataset: code, measures, by, only, purpose } = wanted;
  const { open, refuse } = await datasetsNamed(context, { words: [code.toLowerCase()], purpose });
  const [found] = open;
  if (found === undefined) throw refuse(code);
  const forms = new Map(found.version.columns.map((each) => [each.name, each]));
  const seen = (name: string | undefined) => {
    if (name === undefined || !forms.has(name) || found.view.columns[name] === 'hidden') throw badQuestion({ detail: `“${name ?? ''}”` });
    return quote(name);
  };
  const numeric = (name: string | undefined) => {
    if (!['integer', 'decimal'].includes(forms.get(name ?? '')?.type ?? '') || found.view.columns[name as string] !== 'clear') throw badQuestion({ detail: `“${name ?? ''}”` });
    return seen(name);
  };
  const figures = measures.map(({ of, column: name }) => of === 'count' ? 'count(*)' : of === 'distinct' ? `count(distinct ${seen(name)})` : of === 'sum' ? `sum(${numeric(name)})` : of === 'mean' ? `avg(${numeric(name)})` : `median(${numeric(name)})`);
  const groups = by.map(seen);
  const titles = [...by.map((name) => ({ name, type: forms.get(name)?.type ?? 'text', title: titleOf(found.dataset.columns, name) })), ...measures.map((each, place) => ({ name: `f${place}`, type: each.of === 'count' || each.of === 'distinct' ? 'integer' : 'decimal', title: measureTitle(each, found.dataset.columns) }))];
  const answer = async (): Promise<Pick<Figures, 'columns' | 'rows' | 'left' | 'smallest' | 'crossed' | 'sql'>> => {
    if (found.view.figuresOnly) return { columns: titles, smallest: found.dataset.threshold, ...await figuresOfPeople(context, found, { ...wanted, measures: measures.map(({ of, column: name }) => (of === 'count' ? { of } : { of, column: name })) }) };
    const parameters: unknown[] = [];
    const conditions = only.map((each) => conditionOf(each, { type: forms.get(each.column)?.type ?? 'text', expression: seen(each.column), parameters }));
    const sql = `select ${[...groups, ...figures.map((each, place) => `${each} as f${place}`)].join(', ')} from ${quote(code)}${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`}${groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`}`;
    const { columns, rows } = await explained(tables().query({ sql, parameters, tables: await viewsFor(context, [found]), limits: { rows: most, milliseconds: 20_000 } }));
    return { columns: titles.map((each, place) => ({ ...each, ...columns[place] })), rows, left: 0, smallest: null, crossed: null, sql };
  };
  const told = await answer();
  await keepDataReading(context, { ...found, columns: [...by, ...only.map((each) => each.column)], rows: told.rows.length, operation: 'data.figures', purpose });
  await countUse(context, { dataset: found.dataset.id, kind: 'question', what: purpose ?? '—' });
  return { ...told, source: sourceOf(found) };
}

const titleOf = (columns: readonly { name: string; title: string }[], name: string) => columns.find((each) => each.name === name)?.title ?? name;
const measureTitle = ({ of, column: name }: { of: string; column?: string | undefined }, columns: readonly { name: string; title: string }[]) =>
  of === 'count' ? 'Files' : `${{ sum: 'Suma', mean: 'Mitjana', median: 'Mediana', distinct: 'Diferents' }[of] ?? of}: ${titleOf(columns, name ?? '')}`;
