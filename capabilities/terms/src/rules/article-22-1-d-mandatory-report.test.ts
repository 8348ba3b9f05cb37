import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import type { Step, Suspension, Unit } from '../types.ts';

const reason = { ca: 'Esmena', es: 'Subsanación', en: 'Amendment' };
const stop = (from: string, to: string | null, article = '22.1.a'): Suspension => ({ from, to, reason, article });

const compute = (start: string, amount: number, unit: Unit, ...suspensions: Suspension[]) =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body: barcelona }, suspensions });

const suspended = (steps: readonly Step[]) => steps.filter((step) => step.step === 'suspension');

describe('art. 22.1.d, waiting for a mandatory report', () => {
  test('it never stops the term for more than three months', () => {
    const term = compute('2026-01-12', 6, 'months', stop('2026-02-02', '2026-08-01', '22.1.d'));
    expect(term.ends).toBe('2026-10-09');
    expect(suspended(term.explanation)).toMatchObject([{ days: 89, to: '2026-05-02', effect: 'capped' }]);
  });
  test('a report that never comes does not leave the term without an end', () => {
    expect(compute('2026-01-12', 6, 'months', stop('2026-02-02', null, '22.1.d')).ends).toBe('2026-10-09');
  });
  test('a report that comes sooner stops only what it took', () => {
    expect(compute('2026-01-12', 6, 'months', stop('2026-02-02', '2026-02-12', '22.1.d')).ends).toBe('2026-07-22');
  });
});
