import { named, rowsOf } from '../engine/database.ts';
import type { Look } from '../examining/look.ts';
import type { ColumnProfile } from '../types.ts';
import { isNumber, isTime, shares, type Profiled } from './measures.ts';
import { mostShapes, shapeOf } from './shapes.ts';

/** What is looked at by single values in a large table is looked at in about so many of its rows, evenly spread. */
const sampleRows = 20_000;

export interface Sampled { readonly over: number; readonly patterns: Map<string, ColumnProfile['patterns']>; readonly quantiles: Map<string, readonly unknown[]> }

/** The shapes of texts, and the quantiles of numbers and times, of columns whose values hardly ever come twice. Every so manieth row is taken; that number is prime, so that it does not fall in step with rows that come in groups. */
export async function sampled({ connection, rows }: Look, columns: readonly Profiled[]): Promise<Sampled> {
  const found: Sampled = { over: rows, patterns: new Map(), quantiles: new Map() };
  const texts = columns.filter(({ type }) => type === 'text');
  const ordered = columns.filter((column) => isNumber(column) || isTime(column));
  if (texts.length + ordered.length === 0) return found;
  const kept = [...texts.map(({ name }) => `left(${named(name)}, 60) as ${named(name)}`), ...ordered.map((column) => `${isTime(column) ? `epoch(${named(column.name)})` : named(column.name)} as ${named(column.name)}`)];
  await connection.run(`create or replace temp table looked_at as select ${kept.join(', ')} from numbered where row_number_of_table % ${primeFrom(Math.floor(rows / sampleRows))} = 0`);
  const [first] = await rowsOf(connection, `select count(*) as n${ordered.map(({ name }, at) => `, quantile_disc(${named(name)}, [${shares.join(', ')}]) as q${at}`).join('')} from looked_at`);
  for (const [at, { name }] of ordered.entries()) if (Array.isArray(first![`q${at}`])) found.quantiles.set(name, first![`q${at}`] as unknown[]);
  for (const { name } of texts) {
    const shapes = await rowsOf(connection, `select ${shapeOf(named(name))} as pattern, count(*) as n from looked_at where ${named(name)} is not null group by 1 order by n desc, pattern limit ${mostShapes}`);
    found.patterns.set(name, shapes.map(({ pattern, n }) => ({ pattern: String(pattern), count: Number(n) })));
  }
  await connection.run('drop table looked_at');
  return { ...found, over: Number(first!['n']) };
}

function primeFrom(least: number): number {
  for (let number = Math.max(least, 1); ; number += 1) if (isPrime(number)) return number;
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
}
