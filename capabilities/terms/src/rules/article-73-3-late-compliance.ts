import { civilDate, readMoment } from '../civil-days.ts';
import { longDate } from '../date-words.ts';
import type { Term, Text } from '../types.ts';

/**
 * What a party does out of time still counts if it comes before, or on the day when, the decision that declares the step
 * lost is notified (Llei 39/2015, art. 73.3). Until such a decision is notified nothing is lost.
 */
export function complianceCounts(
  { term, doneAt, lossNotifiedAt }: { term: Term; doneAt: string; lossNotifiedAt?: string },
): Readonly<{ counts: boolean; late: boolean; article: '73.1' | '73.3'; text: Text }> {
  const done = civilDate(readMoment({ moment: doneAt, field: 'doneAt' }).day);
  const on = longDate(done);
  if (term.ends === null || done <= term.ends) {
    return { counts: true, late: false, article: '73.1', text: { ca: `Fet dins de termini, el ${on.ca} (art. 73.1).`, es: `Hecho en plazo, el ${on.es} (art. 73.1).`, en: `Done in time, on ${on.en} (art. 73.1).` } };
  }
  const loss = lossNotifiedAt === undefined ? undefined : civilDate(readMoment({ moment: lossNotifiedAt, field: 'lossNotifiedAt' }).day);
  if (loss === undefined || done <= loss) {
    return {
      counts: true, late: true, article: '73.3',
      text: {
        ca: `Fet fora de termini, el ${on.ca}, però s’admet perquè encara no s’havia notificat la pèrdua del tràmit (art. 73.3).`,
        es: `Hecho fuera de plazo, el ${on.es}, pero se admite porque aún no se había notificado la pérdida del trámite (art. 73.3).`,
        en: `Done late, on ${on.en}, but it counts: the loss of the step had not been notified before that day (art. 73.3).`,
      },
    };
  }
  return {
    counts: false, late: true, article: '73.3',
    text: {
      ca: `Fet el ${on.ca}, després que es notifiqués la pèrdua del tràmit: no s’admet (art. 73.3).`,
      es: `Hecho el ${on.es}, después de que se notificara la pérdida del trámite: no se admite (art. 73.3).`,
      en: `Done on ${on.en}, after the loss of the step was notified: it does not count (art. 73.3).`,
    },
  };
}
