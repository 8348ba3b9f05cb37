import { Temporal } from 'temporal-polyfill';
import { civilDate, dayNumber, type DayNumber } from '../civil-days.ts';

/** Months end on the day number of the notification or, where the month has none, on its last day (Llei 39/2015, art. 30.4). */
export function sameNumberAfter({ start, months }: { start: DayNumber; months: number }): { day: DayNumber; noSuchDay: boolean } {
  const from = Temporal.PlainDate.from(civilDate(start));
  const to = from.add({ months });
  return { day: dayNumber({ date: to.toString(), field: 'start' }), noSuchDay: to.day !== from.day };
}
