import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { TermError } from '../term-error.ts';

const hours = (start: string, amount: number) => {
  const term = computeTerm({ rule: { amount, unit: 'hours', article: 'x' }, start, calendars: { body: barcelona } });
  return term.state === 'running' ? [term.ends, term.endsAt] : [];
};

describe('art. 30.1, hours', () => {
  test.each([
    ['24 hours run to the same minute of the next working day', '2026-11-24T10:30:00+01:00', 24, '2026-11-25', '2026-11-25T10:30:00+01:00'],
    ['one hour within the day', '2026-11-24T10:30:00+01:00', 1, '2026-11-24', '2026-11-24T11:30:00+01:00'],
    ['the hours of the weekend do not count', '2026-11-27T10:30:00+01:00', 24, '2026-11-30', '2026-11-30T10:30:00+01:00'],
    ['the hours of a holiday do not count', '2026-12-07T18:00:00+01:00', 24, '2026-12-09', '2026-12-09T18:00:00+01:00'],
    ['the night counts: every hour of a working day does', '2026-11-27T23:00:00+01:00', 2, '2026-11-30', '2026-11-30T01:00:00+01:00'],
    ['notified on a Saturday, they start at midnight of Monday', '2026-11-28T15:00:00+01:00', 10, '2026-11-30', '2026-11-30T10:00:00+01:00'],
    ['a whole day from midnight ends at its own midnight', '2026-11-28T15:00:00+01:00', 24, '2026-11-30', '2026-12-01T00:00:00+01:00'],
    ['the autumn clock change does not add an hour', '2026-10-23T10:00:00+02:00', 24, '2026-10-26', '2026-10-26T10:00:00+01:00'],
    ['the spring clock change does not take an hour', '2026-03-27T10:00:00+01:00', 24, '2026-03-30', '2026-03-30T10:00:00+02:00'],
    ['an instant in universal time is read in Madrid', '2026-11-24T09:30:00Z', 24, '2026-11-25', '2026-11-25T10:30:00+01:00'],
  ])('%s', (_name, start, amount, on, at) => expect(hours(start, amount)).toEqual([on, at]));
  test('more than 24 hours must be said in days', () => expect(() => hours('2026-11-24T10:30:00+01:00', 25)).toThrow(TermError));
  test('a date without hour and minute is refused', () => expect(() => hours('2026-11-24', 24)).toThrow('hour and minute'));
});
