import { named, rowsOf } from '../engine/database.ts';
import type { Look } from '../examining/look.ts';
import type { ColumnProfile, Profile } from '../types.ts';
import { keysOf } from './keys.ts';
import { isNumber, measures, type Profiled } from './measures.ts';
import { sampled, type Sampled } from './sample.ts';
import { bucketsFrom, boundsOf } from './shapes.ts';
import { toldByValues, type Failing, type Told } from './values.ts';

/** Conditions that one row fails, each with the one column it is about, if it is about one. */
export interface RowRule extends Failing { readonly column: string | undefined }
export interface Profiling { readonly profile: Profile; /** Rows that fail each rule; one that broke has none. */ readonly failing: Map<string, number> }

/**
 * What every column contains and how many rows fail each rule, in as few passes as there can be: columns whose values repeat are counted
 * value by value, and everything about all the others is one aggregate over the rows.
 */
export async function profileOf(look: Look, rules: readonly RowRule[] = []): Promise<Profiling> {
  const { connection, rows, columns, repeating } = look;
  const failing = new Map<string, number>();
  const told = new Map<string, Told>();
  for (const column of repeating) {
    const found = await toldByValues(look, column, rules.filter((rule) => rule.column === column.name));
    told.set(column.name, found.told);
    for (const [id, count] of found.failing) failing.set(id, count);
  }
  const others = columns.filter((column) => !repeating.includes(column));
  const inRows = await onePass(look, others, rules.filter(({ column }) => column === undefined || !told.has(column)));
  for (const [id, count] of inRows.failing) failing.set(id, count);
  const sample = await sampled(look, others);
  const counts = columns.map((column) => {
    const exact = told.get(column.name);
    if (exact !== undefined) return { column, nulls: exact.nulls, distinct: exact.distinct };
    const filled = Number(inRows.of(column, 'n'));
    return { column, nulls: rows - filled, distinct: look.growing.has(column.name) ? rows : Math.min(Number(inRows.of(column, 'd')), filled) };
  });
  const keys = await keysOf({ connection, rows, base: counts, unique: look.growing });
  const alone = new Set([...look.growing, ...keys.filter((key) => key.length === 1).map(([name]) => name!)]);
  return {
    failing,
    profile: { rows, keys, columns: counts.map(({ column, nulls, distinct }): ColumnProfile => {
      const exact = told.get(column.name);
      const unique = alone.has(column.name);
      const base = { name: column.name, type: column.type, count: rows - nulls, nulls, distinct: unique ? rows : distinct, distinctExact: exact !== undefined || unique };
      if (exact === undefined) return { ...base, ...inRows.told(column), ...fromSample(sample, column) };
      return { ...base, ...exact, nulls, distinct: base.distinct, min: valueOf(exact.min, column), max: valueOf(exact.max, column), quantiles: quantilesOf(exact.quantiles, column), over: rows };
    }) },
  };
}

const fromSample = ({ over, patterns, quantiles }: Sampled, column: Profiled) => ({ patterns: patterns.get(column.name) ?? [], quantiles: quantilesOf(quantiles.get(column.name), column), over });

/** One aggregate over all rows; what a rule breaks is asked again without the rules. */
async function onePass({ connection, growing }: Look, columns: readonly Profiled[], rules: readonly RowRule[]) {
  const numbers = columns.filter(isNumber);
  const [ends] = numbers.length === 0 ? [{}] : await rowsOf(connection, `select ${numbers.map(({ name }, at) => `min(${named(name)})::double as min${at}, max(${named(name)})::double as max${at}`).join(', ')} from it`);
  const bounds = new Map(numbers.flatMap((column, at) => {
    const [min, max] = [Number(ends![`min${at}`]), Number(ends![`max${at}`])];
    return ends![`min${at}`] !== null && Number.isFinite(min) && max > min ? [[column.name, { min, bounds: boundsOf(min, max) }] as const] : [];
  }));
  const spreads = columns.flatMap(({ name }, at) => (bounds.has(name) ? [`histogram(cast(${named(name)} as double), [${bounds.get(name)!.bounds.map((bound) => `${bound}::double`).join(', ')}]) as h${at}`] : []));
  const parts = [...columns.flatMap((column, at) => measures(column, at, { unique: growing.has(column.name) })), ...spreads];
  const conditions = rules.map(({ fails }, at) => `count(*) filter (where ${fails}) as f${at}`);
  const ask = async (list: readonly string[]) => (list.length === 0 ? {} : (await rowsOf(connection, `select ${list.join(', ')} from it`))[0]!);
  const both = await ask([...parts, ...conditions]).catch((thrown: unknown) => {
    if (conditions.length === 0 || /Out of Memory|INTERRUPT/i.test(String(thrown))) throw thrown;
    return undefined;
  });
  const row = both ?? await ask(parts);
  const of = (column: Profiled, what: string): unknown => row[`${what}${columns.indexOf(column)}`];
  return {
    of, failing: new Map(both === undefined ? [] : rules.map(({ id }, at) => [id, Number(both[`f${at}`])])),
    told: (column: Profiled) => {
      const counted = (of(column, 'h') ?? []) as { value: string }[];
      const spread = bounds.get(column.name);
      const [short, long] = [of(column, 'short'), of(column, 'long')];
      return {
        min: valueOf(of(column, 'min'), column), max: valueOf(of(column, 'max'), column), mean: numberOf(of(column, 'avg')), deviation: numberOf(of(column, 'dev')), sum: of(column, 'sum') === undefined || of(column, 'sum') === null ? null : String(of(column, 'sum')),
        top: [], length: short === undefined || short === null ? null : { min: Number(short), max: Number(long) }, histogram: spread === undefined ? null : bucketsFrom(spread.min, spread.bounds, counted.map(({ value }) => Number(value))),
      };
    },
  };
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
