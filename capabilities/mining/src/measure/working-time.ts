import { madridOffset } from '../log/moment.ts';
import type { TimeBetween } from './time.ts';

const day = 86_400_000;
const [firstYear, lastYear] = [1990, 2060];

/**
 * Time counted on working days only, each whole (24 hours), on the clock of Madrid: a day of it is a working day. `isWorking` gets `YYYY-MM-DD`; it is asked once a day of the
 * calendar and the answers are summed, so that any stretch costs two look-ups.
 */
export function workingTime(isWorking: (date: string) => boolean): TimeBetween {
  const first = Date.UTC(firstYear, 0, 1);
  const days = Math.round((Date.UTC(lastYear, 0, 1) - first) / day);
  const [start, passed] = [new Float64Array(days + 1), new Float64Array(days + 1)];
  const working = new Uint8Array(days + 1);
  for (let place = 0; place <= days; place += 1) {
    const midnight = first + place * day;
    start[place] = midnight - madridOffset(midnight);
    working[place] = isWorking(new Date(midnight).toISOString().slice(0, 10)) ? 1 : 0;
    if (place > 0) passed[place] = (passed[place - 1] ?? 0) + (working[place - 1] === 1 ? (start[place] ?? 0) - (start[place - 1] ?? 0) : 0);
  }
  const upTo = (instant: number): number => {
    let place = Math.max(0, Math.min(days, Math.floor((instant - first) / day) + 1));
    while (place > 0 && (start[place] ?? 0) > instant) place -= 1;
    return (passed[place] ?? 0) + (working[place] === 1 ? Math.max(0, instant - (start[place] ?? 0)) : 0);
  };
  return (from, to) => Math.max(0, upTo(to) - upTo(from));
}
