import type { ColumnLog } from '../log/columns.ts';
import { quantile } from '../measure/distribution.ts';
import { firstMoment } from '../measure/process-map.ts';

/** When an open case is expected to end. */
export interface Prediction {
  /** Milliseconds from now: as likely sooner as later. */
  readonly median: number;
  /** Eight in ten such cases needed between `low` and `high`. */
  readonly low: number;
  readonly high: number;
  /** How many past cases at the same point it is drawn from. */
  readonly from: number;
  /** What “the same point” means: the last activities, the most recent last; none when there were too few such cases. */
  readonly after: readonly string[];
  /** What one would say who knows only the last step: the mean time that was left after it, less what has been waited; and of how many cases that is. */
  readonly byStep: { readonly mean: number; readonly from: number };
}

/** What past cases tell of the time that is left. */
export interface RemainingTimes {
  /** `waited`: milliseconds since the last event. Null when no past case was ever at such a point for so long. */
  predict(input: { readonly activities: readonly string[]; readonly waited: number }): Prediction | null;
  readonly learntFrom: number;
}

/** The longest run of last activities that is looked at, and the fewest past cases that a prediction is drawn from. */
const longest = 3;
const fewest = 10;
/** Events learnt from; of a larger log, cases spread evenly over it. */
const mostEvents = 400_000;

/** Which cases are learnt from, and when each began where the log does not tell it (as a moment in milliseconds). */
export interface Learning { readonly learn?: (place: number) => boolean; readonly beganAt?: (place: number) => number }

/**
 * Learns from completed cases how long was left after each run of last activities. An open case is held against the past cases with the same last three activities (two, one,
 * none, until there are ten) that had waited at least as long as it has. Open cases are never learnt from.
 */
export function remainingTimes(log: ColumnLog, { learn = () => true, beganAt = (place) => firstMoment(log, log.offsets[place] ?? 0) }: Learning = {}): RemainingTimes {
  const every = Math.max(1, Math.ceil(log.activity.length / mostEvents));
  /** For each run (and for the beginning, before anything was done): how long was left at each event, and how long until the next one, in pairs. */
  const found = new Map<string, { left: number[]; next: number[] }>();
  const means = new Map<string, { sum: number; count: number }>();
  const add = (key: string, left: number, next: number) => {
    const of = found.get(key) ?? { left: [], next: [] };
    found.set(key, of);
    of.left.push(left);
    of.next.push(next);
  };
  let learntFrom = 0;
  for (let place = 0; place < log.cases.length; place += every) {
    if (log.open.has(place) || !learn(place)) continue;
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    const last = log.at[end - 1] ?? Number.NaN;
    if (Number.isNaN(last)) continue;
    learntFrom += 1;
    const first = beganAt(place);
    if (end > from && !Number.isNaN(first)) add(begun, last - first, (log.at[from] ?? last) - first);
    for (let index = from; index < end; index += 1) {
      const left = last - (log.at[index] ?? Number.NaN);
      if (Number.isNaN(left)) continue;
      const next = index + 1 < end ? (log.at[index + 1] ?? last) - (log.at[index] ?? 0) : Infinity;
      for (let length = 0; length <= Math.min(longest, index - from + 1); length += 1) {
        const key = keyOf(Array.from(log.activity.subarray(index + 1 - length, index + 1), (each) => log.activities[each] ?? ''));
        add(key, left, next);
        if (length === 1) {
          const mean = means.get(key) ?? { sum: 0, count: 0 };
          means.set(key, mean);
          mean.sum += left;
          mean.count += 1;
        }
      }
    }
  }
  return {
    learntFrom,
    predict({ activities, waited }) {
      for (let length = Math.min(longest, activities.length); length >= 0; length -= 1) {
        const after = activities.slice(activities.length - length);
        const of = found.get(activities.length === 0 ? begun : keyOf(after));
        if (of === undefined) continue;
        // Only those that had not moved on, nor ended, by now: a case at its last event is not one that goes on.
        const left = Float64Array.from(of.left.filter((each, index) => (of.next[index] ?? 0) > waited && each > waited), (each) => each - waited).sort();
        if (left.length < fewest && length > 0) continue;
        if (left.length === 0) return null;
        return { median: quantile(left, 0.5), low: quantile(left, 0.1), high: quantile(left, 0.9), from: left.length, after, byStep: meanAfter(activities.at(-1), waited) };
      }
      return null;
    },
  };

  function meanAfter(step: string | undefined, waited: number): Prediction['byStep'] {
    const known = step === undefined ? undefined : means.get(keyOf([step]));
    const all = found.get(step === undefined ? begun : '')?.left ?? [];
    const { sum, count } = known ?? { sum: all.reduce((total, each) => total + each, 0), count: all.length };
    return { mean: Math.max(0, sum / Math.max(1, count) - waited), from: count };
  }
}

