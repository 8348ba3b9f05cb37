import { literal, openRoom, rowsOf } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { kindOfSql } from '../reading/parquet.ts';
import type { ColumnProfile, Profile } from '../types.ts';
import { growing } from './different.ts';
import { keysOf } from './keys.ts';
import { isNumber, measures, type Profiled } from './measures.ts';
import { firstRows, repeatedValues, repeatingIn, type Repeated } from './repeating.ts';
import { histogramsOf, patternsOf } from './shapes.ts';

export interface ProfileInput { readonly path: string }

/** What every column of a table contains, in few passes over the file. */
export async function profile({ path }: ProfileInput, { settings, signal }: WorkRoom): Promise<Profile> {
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 2), spillMegabytes: settings.megabytes * 8 });
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    const from = `read_parquet(${literal(path)})`;
    const described = await rowsOf(connection, `describe select * from ${from}`);
    const columns = described.map(({ column_name: name, column_type: sql }): Profiled => ({ name: String(name), type: kindOfSql(String(sql)).type, sql: String(sql) }));
    const [{ n } = { n: 0 }] = await rowsOf(connection, `select count(*) as n from ${from}`);
    const rows = Number(n);
    const repeating = await repeatingIn(connection, from, columns, rows);
    const others = columns.filter((column) => !repeating.includes(column));
    // What does not grow in its first rows is not asked over all.
    const atFirst = await growing(connection, `(select * from ${from} limit ${firstRows})`, others.filter(({ type }) => type !== 'geometry' && type !== 'json').map(({ name }) => name));
    const unique = await growing(connection, from, [...atFirst]);
    const [first] = await rowsOf(connection, `select count(*) as rows${columns.map((column, at) => measures(column, at, { apart: repeating.includes(column), unique: unique.has(column.name) })).join('')} from ${from}`);
    const repeated = new Map<string, Repeated>();
    for (const column of repeating) repeated.set(column.name, await repeatedValues(connection, from, column));
    const base = columns.map((column, at) => {
      const filled = Number(first![`n${at}`]);
      return { column, at, nulls: rows - filled, distinct: repeated.get(column.name)?.distinct ?? (unique.has(column.name) ? rows : Math.min(Number(first![`d${at}`]), filled)) };
    });
    const histograms = await histogramsOf(connection, from, base.filter(({ column }) => isNumber(column) && !repeated.has(column.name)).map(({ column, at }) => ({ column, min: Number(first![`min${at}`]), max: Number(first![`max${at}`]) })).filter(({ min, max }) => Number.isFinite(min) && max > min));
    const patterns = await patternsOf(connection, from, columns.filter(({ type }) => type === 'text'), rows);
    const keys = await keysOf({ connection, from, rows, base, unique });
    return {
      rows, keys,
      columns: base.map(({ column, at, nulls, distinct }): ColumnProfile => {
        const seen = repeated.get(column.name);
        const isKey = unique.has(column.name) || keys.some((key) => key.length === 1 && key[0] === column.name);
        const length = first![`short${at}`] === undefined || first![`short${at}`] === null ? null : { min: Number(first![`short${at}`]), max: Number(first![`long${at}`]) };
        return {
          name: column.name, type: column.type, count: rows - nulls, nulls,
          distinct: isKey ? rows : distinct, distinctExact: seen !== undefined || isKey,
          min: valueOf(seen === undefined ? first![`min${at}`] : seen.min, column), max: valueOf(seen === undefined ? first![`max${at}`] : seen.max, column),
          mean: numberOf(first![`avg${at}`]), deviation: numberOf(first![`dev${at}`]), sum: first![`sum${at}`] === undefined || first![`sum${at}`] === null ? null : String(first![`sum${at}`]),
          quantiles: quantilesOf(seen === undefined ? first![`q${at}`] : seen.quantiles, column),
          top: seen?.top ?? [], patterns: patterns.of.get(column.name) ?? [], patternsOver: patterns.over,
          length: seen === undefined ? length : seen.length,
          histogram: seen === undefined ? (histograms.get(column.name) ?? null) : seen.histogram,
        };
      }),
    };
  } finally {
    signal.removeEventListener('abort', interrupt);
    close();
  }
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined || !Number.isFinite(Number(value)) ? null : Number(value));
function valueOf(value: unknown, column: Profiled): string | number | null {
  if (value === null || value === undefined) return null;
  return isNumber(column) ? numberOf(value) : String(value).slice(0, 200);
}
function quantilesOf(value: unknown, column: Profiled): (string | number)[] | null {
  if (!Array.isArray(value)) return null;
  if (isNumber(column)) return value.map(Number);
  return value.map((seconds) => new Date(Number(seconds) * 1000).toISOString().slice(0, column.type === 'day' ? 10 : 19));
}
