import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, named } from '../engine/database.ts';
import { guarded } from '../sql/guarded.ts';
import type { Mask, TableView } from '../types.ts';

/** Puts the tables of a question into its database. What a view leaves out (rows, or the secret of a pseudonym) is not there at all: such tables are copied, so no error or plan can tell of it. Gives the files that stay within reach. */
export async function addTables(connection: DuckDBConnection, tables: Readonly<Record<string, TableView>>): Promise<string[]> {
  const within: string[] = [];
  for (const [name, view] of Object.entries(tables)) {
    const { path, where, hide = [], mask = {} } = typeof view === 'string' ? { path: view } : view;
    const hidden = new Set(hide.map((column) => column.toLowerCase()));
    const masked = Object.entries(mask).filter(([column]) => !hidden.has(column.toLowerCase()));
    const columns = `*${hide.length > 0 ? ` exclude (${hide.map(named).join(', ')})` : ''}${masked.length > 0 ? ` replace (${masked.map(([column, how]) => `${maskOf(column, how)} as ${named(column)}`).join(', ')})` : ''}`;
    const from = `from read_parquet(${literal(path)})`;
    if (where !== undefined) await guarded(connection, `select 1 from ${named(name)} where (${where}\n)`, [name]);
    const copied = where !== undefined || masked.some(([, how]) => typeof how === 'object');
    if (copied) await connection.run(`create table ${named(name)} as select ${columns} from (select * ${from} as ${named(name)}${where === undefined ? '' : ` where (${where}\n)`})`);
    else {
      await connection.run(`create view ${named(name)} as select ${columns} ${from}`);
      within.push(path);
    }
  }
  return within;
}

function maskOf(column: string, how: Mask): string {
  const it = named(column);
  if (how === 'blank') return `case when false then ${it} end`;
  if (how === 'initial') return `left(cast(${it} as varchar), 1) || '.'`;
  if (how === 'year') return `year(try_cast(cast(${it} as varchar) as date))`;
  return `left(sha256(${literal(how.pseudonym)} || chr(31) || cast(${it} as varchar)), 16)`;
}
