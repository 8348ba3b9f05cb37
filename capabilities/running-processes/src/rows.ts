import type { Db } from '@comu/kernel';
import type { Change, EventRow, InstanceRows, StepOutput } from '@comu/processes';
import { column, columnsOf, keyOf, tables, type EngineTable } from './tables.ts';

const parts = { activities: 'activity', tokens: 'token', variables: 'variable', tasks: 'task', jobs: 'job', timers: 'timer', subscriptions: 'subscription', incidents: 'incident' } as const;
const instants = Object.fromEntries((Object.keys(tables) as EngineTable[]).map((table) => [table, Object.entries(tables[table]).filter(([, type]) => type.startsWith('timestamptz')).map(([name]) => name)])) as Record<EngineTable, string[]>;

const asObject = (table: EngineTable, alias: string) => `jsonb_build_object(${columnsOf(table).map((name) => `'${name}', ${alias}.${column(name)}`).join(', ')})`;
/**
 * How rows are asked for: one by itself, several in a list, each in words of its own. Of a list the planner expects ten, so a plan for the very list
 * would always look better to it than the one it keeps, and it would plan every time anew.
 */
export const asked = { one: '(select $2::uuid as id) x', many: 'unnest($2::uuid[]) x (id)' } as const;
const ofTask = '(select t.instance as id from processes.task t where t.organisation = $1 and t.id = $2::uuid limit 1) x';
// The tables of what runs are small and change all the time: by what was last counted of them the planner would read them whole, for each row anew.
const byIndexText = `select set_config('enable_seqscan', 'off', true)`;
/** The statements that lock and that read instances. Each is looked up by its key, one after another, for the same reason. */
function textsFor(which: string) {
  const each = (what: string, tail = '') => `${which} cross join lateral (select ${what} from processes.instance i where i.organisation = $1 and i.id = x.id limit 1${tail}) i`;
  const children = Object.entries(parts).map(([name, table]) => `'${name}', coalesce((select jsonb_agg(${asObject(table, 'c')}) from processes.${table} c where c.organisation = $1 and c.instance = i.id), '[]'::jsonb)`);
  return { lock: `select 1 from ${each('1', ' for update')}`, read: `select jsonb_build_object('instance', ${asObject('instance', 'i')}, ${children.join(', ')}) as rows from ${each('*')}` };
}
const texts = { one: textsFor(asked.one), many: textsFor(asked.many), ofTask: textsFor(ofTask) };
type Found = Map<string, InstanceRows>;

