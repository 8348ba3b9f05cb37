import { sql, type Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { changedMeanwhile, notFound } from './problem.ts';
import { isPlatform, type AnyRecord, type Changes, type Fields, type NewRow, type RowOf } from './record.ts';
import { camel, sessionOf, type Connection } from './session.ts';
import { columnName, tableName, type Tables } from './table.ts';

/** Reads and writes of one transaction, always inside its tenancy. */
export interface Db {
  find<R extends AnyRecord>(record: R, id: string): Promise<RowOf<R> | undefined>;
  /** Like `find`, refusing with “not found” when there is none. */
  get<R extends AnyRecord>(record: R, id: string): Promise<RowOf<R>>;
  /** Like `get`, and nobody else may change the row until this transaction ends. */
  lock<R extends AnyRecord>(record: R, id: string): Promise<RowOf<R>>;
  first<R extends AnyRecord>(record: R, where: Where<R>): Promise<RowOf<R> | undefined>;
  /** Rows that match, oldest first, 1,000 at the most unless said. */
  all<R extends AnyRecord>(record: R, where: Where<R>, options?: { limit?: number }): Promise<RowOf<R>[]>;
  insert<R extends AnyRecord>(record: R, values: NewRow<R>): Promise<RowOf<R>>;
  insertAll<R extends AnyRecord>(record: R, values: readonly NewRow<R>[]): Promise<RowOf<R>[]>;
  /** With `version`, refuses when somebody changed the row since. */
  update<R extends AnyRecord>(record: R, id: string, changes: Changes<R>, version?: number): Promise<RowOf<R>>;
  remove<R extends AnyRecord>(record: R, id: string): Promise<void>;
  /** Any query over the given records, in Kysely; tables are `module.record` with underscores, columns in camel case. */
  tables<R extends AnyRecord[]>(...records: R): Kysely<Tables<R[number]>>;
  /** A statement that is always the same but for its values, read and planned once on each connection; columns come in camel case. */
  statement<T>(text: string, values: readonly unknown[]): Promise<T[]>;
  /** Writes just before the next question of this transaction, or at its end, so that several steps of one thing become one write; `given` is asked for its statement only then, and may have none. */
  postpone(given: () => { readonly text: string; readonly values: readonly unknown[] } | undefined): void;
}

export type Where<R> = Partial<{ [K in keyof RowOf<R>]: RowOf<R>[K] | readonly NonNullable<RowOf<R>[K]>[] }>;

/** What the rows of one transaction went through, written beside it at the commit. */
export interface Trail {
  readonly changed: { record: AnyRecord; id: string; changes: Record<string, { from: unknown; to: unknown }> }[];
  readonly official: { record: AnyRecord; row: Record<string, unknown> }[];
}
export const emptyTrail = (): Trail => ({ changed: [], official: [] });

export interface Acting { readonly organisation: string; readonly person: string | null; readonly now: Date }

/** PostgreSQL counts the values of a statement in two bytes. */
const mostValues = 65_535;
const names = new Map<string, string>();
/** The name under which a statement is kept on each connection; beyond some thousands they are sent unnamed. */
export function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || names.size > 4000) return name;
  names.set(text, `s${names.size}`);
  return names.get(text);
}

const kindOf = (record: AnyRecord, field: string) => (record.fields as Fields)[field]?.declaration.kind ?? 'text';
const quoted = (record: AnyRecord) => tableName(record).split('.').map((part) => `"${part}"`).join('.');
// Exact numbers and instants would lose their form on the way through JSON.
const asText = new Set<string>(['decimal', 'money', 'moment']);

