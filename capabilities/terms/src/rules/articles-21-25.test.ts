import { describe, expect, test } from 'vitest';
import { computeTerm } from '../compute-term.ts';
import { barcelona } from '../sample-calendars.ts';
import { timeToResolve } from './article-21-time-to-resolve.ts';
import { silenceOnRequest, type SilenceMatter } from './article-24-silence.ts';
import { silenceOfOffice } from './article-25-lapse.ts';

const calendars = { body: barcelona };
const term = computeTerm({ rule: timeToResolve(), start: '2026-08-24', startKind: 'entry', calendars });
const stopped = computeTerm({
  rule: timeToResolve(), start: '2026-08-24', calendars,
  suspensions: [{ from: '2026-09-01', to: null, article: '22.1.a', reason: { ca: 'x', es: 'x', en: 'x' } }],
});

const silence = (matter: SilenceMatter, now = '2026-11-25') => silenceOnRequest({ term, matter, now, calendars });

describe('art. 21, time to resolve and notify', () => {
  test('art. 21.3: three months when the norm is silent', () => expect(term.ends).toBe('2026-11-24'));
  test('art. 21.2: six months is what a regulation may give', () => {
    expect(timeToResolve({ norm: { months: 6, article: 'Ordenança, art. 4', rank: 'regulation' } })).toMatchObject({ amount: 6, article: 'Ordenança, art. 4' });
    expect(() => timeToResolve({ norm: { months: 7, article: 'Ordenança, art. 4', rank: 'regulation' } })).toThrow('six is the most');
  });
  test.each(['law', 'eu'] as const)('art. 21.2: a norm of rank “%s” may give more', (rank) => {
    expect(timeToResolve({ norm: { months: 12, article: 'x', rank } }).amount).toBe(12);
  });
});

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
