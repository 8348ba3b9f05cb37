import { describe, expect, test } from 'vitest';
import { vilaprova } from '../sample-calendars.ts';
import { endOf, stepOf } from '../sample-terms.ts';

describe('arts. 30.2 and 30.3, working days from the day after', () => {
  test.each([
    ['one day is the day after', '2026-11-24', 1, '2026-11-25'],
    ['a weekend in between does not count', '2026-11-24', 5, '2026-12-01'],
    ['the Immaculate Conception does not count', '2026-11-24', 10, '2026-12-09'],
    ['fifteen days', '2026-11-24', 15, '2026-12-16'],
    ['twenty days', '2026-11-24', 20, '2026-12-23'],
    ['thirty days over Christmas, New Year and Epiphany', '2026-11-24', 30, '2027-01-11'],
    ['notified on a Friday, Monday is the first day', '2026-11-27', 1, '2026-11-30'],
    ['notified on a Saturday, Monday is the first day', '2026-11-28', 1, '2026-11-30'],
    ['notified on a Sunday, Monday is the first day', '2026-11-29', 1, '2026-11-30'],
    ['notified on the eve of a holiday', '2026-12-07', 1, '2026-12-09'],
    ['notified on a holiday', '2026-12-08', 1, '2026-12-09'],
    ['notified on Christmas Eve', '2026-12-24', 1, '2026-12-28'],
    ['Good Friday and Easter Monday do not count', '2026-04-02', 10, '2026-04-20'],
    ['August counts like any month', '2026-07-31', 10, '2026-08-14'],
    ['a holiday on a Saturday skips nothing more', '2026-08-10', 5, '2026-08-17'],
    ['the local holiday does not count in its town', '2026-09-23', 1, '2026-09-25'],
  ])('%s', (_name, start, amount, end) => expect(endOf(start, amount, 'working-days')).toBe(end));
  test('the local holiday of another town counts', () => expect(endOf('2026-09-23', 1, 'working-days', vilaprova)).toBe('2026-09-24'));
  test('the day of a notification is the one that Madrid had, not Greenwich', () => {
    expect(endOf('2026-11-24T23:30:00Z', 1, 'working-days')).toBe('2026-11-26');
    expect(endOf('2026-11-24T22:30:00Z', 1, 'working-days')).toBe('2026-11-25');
  });
  test('the explanation names the first day and what was skipped before it', () => {
    expect(stepOf('first-day', '2026-12-24', 1, 'working-days')).toMatchObject({
      on: '2026-12-28',
      skipped: [{ kind: 'weekends', days: 2 }, { kind: 'holiday', date: '2026-12-25', source: 'ordre de state' }],
    });
  });
  test('weekends come in one entry and each holiday by its name', () => {
    expect(stepOf('skipped', '2026-11-24', 10, 'working-days')).toMatchObject({
      article: '30.2',
      skipped: [{ kind: 'weekends', from: '2026-11-28', to: '2026-12-06', days: 4 }, { kind: 'holiday', date: '2026-12-08' }],
    });
  });
});
