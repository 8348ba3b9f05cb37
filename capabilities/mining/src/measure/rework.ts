import type { ColumnLog } from '../log/columns.ts';
import { durations, type Distribution } from './distribution.ts';
import { caseDuration } from './measures.ts';
import { clockTime, type TimeBetween } from './time.ts';

/** An activity that had to be done again. */
export interface Rework {
  readonly activity: string;
  /** Cases in which it was done more than once. */
  readonly cases: number;
  /** Times it was done beyond the first of each case. */
  readonly again: number;
  /** Of those, the times right after itself. */
  readonly atOnce: number;
  /** How long the cases with it lasted, and the others. */
  readonly with: Distribution | null;
  readonly without: Distribution | null;
}

/** What is done more than once in the same case, most cases first; and how many cases have any of it. */
export function reworkOf(log: ColumnLog, { time = clockTime }: { readonly time?: TimeBetween } = {}): { readonly cases: number; readonly list: readonly Rework[] } {
  const found = log.activities.map((activity) => ({ activity, cases: 0, again: 0, atOnce: 0, places: new Set<number>() }));
  let cases = 0;
  for (let place = 0; place < log.cases.length; place += 1) {
    const times = new Map<number, number>();
    for (let index = log.offsets[place] ?? 0; index < (log.offsets[place + 1] ?? 0); index += 1) {
      const activity = log.activity[index] ?? 0;
      const before = times.get(activity) ?? 0;
      times.set(activity, before + 1);
      const of = found[activity];
      if (before === 0 || of === undefined) continue;
      of.again += 1;
      of.places.add(place);
      if (log.activity[index - 1] === activity) of.atOnce += 1;
    }
    if ([...times.values()].some((count) => count > 1)) cases += 1;
  }
  const lasted = Float64Array.from(log.cases, (_, place) => (log.open.has(place) ? Number.NaN : caseDuration(log, place, time)));
  const list = found.filter(({ again }) => again > 0).map(({ places, ...each }): Rework => {
    const [inside, outside] = [durations(), durations()];
    lasted.forEach((each, place) => (places.has(place) ? inside : outside).add(each));
    return { ...each, cases: places.size, with: inside.end(), without: outside.end() };
  });
  return { cases, list: list.toSorted((a, b) => b.cases - a.cases || b.again - a.again) };
}
