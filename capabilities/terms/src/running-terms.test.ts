import { describe, expect, test } from 'vitest';
import { commonRules } from './common-rules.ts';
import { computeTerm } from './compute-term.ts';
import { recompute } from './recompute.ts';
import { remaining } from './remaining.ts';
import { barcelona, vilaprova, withDays, withoutDay } from './sample-calendars.ts';
import { startNeededToEndBy } from './start-needed.ts';
import type { Suspension } from './types.ts';

const calendars = { body: barcelona };
const amend = computeTerm({ rule: commonRules.amendRequest, start: '2026-11-24', calendars });
const open: Suspension = { from: '2026-11-26', to: null, article: '22.1.a', reason: { ca: 'x', es: 'x', en: 'x' } };

describe('what is left of a term', () => {
  test.each([
    ['2026-11-24', 'running', 10, 15, 'Queden 10 dies hàbils: fins al dimecres, 9 de desembre de 2026'],
    ['2026-12-07', 'running', 1, 2, 'Queda 1 dia hàbil: fins al dimecres, 9 de desembre de 2026'],
    ['2026-12-08', 'running', 1, 1, 'Queda 1 dia hàbil: fins al dimecres, 9 de desembre de 2026'],
    ['2026-12-09', 'last-day', 0, 0, 'Avui és l’últim dia: dimecres, 9 de desembre de 2026'],
    ['2026-12-10', 'expired', -1, -1, 'Vençut el dimecres, 9 de desembre de 2026'],
    ['2026-12-09T22:59:00Z', 'last-day', 0, 0, 'Avui és l’últim dia: dimecres, 9 de desembre de 2026'],
    ['2026-12-09T23:01:00Z', 'expired', -1, -1, 'Vençut el dimecres, 9 de desembre de 2026'],
  ])('on %s it is %s', (now, state, workingDays, naturalDays, ca) => {
    expect(remaining({ term: amend, now })).toMatchObject({ state, workingDays, naturalDays, text: { ca } });
  });
  test('a suspended term says since when, by which article and what will be left, by whatever days it runs', () => {
    const term = computeTerm({ ...amend.input, suspensions: [open] });
    expect(remaining({ term, now: '2026-12-01' })).toMatchObject({ state: 'suspended', workingDays: null, text: {
      ca: 'Suspès des del dijous, 26 de novembre de 2026 (art. 22.1.a): quan es reprengui quedaran 9 dies hàbils', es: 'Suspendido desde el jueves, 26 de noviembre de 2026 (art. 22.1.a): cuando se reanude quedarán 9 días hábiles',
      en: 'Suspended since Thursday 26 November 2026 (art. 22.1.a): 9 working days will be left when it resumes' } });
    const [decide, stop] = [{ rule: { amount: 3, unit: 'months', article: 'x' }, start: '2026-01-12', calendars }, { ...open, from: '2026-02-02' }] as const;
    const left = /quedaran (\d+) dies naturals$/.exec(remaining({ term: computeTerm({ ...decide, suspensions: [stop] }), now: '2026-06-01' }).text.ca)?.[1];
    // From 2 February to 12 April: the day before the Monday on which three months end by the calendar.
    expect(Number(left)).toBe((Date.parse('2026-04-12') - Date.parse('2026-02-01')) / 86_400_000);
  });
  test('a term in hours expires at its minute', () => {
    const term = computeTerm({ rule: { amount: 24, unit: 'hours', article: 'x' }, start: '2026-11-24T10:30:00+01:00', calendars });
    expect(remaining({ term, now: '2026-11-25T10:30:00+01:00' }).state).toBe('last-day');
    expect(remaining({ term, now: '2026-11-25T10:31:00+01:00' }).state).toBe('expired');
  });
});

describe('a calendar that changes while a term runs', () => {
  test('a new local holiday moves the end and is named with its source', () => {
    const { after, moved, changes, text } = recompute({ term: amend, calendars: { body: withDays(barcelona, '2026-12-02') } });
    expect(after.ends).toBe('2026-12-10');
    expect(moved).toBe(1);
    expect(changes).toMatchObject([{ kind: 'added', place: 'Barcelona', day: { date: '2026-12-02', source: 'ordre de local' } }]);
    expect(text.ca).toBe(
      'El venciment passa del dimecres, 9 de desembre de 2026 al dijous, 10 de desembre de 2026, 1 dia natural més tard. El 2 de desembre de 2026 (local, Barcelona; ordre de local) ara és inhàbil.',
    );
  });
  test('a holiday taken away brings the end forward', () => {
    const { moved, text } = recompute({ term: amend, calendars: { body: withoutDay(barcelona, '2026-12-08') } });
    expect(moved).toBe(-1);
    expect(text.en).toContain('1 calendar day earlier. 8 December 2026');
  });
  test('a holiday outside the term changes nothing and is not told', () => {
    const { moved, changes, text } = recompute({ term: amend, calendars: { body: withDays(barcelona, '2026-12-15') } });
    expect(moved).toBe(0);
    expect(changes).toEqual([]);
    expect(text.ca).toBe('El venciment no canvia.');
  });
  test('a holiday on a Saturday is told but moves nothing', () => {
    const { moved, changes } = recompute({ term: amend, calendars: { body: withDays(barcelona, '2026-11-28') } });
    expect([moved, changes.length]).toEqual([0, 1]);
  });
  test('the calendar of the party counts too', () => {
    const { after, changes } = recompute({ term: amend, calendars: { body: barcelona, party: withDays(vilaprova, '2026-12-02') } });
    expect(after.ends).toBe('2026-12-10');
    expect(changes.filter((change) => change.place === 'Vilaprova').map((change) => change.day.date)).toContain('2026-12-02');
  });
  test('an extension that was granted in time stays good though the end moves before it', () => {
    const extension = { amount: 5, unit: 'working-days', grantedOn: '2026-12-09', article: '32.1' } as const;
    const term = computeTerm({ ...amend.input, extension });
    expect(recompute({ term, calendars: { body: withoutDay(barcelona, '2026-12-08') } }).after.ends).toBe('2026-12-15');
  });
  test('a suspended term stays suspended', () => {
    const term = computeTerm({ ...amend.input, suspensions: [open] });
    expect(recompute({ term, calendars: { body: withDays(barcelona, '2026-12-02') } })).toMatchObject({ moved: null, after: { state: 'suspended' } });
  });
  test('a term kept as JSON is computed again just the same', () => {
    const kept = JSON.parse(JSON.stringify(amend)) as typeof amend;
    expect(computeTerm(kept.input)).toEqual(amend);
  });
});

describe('when to notify so that a term ends in time', () => {
  test.each([
    ['2026-12-09', '2026-11-24'],
    ['2026-12-08', '2026-11-23'],
    ['2026-12-10', '2026-11-25'],
  ])('ten working days that end by %s need a notification on %s at the latest', (endBy, start) => {
    expect(startNeededToEndBy({ rule: commonRules.amendRequest, calendars, endBy })).toBe(start);
  });
  test('a month that ends by the 28th of February', () => {
    expect(startNeededToEndBy({ rule: commonRules.appealToSuperior, calendars, endBy: '2025-02-28' })).toBe('2025-01-31');
  });
  test('hours', () => {
    expect(startNeededToEndBy({ rule: { amount: 24, unit: 'hours', article: 'x' }, calendars, endBy: '2026-11-25' })).toBe('2026-11-25');
  });
  test('a term longer than a century has none', () => {
    expect(() => startNeededToEndBy({ rule: { amount: 36_500, unit: 'working-days', article: 'x' }, calendars, endBy: '2026-12-09' })).toThrow('No start');
  });
});
