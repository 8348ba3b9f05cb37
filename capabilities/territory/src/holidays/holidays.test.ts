import { computeTerm, explainInOneText, type Calendar } from '@comu/terms';
import { describe, expect, test } from 'vitest';
import { bodies, calendarOf, easterSunday, localHolidayProblems, localHolidays, missingLocalHolidays, publicHolidays, UnknownPlace } from '../index.ts';
import { holidaysByLaw } from './holidays-by-law.ts';

const dates = (year: number): string[] => publicHolidays(year).days.map((day) => day.date.slice(5));

describe('public holidays', () => {
  test.each([[2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25']])(
    'Easter of %i is %s', (year, date) => expect(easterSunday(year)).toBe(date),
  );
  test.each([[2024, 13], [2025, 13], [2026, 12], [2027, 12]])('%i has %i holidays in Catalonia', (year, count) => expect(dates(year)).toHaveLength(count));
  test.each([2024, 2025, 2026])('the order of %i is the fourteen days of the law less its Sundays', (year) => {
    const byLaw = holidaysByLaw({ year, stateSource: '', cataloniaSource: '' }).map((day) => day.date.slice(5));
    expect(dates(year)).toEqual(byLaw);
  });
  test('12 October 2025, 1 November and 6 December 2026 and 15 August 2027 fall on a Sunday and are not moved', () => {
    expect(dates(2025)).not.toContain('10-12');
    expect(dates(2026)).not.toContain('11-01');
    expect(dates(2026)).not.toContain('12-06');
    expect(dates(2027)).not.toContain('08-15');
    expect(dates(2026)).not.toContain('11-02');
  });
  test('Easter Monday, 24 June, 11 September and 26 December are of Catalonia, the rest of the state', () => {
    const catalan = publicHolidays(2025).days.filter((day) => day.scope === 'catalonia').map((day) => day.date);
    expect(catalan).toEqual(['2025-04-21', '2025-06-24', '2025-09-11', '2025-12-26']);
  });
  test('published years cite their order and 2027 says that it is provisional', () => {
    expect(publicHolidays(2026).source.ca).toContain('EMT/66/2025');
    expect(publicHolidays(2027).status).toBe('provisional');
    expect(publicHolidays(2027).source.es).toContain('orden de 2027');
    for (const day of publicHolidays(2024).days) expect(day.source).not.toBe('');
  });
  test('years before 2024 are refused rather than guessed', () => expect(() => publicHolidays(2023)).toThrow(RangeError));
});

describe('local holidays', () => {
  test('every local holiday that ships is cited and fits', () => {
    for (const holiday of localHolidays) {
      expect(localHolidayProblems({ holiday, table: localHolidays.filter((one) => one !== holiday) })).toEqual([]);
    }
  });
  test('the check tells each municipality with fewer than two local holidays', () => {
    const missing = missingLocalHolidays({ year: 2026 });
    expect(missing).toHaveLength(309);
    expect(missing.map((one) => one.municipality.name)).not.toContain('Barcelona');
    expect(missing.every((one) => one.known === 0)).toBe(true);
  });
  test('a third local holiday, a Sunday, a public holiday and one without source are refused', () => {
    const name = { ca: 'Prova', es: 'Prueba', en: 'Test' };
    const problem = (ine: string, date: string, source = 'DOGC'): string[] => localHolidayProblems({ holiday: { ine, date, name, source } }).map((one) => one.en);
    expect(problem('08019', '2026-07-07')[0]).toContain('already has its two');
    expect(problem('08051', '2026-07-05')[0]).toContain('Sunday');
    expect(problem('08051', '2026-12-25')[0]).toContain('Christmas');
    expect(problem('08051', '2026-07-07', ' ')[0]).toContain('Cite');
    expect(problem('08051', '2026-02-30')[0]).toContain('not a date');
    expect(problem('08051', '2026-07-07')).toEqual([]);
    expect(() => problem('8051', '2026-07-07')).toThrow(UnknownPlace);
  });
});

describe('calendars for terms', () => {
  const rule = { amount: 10, unit: 'working-days', article: 'art. 68.1 de la Llei 39/2015' } as const;
  const barcelona: Calendar = calendarOf({ ine: '08019', years: [2026, 2027] });

  test('Barcelona does not count its Mercè, and Castellar del Vallès does', () => {
    const castellar = calendarOf({ ine: '08051', years: [2026] });
    expect(computeTerm({ rule, start: '2026-09-14', calendars: { body: barcelona } }).ends).toBe('2026-09-29');
    expect(computeTerm({ rule, start: '2026-09-14', calendars: { body: castellar } }).ends).toBe('2026-09-28');
    expect(computeTerm({ rule, start: '2026-09-14', calendars: { body: castellar, party: barcelona } }).ends).toBe('2026-09-29');
  });
  test('a town without its local holidays warns that the end may be later', () => {
    const castellar = calendarOf({ ine: '08051', years: [2026] });
    const text = explainInOneText(computeTerm({ rule, start: '2026-09-14', calendars: { body: castellar } }));
    expect(text.ca).toContain('falten les dues festes locals de 2026 de Castellar del Vallès');
  });
  test('a year before the first known one is left out and warned of', () => {
    const text = explainInOneText(computeTerm({ rule, start: '2023-12-22', calendars: { body: calendarOf({ ine: '08019', years: [2023, 2024] }) } }));
    expect(text.ca).toContain('no hi ha calendari de 2023 per a Barcelona');
  });
  test('the days that a body adds do not count either', () => {
    const own = { date: '2026-09-22', name: { ca: 'Tancament', es: 'Cierre', en: 'Closing' }, scope: 'body', source: 'Decret 12/2026' } as const;
    const calendar = calendarOf({ ine: '08019', years: [2026], bodyDays: [own] });
    expect(computeTerm({ rule, start: '2026-09-14', calendars: { body: calendar } }).ends).toBe('2026-09-30');
  });
  test('a term that runs into 2027 says that its calendar is still provisional', () => {
    const text = explainInOneText(computeTerm({ rule, start: '2026-12-22', calendars: { body: barcelona } }));
    expect(text.en).toContain('the 2027 calendar of Barcelona is provisional (by art. 37.2');
  });
  test('every body of the province has a calendar', () => {
    for (const body of bodies) expect(calendarOf({ ine: body.seat, years: [2026] }).days.length).toBeGreaterThanOrEqual(12);
  });
});
