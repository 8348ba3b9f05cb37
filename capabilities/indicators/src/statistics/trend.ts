import { median } from './quantile.ts';
import type { Direction } from './rank.ts';

export interface Trend {
  readonly moves: 'up' | 'down' | 'flat';
  /** Whether that is good, by the indicator’s direction. */
  readonly good: boolean | null;
  /** Change in one period: the median of the slopes between all pairs of points (Theil–Sen), which one strange year does not move. */
  readonly slope: number;
  readonly first: { readonly period: string; readonly value: number };
  readonly last: { readonly period: string; readonly value: number };
}

/** Where a series goes. Three points at least; periods without data keep their distance. Less than 1 % of the median a period counts as flat. */
export function trendOf(points: readonly { readonly period: string; readonly value: number | null }[], direction: Direction): Trend | null {
  const ordered = points.toSorted((a, b) => a.period.localeCompare(b.period)).map((each, index) => ({ ...each, at: placeOf(each.period) ?? index }));
  const present = ordered.filter((each): each is typeof each & { value: number } => each.value !== null);
  const [first, last] = [present[0], present.at(-1)];
  if (present.length < 3 || first === undefined || last === undefined) return null;
  const slopes = present.flatMap((a, index) => present.slice(index + 1).filter((b) => b.at !== a.at).map((b) => (b.value - a.value) / (b.at - a.at)));
  const slope = median(slopes) ?? 0;
  const level = Math.abs(median(present.map(({ value }) => value)) ?? 0);
  const moves = Math.abs(slope) <= level * 0.01 ? 'flat' : slope > 0 ? 'up' : 'down';
  const good = moves === 'flat' || direction === 'neither' ? null : (moves === 'up') === (direction === 'more');
  return { moves, good, slope, first: { period: first.period, value: first.value }, last: { period: last.period, value: last.value } };
}

/** A period as a number, so that a missing year keeps its distance: years count one, months a twelfth, quarters a fourth, each in its own unit. */
function placeOf(period: string): number | null {
  const year = /^(\d{4})$/.exec(period);
  if (year) return Number(year[1]);
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return Number(month[1]) * 12 + Number(month[2]);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  return quarter ? Number(quarter[1]) * 4 + Number(quarter[2]) : null;
}
