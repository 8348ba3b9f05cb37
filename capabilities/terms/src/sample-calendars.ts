import type { Calendar, CalendarYear, NonWorkingDay, Scope } from './types.ts';

/** Calendars that the tests share: Barcelona as it is, and a made-up town whose local holidays differ. */
const STATE = ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'];
const CATALONIA = ['06-24', '09-11', '12-26'];
const EASTER: Readonly<Record<number, readonly [string, string]>> = {
  2024: ['03-29', '04-01'], 2025: ['04-18', '04-21'], 2026: ['04-03', '04-06'], 2027: ['03-26', '03-29'],
};

const off = (date: string, scope: Scope, name = scope): NonWorkingDay => ({ date, scope, name: { ca: name, es: name, en: name }, source: `ordre de ${scope}` });

function calendar(place: string, local: Readonly<Record<number, readonly string[]>>): Calendar {
  const years = [2024, 2025, 2026, 2027];
  return {
    place,
    years: years.map((year): CalendarYear => ({ year, status: 'complete', source: `ordre de ${year}` })),
    days: years.flatMap((year) => [
      ...STATE.map((day) => off(`${year}-${day}`, 'state')),
      ...CATALONIA.map((day) => off(`${year}-${day}`, 'catalonia')),
      ...(EASTER[year] ?? []).map((day, at) => off(`${year}-${day}`, at === 0 ? 'state' : 'catalonia')),
      ...(local[year] ?? []).map((day) => off(`${year}-${day}`, 'local')),
    ]),
  };
}

export const barcelona = calendar('Barcelona', {
  2024: ['05-20', '09-24'], 2025: ['06-09', '09-24'], 2026: ['05-25', '09-24'], 2027: ['05-17', '09-24'],
});

export const vilaprova = calendar('Vilaprova', {
  2024: ['02-05', '07-22'], 2025: ['02-05', '07-22'], 2026: ['02-05', '07-22'], 2027: ['02-05', '07-22'],
});

/** A calendar with some more days off, as when an order arrives late. */
export const withDays = (base: Calendar, ...dates: string[]): Calendar => ({ ...base, days: [...base.days, ...dates.map((date) => off(date, 'local'))] });

export const withoutDay = (base: Calendar, date: string): Calendar => ({ ...base, days: base.days.filter((day) => day.date !== date) });
