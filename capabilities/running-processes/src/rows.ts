import type { Db } from '@comu/kernel';
import type { Change, EventRow, InstanceRows, Table } from '@comu/processes';
import { sql, type RawBuilder } from 'kysely';
import { column, columnsOf, keyOf, tables, type EngineTable } from './tables.ts';

const parts = { activities: 'activity', tokens: 'token', variables: 'variable', tasks: 'task', jobs: 'job', timers: 'timer', subscriptions: 'subscription', incidents: 'incident' } as const;
const instants = Object.fromEntries((Object.keys(tables) as EngineTable[]).map((table) => [table, Object.entries(tables[table]).filter(([, type]) => type.startsWith('timestamptz')).map(([name]) => name)])) as Record<EngineTable, string[]>;

const asObject = (table: EngineTable, alias: string) => sql.raw(`jsonb_build_object(${columnsOf(table).map((name) => `'${name}', ${alias}.${column(name)}`).join(', ')})`);

/** All rows of an instance, its row locked until the end of the transaction; `undefined` when the organisation has no such instance. */
export async function loadInstance(db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> {
  // The instance is locked first, in its own snapshot; the children are read after, so that they are those the last step left.
  await sql`select 1 from processes.instance where organisation = ${organisation} and id = ${id} for update`.execute(db.tables());
  return readInstance(db, organisation, id);
}

/** All rows of an instance as of now, for who only looks: nobody waits for them. One round trip. */
export async function readInstance(db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> {
  const children = Object.entries(parts).map(([name, table]) => sql`'${sql.raw(name)}', coalesce((select jsonb_agg(${asObject(table, 'c')} ${sql.raw(table === 'variable' ? '' : 'order by c.id')}) from ${sql.raw(`processes.${table}`)} c where c.organisation = ${organisation} and c.instance = ${id}), '[]'::jsonb)`);
  const { rows: [found] } = await sql<{ rows: Record<string, unknown> }>`
    select jsonb_build_object('instance', ${asObject('instance', 'i')}, ${sql.join(children)}) as rows from processes.instance i where i.organisation = ${organisation} and i.id = ${id}`.execute(db.tables());
  if (found === undefined) return undefined;
  const rows = found.rows as unknown as Record<string, Record<string, unknown>[]> & { instance: Record<string, unknown> };
  fixInstants('instance', rows.instance);
  for (const [name, table] of Object.entries(parts)) for (const row of rows[name] ?? []) fixInstants(table, row);
  return rows as unknown as InstanceRows;
}

// PostgreSQL writes instants in JSON with its own zone notation; rows carry ISO 8601 in UTC.
function fixInstants(table: EngineTable, row: Record<string, unknown>) {
  for (const name of instants[table]) if (typeof row[name] === 'string') row[name] = new Date(row[name]).toISOString();
}

/** Writes what a step changed and the events it left: one statement, however many rows. */
export async function saveStep(db: Db, changes: readonly Change[], events: readonly EventRow[]): Promise<void> {
  const clauses: RawBuilder<unknown>[] = [];
  const of = (table: Table, write: Change['write']) => changes.filter((each) => each.table === table && each.write === write).map(({ row }) => row);
  for (const table of Object.keys(tables) as EngineTable[]) {
    const inserted = table === 'event' ? events : [...of(table, 'insert')];
    if (inserted.length > 0) clauses.push(insert(table, inserted));
    if (table === 'event') continue;
    const updated = of(table, 'update');
    if (updated.length > 0) clauses.push(update(table, updated));
    const deleted = of(table, 'delete');
    if (deleted.length > 0) clauses.push(remove(table, deleted));
  }
  if (clauses.length === 0) return;
  await sql`with ${sql.join(clauses.map((clause, index) => sql`${sql.raw(`w${index}`)} as (${clause})`))} select 1`.execute(db.tables());
}

const recordset = (table: EngineTable, rows: readonly unknown[], alias: string) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${sql.raw(`${alias} (${Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type.replace('?', '')}`).join(', ')})`)}`;
const list = (names: readonly string[], as: (name: string) => string) => sql.raw(names.map(as).join(', '));
const same = (table: EngineTable) => sql.raw(keyOf(table).map((name) => `t.${column(name)} = r."${name}"`).join(' and '));

const insert = (table: EngineTable, rows: readonly unknown[]) =>
  sql`insert into ${sql.raw(`processes.${table}`)} (${list(columnsOf(table), column)}) select ${list(columnsOf(table), (name) => `r."${name}"`)} from ${recordset(table, rows, 'r')}`;
const update = (table: EngineTable, rows: readonly unknown[]) =>
  sql`update ${sql.raw(`processes.${table}`)} t set ${list(columnsOf(table).filter((name) => !keyOf(table).includes(name)), (name) => `${column(name)} = r."${name}"`)} from ${recordset(table, rows, 'r')} where ${same(table)}`;
const remove = (table: EngineTable, rows: readonly unknown[]) =>
  sql`delete from ${sql.raw(`processes.${table}`)} t using ${recordset(table, rows, 'r')} where ${same(table)}`;
