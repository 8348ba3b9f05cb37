import { describe, expect, test } from 'vitest';
import { commonRules } from './common-rules.ts';
import { computeTerm } from './compute-term.ts';
import { clockTime, dateRange, longDate, momentWords, shortDate } from './date-words.ts';
import { explain, explainInOneText } from './explain.ts';
import { barcelona, vilaprova } from './sample-calendars.ts';
import type { TermInput } from './types.ts';

const amend: TermInput = { rule: commonRules.amendRequest, start: '2026-11-24', calendars: { body: barcelona } };
const ca = (input: TermInput): string[] => explain(computeTerm(input)).map((one) => one.ca);

describe('dates as Catalans write them', () => {
  test.each([
    ['2026-11-24', 'dimarts, 24 de novembre de 2026', 'martes, 24 de noviembre de 2026', 'Tuesday 24 November 2026'],
    ['2027-04-01', 'dijous, 1 d’abril de 2027', 'jueves, 1 de abril de 2027', 'Thursday 1 April 2027'],
    ['2026-08-15', 'dissabte, 15 d’agost de 2026', 'sábado, 15 de agosto de 2026', 'Saturday 15 August 2026'],
    ['2026-10-12', 'dilluns, 12 d’octubre de 2026', 'lunes, 12 de octubre de 2026', 'Monday 12 October 2026'],
    ['2026-03-01', 'diumenge, 1 de març de 2026', 'domingo, 1 de marzo de 2026', 'Sunday 1 March 2026'],
  ])('%s', (date, catalan, spanish, english) => expect(longDate(date)).toEqual({ ca: catalan, es: spanish, en: english }));
  test('without the weekday', () => expect(shortDate('2026-07-09').ca).toBe('9 de juliol de 2026'));
  test.each([
    ['2026-12-05', '2026-12-06', 'del 5 al 6 de desembre de 2026', '5 to 6 December 2026'],
    ['2026-11-28', '2026-12-06', 'del 28 de novembre al 6 de desembre de 2026', '28 November to 6 December 2026'],
    ['2026-12-26', '2027-01-03', 'del 26 de desembre de 2026 al 3 de gener de 2027', '26 December 2026 to 3 January 2027'],
  ])('a range from %s to %s says month and year once', (from, to, catalan, english) => expect(dateRange(from, to)).toMatchObject({ ca: catalan, en: english }));
  test('a moment is that of Madrid, on either side of midnight and of the change of hour', () => {
    expect(momentWords(new Date('2026-03-31T22:05:06Z'))).toEqual({ ca: '1 d’abril de 2026, a les 00:05', es: '1 de abril de 2026, a las 00:05', en: '1 April 2026, at 00:05' });
    expect(momentWords(new Date('2026-11-24T08:05:06Z'), { weekday: true, seconds: true }).ca).toBe('dimarts, 24 de novembre de 2026, a les 09:05:06');
  });
  test('hours with a point', () => expect(clockTime('2026-11-24T08:05:00Z').ca).toBe('9.05 h'));
});

