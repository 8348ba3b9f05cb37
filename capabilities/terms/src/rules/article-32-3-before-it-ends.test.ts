import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import type { Extension, Unit } from '../types.ts';

const extended = (amount: number, unit: Unit, by: number, grantedOn: string): string | null => {
  const extension: Extension = { amount: by, unit, article: '32.1', grantedOn };
  return computeTerm({ rule: { amount, unit, article: 'x' }, start: '2026-11-24', calendars: { body: barcelona }, extension }).ends;
};

describe('art. 32.3, before it ends', () => {
  test('granted on the last day it holds', () => expect(extended(10, 'working-days', 5, '2026-12-09')).toBe('2026-12-16'));
  test('granted the day after it has no effect', () => expect(() => extended(10, 'working-days', 5, '2026-12-10')).toThrow('after the term had ended'));
  test('a last day that moved (art. 30.5) is still the last day', () => {
    expect(extended(11, 'natural-days', 5, '2026-12-07')).toBe('2026-12-10');
  });
});
