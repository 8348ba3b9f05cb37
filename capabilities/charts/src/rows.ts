import type { ChartRow } from './types.ts';

/** The figure in a cell, or `null` where there is none: blanks, words and what is not finite are no data. */
export function figureIn(row: ChartRow, column: string): number | null {
  const value = row[column];
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
export const wordIn = (row: ChartRow, column: string): string => String(row[column] ?? '');

/** All periods from the first to the last, so that a year without data leaves its gap. */
export function periodsOf(rows: readonly ChartRow[], column: string): string[] {
  const found = [...new Set(rows.map((row) => wordIn(row, column)).filter((word) => word !== ''))].toSorted();
  if (found.length < 2 || !found.every((period) => /^\d{4}$/.test(period))) return found;
  const [first, last] = [Number(found[0]), Number(found.at(-1))];
  return last - first > 200 ? found : Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Every so many, so that labels of a width do not run into one another; the last one is always there. */
export function thinned<T>(values: readonly T[], room: number): T[] {
  const step = Math.max(1, Math.ceil(values.length / Math.max(1, Math.floor(room))));
  return values.filter((_, index) => (values.length - 1 - index) % step === 0);
}

/** Median by the middle value, or the mean of the two in the middle. */
export function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

/** Limits of classes of equal size, four for five classes, without repeating one. */
export function classLimits(values: readonly number[], classes = 5): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const limits = Array.from({ length: classes - 1 }, (_, index) => sorted[Math.min(sorted.length - 1, Math.ceil(((index + 1) * sorted.length) / classes) - 1)] as number);
  return [...new Set(limits)].filter((limit) => limit < (sorted.at(-1) as number));
}
export const classOf = (value: number, limits: readonly number[]): number => {
  const place = limits.findIndex((limit) => value <= limit);
  return place === -1 ? limits.length : place;
};
/** Which of the five shades a class takes, spread over all of them when there are fewer. */
export const shadeOf = (place: number, limits: readonly number[]): number => (limits.length === 0 ? 2 : Math.round((place * 4) / limits.length));
