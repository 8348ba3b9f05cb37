import type { NonWorkingDay } from '@comu/terms';
import { holidaysByLaw } from './holidays-by-law.ts';

type Text = NonWorkingDay['name'];

/** The norms that fix the holidays of a year, and the days of the Catalan order as published. */
type PublishedYear = Readonly<{
  catalanOrder: Text;
  stateResolution: Text;
  /** The calendar of non-working days of the state administration (Llei 39/2015, art. 30.7). */
  stateAdministration: Text;
  days: readonly string[];
}>;

const catalanOrder = (number: string, gazette: string): Text => ({
  ca: `Ordre ${number} (DOGC ${gazette})`, es: `Orden ${number} (DOGC ${gazette})`, en: `Catalan order ${number} (DOGC ${gazette})`,
});

const stateResolution = (gazette: string): Text => ({
  ca: `Resolució de festes laborals (BOE ${gazette})`, es: `Resolución de fiestas laborales (BOE ${gazette})`, en: `State resolution on holidays (BOE ${gazette})`,
});

const stateAdministration = (date: string): Text => ({
  ca: `Resolució de ${date} de la Secretaria d’Estat de Funció Pública`,
  es: `Resolución de ${date} de la Secretaría de Estado de Función Pública`,
  en: `Resolution of ${date} of the State Secretariat for the Civil Service`,
});

const byLaw = (year: number): Text => ({
  ca: `segons l’art. 37.2 de l’Estatut dels treballadors i el Decret 177/1980; pendent de contrastar amb l’ordre de ${year}`,
  es: `según el art. 37.2 del Estatuto de los Trabajadores y el Decreto 177/1980; pendiente de contrastar con la orden de ${year}`,
  en: `by art. 37.2 of the Workers’ Statute and Decree 177/1980; to be checked against the order of ${year}`,
});

/** Read in November 2026. A year enters here once its Catalan order is out. */
const PUBLISHED: Readonly<Record<number, PublishedYear>> = {
  2024: {
    catalanOrder: catalanOrder('EMT/153/2023', '8935, 13.6.2023'),
    stateResolution: stateResolution('257, 27.10.2023'),
    stateAdministration: stateAdministration('16.11.2023'),
    days: ['01-01', '01-06', '03-29', '04-01', '05-01', '06-24', '08-15', '09-11', '10-12', '11-01', '12-06', '12-25', '12-26'],
  },
  2025: {
    catalanOrder: catalanOrder('EMT/85/2024', '9151, 26.4.2024'),
    stateResolution: stateResolution('18.10.2024, BOE-A-2024-21316'),
    stateAdministration: stateAdministration('16.12.2024'),
    days: ['01-01', '01-06', '04-18', '04-21', '05-01', '06-24', '08-15', '09-11', '11-01', '12-06', '12-08', '12-25', '12-26'],
  },
  2026: {
    catalanOrder: catalanOrder('EMT/66/2025', '6.5.2025'),
    stateResolution: stateResolution('28.10.2025'),
    stateAdministration: stateAdministration('18.11.2025'),
    days: ['01-01', '01-06', '04-03', '04-06', '05-01', '06-24', '08-15', '09-11', '10-12', '12-08', '12-25', '12-26'],
  },
};

export const FIRST_HOLIDAY_YEAR = 2024;

export type HolidayYear = Readonly<{
  year: number;
  /** 'published' when the Catalan order is cited; 'provisional' when the days are worked out from the law. */
  status: 'published' | 'provisional';
  source: Text;
  stateAdministration?: Text;
  days: readonly NonWorkingDay[];
}>;

/**
 * Public holidays of the state and of Catalonia in a year, from 2024 on. Published years are exactly the days of their
 * order; the others follow from the law and say that they are provisional until an administrator checks the order.
 */
export function publicHolidays(year: number): HolidayYear {
  if (!Number.isSafeInteger(year) || year < FIRST_HOLIDAY_YEAR || year > 2100) {
    throw new RangeError(`year: public holidays are known from ${FIRST_HOLIDAY_YEAR} to 2100, not for ${year}`);
  }
  const published = PUBLISHED[year];
  if (!published) {
    const source = byLaw(year);
    return { year, status: 'provisional', source, days: holidaysByLaw({ year, stateSource: source, cataloniaSource: source }) };
  }
  const named = holidaysByLaw({ year, stateSource: published.stateResolution, cataloniaSource: published.catalanOrder });
  const days = published.days.map((day) => {
    const found = named.find((one) => one.date === `${year}-${day}`);
    if (!found) throw new Error(`the order of ${year} lists ${day}, which the law does not name`);
    return found;
  });
  return { year, status: 'published', source: published.catalanOrder, stateAdministration: published.stateAdministration, days };
}
