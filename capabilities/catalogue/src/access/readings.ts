import { keepReading, type Context, type RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Dataset } from '../records/index.ts';
import { aboutPeople } from '../words.ts';
import type { View } from './sight.ts';

/** Keeps who read which personal columns of a dataset, how many rows and what for (GDPR arts. 5.2 and 15). */
export async function keepDataReading(context: Context, { dataset, view, columns, rows, operation, purpose, always = false }: { dataset: RowOf<typeof Dataset>; view: View; columns: readonly string[]; rows: number; operation: string; purpose?: string | undefined; /** Even when the platform asks: for a procedure, that is. */ always?: boolean }): Promise<void> {
  const fields = dataset.columns.filter((each) => aboutPeople(each.class) && columns.includes(each.name) && view.columns[each.name] !== 'hidden').map(({ name }) => name);
  if (fields.length === 0 || (context.me.kind === 'system' && !always)) return;
  await keepReading(context, { operation, record: `data.${dataset.code}`, subject: dataset.id, fields, rows, purpose: purpose ?? null });
}

/** Counts who used a dataset for what, by day: a line a day however often it is asked. */
export async function countUse({ db, organisation, me, now }: Context, { dataset, kind, what }: { dataset: string; kind: string; what: string }): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const at = now.toISOString();
  await sql`insert into data.use (organisation, id, dataset, kind, what, who, day, times, created_at, created_by, changed_at)
    values (${organisation}, ${uuidv7()}, ${dataset}, ${kind}, ${what.slice(0, 500)}, ${me.name === '' ? '—' : me.name.slice(0, 200)}, ${day}, 1, ${at}, ${me.person}, ${at})
    on conflict (organisation, dataset, kind, what, who, day) do update set times = use.times + 1, changed_at = excluded.changed_at`.execute(db.tables());
}
