import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { timeToResolve } from './article-21-time-to-resolve.ts';
import { silenceOnRequest, type SilenceMatter } from './article-24-silence.ts';

const calendars = { body: barcelona };
const term = computeTerm({ rule: timeToResolve(), start: '2026-08-24', startKind: 'entry', calendars });
const stopped = computeTerm({
  rule: timeToResolve(), start: '2026-08-24', calendars,
  suspensions: [{ from: '2026-09-01', to: null, article: '22.1.a', reason: { ca: 'x', es: 'x', en: 'x' } }],
});
const silence = (matter: SilenceMatter, now = '2026-11-25') => silenceOnRequest({ term, matter, now, calendars });

describe('art. 24, silence on a request', () => {
  test('it upholds the request, and a later decision may only confirm it', () => {
    expect(silence('general')).toMatchObject({ effect: 'upheld', on: '2026-11-24', laterDecision: 'only-confirms' });
  });
  test.each(['petition-right', 'public-domain-or-service', 'environmental-harm', 'public-liability', 'appeal', 'law-says-dismissed'] as const)(
    'it dismisses in matters of %s, and the later decision is free',
    (matter) => expect(silence(matter)).toMatchObject({ effect: 'dismissed', laterDecision: 'free' }),
  );
  test('an appeal against silence that is again unanswered is upheld', () => expect(silence('appeal-against-silence')).toMatchObject({ effect: 'upheld' }));
  test('on the last day there is no silence yet', () => expect(silence('general', '2026-11-24')).toBeUndefined());
  test('a suspended term brings no silence', () => {
    expect(silenceOnRequest({ term: stopped, matter: 'general', now: '2027-11-25', calendars })).toBeUndefined();
  });
  test('art. 24.4: the certificate is due in fifteen working days', () => expect(silence('general')?.certificateBy).toBe('2026-12-16'));
});
