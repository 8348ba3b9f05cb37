import { dayNumber, type DayNumber } from './civil-days.ts';
import type { Calendar, NonWorkingDay } from './types.ts';

const indexes = new WeakMap<Calendar, Map<DayNumber, NonWorkingDay>>();

/** The holiday of a calendar on a day, if any. Each calendar is read and checked once. */
export function holidayIn(calendar: Calendar | undefined, day: DayNumber): NonWorkingDay | undefined {
  if (!calendar) return undefined;
  const known = indexes.get(calendar);
  if (known) return known.get(day);
  const index = new Map<DayNumber, NonWorkingDay>();
  for (const one of calendar.days) index.set(dayNumber({ date: one.date, field: `calendar of ${calendar.place}` }), one);
  indexes.set(calendar, index);
  return index.get(day);
}
