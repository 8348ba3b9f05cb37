import type { Db } from '@comu/kernel';
import type { Change, EventRow, InstanceRows, StepOutput } from '@comu/processes';
import { column, columnsOf, keyOf, nameOf, tables, type EngineTable } from './tables.ts';

const parts = { activities: 'activity', tokens: 'token', variables: 'variable', tasks: 'task', jobs: 'job', timers: 'timer', subscriptions: 'subscription', incidents: 'incident' } as const;

/**
 * How rows are asked for: one by itself, several in a list, each in words of its own. Of a list the planner expects ten, so a plan for the very list
 * would always look better to it than the one it keeps, and it would plan every time anew.
 */
export const asked = { one: '(select $2::uuid as id) x', many: 'unnest($2::uuid[]) x (id)' } as const;
const ofTask = '(select t.instance as id from processes.task t where t.organisation = $1 and t.id = $2::uuid limit 1) x';
// The tables of what runs are small and change all the time: by what was last counted of them the planner would read them whole, for each row anew.
const byIndexText = `select set_config('enable_seqscan', 'off', true)`;
/** The statements that read instances, locked and not. Each is looked up by its key, one after another, for the same reason. */
function textsFor(which: string) {
  const one = (what: string, as: string, tail = '') => ` cross join lateral (select ${what} from processes.instance i where i.organisation = $1 and i.id = x.id limit 1${tail}) ${as}`;
  const children = Object.entries(parts).map(([name, table]) => `(select json_agg(c) from processes.${table} c where c.organisation = $1 and c.instance = x.id) as "${name}"`).join(', ');
  return { locked: `select l.version as locked, to_json(i) as instance, ${children} from ${which}${one('i.version', 'l', ' for update')}${one('*', 'i')}`, seen: `select to_json(i) as instance, ${children} from ${which}${one('*', 'i')}` };
}
const texts = { one: textsFor(asked.one), many: textsFor(asked.many), ofTask: textsFor(ofTask) };
type Found = Map<string, InstanceRows>;
type Json = Record<string, unknown>;
type Read = { readonly locked?: number; readonly instance: Json } & Readonly<Partial<Record<keyof typeof parts, readonly Json[] | null>>>;

/** All rows of an instance, its row locked until the end of the transaction; `undefined` when the organisation has no such instance. */
export const loadInstance = async (db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> => (await locked(db, 'one', organisation, id)).get(id);

/** The same of the instance that a task belongs to. */
export const loadInstanceOf = async (db: Db, organisation: string, task: string): Promise<InstanceRows | undefined> => (await locked(db, 'ofTask', organisation, task)).values().next().value;

/** All rows of several instances, locked in one order so that two who lock several never wait for each other. */
export function loadInstances(db: Db, organisation: string, ids: readonly string[]): Promise<Found> {
  const [only] = ids;
  return only !== undefined && ids.length === 1 ? locked(db, 'one', organisation, only) : locked(db, 'many', organisation, ids.toSorted());
}

/**
 * Locks and reads in one question. Whoever had to wait for the lock is given the instance as the last step left it, but its children as they were when
 * the question began: each step counts in `version`, so that the two differ, and then all is read again, now that nobody else may change it.
 */
async function locked(db: Db, how: keyof typeof texts, organisation: string, which: string | readonly string[]): Promise<Found> {
  const [, found] = await Promise.all([db.statement(byIndexText, []), db.statement<Read>(texts[how].locked, [organisation, which])]);
  return found.every((each) => each.locked === each.instance['version']) ? rowsOf(found) : seen(db, how, organisation, which);
}

/** All rows of an instance as of now, for who only looks: nobody waits for them. */
export const readInstance = async (db: Db, organisation: string, id: string): Promise<InstanceRows | undefined> => (await seen(db, 'one', organisation, id)).get(id);

const seen = async (db: Db, how: keyof typeof texts, organisation: string, which: string | readonly string[]): Promise<Found> => rowsOf(await db.statement<Read>(texts[how].seen, [organisation, which]));

const rowsOf = (found: readonly Read[]): Found => new Map(found.map((each) => {
  const children = Object.entries(parts).map(([name, table]) => [name, (each[name as keyof typeof parts] ?? []).map((row) => rowOf(table, row)).sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))]);
  const instance = rowOf('instance', each.instance);
  return [instance['id'] as string, { instance, ...Object.fromEntries(children) } as unknown as InstanceRows];
}));

