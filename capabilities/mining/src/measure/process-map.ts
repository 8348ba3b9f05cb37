import type { ColumnLog } from '../log/columns.ts';
import { directlyFollows, waitBetween, type Edge } from './directly-follows.ts';
import { durations, type Distribution } from './distribution.ts';
import { clockTime, type TimeBetween } from './time.ts';

/** An activity on the map. */
export interface Step {
  readonly activity: string;
  readonly count: number;
  readonly cases: number;
  readonly starts: number;
  readonly ends: number;
  /** How long it is worked on; null where the log does not say when work began. */
  readonly work: Distribution | null;
  /** How long a case waits before it, whatever came before; null without times. */
  readonly wait: Distribution | null;
}

/** How cases go: the activities, what directly follows what, how often and in how much time. */
export interface ProcessMap {
  readonly cases: number;
  readonly events: number;
  readonly steps: readonly Step[];
  readonly edges: readonly Edge[];
  /** From the first event of a case that ended to its last. */
  readonly duration: Distribution | null;
  /** Whether the log tells when work begins, so that waiting and working stand apart. */
  readonly tellsWork: boolean;
}

/** The map of a log; its times by the time the caller gives. */
export function processMap(log: ColumnLog, { time = clockTime }: { readonly time?: TimeBetween } = {}): ProcessMap {
  const steps = log.activities.map((activity) => ({ activity, count: 0, cases: 0, starts: 0, ends: 0, last: -1, work: durations(), wait: durations() }));
  const lasting = durations();
  for (let place = 0; place < log.cases.length; place += 1) {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index < end; index += 1) {
      const step = steps[log.activity[index] ?? 0];
      if (step === undefined) continue;
      step.count += 1;
      if (step.last !== place) [step.cases, step.last] = [step.cases + 1, place];
      if (index === from) step.starts += 1;
      else step.wait.add(waitBetween(log, index - 1, index, time));
      if (index === end - 1 && !log.open.has(place)) step.ends += 1;
      const [began, done] = [log.startedAt[index] ?? Number.NaN, log.at[index] ?? Number.NaN];
      if (done >= began) step.work.add(time(began, done));
    }
    if (end > from && !log.open.has(place)) {
      const first = firstMoment(log, from);
      const last = log.at[end - 1] ?? Number.NaN;
      if (last >= first) lasting.add(time(first, last));
    }
  }
  const told = steps.map(({ last: _, work, wait, ...step }): Step => ({ ...step, work: work.end(), wait: wait.end() })).filter(({ count }) => count > 0);
  return { cases: log.cases.length, events: log.activity.length, steps: told.toSorted((a, b) => b.count - a.count), edges: directlyFollows(log, { time }), duration: lasting.end(), tellsWork: told.some(({ work }) => work !== null) };
}

/** When an event first shows that a case was there: when work on it began, or else when it was done. */
export function firstMoment(log: ColumnLog, index: number): number {
  const began = log.startedAt[index] ?? Number.NaN;
  return Number.isNaN(began) ? (log.at[index] ?? Number.NaN) : began;
}

/** Where cases wait most in all, the worst first: the time of every case together, and its share of all waiting. */
export function bottlenecks(map: ProcessMap): readonly (Edge & { readonly wait: Distribution; readonly share: number })[] {
  const timed = map.edges.flatMap((edge) => (edge.wait === null || edge.wait.total === 0 ? [] : [{ ...edge, wait: edge.wait }]));
  const total = timed.reduce((sum, { wait }) => sum + wait.total, 0);
  return timed.map((edge) => ({ ...edge, share: edge.wait.total / total })).toSorted((a, b) => b.wait.total - a.wait.total);
}
