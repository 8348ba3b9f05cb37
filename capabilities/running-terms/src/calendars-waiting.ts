import { dayInMadrid, type Context } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { diputacio, LOCAL_HOLIDAYS_A_YEAR, localHolidaysOf } from '@comu/territory';
import { Holiday } from './terms.records.ts';

export interface CalendarWaiting { readonly organisation: string; readonly year: number; readonly missing: number }

/** The bodies among these whose calendar lacks local holidays: those of this year and, from November on, of the next, so that nobody counts terms on a wrong calendar. */
export async function calendarsWaiting({ db, house, now }: Pick<Context, 'db' | 'house' | 'now'>, organisations: readonly string[]): Promise<CalendarWaiting[]> {
  if (organisations.length === 0 || !house.records.has(Holiday.name)) return [];
  const today = dayInMadrid(now);
  const year = Number(today.slice(0, 4));
  const years = (today.slice(5) >= '11-01' ? [year, year + 1] : [year]).filter((each) => each >= 2024 && each <= 2027);
  const bodies = (await db.all(Organisation, { id: [...organisations] })).map(({ id, ine }) => ({ id, place: ine ?? diputacio.seat }));
  const added = await db.all(Holiday, { place: [...new Set(bodies.map(({ place }) => place))], body: null }, { limit: 10_000 });
  return bodies.flatMap(({ id, place }) => years.flatMap((each) => {
    const days = new Set([...localHolidaysOf({ ine: place, year: each }), ...added.filter((day) => day.place === place && day.date.startsWith(`${each}-`))].map(({ date }) => date));
    return days.size >= LOCAL_HOLIDAYS_A_YEAR ? [] : [{ organisation: id, year: each, missing: LOCAL_HOLIDAYS_A_YEAR - days.size }];
  }));
}