/** The `Db` of a transaction that acts for an organisation. */
export function dbOf(connection: Connection, acting: () => Acting, trail: Trail): Db {
  const stamp = () => acting().now.toISOString();
  const where = (record: AnyRecord, conditions: Record<string, unknown>) => {
    let query = connection.selectFrom(tableName(record)).selectAll();
    if (!isPlatform(record) && conditions['organisation'] === undefined) query = query.where('organisation', '=', acting().organisation);
    for (const [name, value] of Object.entries(conditions))
      query = Array.isArray(value) ? query.where(name, 'in', value.length > 0 ? value : [null]) : value === null ? query.where(name, 'is', null) : query.where(name, '=', value);
    return query;
  };
  const plain = <T>(row: T | undefined): T | undefined => {
    if (row !== undefined) delete (row as { search?: unknown }).search;
    return row;
  };
  const prepared = (record: AnyRecord, values: Record<string, unknown>) => {
    const row: Record<string, unknown> = { ...(isPlatform(record) ? {} : { organisation: acting().organisation }), id: values['id'] ?? uuidv7() };
    for (const [name, { declaration }] of Object.entries(record.fields as Fields)) {
      const given = name in values ? values[name] : declaration.initial;
      row[name] = given === undefined || given === null ? null : declaration.kind === 'structure' ? JSON.stringify(given) : given;
    }
    return { ...row, createdAt: stamp(), createdBy: acting().person, changedAt: stamp(), version: 1 };
  };

  const session = sessionOf(connection);
  const ask = async <T>(text: string, values: readonly unknown[]): Promise<T[]> => (await session.query(text, values, nameOf(text))).rows.map((row: Record<string, unknown>) => camel<T>(row));
  const byId = async (record: AnyRecord, id: string, tail: string) => {
    const [row] = await ask<Record<string, unknown>>(
      isPlatform(record) ? `select * from ${quoted(record)} where id = $1${tail}` : `select * from ${quoted(record)} where organisation = $1 and id = $2${tail}`,
      isPlatform(record) ? [id] : [acting().organisation, id]);
    return plain(row) as never;
  };

  const db: Db = {
    find: (record, id) => byId(record, id, ''),
    async get(record, id) {
      const row = await db.find(record, id);
      if (row === undefined) throw notFound({ what: record.declaration.title.ca, id });
      return row;
    },
    async lock(record, id) {
      const row = await byId(record, id, ' for update');
      if (row === undefined) throw notFound({ what: record.declaration.title.ca, id });
      return row as never;
    },
    async first(record, conditions) {
      return plain((await where(record, conditions).orderBy('id').limit(1).executeTakeFirst()) as never);
    },
    async all(record, conditions, { limit = 1000 } = {}) {
      const rows = await where(record, conditions).orderBy('id').limit(limit).execute();
      return rows.map(plain) as never;
    },
    async insert(record, values) {
      const [row] = await db.insertAll(record, [values]);
      return row as never;
    },
    async insertAll(record, values) {
      if (values.length === 0) return [];
      const given = values.map((each) => prepared(record, each as never) as Record<string, unknown>);
      const columns = Object.keys(given[0] as object);
      const atOnce = Math.floor(mostValues / columns.length);
      if (values.length > atOnce) return [...(await db.insertAll(record, values.slice(0, atOnce))), ...(await db.insertAll(record, values.slice(atOnce)))];
      const text = `insert into ${quoted(record)} (${columns.map((name) => `"${columnName(name)}"`).join(', ')}) values ${given.map((_, row) => `(${columns.map((__, place) => `$${row * columns.length + place + 1}`).join(', ')})`).join(', ')} returning *`;
      const { rows: written } = await session.query(text, given.flatMap((each) => columns.map((name) => each[name])), given.length === 1 ? nameOf(text) : undefined);
      const rows = written.map((row: Record<string, unknown>) => plain(camel<Record<string, unknown>>(row)) as Record<string, unknown>);
      for (const row of rows) {
        trail.changed.push({ record, id: row['id'] as string, changes: Object.fromEntries(Object.keys(record.fields).filter((name) => row[name] !== null).map((name) => [name, { from: null, to: row[name] }])) });
        if (record.declaration.official) trail.official.push({ record, row });
      }
      return rows as never;
    },
    async update(record, id, changes, version) {
      const table = sql.table(tableName(record));
      const set = Object.entries(changes as Record<string, unknown>).filter(([, value]) => value !== undefined);
      const assignments = [
        ...set.map(([name, value]) => sql`${sql.ref(name)} = ${record.fields[name]?.declaration.kind === 'structure' && value !== null ? JSON.stringify(value) : value}`),
        sql`changed_at = ${stamp()}`, sql`version = ${table}.version + 1`,
      ];
      const mine = isPlatform(record) ? sql`` : sql`organisation = ${acting().organisation} and`;
      const key = isPlatform(record) ? sql`${table}.id = old.id` : sql`${table}.organisation = old.organisation and ${table}.id = old.id`;
      const kept = set.map(([name]) => sql`${sql.lit(name)}, ${asText.has(kindOf(record, name)) ? sql`${sql.ref(`old.${name}`)}::text` : sql.ref(`old.${name}`)}`);
      const { rows: [row] } = await sql<Record<string, unknown>>`
        with old as (select * from ${table} where ${mine} id = ${id} ${version === undefined ? sql`` : sql`and version = ${version}`} for update)
        update ${table} set ${sql.join(assignments)} from old where ${key}
        returning ${table}.*, jsonb_build_object(${sql.join(kept)}) as before`.execute(connection);
      if (row === undefined) {
        const there = await db.find(record, id);
        throw there === undefined ? notFound({ what: record.declaration.title.ca, id }) : changedMeanwhile({ id });
      }
      const before = row['before'] as Record<string, unknown>;
      delete row['before'];
      const changed = set.flatMap(([name]) => {
        const from = kindOf(record, name) === 'moment' && before[name] !== null ? new Date(before[name] as string).toISOString() : (before[name] ?? null);
        const to = row[name] ?? null;
        return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }] as const];
      });
      trail.changed.push({ record, id, changes: Object.fromEntries(changed) });
      return plain(row) as never;
    },
    async remove(record, id) {
      let query = connection.deleteFrom(tableName(record)).where('id', '=', id);
      if (!isPlatform(record)) query = query.where('organisation', '=', acting().organisation);
      const row = await query.returningAll().executeTakeFirst();
      if (row === undefined) throw notFound({ what: record.declaration.title.ca, id });
      trail.changed.push({ record, id, changes: Object.fromEntries(Object.keys(record.fields).map((name) => [name, { from: row[name] ?? null, to: null }])) });
    },
    tables: () => connection as never,
    statement: ask,
    postpone: (given) => session.postpone(async () => {
      const statement = given();
      if (statement !== undefined) await session.now(statement.text, statement.values, nameOf(statement.text));
    }),
  };
  return db;
}
