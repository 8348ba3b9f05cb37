import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona, vilaprova } from '../sample-calendars.ts';
import { TermError } from '../term-error.ts';
import type { Calendar, Step, Unit } from '../types.ts';

const ends = (start: string, amount: number, unit: Unit, body: Calendar = barcelona, party?: Calendar): string | null =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body, ...(party && { party }) } }).ends;

const hours = (start: string, amount: number, body: Calendar = barcelona) => {
  const term = computeTerm({ rule: { amount, unit: 'hours', article: 'x' }, start, calendars: { body } });
  return term.state === 'running' ? [term.ends, term.endsAt] : [];
};

const step = <Name extends Step['step']>(name: Name, start: string, amount: number, unit: Unit) =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body: barcelona } })
    .explanation.find((one): one is Extract<Step, { step: Name }> => one.step === name);

describe('art. 30.1, hours', () => {
  test.each([
    ['24 hours run to the same minute of the next working day', '2026-11-24T10:30:00+01:00', 24, '2026-11-25', '2026-11-25T10:30:00+01:00'],
    ['one hour within the day', '2026-11-24T10:30:00+01:00', 1, '2026-11-24', '2026-11-24T11:30:00+01:00'],
    ['the hours of the weekend do not count', '2026-11-27T10:30:00+01:00', 24, '2026-11-30', '2026-11-30T10:30:00+01:00'],
    ['the hours of a holiday do not count', '2026-12-07T18:00:00+01:00', 24, '2026-12-09', '2026-12-09T18:00:00+01:00'],
    ['the night counts: every hour of a working day does', '2026-11-27T23:00:00+01:00', 2, '2026-11-30', '2026-11-30T01:00:00+01:00'],
    ['notified on a Saturday, they start at midnight of Monday', '2026-11-28T15:00:00+01:00', 10, '2026-11-30', '2026-11-30T10:00:00+01:00'],
    ['a whole day from midnight ends at its own midnight', '2026-11-28T15:00:00+01:00', 24, '2026-11-30', '2026-12-01T00:00:00+01:00'],
    ['the autumn clock change does not add an hour', '2026-10-23T10:00:00+02:00', 24, '2026-10-26', '2026-10-26T10:00:00+01:00'],
    ['the spring clock change does not take an hour', '2026-03-27T10:00:00+01:00', 24, '2026-03-30', '2026-03-30T10:00:00+02:00'],
    ['an instant in universal time is read in Madrid', '2026-11-24T09:30:00Z', 24, '2026-11-25', '2026-11-25T10:30:00+01:00'],
  ])('%s', (_name, start, amount, on, at) => expect(hours(start, amount)).toEqual([on, at]));
  test('more than 24 hours must be said in days', () => expect(() => hours('2026-11-24T10:30:00+01:00', 25)).toThrow(TermError));
  test('a date without hour and minute is refused', () => expect(() => hours('2026-11-24', 24)).toThrow('hour and minute'));
});

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
  ])('%s', (_name, start, amount, end) => expect(ends(start, amount, 'working-days')).toBe(end));
  test('the local holiday of another town counts', () => expect(ends('2026-09-23', 1, 'working-days', vilaprova)).toBe('2026-09-24'));
  test('the day of a notification is the one that Madrid had, not Greenwich', () => {
    expect(ends('2026-11-24T23:30:00Z', 1, 'working-days')).toBe('2026-11-26');
    expect(ends('2026-11-24T22:30:00Z', 1, 'working-days')).toBe('2026-11-25');
  });
  test('the explanation names the first day and what was skipped before it', () => {
    expect(step('first-day', '2026-12-24', 1, 'working-days')).toMatchObject({
      on: '2026-12-28',
      skipped: [{ kind: 'weekends', days: 2 }, { kind: 'holiday', date: '2026-12-25', source: 'ordre de state' }],
    });
  });
  test('weekends come in one entry and each holiday by its name', () => {
    expect(step('skipped', '2026-11-24', 10, 'working-days')).toMatchObject({
      article: '30.2',
      skipped: [{ kind: 'weekends', from: '2026-11-28', to: '2026-12-06', days: 4 }, { kind: 'holiday', date: '2026-12-08' }],
    });
  });
});

