import type { Context } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import type { Calendar, NonWorkingDay } from '@comu/terms';
import { calendarOf, diputacio, localHolidays } from '@comu/territory';
import { sql } from 'kysely';
import { Holiday } from './terms.records.ts';

interface Added { readonly date: string; readonly name: string; readonly source: string; readonly body: string | null }

// Counting on a calendar is frequent and its days are few and rarely change: what was made of the same days is used again.
const made = new Map<string, Calendar>();

/** The calendar of the acting organisation: public holidays, those of the municipality where it sits, its own days. */
export async function calendarFor({ db, organisation, now }: Pick<Context, 'db' | 'organisation' | 'now'>): Promise<Calendar> {
  const { rows: [found] } = await sql<{ ine: string; added: Added[] }>`
    select coalesce(o.ine, ${diputacio.seat}) as ine,
      (select coalesce(jsonb_agg(jsonb_build_object('date', h.date, 'name', h.name, 'source', h.source, 'body', h.body) order by h.date, h.id), '[]')
       from terms.holiday h where h.place = coalesce(o.ine, ${diputacio.seat}) and (h.body is null or h.body = o.id)) as added
    from identity.organisation o where o.id = ${organisation}`.execute(db.tables(Organisation, Holiday));
  return calendarWith(found?.ine ?? diputacio.seat, found?.added ?? [], now);
}

/** The calendar of a municipality alone, such as that of an interested party. */
export async function calendarOfPlace({ db, now }: Pick<Context, 'db' | 'now'>, ine: string): Promise<Calendar> {
  return calendarWith(ine, await db.all(Holiday, { place: ine, body: null }), now);
}

function calendarWith(ine: string, added: readonly Added[], now: Date): Calendar {
  const year = now.getUTCFullYear();
  const key = JSON.stringify([ine, year, added.map(({ date, name, source, body }) => [date, name, source, body])]);
  const held = made.get(key);
  if (held !== undefined) return held;
  const said = (name: string) => ({ ca: name, es: name, en: name });
  const calendar = calendarOf({
    ine, years: [year - 1, year, year + 1].filter((each) => each >= 2024 && each <= 2027),
    local: [...localHolidays, ...added.filter(({ body }) => body === null).map(({ date, name, source }) => ({ ine, date, name: said(name), source }))],
    bodyDays: added.filter(({ body }) => body !== null).map(({ date, name, source }): NonWorkingDay => ({ date, name: said(name), scope: 'body', source })),
  });
  if (made.size > 1000) made.clear();
  made.set(key, calendar);
  return calendar;
}
