import type { Temporal } from 'temporal-polyfill';
import { dayNumber, instantText, midnight, type DayNumber } from '../civil-days.ts';
import { TermError } from '../term-error.ts';
import type { Calendars, Step } from '../types.ts';
import { isWorkingDay, nonWorkingBetween, workingDayFrom } from './article-30-2-working-days.ts';

const minutesBetween = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / 60_000;

/** A norm that gives more than twenty-four hours must say days (Llei 39/2015, art. 30.1). */
export function withinOneDay(hours: number): void {
  if (hours > 24) throw tooManyHours(hours);
}

/**
 * Hours are counted minute by minute from the minute of the notification, over every hour of working days only (art. 30.1).
 * `lastDay` is the civil day on which the last minute falls, even when the term ends at its midnight.
 */
export function countHours(
  { at, minutes, calendars }: { at: Temporal.ZonedDateTime; minutes: number; calendars: Calendars },
): { end: Temporal.ZonedDateTime; lastDay: DayNumber; step: Step } {
  const startDay = dayNumber({ date: at.toPlainDate().toString(), field: 'start' });
  const starts = isWorkingDay({ day: startDay, calendars });
  let day = starts ? startDay : workingDayFrom({ day: startDay, calendars });
  let from = starts ? at : midnight(day);
  let left = minutes;
  for (;;) {
    const available = minutesBetween(from, midnight(day + 1));
    if (left <= available) break;
    left -= available;
    day = workingDayFrom({ day: day + 1, calendars });
    from = midnight(day);
  }
  const end = from.add({ milliseconds: left * 60_000 });
  const skipped = nonWorkingBetween({ from: startDay, to: day, calendars });
  return { end, lastDay: day, step: { step: 'hours', from: instantText(at), minutes, skipped, article: '30.1' } };
}

const tooManyHours = (hours: number): TermError =>
  new TermError({
    code: 'terms.too-many-hours',
    field: 'rule.amount',
    article: '30.1',
    text: {
      ca: `Un termini d’hores no pot passar de 24 i aquest en té ${hours}: expresseu-lo en dies (art. 30.1).`,
      es: `Un plazo por horas no puede pasar de 24 y este tiene ${hours}: expréselo en días (art. 30.1).`,
      en: `A term in hours cannot pass 24 and this one has ${hours}: state it in days (art. 30.1).`,
    },
  });
