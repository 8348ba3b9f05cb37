import { literal, named, openRoom, rowsOf } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { kindOfSql } from '../reading/parquet.ts';
import type { ColumnProfile, ColumnType, Profile } from '../types.ts';
import { frequentValues, histogramsOf, patternsOf } from './shapes.ts';
import { keysOf } from './keys.ts';

export interface Profiled { readonly name: string; readonly type: ColumnType; readonly sql: string }
export interface ProfileInput { readonly path: string }

const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
const isNumber = ({ type }: Profiled) => type === 'integer' || type === 'decimal';
const isTime = ({ type }: Profiled) => type === 'day' || type === 'moment';

/** What every column of a table contains, in few passes over the file. */
export async function profile({ path }: ProfileInput, { settings, signal }: WorkRoom): Promise<Profile> {
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 2), spillMegabytes: settings.megabytes * 8 });
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    const from = `read_parquet(${literal(path)})`;
    const described = await rowsOf(connection, `describe select * from ${from}`);
    const columns = described.map(({ column_name: name, column_type: sql }): Profiled => ({ name: String(name), type: kindOfSql(String(sql)).type, sql: String(sql) }));
    const [first] = await rowsOf(connection, `select count(*) as rows${columns.map(measures).join('')} from ${from}`);
    const rows = Number(first!['rows']);
    const base = columns.map((column, at) => ({ column, at, nulls: rows - Number(first![`n${at}`]), distinct: Math.min(Number(first![`d${at}`]), Number(first![`n${at}`])) }));
    const [frequent, histograms, patterns] = [
      await frequentValues(connection, from, base.filter(({ distinct }) => distinct <= 100_000)),
      await histogramsOf(connection, from, base.filter(({ column }) => isNumber(column)).map(({ column, at }) => ({ column, min: Number(first![`min${at}`]), max: Number(first![`max${at}`]) })).filter(({ min, max }) => Number.isFinite(min) && max > min)),
      await patternsOf(connection, from, columns.filter(({ type }) => type === 'text'), rows),
    ];
    const keys = await keysOf({ connection, from, rows, base });
    return {
      rows, keys,
      columns: base.map(({ column, at, nulls, distinct }): ColumnProfile => {
        const seen = frequent.get(column.name);
        const unique = keys.some((key) => key.length === 1 && key[0] === column.name);
        return {
          name: column.name, type: column.type, count: rows - nulls, nulls,
          distinct: seen?.distinct ?? (unique ? rows : distinct), distinctExact: seen !== undefined || unique,
          min: valueOf(first![`min${at}`], column), max: valueOf(first![`max${at}`], column),
          mean: numberOf(first![`avg${at}`]), deviation: numberOf(first![`dev${at}`]), sum: first![`sum${at}`] === undefined || first![`sum${at}`] === null ? null : String(first![`sum${at}`]),
          quantiles: quantilesOf(first![`q${at}`], column),
          top: seen?.top ?? [], patterns: patterns.of.get(column.name) ?? [], patternsOver: patterns.over,
          length: first![`short${at}`] === undefined || first![`short${at}`] === null ? null : { min: Number(first![`short${at}`]), max: Number(first![`long${at}`]) },
          histogram: histograms.get(column.name) ?? null,
        };
      }),
    };
  } finally {
    signal.removeEventListener('abort', interrupt);
    close();
  }
}

function measures(column: Profiled, at: number): string {
  const it = named(column.name);
  const common = `, count(${it}) as n${at}, approx_count_distinct(${it}) as d${at}`;
  if (isNumber(column)) return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, avg(${it}) as avg${at}, stddev_samp(${it}) as dev${at}, sum(${it}) as sum${at}, approx_quantile(${it}, [${shares.join(', ')}]) as q${at}`;
  if (isTime(column)) return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, approx_quantile(epoch(${it}), [${shares.join(', ')}]) as q${at}`;
  if (column.type === 'text') return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, min(length(${it})) as short${at}, max(length(${it})) as long${at}`;
  return common;
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
