import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import type { Step, Suspension, Unit } from '../types.ts';

const reason = { ca: 'Esmena', es: 'Subsanación', en: 'Amendment' };
const stop = (from: string, to: string | null, article = '22.1.a'): Suspension => ({ from, to, reason, article });

const compute = (start: string, amount: number, unit: Unit, ...suspensions: Suspension[]) =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body: barcelona }, suspensions });

const suspended = (steps: readonly Step[]) => steps.filter((step) => step.step === 'suspension');

describe('art. 22, suspension', () => {
  test.each([
    ['without it three months end on Monday 13 April', [], '2026-04-13'],
    ['ten days stopped move the end ten days', [stop('2026-02-02', '2026-02-12')], '2026-04-22'],
    ['two suspensions add up', [stop('2026-02-02', '2026-02-12'), stop('2026-03-02', '2026-03-07')], '2026-04-27'],
    ['their order in the list does not matter', [stop('2026-03-02', '2026-03-07'), stop('2026-02-02', '2026-02-12')], '2026-04-27'],
    ['days that two of them share stop once', [stop('2026-02-02', '2026-02-12'), stop('2026-02-10', '2026-02-20')], '2026-04-30'],
    ['one inside another adds nothing', [stop('2026-02-02', '2026-02-12'), stop('2026-02-04', '2026-02-06')], '2026-04-22'],
    ['one that starts and ends on the same day stops nothing', [stop('2026-02-02', '2026-02-02')], '2026-04-13'],
    ['only the days after the start are stopped', [stop('2026-01-01', '2026-01-20')], '2026-04-20'],
    ['one that comes after the end has no effect', [stop('2026-04-14', '2026-05-14')], '2026-04-13'],
    ['one that comes while the end waits for a working day still stops it', [stop('2026-04-13', '2026-04-15')], '2026-04-14'],
  ])('%s', (_name, suspensions, end) => expect(compute('2026-01-12', 3, 'months', ...suspensions).ends).toBe(end));

  test.each([
    ['working days stopped are not counted', [stop('2026-11-26', '2026-11-30')], '2026-12-11'],
    ['one that starts on the last day leaves that day for later', [stop('2026-12-09', '2026-12-14')], '2026-12-14'],
    ['stopping a weekend stops nothing', [stop('2026-11-28', '2026-11-30')], '2026-12-09'],
    ['one that starts the day after the end has no effect', [stop('2026-12-10', '2026-12-20')], '2026-12-09'],
  ])('in working days: %s', (_name, suspensions, end) => expect(compute('2026-11-24', 10, 'working-days', ...suspensions).ends).toBe(end));

  test('in natural days: one that starts on the last day moves it', () => {
    expect(compute('2026-11-24', 10, 'natural-days', stop('2026-12-04', '2026-12-09')).ends).toBe('2026-12-09');
  });
  test('while the cause lasts the term has no end', () => {
    for (const unit of ['working-days', 'months', 'natural-days'] as const) {
      const term = compute('2026-11-24', 10, unit, stop('2026-11-26', null));
      expect(term).toMatchObject({ state: 'suspended', ends: null, since: '2026-11-26' });
      expect(suspended(term.explanation)).toMatchObject([{ effect: 'open', to: null }]);
    }
  });
  test('an open suspension holds whatever others come before or after it', () => {
    for (const unit of ['working-days', 'months'] as const) {
      const term = compute('2026-11-24', 10, unit, stop('2026-11-26', null), stop('2026-12-01', '2026-12-03'), stop('2026-11-25', '2026-11-26'));
      expect(term).toMatchObject({ state: 'suspended', since: '2026-11-26' });
    }
  });
  test('an open suspension that comes after the end does not bring the term back', () => {
    expect(compute('2026-11-24', 10, 'working-days', stop('2026-12-10', null)).ends).toBe('2026-12-09');
  });
  test('the explanation gives days, reason and article of each', () => {
    expect(suspended(compute('2026-01-12', 3, 'months', stop('2026-02-02', '2026-02-12'), stop('2026-02-10', '2026-02-20')).explanation))
      .toMatchObject([{ days: 10, article: '22.1.a', effect: 'stops', reason }, { days: 8, effect: 'stops' }]);
    expect(suspended(compute('2026-01-12', 3, 'months', stop('2026-06-01', '2026-06-10')).explanation)).toMatchObject([{ days: 0, effect: 'after-expiry' }]);
  });
  test('one that ends before it begins is refused', () => expect(() => compute('2026-01-12', 3, 'months', stop('2026-02-12', '2026-02-02'))).toThrow('before it begins'));
  test('a term in hours cannot be suspended', () => {
    expect(() => compute('2026-11-24T10:00:00+01:00', 24, 'hours', stop('2026-11-24', '2026-11-25'))).toThrow('never in hours');
  });
});
