import type { DuckDBConnection } from '@duckdb/node-api';
import { named, rowsOf } from '../engine/database.ts';
import type { Bucket, ColumnProfile } from '../types.ts';
import type { Profiled } from './profile.ts';

/** Texts of a large table are looked at by shape in a sample of this many rows. */
const sampleRows = 50_000;
const buckets = 20;

/** The ten most frequent values of columns with few different ones, and how many different ones there are, exactly. */
export async function frequentValues(connection: DuckDBConnection, from: string, columns: readonly { column: Profiled }[]): Promise<Map<string, { distinct: number; top: ColumnProfile['top'] }>> {
  const found = new Map<string, { distinct: number; top: ColumnProfile['top'] }>();
  for (const { column: { name } } of columns) {
    const it = named(name);
    const rows = await rowsOf(connection, `select cast(v as varchar) as value, n, count(*) over () as d from (select ${it} as v, count(*) as n from ${from} where ${it} is not null group by 1) order by n desc, value limit 10`);
    found.set(name, { distinct: Number(rows[0]?.['d'] ?? 0), top: rows.map(({ value, n }) => ({ value: String(value).slice(0, 200), count: Number(n) })) });
  }
  return found;
}

/** Twenty equal buckets from least to greatest, all columns in one pass. */
export async function histogramsOf(connection: DuckDBConnection, from: string, columns: readonly { column: Profiled; min: number; max: number }[]): Promise<Map<string, Bucket[]>> {
  const found = new Map<string, Bucket[]>();
  if (columns.length === 0) return found;
  const bounds = columns.map(({ min, max }) => [...Array(buckets).keys()].map((at) => (at === buckets - 1 ? max : min + ((max - min) / buckets) * (at + 1))));
  const [row] = await rowsOf(connection, `select ${columns.map(({ column }, at) => `histogram(cast(${named(column.name)} as double), [${bounds[at]!.map((bound) => `${bound}::double`).join(', ')}]) as h${at}`).join(', ')} from ${from}`);
  for (const [at, { column, min }] of columns.entries()) {
    const counts = ((row![`h${at}`] ?? []) as { key: number; value: string }[]).map(({ value }) => Number(value));
    found.set(column.name, bounds[at]!.map((to, bucket) => ({ from: bucket === 0 ? min : bounds[at]![bucket - 1]!, to, count: counts[bucket] ?? 0 })));
  }
  return found;
}

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
