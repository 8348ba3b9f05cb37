import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { timeToResolve } from './article-21-time-to-resolve.ts';

describe('art. 21, time to resolve and notify', () => {
  test('art. 21.3: three months when the norm is silent', () => expect(computeTerm({ rule: timeToResolve(), start: '2026-08-24', calendars: { body: barcelona } }).ends).toBe('2026-11-24'));
  test('art. 21.2: six months is what a regulation may give', () => {
    expect(timeToResolve({ norm: { months: 6, article: 'Ordenança, art. 4', rank: 'regulation' } })).toMatchObject({ amount: 6, article: 'Ordenança, art. 4' });
    expect(() => timeToResolve({ norm: { months: 7, article: 'Ordenança, art. 4', rank: 'regulation' } })).toThrow('six is the most');
  });
  test.each(['law', 'eu'] as const)('art. 21.2: a norm of rank “%s” may give more', (rank) => {
    expect(timeToResolve({ norm: { months: 12, article: 'x', rank } }).amount).toBe(12);
  });
});
