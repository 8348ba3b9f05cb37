import { Temporal } from 'temporal-polyfill';
import { TermError } from './term-error.ts';
import type { CivilDate } from './types.ts';

const DAY = 86_400_000;
export const MADRID = 'Europe/Madrid';

/** Days since 1 January 1970: counting walks over thousands of days, and integers make that cheap. */
export type DayNumber = number;

export function dayNumber({ date, field }: { date: CivilDate; field: string }): DayNumber {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || civilDate(time / DAY) !== date) {
    throw new TermError({
      code: 'terms.bad-date',
      field,
      text: {
        ca: `«${date}» no és cap data. Escriviu-la com a any-mes-dia, per exemple 2026-11-24.`,
        es: `«${date}» no es ninguna fecha. Escríbala como año-mes-día, por ejemplo 2026-11-24.`,
        en: `“${date}” is not a date. Write it as year-month-day, such as 2026-11-24.`,
      },
    });
  }
  return time / DAY;
}

export const civilDate = (day: DayNumber): CivilDate => new Date(day * DAY).toISOString().slice(0, 10);

/** The last second of a day in Madrid, in summer and in winter. */
export const endOfDay = (date: CivilDate): string => new Date(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(MADRID).epochMilliseconds - 1000).toISOString();

/** 0 Sunday … 6 Saturday; day 0 was a Thursday. */
export const weekday = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: DayNumber): boolean => weekday(day) % 6 === 0;

export const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

/** Reads a civil date or an instant with offset; an instant becomes the civil date that Madrid had then. */
export function readMoment({ moment, field }: { moment: string; field: string }): { day: DayNumber; at?: Temporal.ZonedDateTime } {
  if (!moment.includes('T')) return { day: dayNumber({ date: moment, field }) };
  try {
    const at = Temporal.Instant.from(moment).toZonedDateTimeISO(MADRID);
    return { day: dayNumber({ date: at.toPlainDate().toString(), field }), at };
  } catch {
    throw new TermError({
      code: 'terms.bad-moment',
      field,
      text: {
        ca: `«${moment}» no és cap moment. Escriviu-lo amb el fus horari, per exemple 2026-11-24T10:30:00+01:00.`,
        es: `«${moment}» no es ningún momento. Escríbalo con el huso horario, por ejemplo 2026-11-24T10:30:00+01:00.`,
        en: `“${moment}” is not a moment. Write it with its offset, such as 2026-11-24T10:30:00+01:00.`,
      },
    });
  }
}

/** An instant as text with the offset that Madrid has then, without a zone name, so that any database reads it. */
export const instantText = (at: Temporal.ZonedDateTime): string =>
  at.toString({ timeZoneName: 'never', smallestUnit: 'second' });

export const midnight = (day: DayNumber): Temporal.ZonedDateTime => Temporal.PlainDate.from(civilDate(day)).toZonedDateTime(MADRID);
