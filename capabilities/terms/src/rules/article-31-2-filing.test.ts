import { describe, expect, test } from 'vitest';
import { barcelona, vilaprova } from '../sample-calendars.ts';
import { compareEntries, entryOfFiling } from './article-31-2-filing.ts';

const entry = (presentedAt: string, calendar = barcelona) => entryOfFiling({ presentedAt, calendar });

describe('art. 31.2, filing on a non-working day', () => {
  test.each([
    ['a working day counts at its own moment', '2026-11-24T10:30:00+01:00', '2026-11-24T10:30:00+01:00'],
    ['a minute before midnight is still that day', '2026-11-24T23:59:00+01:00', '2026-11-24T23:59:00+01:00'],
    ['a Saturday counts from the first hour of Monday', '2026-11-28T12:00:00+01:00', '2026-11-30T00:00:00+01:00'],
    ['a Sunday counts from the first hour of Monday', '2026-11-29T23:59:00+01:00', '2026-11-30T00:00:00+01:00'],
    ['a holiday counts from the next working day', '2026-12-08T09:00:00+01:00', '2026-12-09T00:00:00+01:00'],
    ['Good Friday counts from the Tuesday after', '2026-04-03T09:00:00+02:00', '2026-04-07T00:00:00+02:00'],
    ['late evening in universal time is already the next day in Madrid', '2026-11-27T23:30:00Z', '2026-11-30T00:00:00+01:00'],
  ])('%s', (_name, presentedAt, countsAt) => expect(entry(presentedAt).countsAt).toBe(countsAt));
  test('a norm may accept a non-working day', () => {
    expect(entryOfFiling({ presentedAt: '2026-11-28T12:00:00+01:00', calendar: barcelona, acceptedOnNonWorkingDays: true })).toMatchObject({ moved: false, countsOn: '2026-11-28' });
  });
  test('art. 31.3: only the calendar of the registry applies', () => {
    expect(entry('2026-09-24T12:00:00+02:00', barcelona).countsOn).toBe('2026-09-25');
    expect(entry('2026-09-24T12:00:00+02:00', vilaprova).countsOn).toBe('2026-09-24');
  });
  test('filings of the weekend come before those of Monday, each by its real hour', () => {
    const monday = entry('2026-11-30T00:00:00+01:00');
    const sunday = entry('2026-11-29T08:00:00+01:00');
    const saturday = entry('2026-11-28T20:00:00+01:00');
    const friday = entry('2026-11-27T23:00:00+01:00');
    expect([monday, sunday, friday, saturday].toSorted(compareEntries)).toEqual([friday, saturday, sunday, monday]);
  });
  test('the receipt keeps the real moment and says why it counts later', () => {
    const saturday = entry('2026-11-28T12:05:00+01:00');
    expect(saturday.presentedAt).toBe('2026-11-28T12:05:00+01:00');
    expect(saturday.text.ca).toBe('Presentat el dissabte, 28 de novembre de 2026, a les 12.05 h, dia inhàbil: compta des de la primera hora del dia hàbil següent, el dilluns, 30 de novembre de 2026 (art. 31.2).');
  });
  test('a date without time is refused', () => expect(() => entry('2026-11-28')).toThrow('exact time'));
});
