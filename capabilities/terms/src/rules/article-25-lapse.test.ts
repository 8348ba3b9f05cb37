import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { timeToResolve } from './article-21-time-to-resolve.ts';
import { silenceOfOffice } from './article-25-lapse.ts';

const calendars = { body: barcelona };
const term = computeTerm({ rule: timeToResolve(), start: '2026-08-24', startKind: 'entry', calendars });
const stopped = computeTerm({
  rule: timeToResolve(), start: '2026-08-24', calendars,
  suspensions: [{ from: '2026-09-01', to: null, article: '22.1.a', reason: { ca: 'x', es: 'x', en: 'x' } }],
});

describe('art. 25, silence in a procedure opened by the body', () => {
  test('art. 25.1.a: who could gain a right may take it as dismissed', () => {
    expect(silenceOfOffice({ term, outcome: 'favourable', now: '2026-11-25', calendars })).toMatchObject({ effect: 'dismissed', article: '25.1.a' });
  });
  test('art. 25.1.b: one that could sanction lapses and has no certificate', () => {
    const lapse = silenceOfOffice({ term, outcome: 'unfavourable', now: '2026-11-25', calendars });
    expect(lapse).toMatchObject({ effect: 'lapsed', laterDecision: 'close-the-case' });
    expect(lapse?.certificateBy).toBeUndefined();
  });
  test('nothing happens until the time has passed', () => {
    expect(silenceOfOffice({ term, outcome: 'unfavourable', now: '2026-11-24', calendars })).toBeUndefined();
    expect(silenceOfOffice({ term: stopped, outcome: 'unfavourable', now: '2027-11-24', calendars })).toBeUndefined();
  });
});
