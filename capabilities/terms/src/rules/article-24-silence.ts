import { articleOfLaw39 } from '../citations.ts';
import { computeTerm } from '../compute-term.ts';
import { longDate } from '../date-words.ts';
import type { Calendars, CivilDate, Term, Text } from '../types.ts';

/** What the procedure is about, for it decides what silence means. */
export type SilenceMatter =
  | 'general'
  | 'petition-right'
  | 'public-domain-or-service'
  | 'environmental-harm'
  | 'public-liability'
  | 'appeal'
  | 'appeal-against-silence'
  | 'law-says-dismissed';

export type Silence = Readonly<{
  effect: 'upheld' | 'dismissed' | 'lapsed';
  article: '24.1' | '25.1.a' | '25.1.b';
  /** The day on which silence takes effect: the last day of the term without a notified decision. */
  on: CivilDate;
  /** A later decision may only confirm what silence upheld (art. 24.3.a); after dismissal it is free (art. 24.3.b). */
  laterDecision: 'only-confirms' | 'free' | 'close-the-case';
  /** The certificate of silence is due within fifteen working days (art. 24.4); absent when the case lapses. */
  certificateBy?: CivilDate;
  text: Text;
}>;

const UPHELD: readonly SilenceMatter[] = ['general', 'appeal-against-silence'];

/**
 * Silence in a procedure opened by the party (Llei 39/2015, art. 24): the request is upheld, except where the law says
 * otherwise. An appeal against a dismissal by silence that is again unanswered is upheld.
 * Returns undefined while the term is suspended or has not passed by `now`.
 */
export function silenceOnRequest({ term, matter, now, calendars }: { term: Term; matter: SilenceMatter; now: CivilDate; calendars: Calendars }): Silence | undefined {
  if (term.ends === null || now <= term.ends) return undefined;
  const on = longDate(term.ends);
  const certificateBy = certificateDue({ on: term.ends, calendars });
  if (UPHELD.includes(matter)) {
    return {
      effect: 'upheld', article: '24.1', on: term.ends, laterDecision: 'only-confirms', certificateBy,
      text: {
        ca: `Estimat per silenci el ${on.ca}; una resolució posterior només pot confirmar-ho (art. 24.1 i 24.3.a).`,
        es: `Estimado por silencio el ${on.es}; una resolución posterior solo puede confirmarlo (art. 24.1 y 24.3.a).`,
        en: `Upheld by silence on ${on.en}; a later decision may only confirm it (art. 24.1 and 24.3.a).`,
      },
    };
  }
  return {
    effect: 'dismissed', article: '24.1', on: term.ends, laterDecision: 'free', certificateBy,
    text: {
      ca: `Desestimat per silenci el ${on.ca}; s’hi pot recórrer i cal resoldre igualment (art. 24.1 i 24.3.b).`,
      es: `Desestimado por silencio el ${on.es}; cabe recurso y hay que resolver igualmente (art. 24.1 y 24.3.b).`,
      en: `Dismissed by silence on ${on.en}; it can be appealed and must still be decided (art. 24.1 and 24.3.b).`,
    },
  };
}

/** The certificate is issued by the body itself within fifteen working days from the end of the time to resolve (art. 24.4). */
export function certificateDue({ on, calendars }: { on: CivilDate; calendars: Calendars }): CivilDate {
  const rule = { amount: 15, unit: 'working-days' as const, article: articleOfLaw39('24.4') };
  const { ends } = computeTerm({ rule, start: on, startKind: 'silence', calendars });
  return ends ?? on;
}
