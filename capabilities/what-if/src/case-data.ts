import type { Context } from '@comu/kernel';
import type { DataOf } from '@comu/simulation';
import { sql } from 'kysely';

/** Cases whose data are read at most, the newest ones. */
const most = 3000;

/** The data that our own cases ended with, which conditions of a model read. What a study keeps of them is only the variables that its gateways name. */
export async function dataOfCases({ db, organisation }: Pick<Context, 'db' | 'organisation'>, cases: readonly string[]): Promise<DataOf> {
  const asked = cases.slice(-most);
  const { rows } = await sql<{ instance: string; data: Record<string, unknown> }>`
    select v.instance, jsonb_object_agg(v.name, v.value) as data from processes.variable v
    where v.organisation = ${organisation} and v.instance = any(${`{${asked.join(',')}}`}::uuid[]) and v.scope = v.instance and jsonb_typeof(v.value) in ('boolean', 'number', 'string') group by v.instance`.execute(db.tables());
  const found = new Map(rows.map(({ instance, data }) => [instance, data]));
  return (id) => found.get(id);
}
