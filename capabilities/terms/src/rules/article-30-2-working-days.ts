import { civilDate, isWeekend, type DayNumber } from '../civil-days.ts';
import type { Calendars, Skipped } from '../types.ts';
import { whoseHoliday } from './article-30-6-either-place.ts';

/** Saturdays, Sundays and declared holidays are not working days (Llei 39/2015, art. 30.2). */
export function isWorkingDay({ day, calendars }: { day: DayNumber; calendars: Calendars }): boolean {
  return !isWeekend(day) && whoseHoliday({ day, calendars }) === undefined;
}

/** Names the non-working days between two dates, both included: weekends together, each holiday by itself. */
export function nonWorkingBetween({ from, to, calendars }: { from: DayNumber; to: DayNumber; calendars: Calendars }): Skipped[] {
  const found: Skipped[] = [];
  let first: DayNumber | undefined;
  let last = from;
  let weekendDays = 0;
  for (let day = from; day <= to; day += 1) {
    if (isWeekend(day)) {
      first ??= day;
      last = day;
      weekendDays += 1;
      continue;
    }
    const off = whoseHoliday({ day, calendars });
    if (!off) continue;
    const { name, scope, source } = off.holiday;
    found.push({ kind: 'holiday', date: civilDate(day), name, scope, source, place: off.place, whose: off.whose });
  }
  if (first === undefined) return found;
  return [{ kind: 'weekends', from: civilDate(first), to: civilDate(last), days: weekendDays }, ...found];
}

/** The day itself if it works, or the next one that does. A calendar without working days is our own mistake. */
export function workingDayFrom({ day, calendars }: { day: DayNumber; calendars: Calendars }): DayNumber {
  for (let next = day; next < day + 3_660; next += 1) if (isWorkingDay({ day: next, calendars })) return next;
  throw new Error(`the calendar of ${calendars.body.place} has no working day in ten years from ${civilDate(day)}`);
}
