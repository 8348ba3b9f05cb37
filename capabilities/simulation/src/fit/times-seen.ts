import type { ColumnLog } from '@comu/mining';
import { alwaysOpen, type Opening } from '../clock/opening.ts';
import type { Routes } from './routes.ts';

/** For each event of a log, in milliseconds: when it could have begun, when it began, open time worked, open time waited that no queue explains. NaN where nothing can be said. */
export interface TimesSeen {
  readonly work: Float64Array;
  readonly delay: Float64Array;
  /** Share of the events whose beginning the log tells; that of the others is estimated. */
  readonly told: number;
}

/** An estimate so many times the middle one is taken for waiting, not for work. */
const outlier = 3;

/**
 * Apart, for each event: work, waiting in the queue, and waiting for anything else. Where the log tells only when things were done, work began when both the case and the person were free (Chapela and
 * Dumas, “Repairing activity start times”), or, where that would be much longer than the middle one, only so long before the end. Of the time between becoming possible and beginning, what the whole team
 * was busy is the queue’s, which the simulation makes anew; the rest is the delay of that step (the same authors’ “extraneous delays”).
 */
export function timesSeen(log: ColumnLog, { routes, teams, openings, people }: { readonly routes: Routes; readonly teams: Int32Array; readonly openings: readonly Opening[]; readonly people: readonly (number | null)[] }): TimesSeen {
  const size = log.activity.length;
  const [enabled, started, work, delay] = [new Float64Array(size).fill(Number.NaN), Float64Array.from(log.startedAt), new Float64Array(size).fill(Number.NaN), new Float64Array(size).fill(Number.NaN)];
  const openingOf = (index: number) => openings[teams[index] ?? -1] ?? alwaysOpen;
  for (let place = 0; place < log.cases.length; place += 1) {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    const by = routes.enabledBy[routes.variantOf[place] ?? 0];
    for (let index = from; index < end; index += 1) {
      const before = by?.[index - from] ?? index - from - 1;
      if (before >= 0) enabled[index] = Math.min(log.at[from + before] ?? Number.NaN, log.at[index] ?? Number.NaN);
    }
  }
  const told = started.reduce((sum, at) => sum + (Number.isNaN(at) ? 0 : 1), 0) / Math.max(1, size);
  const free = freeSince(log);
  const estimates = log.activities.map((): number[] => []);
  for (let index = 0; index < size; index += 1) {
    const at = log.at[index] ?? Number.NaN;
    const began = started[index] ?? Number.NaN;
    // Of what begins a case, a log that tells no beginnings does not say how long it took: whoever did it may have been idle before.
    const since = !Number.isNaN(began) ? began : Number.isNaN(enabled[index] ?? Number.NaN) ? -Infinity : Math.max(enabled[index] ?? 0, nanTo(free[index], -Infinity));
    if (Number.isNaN(at) || since === -Infinity) continue;
    work[index] = openingOf(index).between(Math.min(since, at), at);
    if (Number.isNaN(began) && (work[index] ?? 0) > 0) estimates[log.activity[index] ?? 0]?.push(work[index] ?? 0);
  }
  const middle = estimates.map((list) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0);
  for (let index = 0; index < size; index += 1) {
    if (!Number.isNaN(started[index] ?? Number.NaN) || Number.isNaN(work[index] ?? Number.NaN)) continue;
    const usual = middle[log.activity[index] ?? 0] ?? 0;
    if ((work[index] ?? 0) > outlier * usual) work[index] = usual;
    started[index] = begunBefore(openingOf(index), log.at[index] ?? 0, work[index] ?? 0);
  }
  const busy = openings.map((opening, pool) => allBusy({ log, started, teams, pool, most: people[pool] ?? null, opening }));
  for (let index = 0; index < size; index += 1) {
    const [could, began] = [enabled[index] ?? Number.NaN, started[index] ?? Number.NaN];
    if (Number.isNaN(could) || Number.isNaN(began)) continue;
    const waited = began <= could ? 0 : openingOf(index).between(could, began);
    delay[index] = Math.max(0, waited - (busy[teams[index] ?? -1]?.(could, began) ?? 0));
  }
  return { work, delay, told };
}

const nanTo = (value: number | undefined, other: number) => (value === undefined || Number.isNaN(value) ? other : value);

/** So much open time before a moment: halving between a year before and the moment itself, to the second. */
function begunBefore(opening: Opening, at: number, work: number): number {
  if (work <= 0) return at;
  if (opening === alwaysOpen) return at - work;
  let [low, high] = [at - work - 400 * 86_400_000, at];
  while (high - low > 1000) {
    const middle = (low + high) / 2;
    if (opening.between(middle, at) >= work) low = middle;
    else high = middle;
  }
  return low;
}

/** For each event, when whoever did it had last done something else. */
function freeSince(log: ColumnLog): Float64Array {
  const free = new Float64Array(log.activity.length).fill(Number.NaN);
  const order = Uint32Array.from(log.activity.keys()).filter((index) => (log.resource[index] ?? -1) >= 0 && !Number.isNaN(log.at[index] ?? Number.NaN)).sort((a, b) => (log.at[a] ?? 0) - (log.at[b] ?? 0) || a - b);
  const last = new Map<number, number>();
  for (const index of order) {
    const resource = log.resource[index] ?? -1;
    free[index] = last.get(resource) ?? Number.NaN;
    last.set(resource, log.at[index] ?? 0);
  }
  return free;
}

/** How much of a stretch, in open time, everybody of a team was at work on this. */
function allBusy({ log, started, teams, pool, most, opening }: { log: ColumnLog; started: Float64Array; teams: Int32Array; pool: number; most: number | null; opening: Opening }): (from: number, to: number) => number {
  const turns: { at: number; by: number }[] = [];
  for (let index = 0; index < teams.length && most !== null; index += 1) {
    const [began, at] = [started[index] ?? Number.NaN, log.at[index] ?? Number.NaN];
    if (teams[index] !== pool || !(at > began)) continue;
    turns.push({ at: began, by: 1 }, { at, by: -1 });
  }
  turns.sort((a, b) => a.at - b.at || a.by - b.by);
  const stretches: { from: number; to: number; before: number }[] = [];
  let [working, since, sum] = [0, Number.NaN, 0];
  for (const { at, by } of turns) {
    const was = working;
    working += by;
    if (was < (most ?? 0) && working >= (most ?? 0)) since = at;
    if (was >= (most ?? 0) && working < (most ?? 0)) {
      stretches.push({ from: since, to: at, before: sum });
      sum += opening.between(since, at);
    }
  }
  const upTo = (moment: number) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.from ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    const stretch = stretches[low - 1];
    return stretch === undefined ? 0 : stretch.before + opening.between(stretch.from, Math.min(moment, stretch.to));
  };
  return (from, to) => Math.max(0, upTo(to) - upTo(from));
}
