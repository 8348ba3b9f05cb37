import type { ColumnLog } from '../log/columns.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { clockTime, type TimeBetween } from './time.ts';

/** One activity right after another in the same case: how often, in how many cases, and how long it waits in between. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly cases: number;
  /** From when the first was done until the second began, or was done where the log does not say when it began. Null without times. */
  readonly wait: Distribution | null;
}

/** Every pair of activities that directly follow one another, the most frequent first. */
export function directlyFollows(log: ColumnLog, { time = clockTime }: { readonly time?: TimeBetween } = {}): readonly Edge[] {
  const width = log.activities.length;
  const counts = new Map<number, { count: number; cases: number; last: number; timed: number }>();
  eachStep(log, (pair, place, from, to) => {
    let found = counts.get(pair);
    if (found === undefined) counts.set(pair, (found = { count: 0, cases: 0, last: -1, timed: 0 }));
    found.count += 1;
    if (found.last !== place) [found.cases, found.last] = [found.cases + 1, place];
    if (!Number.isNaN(log.at[from]) && !Number.isNaN(log.at[to])) found.timed += 1;
  });
  const waits = new Map([...counts].map(([pair, { timed }]) => [pair, { values: new Float64Array(timed), length: 0 }]));
  eachStep(log, (pair, _place, from, to) => {
    const wait = waitBetween(log, from, to, time);
    const of = waits.get(pair);
    if (of === undefined || Number.isNaN(wait)) return;
    of.values[of.length] = wait;
    of.length += 1;
  });
  return [...counts].map(([pair, { count, cases }]): Edge => {
    const { values = new Float64Array(0), length = 0 } = waits.get(pair) ?? {};
    return { from: log.activities[Math.floor(pair / width)] ?? '', to: log.activities[pair % width] ?? '', count, cases, wait: distributionOf(values.subarray(0, length)) };
  }).toSorted((a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to));

  function eachStep(one: ColumnLog, visit: (pair: number, place: number, from: number, to: number) => void) {
    for (let place = 0; place < one.cases.length; place += 1) {
      const end = one.offsets[place + 1] ?? 0;
      for (let to = (one.offsets[place] ?? 0) + 1; to < end; to += 1) visit((one.activity[to - 1] ?? 0) * width + (one.activity[to] ?? 0), place, to - 1, to);
    }
  }
}

/** How long a case waited between two of its events; NaN when the log does not say. Work that began before the other was done waited nothing. */
export function waitBetween(log: ColumnLog, from: number, to: number, time: TimeBetween = clockTime): number {
  const done = log.at[from] ?? Number.NaN;
  const began = log.startedAt[to] ?? Number.NaN;
  const until = Number.isNaN(began) ? (log.at[to] ?? Number.NaN) : began;
  if (Number.isNaN(done) || Number.isNaN(until)) return Number.NaN;
  return until <= done ? 0 : time(done, until);
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
