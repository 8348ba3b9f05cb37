import { describe, expect, test } from 'vitest';
import { endOf, stepOf } from '../sample-terms.ts';

describe('art. 30.4, months and years', () => {
  test.each([
    ['one month ends on the same day number', '2026-11-24', 1, 'months', '2026-12-24'],
    ['three months', '2026-11-24', 3, 'months', '2027-02-24'],
    ['six months', '2026-11-24', 6, 'months', '2027-05-24'],
    ['31 August and one month is 30 September', '2026-08-31', 1, 'months', '2026-09-30'],
    ['31 October and one month is 30 November', '2026-10-31', 1, 'months', '2026-11-30'],
    ['30 November and three months is 29 February in a leap year', '2023-11-30', 3, 'months', '2024-02-29'],
    ['one year from 29 February is 28 February', '2024-02-29', 1, 'years', '2025-02-28'],
    ['one year', '2025-11-24', 1, 'years', '2026-11-24'],
    ['four years', '2023-03-10', 4, 'years', '2027-03-10'],
    ['notified on a Saturday, it still runs from that day number', '2026-09-19', 1, 'months', '2026-10-19'],
  ] as const)('%s', (_name, start, amount, unit, end) => expect(endOf(start, amount, unit)).toBe(end));
  test('the explanation says when the month has no such day', () => {
    expect(stepOf('same-number', '2026-08-31', 1, 'months')).toMatchObject({ on: '2026-09-30', noSuchDay: true });
    expect(stepOf('same-number', '2026-11-24', 1, 'months')).toMatchObject({ noSuchDay: false });
  });
});