describe('art. 30.2, natural days', () => {
  test.each([
    ['every day counts', '2026-11-24', 10, '2026-12-04'],
    ['thirty of them', '2026-11-24', 30, '2026-12-24'],
    ['the first day may be a Saturday', '2026-11-27', 3, '2026-11-30'],
    ['one that ends on a Saturday moves to Monday (art. 30.5)', '2026-11-24', 11, '2026-12-07'],
    ['one that ends on a holiday moves to the day after (art. 30.5)', '2026-11-24', 14, '2026-12-09'],
  ])('%s', (_name, start, amount, end) => expect(ends(start, amount, 'natural-days')).toBe(end));
});

describe('art. 30.4, months and years', () => {
  test.each([
    ['one month ends on the same day number', '2026-11-24', 1, 'months', '2026-12-24'],
    ['three months', '2026-11-24', 3, 'months', '2027-02-24'],
    ['six months', '2026-11-24', 6, 'months', '2027-05-24'],
    ['31 August and one month is 30 September', '2026-08-31', 1, 'months', '2026-09-30'],
    ['31 October and one month is 30 November', '2026-10-31', 1, 'months', '2026-11-30'],
    ['30 November and three months is 29 February in a leap year', '2023-11-30', 3, 'months', '2024-02-29'],
    ['one year from 29 February is 28 February', '2024-02-29', 1, 'years', '2025-02-28'],
    ['one year', '2025-11-24', 1, 'years', '2026-11-24'],
    ['four years', '2023-03-10', 4, 'years', '2027-03-10'],
    ['notified on a Saturday, it still runs from that day number', '2026-09-19', 1, 'months', '2026-10-19'],
  ] as const)('%s', (_name, start, amount, unit, end) => expect(ends(start, amount, unit)).toBe(end));
  test('the explanation says when the month has no such day', () => {
    expect(step('same-number', '2026-08-31', 1, 'months')).toMatchObject({ on: '2026-09-30', noSuchDay: true });
    expect(step('same-number', '2026-11-24', 1, 'months')).toMatchObject({ noSuchDay: false });
  });
});

describe('art. 30.5, a last day that is non-working', () => {
  test.each([
    ['a Saturday moves to Monday', '2026-01-31', 1, '2026-03-02'],
    ['a Sunday moves to Monday', '2026-12-31', 2, '2027-03-01'],
    ['a public holiday moves to the day after', '2026-07-08', 5, '2026-12-09'],
    ['Christmas before a weekend moves to Monday 28', '2026-11-25', 1, '2026-12-28'],
    ['Good Friday moves past Easter Monday', '2026-02-03', 2, '2026-04-07'],
    ['New Year moves past the weekend', '2026-12-01', 1, '2027-01-04'],
    ['a local holiday moves in its town', '2026-03-24', 6, '2026-09-25'],
  ])('%s', (_name, start, amount, end) => expect(ends(start, amount, 'months')).toBe(end));
  test('a local holiday does not move the term of another town', () => expect(ends('2026-03-24', 6, 'months', vilaprova)).toBe('2026-09-24'));
  test('the explanation says from where, to where and why', () => {
    expect(step('moved', '2026-02-03', 2, 'months')).toMatchObject({
      from: '2026-04-03', to: '2026-04-07', article: '30.5',
      skipped: [{ kind: 'weekends', days: 2 }, { date: '2026-04-03' }, { date: '2026-04-06' }],
    });
  });
});

describe('art. 30.6, body and interested party in different places', () => {
  test.each([
    ['a holiday where the body sits does not count', '2026-09-23', barcelona, vilaprova, '2026-09-25'],
    ['a holiday where the party lives does not count', '2026-09-23', vilaprova, barcelona, '2026-09-25'],
    ['without a party elsewhere it counts', '2026-09-23', vilaprova, undefined, '2026-09-24'],
  ] as const)('%s', (_name, start, body, party, end) => expect(ends(start, 1, 'working-days', body, party)).toBe(end));
  test('the last day also moves for a holiday where the party lives', () => {
    expect(ends('2026-06-22', 1, 'months', barcelona)).toBe('2026-07-22');
    expect(ends('2026-06-22', 1, 'months', barcelona, vilaprova)).toBe('2026-07-23');
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
    expect(() => ends('2026-11-24', 1, 'working-days', broken)).toThrow('2026-13-01');
  });
});