/** All rows of an instance, its row locked until the end of the transaction; `undefined` when the organisation has no such instance. */
export const loadInstance = async (db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> => (await locked(db, 'one', organisation, id)).get(id);

/** The same of the instance that a task belongs to. */
export const loadInstanceOf = async (db: Db, organisation: string, task: string): Promise<InstanceRows | undefined> => (await locked(db, 'ofTask', organisation, task)).values().next().value;

/** All rows of several instances, locked in one order so that two who lock several never wait for each other. */
export function loadInstances(db: Db, organisation: string, ids: readonly string[]): Promise<Found> {
  const [only] = ids;
  return only !== undefined && ids.length === 1 ? locked(db, 'one', organisation, only) : locked(db, 'many', organisation, ids.toSorted());
}

/** The instances are locked first, in a snapshot of its own; the children are read after, so that they are those the last step left. The questions travel together. */
async function locked(db: Db, how: keyof typeof texts, organisation: string, which: string | readonly string[]): Promise<Found> {
  const [, , found] = await Promise.all([db.statement(byIndexText, []), db.statement(texts[how].lock, [organisation, which]), read(db, how, organisation, which)]);
  return found;
}

/** All rows of an instance as of now, for who only looks: nobody waits for them. */
export const readInstance = async (db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> => (await read(db, 'one', organisation, id)).get(id);

async function read(db: Db, how: keyof typeof texts, organisation: string, which: string | readonly string[]): Promise<Found> {
  const found = await db.statement<{ rows: Record<string, Record<string, unknown>[]> & { instance: Record<string, unknown> } }>(texts[how].read, [organisation, which]);
  for (const { rows } of found) {
    fixInstants('instance', rows.instance);
    for (const [name, table] of Object.entries(parts)) {
      for (const row of rows[name] ?? []) fixInstants(table, row);
      rows[name]?.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
    }
  }
  return new Map(found.map(({ rows }) => [rows.instance['id'] as string, rows as unknown as InstanceRows]));
}

// PostgreSQL writes instants in JSON with its own zone notation; rows carry ISO 8601 in UTC.
function fixInstants(table: EngineTable, row: Record<string, unknown>) {
  for (const name of instants[table]) if (typeof row[name] === 'string') row[name] = new Date(row[name]).toISOString();
}

/** What tells a row from all others of an organisation: identifiers are never given twice, and a variable is known by its name within its scope. */
const markOf = ({ table, row }: Change): string => (table === 'variable' ? `${table} ${row.instance} ${row.scope} ${row.name}` : `${table} ${row.id}`);

/** What the steps of one transaction leave to be written: each row as the last of them left it. */
export class StepWrites {
  readonly #changes = new Map<string, Change>();
  readonly #events: EventRow[] = [];

  /** Adds what a step changed; a row made and removed before it was ever written leaves no trace but its events. */
  add({ changes, events }: Pick<StepOutput, 'changes' | 'events'>): void {
    this.#events.push(...events);
    for (const change of changes) {
      const key = markOf(change);
      const before = this.#changes.get(key);
      if (before?.write === 'insert' && change.write === 'delete') this.#changes.delete(key);
      else this.#changes.set(key, before === undefined || before.write === change.write ? change : ({ ...change, write: before.write === 'insert' ? 'insert' : before.write === 'delete' ? 'update' : change.write } as Change));
    }
  }

  /** Everything added so far in one statement, which then counts as written; `undefined` when there is nothing. */
  take(): { readonly text: string; readonly values: readonly unknown[] } | undefined {
    const clauses: string[] = [];
    const values: unknown[] = [];
    const sorted = new Map<string, unknown[]>();
    for (const { table, write, row } of this.#changes.values()) {
      const alike = sorted.get(`${table} ${write}`);
      if (alike === undefined) sorted.set(`${table} ${write}`, [row]);
      else alike.push(row);
    }
    const of = (table: EngineTable, write: Change['write']) => sorted.get(`${table} ${write}`) ?? [];
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
    return clauses.length === 0 ? undefined : { text: `with ${clauses.join(', ')} select 1`, values };
  }
}

const recordset = (table: EngineTable, rows: string, alias: string) => `jsonb_to_recordset(${rows}::jsonb) as ${alias} (${Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type.replace('?', '')}`).join(', ')})`;
const list = (names: readonly string[], as: (name: string) => string) => names.map(as).join(', ');
// Rows are found by their key one by one, and changed where they were found, for the reason told above; nobody moves them meanwhile, as their instance is locked.
const found = (table: EngineTable, rows: string) =>
  `${recordset(table, rows, 'r')} cross join lateral (select k.ctid from processes.${table} k where ${keyOf(table).map((name) => `k.${column(name)} = r."${name}"`).join(' and ')} limit 1) k`;

const insert = (table: EngineTable, rows: string) =>
  `insert into processes.${table} (${list(columnsOf(table), column)}) select ${list(columnsOf(table), (name) => `r."${name}"`)} from ${recordset(table, rows, 'r')}`;
const update = (table: EngineTable, rows: string) =>
  `update processes.${table} t set ${list(columnsOf(table).filter((name) => !keyOf(table).includes(name)), (name) => `${column(name)} = r."${name}"`)} from ${found(table, rows)} where t.ctid = k.ctid`;
const remove = (table: EngineTable, rows: string) =>
  `delete from processes.${table} t using ${found(table, rows)} where t.ctid = k.ctid`;
