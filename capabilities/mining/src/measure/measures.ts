import type { ColumnLog } from '../log/columns.ts';
import { compare, directlyFollows, type Edge } from './directly-follows.ts';
import { durations, type Distribution } from './distribution.ts';
import { clockTime, type TimeBetween } from './time.ts';
import { variantsOf, type Variant } from './variants.ts';

export interface Counted {
  readonly activity: string;
  readonly count: number;
}

/** The figures of a log that every other view starts from. */
export interface Measures {
  readonly cases: number;
  readonly events: number;
  readonly resources: number;
  readonly activities: readonly Counted[];
  readonly starts: readonly Counted[];
  readonly ends: readonly Counted[];
  /** In how many cases an activity had to be done again. */
  readonly rework: readonly Counted[];
  readonly directlyFollows: readonly Edge[];
  readonly variants: readonly Variant[];
  /** From the first event of a case to the last; null when the log has no times. */
  readonly duration: Distribution | null;
}

/** What process mining counts first; durations by the time the caller gives. */
export function measure(log: ColumnLog, { time = clockTime }: { readonly time?: TimeBetween } = {}): Measures {
  const width = log.activities.length;
  const counts = { activities: new Uint32Array(width), starts: new Uint32Array(width), ends: new Uint32Array(width), rework: new Uint32Array(width) };
  const [seen, repeated] = [new Int32Array(width).fill(-1), new Int32Array(width).fill(-1)];
  const lasting = durations();
  for (let place = 0; place < log.cases.length; place += 1) {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index < end; index += 1) {
      const activity = log.activity[index] ?? 0;
      add(counts.activities, activity);
      if (seen[activity] === place && repeated[activity] !== place) {
        add(counts.rework, activity);
        repeated[activity] = place;
      }
      seen[activity] = place;
    }
    if (from === end) continue;
    add(counts.starts, log.activity[from] ?? 0);
    add(counts.ends, log.activity[end - 1] ?? 0);
    lasting.add(caseDuration(log, place, time));
  }
  const ranked = (of: Uint32Array): readonly Counted[] => [...of].map((count, index) => ({ activity: log.activities[index] ?? '', count })).filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count || compare(a.activity, b.activity));
  return {
    cases: log.cases.length, events: log.activity.length, resources: log.resources.length,
    activities: ranked(counts.activities), starts: ranked(counts.starts), ends: ranked(counts.ends), rework: ranked(counts.rework),
    directlyFollows: directlyFollows(log, { time }), variants: variantsOf(log).list, duration: lasting.end(),
  };
}

/** From the first thing a case tells to the last; NaN without times. */
export function caseDuration(log: ColumnLog, place: number, time: TimeBetween = clockTime): number {
  const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
  const began = log.startedAt[from] ?? Number.NaN;
  const [first, last] = [Number.isNaN(began) ? (log.at[from] ?? Number.NaN) : began, log.at[end - 1] ?? Number.NaN];
  return from === end || Number.isNaN(first) || Number.isNaN(last) ? Number.NaN : time(first, last);
}

function add(to: Uint32Array, index: number) {
  to[index] = (to[index] ?? 0) + 1;
}
