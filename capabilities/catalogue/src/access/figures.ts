import type { Context } from '@comu/kernel';
import { z } from 'zod';
import { badQuestion, onlyFigures } from '../refusals.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { sourceOf, viewsFor, type DataSource } from './ask.ts';
import { datasetsNamed } from './named.ts';
import { countUse, keepDataReading } from './readings.ts';
import { suppressSmall } from './suppress.ts';

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
export interface Figures { readonly columns: readonly { name: string; title: string; type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly left: number; readonly smallest: number | null; readonly sql: string; readonly source: DataSource }

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const most = 5000;

/**
 * Figures by groups: counts, sums, means, medians. Of personal data nobody gets a group smaller than the dataset’s threshold, nor what
 * would let it be worked out from the total; every column named must be one that whoever asks sees.
 */
export async function askFigures(context: Context, question: FiguresAsked): Promise<Figures> {
  const { dataset: code, measures, by, only, purpose } = asked.parse(question);
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
  if (found.view.figuresOnly && by.some((name) => found.view.columns[name] !== 'clear')) throw onlyFigures({ code, detail: by.filter((name) => found.view.columns[name] !== 'clear').join(', ') });
  const figures = measures.map(({ of, column: name }) => of === 'count' ? 'count(*)' : of === 'distinct' ? `count(distinct ${seen(name)})` : of === 'sum' ? `sum(${numeric(name)})` : of === 'mean' ? `avg(${numeric(name)})` : `median(${numeric(name)})`);
  const parameters: unknown[] = [];
  const conditions = only.map(({ column: name, is, value }) => {
    if (is === 'empty') return `${seen(name)} is null`;
    if (is === 'filled') return `${seen(name)} is not null`;
    if (value === undefined) throw badQuestion({ detail: `“${name}”` });
    parameters.push(String(value));
    return `${seen(name)} ${is} cast($${parameters.length} as ${sqlTypes[forms.get(name)?.type ?? 'text'] ?? 'varchar'})`;
  });
  const groups = by.map(seen);
  const sql = `select ${[...groups, ...figures.map((each, place) => `${each} as f${place}`), 'count(*) as group_rows'].join(', ')} from ${quote(code)}${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`}${groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`}`;
  const answer = await explained(tables().query({ sql, tables: await viewsFor(context, [found]), parameters, limits: { rows: most, milliseconds: 20_000 } }));
  if (answer.more && found.view.figuresOnly) throw onlyFigures({ code, detail: `> ${most}` });
  const smallest = found.view.figuresOnly ? found.dataset.threshold : null;
  const { rows, left } = smallest === null ? { rows: answer.rows, left: 0 } : suppressSmall({ rows: answer.rows, sizes: answer.rows.map((row) => Number(row.at(-1))), smallest });
  await keepDataReading(context, { ...found, columns: [...by, ...only.map((each) => each.column)], rows: rows.length, operation: 'data.figures' });
  await countUse(context, { dataset: found.dataset.id, kind: 'question', what: purpose ?? '—' });
  return {
    columns: answer.columns.slice(0, -1).map(({ name, type }, place) => ({ name, type, title: place < by.length ? titleOf(found.dataset.columns, name) : measureTitle(measures[place - by.length] as (typeof measures)[number], found.dataset.columns) })),
    rows: rows.map((row) => row.slice(0, -1)), left, smallest, sql, source: sourceOf(found),
  };
}

const sqlTypes: Readonly<Record<string, string>> = { integer: 'bigint', decimal: 'double', day: 'date', moment: 'timestamptz', 'yes-no': 'boolean' };
const titleOf = (columns: readonly { name: string; title: string }[], name: string) => columns.find((each) => each.name === name)?.title ?? name;
const measureTitle = ({ of, column: name }: { of: string; column?: string | undefined }, columns: readonly { name: string; title: string }[]) =>
  of === 'count' ? 'Files' : `${{ sum: 'Suma', mean: 'Mitjana', median: 'Mediana', distinct: 'Diferents' }[of] ?? of}: ${titleOf(columns, name ?? '')}`;
