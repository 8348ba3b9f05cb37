import { madridOffset } from '@comu/mining';

/** When people work on each day of the week, Monday first: stretches from minute to minute of the day, in order. */
export type WeekHours = readonly (readonly (readonly [from: number, to: number])[])[];

/** Working hours as instants: what is open between two moments, and when so much open time has passed. Milliseconds. */
export interface Opening {
  between(from: number, to: number): number;
  /** The moment at which so much open time has passed since another one. */
  add(from: number, duration: number): number;
  /** The moment itself when it is open, or the next one that is. */
  next(from: number): number;
}

const [minute, day] = [60_000, 86_400_000];
const [firstYear, lastYear] = [1995, 2075];

/** Open at all hours of all days. */
export const alwaysOpen: Opening = { between: (from, to) => Math.max(0, to - from), add: (from, duration) => from + duration, next: (from) => from };

const made = new Map<string, Opening>();

/** Hours of the week on the clock of Madrid, but for the days (`YYYY-MM-DD`) on which nobody works. */
export function openingOf(hours: WeekHours | 'always', holidays: readonly string[] = []): Opening {
  if (hours === 'always') return alwaysOpen;
  if (hours.every((stretches) => stretches.length === 0)) throw new RangeError('A week without any working hour never opens.');
  const key = JSON.stringify([hours, holidays]);
  const held = made.get(key);
  if (held !== undefined) return held;
  if (made.size > 50) made.clear();
  const opening = laidOut(hours, new Set(holidays));
  made.set(key, opening);
  return opening;
}

function laidOut(hours: WeekHours, holidays: ReadonlySet<string>): Opening {
  const [starts, ends, passed]: [number[], number[], number[]] = [[], [], []];
  let sum = 0;
  for (let midnight = Date.UTC(firstYear, 0, 1); midnight < Date.UTC(lastYear, 0, 1); midnight += day) {
    const date = new Date(midnight);
    const stretches = hours[(date.getUTCDay() + 6) % 7] ?? [];
    if (stretches.length === 0 || holidays.has(date.toISOString().slice(0, 10))) continue;
    for (const [from, to] of stretches) {
      const instant = (at: number) => midnight + at * minute - madridOffset(midnight + at * minute);
      const [start, end] = [instant(from), instant(to)];
      starts.push(start);
      ends.push(end);
      passed.push(sum);
      sum += end - start;
    }
  }
  /** The last stretch that begins by then; −1 before all. */
  const lastBy = (list: readonly number[], value: number) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const upTo = (moment: number) => {
    const place = lastBy(starts, moment);
    return place < 0 ? 0 : (passed[place] ?? 0) + Math.min(moment, ends[place] ?? 0) - (starts[place] ?? 0);
  };
  const next = (moment: number) => {
    const place = lastBy(starts, moment);
    return place >= 0 && moment < (ends[place] ?? 0) ? moment : (starts[place + 1] ?? moment);
  };
  return {
    next,
    between: (from, to) => Math.max(0, upTo(to) - upTo(from)),
    add(from, duration) {
      if (duration <= 0) return from;
      const open = next(from);
      const wanted = upTo(open) + duration;
      // The stretch in which it is reached: the last one with less behind it, so that work that fills a stretch ends with it.
      let place = lastBy(passed, wanted);
      while (place > 0 && (passed[place] ?? 0) >= wanted) place -= 1;
      return (starts[place] ?? open) + wanted - (passed[place] ?? 0);
    },
  };
}
