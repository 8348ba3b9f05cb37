import type { TimeBetween } from '@comu/mining';
import { termLimit } from '../clock/term-limit.ts';
import type { SimulationModel } from '../model/model.ts';
import type { Observed } from '../run/replication.ts';

/** What one repetition gives, in figures by name. Durations in milliseconds of the time that counts, money in euros. */
export interface Measured {
  readonly figures: Readonly<Record<string, number>>;
  /** How long the fastest 0 %, 5 %, 10 % … 100 % of the cases took at most: 21 values; none when no case ended. */
  readonly spread: readonly number[];
  readonly cases: number;
  /** Cases that had not ended when it was given up. */
  readonly unfinished: number;
  readonly givenUp: Observed['givenUp'];
  readonly stuck: Readonly<Record<string, number>>;
  readonly events: number;
}

const week = 7 * 86_400_000;

/** The figures of a repetition. A case that has not ended is late when its term is over by then. */
export function measured(observed: Observed, { model, from, until, time }: { readonly model: SimulationModel; readonly from: number; readonly until: number; readonly time: TimeBetween }): Measured {
  const ended = observed.cases.filter(({ ended: at }) => at !== null);
  const lasted = Float64Array.from(ended, (each) => time(each.arrived, each.ended ?? each.arrived)).sort();
  const at = (share: number) => lasted[Math.min(lasted.length - 1, Math.floor(lasted.length * share))] ?? 0;
  const mean = (of: (each: (typeof ended)[number]) => number) => ended.reduce((sum, each) => sum + of(each), 0) / Math.max(1, ended.length);
  const figures: Record<string, number> = {
    arrived: observed.cases.length, ended: ended.length, underWay: observed.underWay, perWeek: (observed.cases.length * week) / (until - from),
    growth: observed.atEnd - observed.atStart,
  };
  if (ended.length > 0) {
    Object.assign(figures, {
      mean: mean((each) => time(each.arrived, each.ended ?? 0)), median: at(0.5), high: at(0.9),
      queued: mean(({ queued }) => queued), delayed: mean(({ delayed }) => delayed), working: mean(({ working }) => working), worked: mean(({ worked }) => worked), cost: mean(({ cost }) => cost),
    });
  }
  if (model.term !== null && observed.cases.length > 0) {
    const limit = termLimit(model.term, model.holidays);
    figures['late'] = observed.cases.filter(({ arrived, ended: at_ }) => (at_ ?? Infinity) > limit(arrived)).length / observed.cases.length;
  }
  let staff = 0;
  for (const { pool, waiting, utilisation, worked, available } of observed.people) {
    const busy = utilisation();
    figures[`pool:${pool.id}:queue`] = waiting.mean();
    figures[`pool:${pool.id}:worked`] = (worked() * week) / (until - from);
    if (busy !== null) figures[`pool:${pool.id}:busy`] = busy;
    staff += ((available() ?? worked()) / 3_600_000) * pool.costPerHour;
  }
  figures['staff'] = (staff * week) / (until - from);
  for (const [name, { count, queued, delayed, worked }] of observed.steps) {
    figures[`step:${name}:count`] = count / Math.max(1, ended.length);
    figures[`step:${name}:queued`] = queued / count;
    figures[`step:${name}:delayed`] = delayed / count;
    figures[`step:${name}:worked`] = worked / count;
  }
  return {
    figures, cases: observed.cases.length, unfinished: observed.cases.length - ended.length, givenUp: observed.givenUp, stuck: Object.fromEntries(observed.stuck), events: observed.events,
    spread: lasted.length === 0 ? [] : Array.from({ length: 21 }, (_, part) => lasted[Math.min(lasted.length - 1, Math.round((part / 20) * (lasted.length - 1)))] ?? 0),
  };
}
