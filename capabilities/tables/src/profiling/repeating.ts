import type { DuckDBConnection } from '@duckdb/node-api';
import { named, rowsOf } from '../engine/database.ts';
import type { Bucket, ColumnProfile } from '../types.ts';
import { boundsOf, bucketsFrom } from './shapes.ts';
import { isNumber, isTime, shares, type Profiled } from './measures.ts';

/** Rows at the beginning by which a column is taken for one whose values come again and again. */
export const firstRows = 50_000;

/** Columns with few different values as against their rows, by the first of them: a table of value and count then answers everything about them exactly. */
export async function repeatingIn(connection: DuckDBConnection, from: string, columns: readonly Profiled[], rows: number): Promise<readonly Profiled[]> {
  if (rows <= firstRows || columns.length === 0) return columns;
  const [row] = await rowsOf(connection, `select ${columns.map(({ name }, at) => `approx_count_distinct(${named(name)}) as d${at}`).join(', ')} from (select * from ${from} limit ${firstRows})`);
  return columns.filter((_, at) => Number(row![`d${at}`]) <= firstRows / 4);
}

/** What the values of such a column are. */
export interface Repeated {
  readonly distinct: number;
  readonly min: unknown;
  readonly max: unknown;
  readonly quantiles: readonly unknown[] | null;
  readonly length: ColumnProfile['length'];
  readonly top: ColumnProfile['top'];
  readonly histogram: readonly Bucket[] | null;
}

/** The values of one column counted once, and all answered from that. */
export async function repeatedValues(connection: DuckDBConnection, from: string, column: Profiled): Promise<Repeated> {
  const it = named(column.name);
  await connection.run(`create or replace temp table counted as select ${it} as v, count(*) as n from ${from} where ${it} is not null group by 1`);
  const text = column.type === 'text' ? ', min(length(v)) as short, max(length(v)) as long' : '';
  const [first] = await rowsOf(connection, `select count(*) as d, min(v) as least, max(v) as most${text} from counted`);
  const top = await rowsOf(connection, 'select cast(v as varchar) as value, n from counted order by n desc, value limit 10');
  const ordered = isNumber(column) || isTime(column);
  const ranked = ordered || column.type === 'text';
  const value = isTime(column) ? 'epoch(v)' : 'v';
  const quantiles = !ordered || Number(first!['d']) === 0 ? null : await rowsOf(connection, `with running as (select ${value} as v, sum(n) over (order by v) as upto from counted) select ${shares.map((share, at) => `min(v) filter (where upto >= ${share} * (select sum(n) from counted)) as q${at}`).join(', ')} from running`);
  const [least, most] = [Number(first!['least']), Number(first!['most'])];
  const bounds = isNumber(column) && first!['least'] !== null && Number.isFinite(least) && most > least ? boundsOf(least, most) : null;
  const counts = bounds === null ? null : await rowsOf(connection, `select ${bounds.map((to, at) => `coalesce(sum(n) filter (where cast(v as double) ${at === 0 ? '' : `> ${bounds[at - 1]}::double and cast(v as double) `}<= ${to}::double), 0) as c${at}`).join(', ')} from counted`);
  await connection.run('drop table counted');
  return {
    distinct: Number(first!['d']), min: ranked ? first!['least'] : null, max: ranked ? first!['most'] : null,
    quantiles: quantiles === null ? null : shares.map((_, at) => quantiles[0]![`q${at}`]),
    length: first!['short'] === undefined || first!['short'] === null ? null : { min: Number(first!['short']), max: Number(first!['long']) },
    top: top.map(({ value: seen, n }) => ({ value: String(seen).slice(0, 200), count: Number(n) })),
    histogram: bounds === null ? null : bucketsFrom(least, bounds, bounds.map((_, at) => Number(counts![0]![`c${at}`]))),
  };
}
