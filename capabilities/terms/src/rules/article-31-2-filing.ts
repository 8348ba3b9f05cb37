import { civilDate, instantText, midnight, readMoment } from '../civil-days.ts';
import { clockTime, longDate } from '../date-words.ts';
import { TermError } from '../term-error.ts';
import type { Calendar, CivilDate, Skipped, Text } from '../types.ts';
import { isWorkingDay, nonWorkingBetween, workingDayFrom } from './article-30-2-working-days.ts';

/** When a filing counts as made. `presentedAt` is the real moment, which the receipt shows beside it. */
export type Entry = Readonly<{
  presentedAt: string;
  countsAt: string;
  countsOn: CivilDate;
  moved: boolean;
  skipped: readonly Skipped[];
  article: '31.2';
  text: Text;
}>;

/**
 * A filing on a non-working day counts as made in the first hour of the next working day, unless a norm accepts that day
 * (Llei 39/2015, art. 31.2.b). Only the calendar of the registry's own body applies, never the party's (art. 31.3).
 */
export function entryOfFiling(
  { presentedAt, calendar, acceptedOnNonWorkingDays = false }:
  { presentedAt: string; calendar: Calendar; acceptedOnNonWorkingDays?: boolean },
): Entry {
  const { day, at } = readMoment({ moment: presentedAt, field: 'presentedAt' });
  if (!at) throw needsTime();
  const calendars = { body: calendar };
  const real = instantText(at);
  const on = longDate(civilDate(day));
  const time = clockTime(real);
  if (acceptedOnNonWorkingDays || isWorkingDay({ day, calendars })) {
    return {
      presentedAt: real, countsAt: real, countsOn: civilDate(day), moved: false, skipped: [], article: '31.2',
      text: {
        ca: `Presentat el ${on.ca}, a les ${time.ca}, i compta des d’aquell moment (art. 31.2).`,
        es: `Presentado el ${on.es}, a las ${time.es}, y cuenta desde ese momento (art. 31.2).`,
        en: `Filed on ${on.en} at ${time.en}, and it counts from then (art. 31.2).`,
      },
    };
  }
  const next = workingDayFrom({ day, calendars });
  const counts = longDate(civilDate(next));
  return {
    presentedAt: real, countsAt: instantText(midnight(next)), countsOn: civilDate(next), moved: true,
    skipped: nonWorkingBetween({ from: day, to: next - 1, calendars }), article: '31.2',
    text: {
      ca: `Presentat el ${on.ca}, a les ${time.ca}, dia inhàbil: compta des de la primera hora del dia hàbil següent, el ${counts.ca} (art. 31.2).`,
      es: `Presentado el ${on.es}, a las ${time.es}, día inhábil: cuenta desde la primera hora del día hábil siguiente, el ${counts.es} (art. 31.2).`,
      en: `Filed on ${on.en} at ${time.en}, a non-working day: it counts from the first hour of the next working day, ${counts.en} (art. 31.2).`,
    },
  };
}

/** Filings of a non-working day come before those of the working day that follows, each by its real hour (art. 31.2.b). */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.countsOn !== b.countsOn) return a.countsOn < b.countsOn ? -1 : 1;
  if (a.moved !== b.moved) return a.moved ? -1 : 1;
  return Date.parse(a.presentedAt) - Date.parse(b.presentedAt);
}

const needsTime = (): TermError =>
  new TermError({
    code: 'terms.filing-needs-time',
    field: 'presentedAt',
    article: '31.2',
    text: {
      ca: 'Cal l’hora exacta de la presentació (art. 31.2): indiqueu-la amb el fus horari.',
      es: 'Hace falta la hora exacta de la presentación (art. 31.2): indíquela con el huso horario.',
      en: 'The exact time of filing is needed (art. 31.2): give it with its offset.',
    },
  });
