import type { DuckDBConnection } from '@duckdb/node-api';
import { named, rowsOf } from '../engine/database.ts';

/** Which columns only grow from row to row (numbers, dates and codes given in order mostly do), seen in one pass without remembering any value: no value of theirs comes twice. */
export async function growing(connection: DuckDBConnection, from: string, columns: readonly string[]): Promise<Set<string>> {
  if (columns.length === 0) return new Set();
  const before = columns.map((column, at) => `lag(${named(column)}) over () as "before ${at}"`).join(', ');
  const falls = columns.map((column, at) => `count(*) filter (where ${named(column)} <= "before ${at}") + count(*) - count(${named(column)}) as f${at}`).join(', ');
  const [row] = await rowsOf(connection, `select ${falls} from (select ${columns.map(named).join(', ')}, ${before} from ${from})`);
  return new Set(columns.filter((_, at) => Number(row![`f${at}`]) === 0));
}
