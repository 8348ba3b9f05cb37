import type { ColumnLog } from '../log/columns.ts';
import { quantile } from '../measure/distribution.ts';
import { firstMoment } from '../measure/process-map.ts';
import { between, heldAgainst, levelsFrom, type Levels } from './calibrate.ts';

/** When an open case is expected to end. */
export interface Prediction {
  /** Milliseconds from now: as likely sooner as later. */
  readonly median: number;
  /** Eight in ten need between `low` and `high`, by how the newer past cases ended among the older ones. */
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
  /** `waited`: milliseconds since the last event; `age`: since the case began. Null when no past case ever lasted so long. */
  predict(input: { readonly activities: readonly string[]; readonly waited: number; readonly age: number }): Prediction | null;
  readonly learntFrom: number;
}

/** The longest run of last activities that is looked at, and the fewest past cases that a prediction is drawn from. */
const longest = 3;
const fewest = 10;
/** Events learnt from; of a larger log, cases spread evenly over it. */
const mostEvents = 400_000;

/** Which cases are learnt from, and when each began where the log does not tell it (as a moment in milliseconds). */
export interface Learning { readonly learn?: (place: number) => boolean; readonly beganAt?: (place: number) => number }

/** The newer of those learnt from, that the interval is calibrated on; and on how many moments of theirs at most. */
const [newer, mostHeld] = [0.3, 3000] as const;

/** Moments of past cases that are alike: how long was left, how long until the next step, and which case each was of; and what is found of those that have just come there, once it was asked. */
interface Moments { readonly left: number[]; readonly next: number[]; readonly of: number[]; atOnce?: Alike | null }
/** How long was left to past cases that are alike, sorted, and how many cases they are. */
interface Alike { readonly left: Float64Array; readonly from: number }
interface Asked { readonly activities: readonly string[]; readonly waited: number; readonly age: number }
interface Past { readonly learntFrom: number; alikeTo(asked: Asked): (Alike & { readonly after: readonly string[] }) | null; meanAfter(step: string | undefined, asked: Pick<Asked, 'waited' | 'age'>): Prediction['byStep'] }

/**
 * Learns from completed cases how long was left after each run of last activities. An open case is held against the past cases with the same last three activities (two, one) that
 * had waited at least as long as it has; when fewer than ten were, against all that lasted longer than it has so far. Open cases are never learnt from.
 * How wide an interval must be is not read off those cases but off the newer of them, held against the older.
 */
export function remainingTimes(log: ColumnLog, learning: Learning = {}): RemainingTimes {
  const past = pastOf(log, learning);
  const levels = calibrated(log, learning);
  return {
    learntFrom: past.learntFrom,
    predict(asked) {
      const alike = past.alikeTo(asked);
      if (alike === null) return null;
      const [median, { low, high }] = [quantile(alike.left, 0.5), between(alike.left, levels)];
      return { median, low: Math.min(median, low), high: Math.max(median, high), from: alike.from, after: alike.after, byStep: past.meanAfter(asked.activities.at(-1), asked) };
    },
  };
}

/** Where the newer cases, at each of their events but the last, ended among the older ones. */
function calibrated(log: ColumnLog, { learn = () => true, beganAt = beganIn(log) }: Learning): Levels {
  const ended = endedInOrder(log).filter(learn);
  const cut = Math.ceil(ended.length * (1 - newer));
  const older = new Set(ended.slice(0, cut));
  if (older.size < fewest) return levelsFrom([]);
  const past = pastOf(log, { learn: (place) => older.has(place), beganAt });
  return levelsFrom([...momentsOf(log, ended.slice(cut), { most: mostHeld, beganAt })].flatMap(({ asked, left }) => {
    const alike = past.alikeTo(asked);
    return alike === null ? [] : [heldAgainst(alike.left, left)];
  }));
}

function pastOf(log: ColumnLog, { learn = () => true, beganAt = beganIn(log) }: Learning): Past {
  const every = Math.max(1, Math.ceil(log.activity.length / mostEvents));
  const found = new Map<string, Moments>();
  const whole: Moments = { left: [], next: [], of: [] };
  const add = ({ left, next, of }: Moments, moment: { left: number; next: number; of: number }) => { left.push(moment.left); next.push(moment.next); of.push(moment.of); };
  let learntFrom = 0;
  for (let place = 0; place < log.cases.length; place += every) {
    if (log.open.has(place) || !learn(place)) continue;
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    const last = log.at[end - 1] ?? Number.NaN;
    if (Number.isNaN(last)) continue;
    learntFrom += 1;
    const first = beganAt(place);
    if (!Number.isNaN(first)) add(whole, { left: last - first, next: (log.at[from] ?? last) - first, of: place });
    for (let index = from; index < end; index += 1) {
      const left = last - (log.at[index] ?? Number.NaN);
      if (Number.isNaN(left)) continue;
      const next = index + 1 < end ? (log.at[index + 1] ?? last) - (log.at[index] ?? 0) : Infinity;
      for (let length = 1; length <= Math.min(longest, index - from + 1); length += 1) {
        const key = keyOf(Array.from(log.activity.subarray(index + 1 - length, index + 1), (each) => log.activities[each] ?? ''));
        const alike = found.get(key) ?? { left: [], next: [], of: [] };
        found.set(key, alike);
        add(alike, { left, next, of: place });
      }
    }
  }
  return {
    learntFrom,
    alikeTo({ activities, waited, age }) {
      for (let length = Math.min(longest, activities.length); length >= 1; length -= 1) {
        const after = activities.slice(activities.length - length);
        const told = spread(found.get(keyOf(after)), waited, true);
        if (told !== null && told.from >= fewest) return { ...told, after };
      }
      // Nothing done yet, or too few at the same point: the whole of past cases, of which so much has passed.
      const told = activities.length === 0 ? spread(whole, waited, true) : spread(whole, age, false);
      return told === null ? null : { ...told, after: [] };
    },
    meanAfter(step, { waited, age }) {
      const known = step === undefined ? undefined : found.get(keyOf([step]));
      const { left } = known ?? whole;
      const mean = left.reduce((sum, each) => sum + each, 0) / Math.max(1, left.length);
      return { mean: Math.max(0, mean - (known === undefined && step !== undefined ? age : waited)), from: left.length };
    },
  };
}

