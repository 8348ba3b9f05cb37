import { describe, expect, test } from 'vitest';
import { vilaprova } from '../sample-calendars.ts';
import { endOf, stepOf } from '../sample-terms.ts';

describe('art. 30.5, a last day that is non-working', () => {
  test.each([
    ['a Saturday moves to Monday', '2026-01-31', 1, '2026-03-02'],
    ['a Sunday moves to Monday', '2026-12-31', 2, '2027-03-01'],
    ['a public holiday moves to the day after', '2026-07-08', 5, '2026-12-09'],
    ['Christmas before a weekend moves to Monday 28', '2026-11-25', 1, '2026-12-28'],
    ['Good Friday moves past Easter Monday', '2026-02-03', 2, '2026-04-07'],
    ['New Year moves past the weekend', '2026-12-01', 1, '2027-01-04'],
    ['a local holiday moves in its town', '2026-03-24', 6, '2026-09-25'],
  ])('%s', (_name, start, amount, end) => expect(endOf(start, amount, 'months')).toBe(end));
  test('a local holiday does not move the term of another town', () => expect(endOf('2026-03-24', 6, 'months', vilaprova)).toBe('2026-09-24'));
  test('the explanation says from where, to where and why', () => {
    expect(stepOf('moved', '2026-02-03', 2, 'months')).toMatchObject({
      from: '2026-04-03', to: '2026-04-07', article: '30.5',
      skipped: [{ kind: 'weekends', days: 2 }, { date: '2026-04-03' }, { date: '2026-04-06' }],
    });
  });
});
