import type { Context } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import type { Calendar, NonWorkingDay } from '@comu/terms';
import { calendarOf, diputacio, localHolidays } from '@comu/territory';
import { Holiday } from './terms.records.ts';

type Within = Pick<Context, 'db' | 'organisation' | 'now'>;

/** The calendar of the acting organisation: public holidays, those of the municipality where it sits, its own days. */
export async function calendarFor(context: Context): Promise<Calendar> {
  const own = await organisationOf(context, context.organisation);
  return calendarOfPlace(context, own.ine ?? diputacio.seat, own.id);
}

/** The calendar of a municipality, with the days of one body that sits in it where one is named. */
export async function calendarOfPlace({ db, now }: Within, ine: string, body?: string): Promise<Calendar> {
  const year = now.getUTCFullYear();
  const added = await db.all(Holiday, { place: ine });
  const local = [...localHolidays, ...added.filter((each) => each.body === null).map(({ place, date, name, source }) => ({ ine: place, date, name: { ca: name, es: name, en: name }, source }))];
  const bodyDays = added.filter((each) => each.body !== null && each.body === body)
    .map(({ date, name, source }): NonWorkingDay => ({ date, name: { ca: name, es: name, en: name }, scope: 'body', source }));
  return calendarOf({ ine, years: [year - 1, year, year + 1].filter((each) => each >= 2024 && each <= 2027), local, bodyDays });
}