/** How long was left to those that lasted longer than so much after such a moment; `still`: only those that had not moved on by then. Null when there was none. */
function spread(moments: Moments | undefined, passed: number, still: boolean): Alike | null {
  if (moments === undefined) return null;
  if (passed === 0 && still && moments.atOnce !== undefined) return moments.atOnce;
  const [left, of] = [[] as number[], new Set<number>()];
  moments.left.forEach((each, index) => {
    if (each <= passed || (still && (moments.next[index] ?? 0) <= passed)) return;
    left.push(each - passed);
    of.add(moments.of[index] ?? 0);
  });
  const alike = left.length === 0 ? null : { left: Float64Array.from(left).sort(), from: of.size };
  if (passed === 0 && still) moments.atOnce = alike;
  return alike;
}

const beganIn = (log: ColumnLog) => (place: number) => firstMoment(log, log.offsets[place] ?? 0);
const endOf = (log: ColumnLog, place: number) => log.at[(log.offsets[place + 1] ?? 0) - 1] ?? Number.NaN;

/** Cases that ended, the first to end first. */
const endedInOrder = (log: ColumnLog) => Array.from(log.cases.keys()).filter((place) => !log.open.has(place) && !Number.isNaN(endOf(log, place))).toSorted((a, b) => endOf(log, a) - endOf(log, b));

/** What would have been asked of some ended cases at each of their events but the last, and how long was left then; of so many at most, cases spread evenly. */
function* momentsOf(log: ColumnLog, places: readonly number[], { most, beganAt = beganIn(log) }: { most: number; beganAt?: (place: number) => number }): Generator<{ readonly asked: Asked; readonly left: number }> {
  const every = Math.max(1, Math.ceil(places.reduce((sum, place) => sum + (log.offsets[place + 1] ?? 0) - (log.offsets[place] ?? 0), 0) / most));
  for (let which = 0; which < places.length; which += every) {
    const place = places[which] ?? 0;
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index < end - 1; index += 1) {
      const at = log.at[index] ?? Number.NaN;
      if (Number.isNaN(at)) continue;
      const activities = Array.from(log.activity.subarray(Math.max(from, index + 1 - longest), index + 1), (each) => log.activities[each] ?? '');
      yield { asked: { activities, waited: 0, age: at - beganAt(place) }, left: endOf(log, place) - at };
    }
  }
}

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
  const ended = endedInOrder(log);
  const cut = Math.floor(ended.length * 0.7);
  const [early, late] = [new Set(ended.slice(0, cut)), ended.slice(cut)];
  if (early.size < fewest || late.length === 0) return null;
  const model = remainingTimes(log, { learn: (place) => early.has(place) });
  const lasted = (place: number) => endOf(log, place) - beganIn(log)(place);
  const meanDuration = [...early].reduce((sum, place) => sum + lasted(place), 0) / early.size;
  const errors: number[] = [];
  let [naive, byStep, within] = [0, 0, 0];
  for (const { asked, left } of momentsOf(log, late, { most })) {
    const prediction = model.predict(asked);
    if (prediction === null) continue;
    errors.push(Math.abs(prediction.median - left));
    byStep += Math.abs(prediction.byStep.mean - left);
    naive += Math.abs(Math.max(0, meanDuration - asked.age) - left);
    if (left >= prediction.low && left <= prediction.high) within += 1;
  }
  if (errors.length === 0) return null;
  const predicted = Math.ceil(late.length / Math.max(1, Math.ceil(late.reduce((sum, place) => sum + (log.offsets[place + 1] ?? 0) - (log.offsets[place] ?? 0), 0) / most)));
  return {
    learnt: early.size, predicted, predictions: errors.length, medianError: quantile(Float64Array.from(errors).sort(), 0.5),
    meanError: errors.reduce((sum, each) => sum + each, 0) / errors.length, naiveError: naive / errors.length, stepError: byStep / errors.length, within: within / errors.length,
  };
}
