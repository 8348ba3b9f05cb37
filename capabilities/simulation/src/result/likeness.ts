import { caseDuration, firstMoment, someCases, startColumns, variantsOf, type ColumnLog, type TimeBetween } from '@comu/mining';
import { placeInTime } from '../clock/madrid.ts';
import type { Observed } from '../run/replication.ts';
import { earthMovers, unlike } from './distance.ts';

/** How far one log is from another. */
export interface Distances {
  /** Earth mover’s distance of how long cases took, in milliseconds, and as a share of the mean of the first log. */
  readonly cycle: number;
  readonly cycleShare: number;
  /** Share of the pairs of steps that would have to be others. */
  readonly order: number;
  /** Share of the cases that would have to take another way, from their first step to their last. */
  readonly paths: number;
  /** Share of the steps that would have to be others. */
  readonly steps: number;
  /** Earth mover’s distance of the times of day at which things happen, and at which cases arrive, in hours. */
  readonly hours: number;
  readonly arrivals: number;
}

/** Today as simulated beside today as recorded; and how far apart the two halves of the record itself are, which no simulation can be asked to beat. */
export interface Likeness {
  readonly distances: Distances;
  readonly ownHalves: Distances | null;
  readonly recorded: Summary;
  readonly simulated: Summary;
  /** `good`: as like as the record is to itself, or within a tenth; `fair`: differences count, levels less; `poor`: it does not imitate the past, do not trust it. */
  readonly verdict: 'good' | 'fair' | 'poor';
  /** What makes it no better than it is. */
  readonly because: readonly ('cycle' | 'order' | 'few')[];
}

export interface Summary {
  readonly cases: number;
  readonly mean: number;
  readonly median: number;
  readonly high: number;
  readonly stepsPerCase: number;
  /** 21 values, as in `Measured`. */
  readonly spread: readonly number[];
}

/** Cases compared at most; of more, evenly spread ones. */
const most = 20_000;

/** What was simulated, as a log. Its cases are told apart from those of other repetitions. */
export function logOfObserved(repetitions: readonly Observed[]): ColumnLog {
  const filling = startColumns();
  for (const [repetition, { cases, done, people }] of repetitions.entries()) {
    const of = new Map<number, (typeof done)[number][]>();
    for (const each of done) of.set(each.case, [...(of.get(each.case) ?? []), each]);
    for (const { number, ended } of cases) {
      if (ended === null) continue;
      filling.add({ id: `${repetition}-${number}`, attributes: {}, events: (of.get(number) ?? []).map(({ name, started, at, pool }) => ({ activity: name, at, startedAt: started, resource: null, lifecycle: 'complete', attributes: { 'org:group': people[pool]?.pool.name ?? '' } })) });
    }
  }
  return filling.end();
}

/** How far apart two logs are; a log that tells only when things were done is compared by that alone. */
export function distances(one: ColumnLog, other: ColumnLog, time: TimeBetween): Distances {
  const [a, b] = [lasted(one, time), lasted(other, time)];
  const cycle = a.length === 0 || b.length === 0 ? 0 : earthMovers(a, b);
  const both = (of: (log: ColumnLog) => readonly number[]) => { const [x, y] = [of(one), of(other)]; return x.length === 0 || y.length === 0 ? 0 : earthMovers(x, y); };
  return {
    cycle, cycleShare: cycle / Math.max(1, meanOf(a)), order: unlike(pairs(one), pairs(other)), paths: unlike(ways(one), ways(other)), steps: unlike(counts(one), counts(other)),
    hours: both((log) => hoursOf(log, log.activity.keys())), arrivals: both((log) => hoursOf(log, log.cases.map((_, place) => log.offsets[place] ?? 0))),
  };
}

/** The verdict on an imitation. `simulated` is today’s, over the same time of the year. */
export function likeness(recorded: ColumnLog, simulated: ColumnLog, time: TimeBetween): Likeness {
  const past = comparable(recorded);
  // A log without beginnings is compared with one without.
  const told = past.startedAt.some((at) => !Number.isNaN(at));
  const now = told ? simulated : { ...simulated, startedAt: new Float64Array(simulated.startedAt.length).fill(Number.NaN) };
  const distance = distances(past, now, time);
  const order = [...past.cases.keys()].toSorted((a, b) => firstMoment(past, past.offsets[a] ?? 0) - firstMoment(past, past.offsets[b] ?? 0));
  const early = new Set(order.slice(0, order.length >> 1));
  const ownHalves = past.cases.length < 20 ? null : distances(someCases(past, (place) => early.has(place)), someCases(past, (place) => !early.has(place)), time);
  const far = (of: (each: Distances) => number, good: number, fair: number) => { const [mine, own] = [of(distance), ownHalves === null ? 0 : of(ownHalves)]; return mine <= Math.max(good, own) ? 0 : mine <= Math.max(fair, 2 * own) ? 1 : 2; };
  const [cycle, ways, few] = [far(({ cycleShare }) => cycleShare, 0.1, 0.3), far(({ order: of }) => of, 0.1, 0.3), past.cases.length < 30 ? 1 : 0];
  const worst = Math.max(cycle, ways, few);
  return {
    distances: distance, ownHalves, recorded: summary(past, time), simulated: summary(now, time), verdict: worst === 0 ? 'good' : worst === 1 ? 'fair' : 'poor',
    because: [...(cycle > 0 ? ['cycle' as const] : []), ...(ways > 0 ? ['order' as const] : []), ...(few > 0 ? ['few' as const] : [])],
  };
}

/** Cases that ended, not too many. */
function comparable(log: ColumnLog): ColumnLog {
  const every = Math.max(1, Math.ceil(log.cases.length / most));
  return every === 1 && log.open.size === 0 ? log : someCases(log, (place) => place % every === 0 && !log.open.has(place));
}

function summary(log: ColumnLog, time: TimeBetween): Summary {
  const sorted = Float64Array.from(lasted(log, time)).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { cases: log.cases.length, mean: meanOf([...sorted]), median: at(0.5), high: at(0.9), stepsPerCase: log.activity.length / Math.max(1, log.cases.length), spread: sorted.length === 0 ? [] : Array.from({ length: 21 }, (_, part) => sorted[Math.min(sorted.length - 1, Math.round((part / 20) * (sorted.length - 1)))] ?? 0) };
}

const lasted = (log: ColumnLog, time: TimeBetween) => log.cases.map((_, place) => (log.open.has(place) ? Number.NaN : caseDuration(log, place, time))).filter((value) => !Number.isNaN(value));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function hoursOf(log: ColumnLog, indexes: Iterable<number>): readonly number[] {
  const found: number[] = [];
  for (const index of indexes) {
    const at = log.at[index] ?? Number.NaN;
    if (Number.isNaN(at)) continue;
    const { hour, minute } = placeInTime(at);
    found.push(hour + minute / 60);
  }
  return found;
}

function counts(log: ColumnLog): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const activity of log.activity) found.set(log.activities[activity] ?? '', (found.get(log.activities[activity] ?? '') ?? 0) + 1);
  return found;
}

/** Which cases go the same way from beginning to end. */
const ways = (log: ColumnLog): ReadonlyMap<string, number> => new Map(variantsOf(log).list.map(({ activities, count }) => [activities.join('\n'), count]));

/** Which step comes right after which, and which begins and ends. */
function pairs(log: ColumnLog): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const name = (index: number) => log.activities[log.activity[index] ?? 0] ?? '';
  for (let place = 0; place < log.cases.length; place += 1) {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index <= end && end > from; index += 1) {
      const key = `${index === from ? '' : name(index - 1)}\n${index === end ? '' : name(index)}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return found;
}