const fields = Object.fromEntries((Object.keys(tables) as EngineTable[]).map((table) => [table, Object.entries(tables[table]).map(([field, type]) => ({ field, column: nameOf(field), instant: type.startsWith('timestamptz') }))])) as Record<EngineTable, { field: string; column: string; instant: boolean }[]>;
/** A row as the engine knows it. PostgreSQL writes instants in JSON with its own zone notation; rows carry ISO 8601 in UTC. */
function rowOf(table: EngineTable, given: Json): Json {
  const row: Json = {};
  for (const { field, column: name, instant } of fields[table]) {
    const value = given[name];
    row[field] = instant && typeof value === 'string' ? new Date(value).toISOString() : value;
  }
  return row;
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
    const sorted = new Map<string, { readonly table: EngineTable; readonly write: Change['write']; readonly rows: Json[] }>();
    const sort = (table: EngineTable, write: Change['write'], row: unknown) => {
      const alike = sorted.get(`${table} ${write}`);
      if (alike === undefined) sorted.set(`${table} ${write}`, { table, write, rows: [row as Json] });
      else alike.rows.push(row as Json);
    };
    for (const { table, write, row } of this.#changes.values()) sort(table, write, row);
    for (const event of this.#events) sort('event', 'insert', event);
    this.#changes.clear();
    this.#events.length = 0;
    if (sorted.size === 0) return undefined;
    const clauses = [...sorted.keys()].toSorted().map((key) => clauseFor(sorted.get(key) as Rows));
    return { text: statementOf(clauses), values: clauses.flatMap(({ values }) => values) };
  }
}

interface Rows { readonly table: EngineTable; readonly write: Change['write']; readonly rows: readonly Json[] }
/** What one kind of write says, with `?` for its values. */
interface Clause { readonly sql: string; readonly values: readonly unknown[] }

/** A row by itself is changed by its key, and rows of one instance go by theirs; more are told as a list. */
function clauseFor({ table, write, rows }: Rows): Clause {
  const [first] = rows as readonly [Json];
  if (write === 'update' && rows.length === 1) return { sql: sqlOf[table].updateOne, values: [...valued[table], ...keyOf(table)].map((name) => valueOf(table, name, first[name])) };
  if (write === 'delete' && table !== 'variable' && rows.every((row) => row['instance'] === first['instance'])) return { sql: sqlOf[table].deleteOf, values: [first['organisation'], first['instance'], rows.map((row) => row['id'])] };
  return { sql: sqlOf[table][write], values: [JSON.stringify(rows)] };
}

const valueOf = (table: EngineTable, name: string, value: unknown) => ((tables[table] as Readonly<Record<string, string>>)[name]?.startsWith('jsonb') === true && value !== null && value !== undefined ? JSON.stringify(value) : value);

const statements = new Map<string, string>();
/** Clauses as one statement; the same clauses always give the very same text. */
function statementOf(clauses: readonly Clause[]): string {
  const key = clauses.map(({ sql }) => shortly.get(sql)).join(' ');
  const known = statements.get(key);
  if (known !== undefined) return known;
  let count = 0;
  const text = `with ${clauses.map(({ sql }, place) => `w${place} as (${sql.replaceAll('?', () => `$${(count += 1)}`)})`).join(', ')} select 1`;
  statements.set(key, text);
  return text;
}

const recordset = (table: EngineTable) => `jsonb_to_recordset(?::jsonb) as r (${Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type.replace('?', '')}`).join(', ')})`;
const list = (names: readonly string[], as: (name: string) => string, between = ', ') => names.map(as).join(between);
// Rows are found by their key one by one, and changed where they were found, for the reason told above; nobody moves them meanwhile, as their instance is locked.
const found = (table: EngineTable) => `${recordset(table)} cross join lateral (select k.ctid from processes.${table} k where ${list(keyOf(table), (name) => `k.${column(name)} = r."${name}"`, ' and ')} limit 1) k`;
const each = <T>(make: (table: EngineTable) => T) => Object.fromEntries((Object.keys(tables) as EngineTable[]).map((table) => [table, make(table)])) as Record<EngineTable, T>;
const valued = each((table) => columnsOf(table).filter((name) => !keyOf(table).includes(name)));
const sqlOf = each((table) => ({
  insert: `insert into processes.${table} (${list(columnsOf(table), column)}) select ${list(columnsOf(table), (name) => `r."${name}"`)} from ${recordset(table)}`,
  update: `update processes.${table} t set ${list(valued[table], (name) => `${column(name)} = r."${name}"`)} from ${found(table)} where t.ctid = k.ctid`,
  delete: `delete from processes.${table} t using ${found(table)} where t.ctid = k.ctid`,
  updateOne: `update processes.${table} set ${list(valued[table], (name) => `${column(name)} = ?`)} where ${list(keyOf(table), (name) => `${column(name)} = ?`, ' and ')}`,
  // Only the first two are looked up in the index, so that the plan for any list is as good as that for this one.
  deleteOf: `delete from processes.${table} where organisation = ? and instance = ? and id::text = any(?::text[])`,
}));
const shortly = new Map(Object.entries(sqlOf).flatMap(([table, kinds]) => Object.entries(kinds).map(([kind, sql]) => [sql, `${table}.${kind}`])));
