import { describe, expect, test } from 'vitest';
import { computeTerm } from './compute-term.ts';
import { barcelona } from './sample-calendars.ts';
import { endOf } from './sample-terms.ts';
import { TermError } from './term-error.ts';
import type { Calendar, Unit } from './types.ts';

describe('bad input names field and remedy', () => {
  test.each([
    ['zero days', { amount: 0, unit: 'working-days' }, '2026-11-24', 'rule.amount'],
    ['half a day', { amount: 1.5, unit: 'working-days' }, '2026-11-24', 'rule.amount'],
    ['an unknown unit', { amount: 1, unit: 'weeks' }, '2026-11-24', 'rule.unit'],
    ['30 February', { amount: 1, unit: 'working-days' }, '2026-02-30', 'start'],
    ['a Catalan date', { amount: 1, unit: 'working-days' }, '24/11/2026', 'start'],
    ['an instant without offset', { amount: 1, unit: 'working-days' }, '2026-11-24T10:30:00', 'start'],
  ])('%s', (_name, rule, start, field) => {
    try {
      computeTerm({ rule: { ...rule, unit: rule.unit as Unit, article: 'x' }, start, calendars: { body: barcelona } });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(TermError);
      expect((error as TermError).field).toBe(field);
      for (const text of Object.values((error as TermError).text)) expect(text.length).toBeGreaterThan(20);
    }
  });
  test('a wrong date in a calendar is refused, not skipped', () => {
    const broken: Calendar = { ...barcelona, days: [{ date: '2026-13-01', name: { ca: '', es: '', en: '' }, scope: 'local', source: '' }] };
    expect(() => endOf('2026-11-24', 1, 'working-days', broken)).toThrow('2026-13-01');
  });
});
