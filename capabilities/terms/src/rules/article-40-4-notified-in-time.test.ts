import { expect, test } from 'vitest';
import { commonRules } from '../common-rules.ts';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { notifiedInTime } from './article-40-4-notified-in-time.ts';

const term = computeTerm({ rule: commonRules.resolveReconsideration, start: '2026-11-24', calendars: { body: barcelona } });

test('art. 40.4: made available on the last day meets the time to notify', () => expect(notifiedInTime({ term, attemptedAt: '2026-12-24T23:00:00+01:00' }).inTime).toBe(true));
test('art. 40.4: the day after is late', () => expect(notifiedInTime({ term, attemptedAt: '2026-12-25T00:00:00+01:00' }).inTime).toBe(false));
