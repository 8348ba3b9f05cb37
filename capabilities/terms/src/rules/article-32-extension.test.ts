import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import type { Extension, ExtensionArticle, Unit } from '../types.ts';

const START = '2026-11-24';

const extended = (amount: number, unit: Unit, by: [number, Unit], article: ExtensionArticle = '32.1', grantedOn = '2026-11-26', start = START): string | null => {
  const extension: Extension = { amount: by[0], unit: by[1], article, grantedOn };
  return computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body: barcelona }, extension }).ends;
};

describe('art. 32.1, extension up to half', () => {
  test.each([
    ['ten days and five are fifteen', 10, 'working-days', [5, 'working-days'], '2026-12-16'],
    ['fifteen days take at most seven', 15, 'working-days', [7, 'working-days'], '2026-12-28'],
    ['one month takes fifteen natural days', 1, 'months', [15, 'natural-days'], '2027-01-08'],
    ['three months take one more', 3, 'months', [1, 'months'], '2027-03-24'],
    ['three months take forty-five days', 3, 'months', [45, 'natural-days'], '2027-04-12'],
    ['a year takes six months', 1, 'years', [6, 'months'], '2028-05-24'],
    ['ten natural days take five', 10, 'natural-days', [5, 'natural-days'], '2026-12-09'],
  ] as const)('%s', (_name, amount, unit, by, end) => expect(extended(amount, unit, [...by])).toBe(end));
  test.each([
    ['six on ten', 10, 'working-days', [6, 'working-days']],
    ['eight on fifteen', 15, 'working-days', [8, 'working-days']],
    ['sixteen days on one month', 1, 'months', [16, 'natural-days']],
    ['two months on three', 3, 'months', [2, 'months']],
    ['one on one: half a day is none', 1, 'working-days', [1, 'working-days']],
  ] as const)('more than half is refused: %s', (_name, amount, unit, by) => expect(() => extended(amount, unit, [...by])).toThrow('half the term'));
  test('natural days do not extend working days', () => expect(() => extended(10, 'working-days', [5, 'natural-days'])).toThrow('same kind of unit'));
  test('twenty-four hours may take twelve more', () => {
    expect(extended(24, 'hours', [12, 'hours'], '32.1', START, '2026-11-24T10:30:00+01:00')).toBe('2026-11-25');
  });
});

describe('arts. 32.4, 23.1 and 68.2, other extensions', () => {
  test('art. 32.4: a technical incident may extend by more than half', () => {
    expect(extended(10, 'working-days', [20, 'working-days'], '32.4')).toBe('2027-01-11');
  });
  test('art. 23.1: the time to resolve may double', () => expect(extended(3, 'months', [3, 'months'], '23.1')).toBe('2027-05-24'));
  test('art. 23.1: it may not more than double', () => expect(() => extended(3, 'months', [4, 'months'], '23.1')).toThrow('as much again'));
  test('art. 68.2: an amendment takes up to five days more', () => expect(extended(10, 'working-days', [5, 'working-days'], '68.2')).toBe('2026-12-16'));
  test('art. 68.2: six are refused', () => expect(() => extended(10, 'working-days', [6, 'working-days'], '68.2')).toThrow('five working days'));
  test('another article extends nothing', () => expect(() => extended(10, 'working-days', [5, 'working-days'], '99' as ExtensionArticle)).toThrow('does not extend'));
});
