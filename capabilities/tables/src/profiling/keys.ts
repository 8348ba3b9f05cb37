import type { DuckDBConnection } from '@duckdb/node-api';
import { named, rowsOf } from '../engine/database.ts';
import type { Profiled } from './measures.ts';

interface KeysInput { readonly connection: DuckDBConnection; readonly rows: number; readonly base: readonly { column: Profiled; nulls: number; distinct: number }[]; /** Columns already known to repeat nothing. */ readonly unique: ReadonlySet<string> }

const mostForPairs = 1_000_000;
const mostTries = 12;
/** Larger tables are first looked at in a part of their values. */
const inParts = 100_000;

/** Columns that tell every row apart, verified exactly: one alone, or else two or three together in tables up to a million rows. */
export async function keysOf({ connection, rows, base, unique }: KeysInput): Promise<string[][]> {
  if (rows === 0) return [];
  const able = base.filter(({ column, nulls }) => nulls === 0 && ['text', 'integer', 'day', 'moment'].includes(column.type));
  const isKey = async (names: readonly string[]) => {
    if (rows > inParts && await repeatsInPart(connection, names)) return false;
    const [row] = await rowsOf(connection, `select count(*) as n from (select 1 from it group by ${names.map(named).join(', ')})`);
    return Number(row!['n']) === rows;
  };
  const found: string[][] = [];
  // An estimate within 5 % of the rows is worth the exact count.
  for (const { column, distinct } of able) if (distinct >= rows * 0.95 && found.length < 3 && (unique.has(column.name) || await isKey([column.name]))) found.push([column.name]);
  if (found.length > 0 || rows > mostForPairs || rows < 2) return found;
  const spread = able.toSorted((a, b) => b.distinct - a.distinct).slice(0, 6);
  let tries = 0;
  for (const size of [2, 3]) {
    for (const names of combinations(spread, size)) {
      if (names.reduce((product, { distinct }) => product * Math.max(distinct, 1), 1) < rows * 0.95) continue;
      if ((tries += 1) > mostTries) return found;
      if (await isKey(names.map(({ column }) => column.name))) found.push(names.map(({ column }) => column.name));
      if (found.length > 0) return found;
    }
  }
  return found;
}

/** Whether some value comes twice among one in 64 of them, looked at with all their rows: that is enough for it to be no key, and most that are none are told so. */
async function repeatsInPart(connection: DuckDBConnection, names: readonly string[]): Promise<boolean> {
  const list = names.map(named).join(', ');
  const [row] = await rowsOf(connection, `select coalesce(max(n), 0) as most from (select count(*) as n from it where hash(${list}) % 64 = 0 group by ${list})`);
  return Number(row!['most']) > 1;
}

function* combinations<T>(of: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= of.length - size; at += 1) for (const rest of combinations(of, size - 1, at + 1)) yield [of[at]!, ...rest];
}