/** A case of which nothing has been done yet; no run of activities is called so. */
const begun = '\u0000';
const keyOf = (activities: readonly string[]) => activities.join('\n');

/** How wrong past predictions would have been. */
export interface Backtest {
  /** Cases learnt from (the earlier ones) and cases predicted (the later ones), at each of their events but the last. */
  readonly learnt: number;
  readonly predicted: number;
  readonly predictions: number;
  /** Half of the predictions were wrong by less than this; milliseconds. */
  readonly medianError: number;
  readonly meanError: number;
  /** Mean error of one who always says the mean duration of a case less what it has lasted. */
  readonly naiveError: number;
  /** Mean error of one who always says the mean time left after the last step. */
  readonly stepError: number;
  /** Share of the cases that ended between `low` and `high`; eight in ten would be right. */
  readonly within: number;
}

/** Learns from the cases that ended first (seven in ten) and predicts the others at each of their events. Null when there are too few. */
export function backtest(log: ColumnLog, { most = 20_000 }: { readonly most?: number } = {}): Backtest | null {
  const endOf = (place: number) => log.at[(log.offsets[place + 1] ?? 0) - 1] ?? Number.NaN;
  const ended = Array.from(log.cases.keys()).filter((place) => !log.open.has(place) && !Number.isNaN(endOf(place))).toSorted((a, b) => endOf(a) - endOf(b));
  const cut = Math.floor(ended.length * 0.7);
  const [early, late] = [new Set(ended.slice(0, cut)), ended.slice(cut)];
  if (early.size < fewest || late.length === 0) return null;
  const model = remainingTimes(log, { learn: (place) => early.has(place) });
  const lasted = (place: number) => endOf(place) - firstMoment(log, log.offsets[place] ?? 0);
  const meanDuration = [...early].reduce((sum, place) => sum + lasted(place), 0) / early.size;
  const errors: number[] = [];
  let [naive, byStep, within] = [0, 0, 0];
  const every = Math.max(1, Math.ceil(late.reduce((sum, place) => sum + (log.offsets[place + 1] ?? 0) - (log.offsets[place] ?? 0), 0) / most));
  for (let which = 0; which < late.length; which += every) {
    const place = late[which] ?? 0;
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index < end - 1; index += 1) {
      const at = log.at[index] ?? Number.NaN;
      const activities = Array.from(log.activity.subarray(Math.max(from, index + 1 - longest), index + 1), (each) => log.activities[each] ?? '');
      const prediction = Number.isNaN(at) ? null : model.predict({ activities, waited: 0 });
      if (prediction === null) continue;
      const left = endOf(place) - at;
      errors.push(Math.abs(prediction.median - left));
      byStep += Math.abs(prediction.byStep.mean - left);
      naive += Math.abs(Math.max(0, meanDuration - (at - firstMoment(log, from))) - left);
      if (left >= prediction.low && left <= prediction.high) within += 1;
    }
  }
  if (errors.length === 0) return null;
  return {
    learnt: early.size, predicted: Math.ceil(late.length / every), predictions: errors.length, medianError: quantile(Float64Array.from(errors).sort(), 0.5),
    meanError: errors.reduce((sum, each) => sum + each, 0) / errors.length, naiveError: naive / errors.length, stepError: byStep / errors.length, within: within / errors.length,
  };
}
