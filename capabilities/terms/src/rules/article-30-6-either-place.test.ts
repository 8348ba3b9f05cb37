import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona, vilaprova } from '../sample-calendars.ts';
import { endOf } from '../sample-terms.ts';

describe('art. 30.6, body and interested party in different places', () => {
  test.each([
    ['a holiday where the body sits does not count', '2026-09-23', barcelona, vilaprova, '2026-09-25'],
    ['a holiday where the party lives does not count', '2026-09-23', vilaprova, barcelona, '2026-09-25'],
    ['without a party elsewhere it counts', '2026-09-23', vilaprova, undefined, '2026-09-24'],
  ] as const)('%s', (_name, start, body, party, end) => expect(endOf(start, 1, 'working-days', body, party)).toBe(end));
  test('the last day also moves for a holiday where the party lives', () => {
    expect(endOf('2026-06-22', 1, 'months', barcelona)).toBe('2026-07-22');
    expect(endOf('2026-06-22', 1, 'months', barcelona, vilaprova)).toBe('2026-07-23');
  });
  test('hours also stop for either place', () => {
    const term = computeTerm({ rule: { amount: 24, unit: 'hours', article: 'x' }, start: '2026-09-23T10:00:00+02:00', calendars: { body: vilaprova, party: barcelona } });
    expect(term.ends).toBe('2026-09-25');
  });
  test('the explanation says whose holiday it is', () => {
    const term = computeTerm({ rule: { amount: 2, unit: 'working-days', article: 'x' }, start: '2026-09-22', calendars: { body: vilaprova, party: barcelona } });
    expect(term.explanation).toContainEqual(expect.objectContaining({
      step: 'skipped', article: '30.6',
      skipped: [expect.objectContaining({ date: '2026-09-24', whose: 'party', place: 'Barcelona' })],
    }));
  });
});
