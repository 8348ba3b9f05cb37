import type { AnyRecord, Context } from '@comu/kernel';
import type { OwnMeasure } from '../own/measures.ts';
import { branchesOf } from './branches.ts';
import { rowsShown, type ValueOf } from './from-data.ts';

export interface RecordBehind { readonly id: string; readonly label: string }
export interface RecordsRead { readonly record: string; readonly rows: readonly RecordBehind[]; readonly total: number }
type Found = { readonly read: RecordsRead; readonly given: Readonly<Record<string, unknown>>[] };

/**
 * The records of the body that a figure of its own was counted from, and what the formula gives over those alone. `null` when they are not
 * records with a page; `closed` when whoever asks may not read them, who still sees the figure.
 */
export async function recordsBehind(context: Context, measure: OwnMeasure, { period, dimension }: Omit<ValueOf, 'place'>): Promise<Found | 'closed' | null> {
  const [branch] = branchesOf(measure.sql) ?? [];
  const [, table, alias] = /^([\w."]+)(?:\s+(?!left|join|inner)(\w+))?/i.exec(branch?.from ?? '') ?? [];
  const name = measure.reads[0] ?? '';
  const record = context.house.records.get(name);
  if (branch === undefined || record === undefined || table?.replaceAll('"', '') !== name) return null;
  const { read } = record.declaration;
  if (read === undefined || !context.can(read)) return 'closed';
  const row = alias ?? table;
  // The whole of a period is of all its parts.
  const whole = dimension === '' && branch.columns['dimension'] !== undefined;
  const where = `${branch.where === null ? '' : `(${branch.where}) and `}(${branch.columns['period']}) = $2 and ($3 = '' or coalesce(${branch.columns['dimension'] ?? "''"}, '') = $3)`;
  const found = await context.db.statement<{ id: string }>(`select ${row}.id::text as id from ${branch.from}\nwhere ${where}\norder by ${row}.id`, [context.organisation, period, dimension]);
  const ids = found.map(({ id }) => id);
  const given = await context.db.statement<Record<string, unknown>>(`select ${branch.items}\nfrom ${branch.from}\nwhere ${where} and ${row}.id = any ($4::uuid[])${branch.group === null ? '' : `\ngroup by ${branch.group}`}`, [context.organisation, period, dimension, ids]);
  if (whole) return { read: { record: name, total: ids.length, rows: await labelled(context, record, ids.slice(0, rowsShown)) }, given: [{ period, dimension, value: given.reduce((sum, each) => sum + Number(each['value']), 0) }] };
  return { read: { record: name, total: ids.length, rows: await labelled(context, record, ids.slice(0, rowsShown)) }, given };
}

async function labelled({ db }: Context, record: AnyRecord, ids: readonly string[]): Promise<RecordBehind[]> {
  const rows = new Map((await db.all(record, { id: ids } as never, { limit: rowsShown })).map((each) => [(each as { id: string }).id, each as Readonly<Record<string, unknown>>]));
  const fields = record.declaration.label ?? [];
  return ids.map((id) => ({ id, label: fields.map((field) => rows.get(id)?.[field]).filter((each) => typeof each === 'string' || typeof each === 'number').join(' · ') || id.slice(0, 8) }));
}
