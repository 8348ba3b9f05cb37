import { describe, expect, test } from 'vitest';
import { endOf } from '../sample-terms.ts';

describe('art. 30.2, natural days', () => {
  test.each([
    ['every day counts', '2026-11-24', 10, '2026-12-04'],
    ['thirty of them', '2026-11-24', 30, '2026-12-24'],
    ['the first day may be a Saturday', '2026-11-27', 3, '2026-11-30'],
    ['one that ends on a Saturday moves to Monday (art. 30.5)', '2026-11-24', 11, '2026-12-07'],
    ['one that ends on a holiday moves to the day after (art. 30.5)', '2026-11-24', 14, '2026-12-09'],
  ])('%s', (_name, start, amount, end) => expect(endOf(start, amount, 'natural-days')).toBe(end));
});
