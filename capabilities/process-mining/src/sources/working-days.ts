import type { Context } from '@comu/kernel';
import { clockTime, workingTime, type TimeBetween } from '@comu/mining';
import { calendarFor } from '@comu/running-terms';
import type { TimeKind } from './source.ts';

const made = new Map<string, TimeBetween>();

/**
 * The time that counts for the acting organisation. Working time leaves out Saturdays, Sundays and the holidays of its calendar (Llei 39/2015, art. 30); of years whose
 * calendar is not known, weekends alone. A working day is a whole day of it.
 */
export async function timeFor(context: Pick<Context, 'db' | 'organisation' | 'now'>, kind: TimeKind): Promise<TimeBetween> {
  if (kind === 'clock') return clockTime;
  const { days } = await calendarFor(context);
  const holidays = new Set(days.map(({ date }) => date));
  const key = [...holidays].toSorted().join();
  const held = made.get(key);
  if (held !== undefined) return held;
  if (made.size > 50) made.clear();
  const time = workingTime((date) => !holidays.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  made.set(key, time);
  return time;
}
