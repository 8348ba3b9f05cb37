import type { ColumnLog } from '@comu/mining';
import { placeInTime } from '../clock/madrid.ts';
import type { WeekHours } from '../clock/opening.ts';

/** Of what happens on a day of the week, the part that is left out at each end, so that one late evening is not an opening hour. */
const apart = 0.02;
/** A day of the week with less than this share of what an even day would have is not one on which people work. */
const leastDay = 0.15;

/** The hours in which people work, from when things happened: for each day of the week from the first to the last busy half hour. All hours when the log has no times of day. */
export function hoursSeen(log: ColumnLog, indexes: Iterable<number>): WeekHours | 'always' {
  const minutes: number[][] = Array.from({ length: 7 }, () => []);
  let [all, atMidnight] = [0, 0];
  for (const index of indexes) {
    const at = log.at[index] ?? Number.NaN;
    if (Number.isNaN(at)) continue;
    const { weekday, hour, minute } = placeInTime(at);
    minutes[weekday]?.push(hour * 60 + minute);
    all += 1;
    if (hour === 0 && minute === 0) atMidnight += 1;
  }
  // A log that tells days and not hours says nothing of when people work.
  if (all === 0 || atMidnight > all / 2) return 'always';
  return minutes.map((list) => {
    if (list.length < (all / 7) * leastDay) return [];
    const sorted = list.toSorted((a, b) => a - b);
    const [first = 0, last = 0] = [sorted[Math.floor(sorted.length * apart)], sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * (1 - apart)))]];
    return [[Math.floor(first / 30) * 30, Math.min(1440, Math.floor(last / 30) * 30 + 30)] as const];
  });
}
