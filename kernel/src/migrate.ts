import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { House } from './house.ts';
import { foundation } from './foundation.ts';
import { columnsOf, createTable, guardTable, linkTable, tableName } from './table.ts';

/**
 * A step that declarations cannot express: a rename, a type change, a rule of the database. Run once, in order, never edited. With `before`
 * it runs before the tables are compared with what is declared, so that it can carry rows over to a new type, name or required column; a
 * database that has none of the module’s tables yet is made as declared and needs no such step.
 */
export interface Migration { readonly id: string; readonly sql: string; readonly before?: true }

export interface Migrated { readonly created: readonly string[]; readonly added: readonly string[]; readonly ran: readonly string[] }

/**
 * Brings the database to what the house declares. Tables and columns are added by themselves; anything that could lose data
 * (a column gone, another type, a new required column on a table with rows) is refused with the migration that is missing.
 */
export async function migrate(owner: pg.Pool, house: House): Promise<Migrated> {
  const statements = [...house.records.values()].flatMap((record) => [...createTable(record), ...guardTable(record), ...linkTable(record).map(({ sql }) => sql)]);
  const steps = house.modules.flatMap(({ name, migrations = [] }) => migrations.map((each) => ({ ...each, id: `${name}/${each.id}` })));
  const wanted = createHash('sha256').update(JSON.stringify([foundation, statements, steps])).digest('hex');
  const client = await owner.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('comu migrate'))`);
    if (await reached(client, wanted)) return { created: [], added: [], ran: [] };
    await client.query(foundation);
    await client.query('begin');
    const done = await apply(client, house, steps);
    await client.query(`insert into kernel.state (name, value) values ('schema', $1) on conflict (name) do update set value = excluded.value`, [wanted]);
    await client.query('commit');
    return done;
  } catch (failure) {
    await client.query('rollback').catch(() => undefined);
    throw failure;
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('comu migrate'))`).catch(() => undefined);
    client.release();
  }
}

async function reached(client: pg.PoolClient, wanted: string): Promise<boolean> {
  const { rows: [there] } = await client.query(`select to_regclass('kernel.state') is not null as there`);
  if (!there.there) return false;
  const { rows } = await client.query(`select 1 from kernel.state where name = 'schema' and value = $1`, [wanted]);
  return rows.length > 0;
}

async function apply(client: pg.PoolClient, house: House, steps: readonly Migration[]): Promise<Migrated> {
  const created: string[] = [], added: string[] = [], ran: string[] = [];
  const { rows: done } = await client.query<{ id: string }>(`select id from kernel.migration`);
  const known = new Set(done.map(({ id }) => id));
  const { rows: schemas } = await client.query<{ name: string }>(`select distinct schemaname as name from pg_tables`);
  const began = new Set(schemas.map(({ name }) => name));
  const take = async ({ id, sql }: Migration, needed = true) => {
    if (needed) await client.query(sql);
    await client.query(`insert into kernel.migration (id, at) values ($1, now())`, [id]);
    if (needed) ran.push(id);
  };
  for (const step of steps) if (step.before && !known.has(step.id)) await take(step, began.has(schemaOf(step.id)));

  const { rows: held } = await client.query<{ table: string; column: string; type: string; said: string | null }>(
    `select table_schema || '.' || table_name as "table", column_name as "column",
            case when data_type = 'numeric' and numeric_precision is not null then 'numeric(' || numeric_precision || ',' || numeric_scale || ')'
                 when data_type = 'timestamp with time zone' then 'timestamptz' else data_type end as type,
            col_description(format('%I.%I', table_schema, table_name)::regclass, ordinal_position) as said
     from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const tables = new Map<string, Map<string, { type: string; said: string | null }>>();
  for (const { table, column, type, said } of held) tables.set(table, (tables.get(table) ?? new Map()).set(column, { type, said }));

  const records = [...house.records.values()];

  for (const record of records) {
    const table = tables.get(tableName(record));
    if (table === undefined) {
      for (const sql of createTable(record)) await client.query(sql);
      created.push(record.name);
      continue;
    }
    const columns = columnsOf(record);
    // What is searched is worked out from the fields, so when other fields are searched, or otherwise, it is worked out anew.
    const searched = table.get('search');
    if (searched !== undefined && searched.said !== (columns.find(({ name }) => name === 'search')?.sql ?? null)) {
      await client.query(`alter table ${tableName(record)} drop column search`);
      table.delete('search');
    }
    for (const column of columns) {
      const there = table.get(column.name);
      if (there === undefined) {
        await client.query(`alter table ${tableName(record)} add column ${column.sql}`).catch((failure: Error) => {
          throw new Error(`${record.name} has a new required field ${column.name}, and rows that lack it: write a migration with \`before\` that adds and fills it. (${failure.message})`);
        });
        added.push(`${record.name}.${column.name}`);
      } else if (there.type !== column.type)
        throw new Error(`${record.name}.${column.name} is ${there.type} in the database and ${column.type} in the declaration: write a migration with \`before\` that changes it.`);
    }
  }
  for (const record of records) for (const sql of guardTable(record)) await client.query(sql);
  const { rows: links } = await client.query<{ name: string }>(`select conname as name from pg_constraint where contype = 'f'`);
  const linked = new Set(links.map(({ name }) => name));
  for (const record of records) for (const { constraint, sql } of linkTable(record)) if (!linked.has(constraint)) await client.query(sql);

  for (const step of steps) if (!step.before && !known.has(step.id)) await take(step);
  return { created, added, ran };
}

/** The schema of the module that a step belongs to. */
const schemaOf = (step: string) => (step.split('/')[0] as string).replaceAll('-', '_');

