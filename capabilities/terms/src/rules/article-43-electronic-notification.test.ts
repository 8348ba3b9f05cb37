import { describe, expect, test } from 'vitest';
import { electronicNotification } from './article-43-electronic-notification.ts';

const availableAt = '2026-11-24T10:00:00+01:00';

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
