import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import type { Extension, Rule, Unit } from '../types.ts';

const START = '2026-11-24';

const urgent = (amount: number, unit: Unit, purpose?: Rule['purpose'], start = START) =>
  computeTerm({ rule: { amount, unit, article: 'x', ...(purpose && { purpose }) }, start, calendars: { body: barcelona }, urgent: true });

describe('art. 33.1, urgency', () => {
  test.each([
    ['ten days are five', 10, 'working-days', '2026-12-01'],
    ['fifteen days are eight: half a day is given', 15, 'working-days', '2026-12-04'],
    ['one day stays one', 1, 'working-days', '2026-11-25'],
    ['twenty natural days are ten', 20, 'natural-days', '2026-12-04'],
    ['six months are three', 6, 'months', '2027-02-24'],
    ['three months are one month and fifteen days', 3, 'months', '2027-01-08'],
    ['one month is fifteen natural days', 1, 'months', '2026-12-09'],
    ['a year is six months', 1, 'years', '2027-05-24'],
  ] as const)('%s', (_name, amount, unit, end) => expect(urgent(amount, unit).ends).toBe(end));
  test('twenty-four hours are twelve', () => {
    expect(urgent(24, 'hours', undefined, '2026-11-24T10:30:00+01:00')).toMatchObject({ endsAt: '2026-11-24T22:30:00+01:00' });
  });
  test.each(['application', 'appeal'] as const)('it does not shorten the term of an %s', (purpose) => expect(() => urgent(10, 'working-days', purpose)).toThrow('art. 33.1'));
  test('an extension is then at most half of the halved term', () => {
    const extension: Extension = { amount: 3, unit: 'working-days', article: '32.1', grantedOn: START };
    const rule = { amount: 10, unit: 'working-days', article: 'x' } as const;
    expect(() => computeTerm({ rule, start: START, calendars: { body: barcelona }, urgent: true, extension })).toThrow('half the term');
    expect(computeTerm({ rule, start: START, calendars: { body: barcelona }, urgent: true, extension: { ...extension, amount: 2 } }).ends).toBe('2026-12-03');
  });
});
