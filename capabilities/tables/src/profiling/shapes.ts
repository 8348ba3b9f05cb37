import type { DuckDBConnection } from '@duckdb/node-api';
import { named, rowsOf } from '../engine/database.ts';
import type { Bucket, ColumnProfile } from '../types.ts';
import type { Profiled } from './measures.ts';

/** Texts of a large table are looked at by shape in a sample of this many rows. */
const sampleRows = 50_000;
const buckets = 20;

/** Twenty equal buckets from least to greatest, all columns in one pass. */
export async function histogramsOf(connection: DuckDBConnection, from: string, columns: readonly { column: Profiled; min: number; max: number }[]): Promise<Map<string, Bucket[]>> {
  const found = new Map<string, Bucket[]>();
  if (columns.length === 0) return found;
  const bounds = columns.map(({ min, max }) => boundsOf(min, max));
  const [row] = await rowsOf(connection, `select ${columns.map(({ column }, at) => `histogram(cast(${named(column.name)} as double), [${bounds[at]!.map((bound) => `${bound}::double`).join(', ')}]) as h${at}`).join(', ')} from ${from}`);
  for (const [at, { column, min }] of columns.entries()) {
    const counts = ((row![`h${at}`] ?? []) as { key: number; value: string }[]).map(({ value }) => Number(value));
    found.set(column.name, bucketsFrom(min, bounds[at]!, counts));
  }
  return found;
}

/** Where each of the twenty ends. */
export const boundsOf = (min: number, max: number): number[] => [...Array(buckets).keys()].map((at) => (at === buckets - 1 ? max : min + ((max - min) / buckets) * (at + 1)));
export const bucketsFrom = (min: number, bounds: readonly number[], counts: readonly number[]): Bucket[] => bounds.map((to, at) => ({ from: at === 0 ? min : bounds[at - 1]!, to, count: counts[at] ?? 0 }));

/** The shapes of texts: `9` a digit, `A` a letter; the six most frequent. */
export async function patternsOf(connection: DuckDBConnection, from: string, columns: readonly Profiled[], rows: number): Promise<{ of: Map<string, ColumnProfile['patterns']>; over: number }> {
  const of = new Map<string, ColumnProfile['patterns']>();
  if (columns.length === 0) return { of, over: 0 };
  await connection.run(`create or replace temp table looked_at as select ${columns.map(({ name }) => `left(${named(name)}, 60) as ${named(name)}`).join(', ')} from ${from}${rows > sampleRows ? ` using sample reservoir(${sampleRows} rows) repeatable (7)` : ''}`);
  for (const { name } of columns) {
    const shape = `regexp_replace(regexp_replace(${named(name)}, '\\d', '9', 'g'), '\\pL', 'A', 'g')`;
    const found = await rowsOf(connection, `select ${shape} as pattern, count(*) as n from looked_at where ${named(name)} is not null group by 1 order by n desc, pattern limit 6`);
    of.set(name, found.map(({ pattern, n }) => ({ pattern: String(pattern), count: Number(n) })));
  }
  await connection.run('drop table looked_at');
  return { of, over: Math.min(rows, sampleRows) };
}
