import { municipalities } from '@comu/territory';
import type { Absence } from '../words.ts';

/** What a formula answers for a place and period. */
export interface Found {
  readonly place: string;
  readonly period: string;
  readonly dimension: string;
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly absent: Absence | null;
  readonly published: boolean;
}
export interface Period { readonly period: string; readonly filled: number; readonly of: number; readonly published: boolean }
export interface Computed { readonly values: readonly Found[]; readonly periods: readonly Period[]; /** Rows whose place or period is none, or that say something else of one already read. */ readonly rejected: number }

const known = new Set(municipalities.map(({ ine }) => ine));
const periodForm = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
/** Figures keep twelve digits: more would be noise of binary fractions. */
export const tidy = (value: number): number => Number(value.toPrecision(12));

const filledIn = (given: unknown): string | null => (given === null || given === undefined || String(given).trim() === '' || !Number.isFinite(Number(given)) ? null : String(given).trim());

/** Of which place, period and dimension a row is; one that names no place is of the only one there is. */
export function whereOf(row: Readonly<Record<string, unknown>>, universe: readonly string[]): Pick<Found, 'place' | 'period' | 'dimension'> {
  return {
    place: row['place'] === undefined && universe.length === 1 ? (universe[0] as string) : String(row['place'] ?? '').trim(),
    period: String(row['period'] ?? '').trim(), dimension: String(row['dimension'] ?? '').trim().slice(0, 120),
  };
}

/**
 * Values from the rows of a formula (`place`, `period` and `value`, or `numerator` and `denominator`; perhaps `dimension`). Every place of
 * the universe has a row in each period: a value, or why there is none. A period with data for too few places is not published.
 */
export function valuesOf(rows: readonly Readonly<Record<string, unknown>>[], { universe, factor, threshold }: { universe: readonly string[]; factor: number; threshold: number }): Computed {
  const within = new Set(universe);
  const found = new Map<string, Omit<Found, 'published'>>();
  let rejected = 0;
  for (const row of rows) {
    const { place, period, dimension } = whereOf(row, universe);
    if (!within.has(place) || !known.has(place) || !periodForm.test(period)) { rejected += 1; continue; }
    const key = `${period}\n${dimension}\n${place}`;
    const next = { place, period, dimension, ...figureOf(row, factor) };
    const before = found.get(key);
    if (before !== undefined && before.value !== null) { if (next.value !== null && next.value !== before.value) rejected += 1; continue; }
    found.set(key, next);
  }
  const dimensions = [...new Set([...found.values()].map(({ dimension }) => dimension))];
  const values: Found[] = [];
  const periods: Period[] = [];
  for (const period of [...new Set([...found.values()].map((each) => each.period))].toSorted()) {
    const all = dimensions.flatMap((dimension) => universe.map((place) => found.get(`${period}\n${dimension}\n${place}`) ?? { place, period, dimension, value: null, numerator: null, denominator: null, absent: 'no-row' as const }));
    const filled = new Set(all.filter(({ value }) => value !== null).map(({ place }) => place)).size;
    const published = universe.length > 0 && filled / universe.length >= threshold;
    periods.push({ period, filled, of: universe.length, published });
    values.push(...all.map((each) => ({ ...each, published })));
  }
  return { values, periods, rejected };
}

function figureOf(row: Readonly<Record<string, unknown>>, factor: number): Pick<Found, 'value' | 'numerator' | 'denominator' | 'absent'> {
  if (!('denominator' in row)) {
    const value = filledIn(row['value']);
    return { value: value === null ? null : tidy(Number(value) * factor), numerator: null, denominator: null, absent: value === null ? 'blank' : null };
  }
  const [numerator, denominator] = [filledIn(row['numerator']), filledIn(row['denominator'])];
  const absent = numerator === null ? 'no-numerator' : denominator === null || Number(denominator) === 0 ? 'no-denominator' : null;
  return { value: absent === null ? tidy((Number(numerator) / Number(denominator)) * factor) : null, numerator, denominator, absent };
}
