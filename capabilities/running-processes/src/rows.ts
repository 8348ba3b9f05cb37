import type { Db } from '@comu/kernel';
import type { Change, EventRow, InstanceRows, StepOutput } from '@comu/processes';
import { column, columnsOf, keyOf, tables, type EngineTable } from './tables.ts';

const parts = { activities: 'activity', tokens: 'token', variables: 'variable', tasks: 'task', jobs: 'job', timers: 'timer', subscriptions: 'subscription', incidents: 'incident' } as const;
const instants = Object.fromEntries((Object.keys(tables) as EngineTable[]).map((table) => [table, Object.entries(tables[table]).filter(([, type]) => type.startsWith('timestamptz')).map(([name]) => name)])) as Record<EngineTable, string[]>;

const asObject = (table: EngineTable, alias: string) => `jsonb_build_object(${columnsOf(table).map((name) => `'${name}', ${alias}.${column(name)}`).join(', ')})`;
const lockText = 'select 1 from processes.instance where organisation = $1 and id = $2 for update';
const readText = `select jsonb_build_object('instance', ${asObject('instance', 'i')}, ${Object.entries(parts).map(([name, table]) => `'${name}', coalesce((select jsonb_agg(${asObject(table, 'c')} ${table === 'variable' ? '' : 'order by c.id'}) from processes.${table} c where c.organisation = $1 and c.instance = $2), '[]'::jsonb)`).join(', ')}) as rows
  from processes.instance i where i.organisation = $1 and i.id = $2`;

/** All rows of an instance, its row locked until the end of the transaction; `undefined` when the organisation has no such instance. */
export async function loadInstance(db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> {
  // The instance is locked first, in its own snapshot; the children are read after, so that they are those the last step left. Both questions travel together.
  const locked = db.statement(lockText, [organisation, id]);
  const [, found] = await Promise.all([locked, readInstance(db, organisation, id)]);
  return found;
}

/** All rows of an instance as of now, for who only looks: nobody waits for them. One round trip. */
export async function readInstance(db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> {
  const [found] = await db.statement<{ rows: Record<string, Record<string, unknown>[]> & { instance: Record<string, unknown> } }>(readText, [organisation, id]);
  if (found === undefined) return undefined;
  const { rows } = found;
  fixInstants('instance', rows.instance);
  for (const [name, table] of Object.entries(parts)) for (const row of rows[name] ?? []) fixInstants(table, row);
  return rows as unknown as InstanceRows;
}

// PostgreSQL writes instants in JSON with its own zone notation; rows carry ISO 8601 in UTC.
function fixInstants(table: EngineTable, row: Record<string, unknown>) {
  for (const name of instants[table]) if (typeof row[name] === 'string') row[name] = new Date(row[name]).toISOString();
}

/** What several steps of one instance, taken in one transaction, leave to be written: each row as the last of them left it. */
export class StepWrites {
  readonly #changes = new Map<string, Change>();
  readonly #events: EventRow[] = [];
  #of: readonly [organisation: string, instance: string] = ['', ''];

  /** Adds what a step changed; a row made and removed before it was ever written leaves no trace but its events. */
  add({ state: { instance }, changes, events }: Pick<StepOutput, 'state' | 'changes' | 'events'>): void {
    this.#of = [instance.organisation, instance.id];
    this.#events.push(...events);
    for (const change of changes) {
      const key = `${change.table} ${keyOf(change.table).map((name) => (change.row as unknown as Record<string, string>)[name]).join(' ')}`;
      const before = this.#changes.get(key);
      if (before?.write === 'insert' && change.write === 'delete') this.#changes.delete(key);
      else this.#changes.set(key, before === undefined || before.write === change.write ? change : ({ ...change, write: before.write === 'insert' ? 'insert' : before.write === 'delete' ? 'update' : change.write } as Change));
    }
  }

  /** Everything added so far in one statement, which then counts as written; `undefined` when there is nothing. */
  take(): { readonly text: string; readonly values: readonly unknown[] } | undefined {
    const clauses: string[] = [];
    const values: string[] = [...this.#of];
    const of = (table: EngineTable, write: Change['write']) => [...this.#changes.values()].filter((each) => each.table === table && each.write === write).map(({ row }) => row);
    const clause = (sql: (table: EngineTable, place: string) => string, table: EngineTable, rows: readonly unknown[]) => {
      if (rows.length === 0) return;
      values.push(JSON.stringify(rows));
      clauses.push(`w${values.length} as (${sql(table, `$${values.length}`)})`);
    };
    for (const table of Object.keys(tables) as EngineTable[]) {
      clause(insert, table, table === 'event' ? this.#events : of(table, 'insert'));
      if (table === 'event') continue;
      clause(update, table, of(table, 'update'));
      clause(remove, table, of(table, 'delete'));
    }
    this.#changes.clear();
    this.#events.length = 0;
    return clauses.length === 0 ? undefined : { text: `with ${clauses.join(', ')} select $1::uuid, $2::uuid`, values };
  }
}

const recordset = (table: EngineTable, rows: string, alias: string) => `jsonb_to_recordset(${rows}::jsonb) as ${alias} (${Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type.replace('?', '')}`).join(', ')})`;
const list = (names: readonly string[], as: (name: string) => string) => names.map(as).join(', ');
// All rows of a step are of one instance: told so, the planner goes by its key however many others there are.
const same = (table: EngineTable) => (table === 'instance' ? 't.organisation = $1::uuid and t.id = $2::uuid' : ['t.organisation = $1::uuid and t.instance = $2::uuid', ...keyOf(table).slice(2).map((name) => `t.${column(name)} = r."${name}"`)].join(' and '));

const insert = (table: EngineTable, rows: string) =>
  `insert into processes.${table} (${list(columnsOf(table), column)}) select ${list(columnsOf(table), (name) => `r."${name}"`)} from ${recordset(table, rows, 'r')}`;
const update = (table: EngineTable, rows: string) =>
  `update processes.${table} t set ${list(columnsOf(table).filter((name) => !keyOf(table).includes(name)), (name) => `${column(name)} = r."${name}"`)} from ${recordset(table, rows, 'r')} where ${same(table)}`;
const remove = (table: EngineTable, rows: string) =>
  `delete from processes.${table} t using ${recordset(table, rows, 'r')} where ${same(table)}`;
