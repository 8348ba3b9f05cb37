import type pg from 'pg';
import { needsFreeRole } from './refusals.ts';

export interface Table { readonly schema: string; readonly name: string; readonly columns: readonly { readonly name: string; readonly type: string }[] }

export const quoted = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `"${schema}"."${name}"`;
export const columnList = ({ columns }: Pick<Table, 'columns'>): string => columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(', ');

/** Every table of the database with the columns that hold data; generated ones are computed again at the restore. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
      coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) filter (where a.attname is not null), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    group by 1, 2 order by 1, 2`);
  return rows;
}

/**
 * Row-level security leaves rows out in silence, for the owner too. With it off, PostgreSQL refuses whatever it would have
 * filtered, so a copy is whole or is not made.
 */
export async function seeEverything(client: pg.ClientBase): Promise<void> {
  const { rows: [found] } = await client.query<{ role: string; free: boolean }>(`select current_user as role, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`);
  if (found?.free !== true) throw needsFreeRole({ role: found?.role });
  await client.query(`set local row_security = off`);
}
