import type { DuckDBConnection } from '@duckdb/node-api';
import { folded, guard } from './guard.ts';
import { parseQuestion } from './parse.ts';
import { unknownTable } from './refusals.ts';

/** Refuses what is not one question over the given tables, by its parsed parts and then by what the engine itself takes for a table in it: where the two would differ, nothing is asked. */
export async function guarded(connection: DuckDBConnection, sql: string, tables: readonly string[]): Promise<void> {
  guard(await parseQuestion(connection, sql), tables);
  const known = new Set(tables.map(folded));
  for (const name of connection.getTableNames(sql, false)) if (!known.has(folded(name))) throw unknownTable(name, tables);
}
