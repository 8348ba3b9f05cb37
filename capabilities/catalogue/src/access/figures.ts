import type { Context } from '@comu/kernel';
import { z } from 'zod';
import { badQuestion, limitNotRound, onlyFigures, tooManyConditions } from '../refusals.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { sourceOf, viewsFor, type DataSource } from './ask.ts';
import { datasetsNamed } from './named.ts';
import { countUse, keepDataReading } from './readings.ts';
import { singlingOut, stepOf, type Condition, type Statement } from './singled-out.ts';
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
/** Each more halves the rows that a group can be told apart into. */
const mostConditions = 4;

/**
 * Figures by groups: counts, sums, means, medians. Of personal data nobody gets a group smaller than the dataset’s threshold, nor what
 * would let it be worked out from a total or from the same question with a condition more or less; every column named must be one that whoever asks sees.
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
  const behind = measures.flatMap(({ of, column: name }) => (of === 'count' || of === 'distinct' ? [] : [`count(${seen(name)})`]));
  const careful = found.view.figuresOnly;
  if (careful && only.length > mostConditions) throw tooManyConditions({ most: String(mostConditions) });
  const conditions = only.map((each) => conditionOf(each, { type: forms.get(each.column)?.type ?? 'text', expression: seen(each.column), careful }));
  const groups = by.map(seen);
  const parameters: unknown[] = [];
  const written = conditions.map(({ write }) => write(parameters));
  const sql = `select ${[...groups, ...figures.map((each, place) => `${each} as f${place}`), 'count(*) as group_rows', ...behind.map((each, place) => `${each} as n${place}`)].join(', ')} from ${quote(code)}${written.length === 0 ? '' : ` where ${written.join(' and ')}`}${groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`}`;
  const views = await viewsFor(context, [found]);
  const ask = (statement: Statement) => explained(tables().query({ ...statement, tables: views, limits: { rows: most, milliseconds: 20_000 } }));
  const answer = await ask({ sql, parameters });
  if (answer.more && careful) throw onlyFigures({ code, detail: `> ${most}` });
  const smallest = careful ? found.dataset.threshold : null;
  const width = groups.length + figures.length;
  const keys = answer.rows.map((row) => row.slice(0, groups.length).map((each) => JSON.stringify(each)));
  const { rows, left } = smallest === null ? { rows: answer.rows, left: 0 }
    : suppressSmall({ rows: answer.rows, sizes: answer.rows.map((row) => row.slice(width).map(Number)), keys, unsafe: await givenAway(singlingOut({ table: quote(code), groups, conditions }), { ask, keys, smallest }), smallest });
  await keepDataReading(context, { ...found, columns: [...by, ...only.map((each) => each.column)], rows: rows.length, operation: 'data.figures' });
  await countUse(context, { dataset: found.dataset.id, kind: 'question', what: purpose ?? '—' });
  return {
    columns: answer.columns.slice(0, width).map(({ name, type }, place) => ({ name, type, title: place < by.length ? titleOf(found.dataset.columns, name) : measureTitle(measures[place - by.length] as (typeof measures)[number], found.dataset.columns) })),
    rows: rows.map((row) => row.slice(0, width)), left, smallest, sql, source: sourceOf(found),
  };
}

type Only = z.output<typeof asked>['only'][number];

/** A condition as it is written; where single rows may not be told, a limit has to be a round one. */
function conditionOf({ column: name, is, value }: Only, { type, expression, careful }: { type: string; expression: string; careful: boolean }): Condition {
  if (is === 'empty') return { write: () => `${expression} is null` };
  if (is === 'filled') return { write: () => `${expression} is not null` };
  if (value === undefined) throw badQuestion({ detail: `“${name}”` });
  const write = (of: string, as: string) => (parameters: unknown[]) => `${of} ${is} cast($${parameters.push(String(value))} as ${as})`;
  if (!careful || is === '=' || is === '<>') return { write: write(expression, sqlTypes[type] ?? 'varchar') };
  if (type === 'day' || type === 'moment') {
    const [, year, month] = /^(\d{4})-(\d\d)-01$/.exec(String(value)) ?? [];
    if (year === undefined) throw limitNotRound({ column: name });
    const day = `cast(${expression} as date)`;
    return { write: write(day, 'date'), limit: { expression: `year(${day}) * 12 + month(${day}) - 1 + (day(${day}) - 1) / 31.0`, at: Number(year) * 12 + Number(month) - 1, step: month === '01' ? 12 : 1 } };
  }
  const step = type === 'integer' || type === 'decimal' ? stepOf(Number(value)) : undefined;
  if (step === undefined) throw limitNotRound({ column: name });
  return { write: write(expression, 'double'), limit: { expression: `cast(${expression} as double)`, at: Number(value), step } };
}

/** The groups of an answer that a second question could single a person out of. */
async function givenAway(statements: readonly Statement[], { ask, keys, smallest }: { ask(statement: Statement): Promise<{ rows: readonly (readonly unknown[])[] }>; keys: readonly (readonly string[])[]; smallest: number }): Promise<Set<number>> {
  const told = new Set<string>();
  for (const statement of statements)
    for (const row of (await ask(statement)).rows) if (row.at(-1) !== null && Number(row.at(-1)) < smallest) told.add(row.slice(0, -1).map((each) => JSON.stringify(each)).join());
  return new Set(keys.flatMap((key, place) => (told.has(key.join()) ? [place] : [])));
}

const sqlTypes: Readonly<Record<string, string>> = { integer: 'bigint', decimal: 'double', day: 'date', moment: 'timestamptz', 'yes-no': 'boolean' };
const titleOf = (columns: readonly { name: string; title: string }[], name: string) => columns.find((each) => each.name === name)?.title ?? name;
const measureTitle = ({ of, column: name }: { of: string; column?: string | undefined }, columns: readonly { name: string; title: string }[]) =>
  of === 'count' ? 'Files' : `${{ sum: 'Suma', mean: 'Mitjana', median: 'Mediana', distinct: 'Diferents' }[of] ?? of}: ${titleOf(columns, name ?? '')}`;