describe('the explanation', () => {
  test('of an amendment reads from the notification to the last day', () => {
    expect(ca(amend)).toEqual([
      'Esmenar la sol·licitud: el termini és de 10 dies hàbils (art. 68.1 de la Llei 39/2015).',
      'S’hi aplica el calendari de la seu de qui tramita: Barcelona (art. 30.7).',
      'Es va notificar el dimarts, 24 de novembre de 2026.',
      'El primer dia que compta és el dimecres, 25 de novembre de 2026, l’endemà (art. 30.3).',
      'Queden fora del còmput: 4 dies de cap de setmana (del 28 de novembre al 6 de desembre de 2026) i el 8 de desembre de 2026 (state, festa estatal; ordre de state) (art. 30.2).',
      'El termini acaba el dimecres, 9 de desembre de 2026.',
    ]);
  });
  test('elides the preposition and cites the law in the language that is read', () => {
    const [first] = explain(computeTerm({ ...amend, rule: commonRules.appealToSuperior }));
    expect(first).toEqual({
      ca: 'Recurs d’alçada: el termini és d’1 mes (art. 122.1 de la Llei 39/2015).',
      es: 'Recurso de alzada: el plazo es de 1 mes (art. 122.1 de la Ley 39/2015).',
      en: 'Appeal to the superior body: the term is 1 month (art. 122.1 of Law 39/2015).',
    });
  });
  test('of a month that ends on Christmas says from where to where', () => {
    const text = explainInOneText(computeTerm({ ...amend, rule: commonRules.appealToSuperior, start: '2026-11-25' }));
    expect(text.ca).toContain('fins al mateix número de dia: el divendres, 25 de desembre de 2026 (art. 30.4).');
    expect(text.ca).toContain('és inhàbil: passa al primer dia hàbil següent, el dilluns, 28 de desembre de 2026 (art. 30.5).');
    expect(text.es).toContain('pasa al primer día hábil siguiente, el lunes, 28 de diciembre de 2026');
    expect(text.en).toContain('it moves to the next one, Monday 28 December 2026');
  });
  test('of a suspension gives its days, dates and reason', () => {
    const reason = { ca: 'requeriment d’esmena', es: 'requerimiento de subsanación', en: 'request to amend' };
    expect(ca({ ...amend, suspensions: [{ from: '2026-11-26', to: '2026-11-30', reason, article: '22.1.a' }] })).toContain(
      'Va estar suspès 4 dies naturals, del dijous, 26 de novembre de 2026 fins a la represa, el dilluns, 30 de novembre de 2026: requeriment d’esmena (art. 22.1.a).',
    );
    expect(ca({ ...amend, suspensions: [{ from: '2026-11-26', to: null, reason, article: '22.1.a' }] }).at(-1)).toBe(
      'El termini està suspès des del dijous, 26 de novembre de 2026 i encara no té data de venciment.',
    );
  });
  test('of an extension and of urgency cites the article', () => {
    expect(ca({ ...amend, extension: { amount: 5, unit: 'working-days', grantedOn: '2026-12-01', article: '32.1' } })).toContain(
      'Es va ampliar en 5 dies hàbils el dimarts, 1 de desembre de 2026, abans que vencés (art. 32.1).',
    );
    expect(ca({ ...amend, rule: { amount: 3, unit: 'months', article: 'x' }, urgent: true })).toContain(
      'Per urgència es redueix a la meitat: 1 mes i 15 dies naturals (art. 33.1).',
    );
  });
  test('of hours gives the minute, and midnight as 24.00', () => {
    const rule = { amount: 24, unit: 'hours', article: 'x' } as const;
    expect(ca({ ...amend, rule, start: '2026-11-24T10:30:00+01:00' }).at(-1)).toBe('El termini acaba el dimecres, 25 de novembre de 2026, a les 10.30 h.');
    expect(ca({ ...amend, rule, start: '2026-11-28T15:00:00+01:00' }).at(-1)).toBe('El termini acaba el dilluns, 30 de novembre de 2026, a les 24.00 h.');
  });
  test('names the town whose holiday is only its own', () => {
    expect(ca({ ...amend, start: '2026-07-20', calendars: { body: barcelona, party: vilaprova } }).join(' ')).toContain('festa local, Vilaprova;');
  });
  test('says whose two calendars count when body and party are apart', () => {
    expect(ca({ ...amend, calendars: { body: barcelona, party: vilaprova } })[1]).toBe('S’hi apliquen dos calendaris: Barcelona (seu de qui tramita) i Vilaprova (lloc de l’interessat). El dia inhàbil en un ho és en tots dos (art. 30.6).');
  });
  test('warns of each year that the calendar does not know', () => {
    expect(ca({ ...amend, start: '2027-12-20' }).join(' ')).toContain('Atenció: no hi ha calendari de 2028 per a Barcelona');
  });
  test('every sentence is complete in the three languages', () => {
    const inputs: TermInput[] = [
      amend,
      { ...amend, start: '2027-12-20', urgent: true },
      { ...amend, rule: commonRules.appealToSuperior, start: '2026-08-31' },
      { ...amend, rule: { amount: 24, unit: 'hours', article: 'x' }, start: '2026-11-27T10:30:00+01:00' },
    ];
    for (const input of inputs) {
      for (const sentence of explain(computeTerm(input))) {
        for (const text of Object.values(sentence)) {
          expect(text).toMatch(/^[A-ZÀ-Ú].*\.$/);
          expect(text).not.toMatch(/undefined|null|\bNaN\b| {2}/);
        }
      }
    }
  });
});
