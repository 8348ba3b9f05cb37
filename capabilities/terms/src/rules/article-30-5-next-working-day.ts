import { civilDate, type DayNumber } from '../civil-days.ts';
import type { Calendars, Step } from '../types.ts';
import { nonWorkingBetween, workingDayFrom } from './article-30-2-working-days.ts';

/** A term whose last day is non-working runs until the next working day (Llei 39/2015, art. 30.5). */
export function endOnWorkingDay({ day, calendars }: { day: DayNumber; calendars: Calendars }): { day: DayNumber; step?: Step } {
  const to = workingDayFrom({ day, calendars });
  if (to === day) return { day };
  const skipped = nonWorkingBetween({ from: day, to: to - 1, calendars });
  return { day: to, step: { step: 'moved', from: civilDate(day), to: civilDate(to), skipped, article: '30.5' } };
}
