import { civilDate, type DayNumber } from '../civil-days.ts';
import type { Calendars, Step } from '../types.ts';
import { nonWorkingBetween, workingDayFrom } from './article-30-2-working-days.ts';

/** Days are counted from the day after the notification; if they are working days, from the first one that works (art. 30.3). */
export function firstDay({ start, calendars, working }: { start: DayNumber; calendars: Calendars; working: boolean }): { day: DayNumber; step: Step } {
  const after = start + 1;
  const day = working ? workingDayFrom({ day: after, calendars }) : after;
  const skipped = nonWorkingBetween({ from: after, to: day - 1, calendars });
  return { day, step: { step: 'first-day', on: civilDate(day), skipped, article: '30.3' } };
}
