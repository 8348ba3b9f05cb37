import { describe, expect, test } from 'vitest';
import { commonRules } from '../common-rules.ts';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { notifiedInTime } from './article-40-4-notified-in-time.ts';
import { firstNotification } from './article-41-7-first-channel.ts';
import { electronicNotification } from './article-43-electronic-notification.ts';
import { complianceCounts } from './article-73-3-late-compliance.ts';

const availableAt = '2026-11-24T10:00:00+01:00';
const calendars = { body: barcelona };

describe('art. 43.2, ten natural days', () => {
  test.each([
    ['on the tenth day it can still be opened', '2026-12-04T23:59:59+01:00', 'waiting', null],
    ['when the tenth day is over it counts as rejected', '2026-12-05T00:00:00+01:00', 'rejected-by-time', '2026-12-05'],
    ['long after, the date of rejection is the same', '2027-03-01T00:00:00+01:00', 'rejected-by-time', '2026-12-05'],
  ])('%s', (_name, now, state, on) => expect(electronicNotification({ availableAt, now })).toMatchObject({ state, effectiveOn: on, lastDay: '2026-12-04' }));
  test('the days are of the calendar: a tenth day on a Sunday is the last', () => {
    expect(electronicNotification({ availableAt: '2026-11-26T10:00:00+01:00', now: '2026-12-01T00:00:00Z' }).lastDay).toBe('2026-12-06');
  });
  test('opened in time, it is made at that moment', () => {
    expect(electronicNotification({ availableAt, accessedAt: '2026-11-28T08:00:00+01:00', now: '2027-01-01T00:00:00Z' }))
      .toMatchObject({ state: 'accepted', effectiveOn: '2026-11-28', article: '43.2' });
  });
  test('opened after the ten days, the rejection stays', () => {
    expect(electronicNotification({ availableAt, accessedAt: '2026-12-06T08:00:00+01:00', now: '2026-12-07T00:00:00Z' })).toMatchObject({ state: 'rejected-by-time' });
  });
  test('art. 41.5: refused by the person, it takes effect then', () => {
    expect(electronicNotification({ availableAt, refusedAt: '2026-11-25T08:00:00+01:00', now: '2026-12-01T00:00:00Z' })).toMatchObject({ state: 'rejected', effectiveOn: '2026-11-25', article: '41.5' });
  });
  test('opened and refused, what came first holds', () => {
    expect(electronicNotification({ availableAt, accessedAt: '2026-11-26T08:00:00+01:00', refusedAt: '2026-11-25T08:00:00+01:00', now: '2026-12-01T00:00:00Z' }).state).toBe('rejected');
  });
  test('evidence from before it was available is refused', () => {
    expect(() => electronicNotification({ availableAt, accessedAt: '2026-11-23T08:00:00+01:00', now: '2026-12-01T00:00:00Z' })).toThrow('before the notification');
  });
  test('evidence without time is refused', () => {
    expect(() => electronicNotification({ availableAt, accessedAt: '2026-11-25', now: '2026-12-01T00:00:00Z' })).toThrow('exact moment');
  });
});

describe('arts. 40.4 and 41.7', () => {
  const term = computeTerm({ rule: commonRules.resolveReconsideration, start: '2026-11-24', calendars });
  test('art. 40.4: made available on the last day meets the time to notify', () => expect(notifiedInTime({ term, attemptedAt: '2026-12-24T23:00:00+01:00' }).inTime).toBe(true));
  test('art. 40.4: the day after is late', () => expect(notifiedInTime({ term, attemptedAt: '2026-12-25T00:00:00+01:00' }).inTime).toBe(false));
  test('art. 41.7: of several channels the first one counts', () => {
    expect(firstNotification(['2026-11-26T10:00:00+01:00', '2026-11-25T23:00:00+01:00', '2026-11-27'])).toBe('2026-11-25T23:00:00+01:00');
  });
});

describe('arts. 68 and 73, amendment and compliance', () => {
  test('art. 68.1: an application is amended in ten working days', () => expect(computeTerm({ rule: commonRules.amendRequest, start: '2026-11-24', calendars }).ends).toBe('2026-12-09'));
  const term = computeTerm({ rule: commonRules.doStep, start: '2026-11-24', calendars });
  test('art. 73.1: a step is done in ten working days', () => expect(term.ends).toBe('2026-12-09'));
  test.each([
    ['done on the last day it is in time', '2026-12-09T23:00:00+01:00', undefined, true, false],
    ['art. 73.3: late, but nobody has declared it lost', '2026-12-20', undefined, true, true],
    ['art. 73.3: late, on the very day of the notice', '2026-12-20', '2026-12-20', true, true],
    ['art. 73.3: late, after the notice', '2026-12-21', '2026-12-20', false, true],
  ])('%s', (_name, doneAt, lossNotifiedAt, counts, late) => {
    expect(complianceCounts({ term, doneAt, ...(lossNotifiedAt && { lossNotifiedAt }) })).toMatchObject({ counts, late });
  });
  test('every common rule states its article and computes', () => {
    for (const rule of Object.values(commonRules)) {
      expect(rule.article.ca).toMatch(/^art\. \d/);
      expect(computeTerm({ rule, start: '2026-11-24', calendars }).state).toBe('running');
    }
  });
});
