import { longDate } from '../date-words.ts';
import type { Calendars, CivilDate, Term } from '../types.ts';
import { certificateDue, type Silence } from './article-24-silence.ts';

/**
 * When the body opened the procedure itself and the time passes (Llei 39/2015, art. 25.1): parties who could gain a right
 * may take it as dismissed (a); a procedure that could sanction or burden lapses and is closed (b).
 * Returns undefined while the term is suspended or has not passed by `now`.
 */
export function silenceOfOffice(
  { term, outcome, now, calendars }: { term: Term; outcome: 'favourable' | 'unfavourable'; now: CivilDate; calendars: Calendars },
): Silence | undefined {
  if (term.ends === null || now <= term.ends) return undefined;
  const on = longDate(term.ends);
  if (outcome === 'favourable') {
    return {
      effect: 'dismissed', article: '25.1.a', on: term.ends, laterDecision: 'free', certificateBy: certificateDue({ on: term.ends, calendars }),
      text: {
        ca: `Les pretensions es poden entendre desestimades des del ${on.ca} (art. 25.1.a).`,
        es: `Las pretensiones se pueden entender desestimadas desde el ${on.es} (art. 25.1.a).`,
        en: `The claims may be taken as dismissed since ${on.en} (art. 25.1.a).`,
      },
    };
  }
  return {
    effect: 'lapsed', article: '25.1.b', on: term.ends, laterDecision: 'close-the-case',
    text: {
      ca: `El procediment va caducar el ${on.ca}: cal declarar-ho i arxivar les actuacions (art. 25.1.b i 95).`,
      es: `El procedimiento caducó el ${on.es}: hay que declararlo y archivar las actuaciones (art. 25.1.b y 95).`,
      en: `The procedure lapsed on ${on.en}: declare it and close the file (art. 25.1.b and 95).`,
    },
  };
}
