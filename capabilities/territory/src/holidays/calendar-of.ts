import type { Calendar, CalendarYear, NonWorkingDay } from '@comu/terms';
import { municipality } from '../municipalities.ts';
import { LOCAL_HOLIDAYS_A_YEAR, localHolidays, localHolidaysOf, type LocalHoliday } from './local-holidays.ts';
import { FIRST_HOLIDAY_YEAR, publicHolidays } from './public-holidays.ts';

/**
 * The calendar of a municipality, and so of any body that sits in it: state, Catalonia, local holidays and the days that
 * the body itself adds. A year that is provisional or lacks local holidays says so, a year before the first known one is
 * left out, and terms over any of them carry a warning.
 */
export function calendarOf(
  { ine, years, local = localHolidays, bodyDays = [] }:
  { ine: string; years: readonly number[]; local?: readonly LocalHoliday[]; bodyDays?: readonly NonWorkingDay[] },
): Calendar {
  const place = municipality(ine).name;
  const known = years.filter((year) => year >= FIRST_HOLIDAY_YEAR).map((year) => ({ general: publicHolidays(year), local: localHolidaysOf({ ine, year, table: local }) }));
  return {
    place,
    years: known.map(({ general, local: two }): CalendarYear => ({
      year: general.year,
      status: general.status === 'provisional' ? 'provisional' : two.length < LOCAL_HOLIDAYS_A_YEAR ? 'local-missing' : 'complete',
      source: general.source,
    })),
    days: known.flatMap(({ general, local: two }): NonWorkingDay[] => [
      ...general.days,
      ...two.map(({ date, name, source }): NonWorkingDay => ({ date, name, source, scope: 'local' })),
    ]).concat(bodyDays),
  };
}
