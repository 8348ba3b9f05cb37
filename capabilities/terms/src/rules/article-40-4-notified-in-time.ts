import { civilDate, readMoment } from '../civil-days.ts';
import { longDate } from '../date-words.ts';
import type { Term, Text } from '../types.ts';

/**
 * For the duty to notify within the maximum time, a proven attempt with the whole text, or making the electronic
 * notification available, is enough (Llei 39/2015, arts. 40.4 and 43.3). A suspended term cannot have been missed.
 */
export function notifiedInTime({ term, attemptedAt }: { term: Term; attemptedAt: string }): Readonly<{ inTime: boolean; article: '40.4'; text: Text }> {
  const on = civilDate(readMoment({ moment: attemptedAt, field: 'attemptedAt' }).day);
  const words = longDate(on);
  if (term.ends === null || on <= term.ends) {
    return {
      inTime: true, article: '40.4',
      text: {
        ca: `L’intent o la posada a disposició del ${words.ca} compleix el termini (art. 40.4).`,
        es: `El intento o la puesta a disposición del ${words.es} cumple el plazo (art. 40.4).`,
        en: `The attempt or availability of ${words.en} meets the term (art. 40.4).`,
      },
    };
  }
  const end = longDate(term.ends);
  return {
    inTime: false, article: '40.4',
    text: {
      ca: `L’intent o la posada a disposició del ${words.ca} arriba tard: el termini va acabar el ${end.ca} (art. 40.4).`,
      es: `El intento o la puesta a disposición del ${words.es} llega tarde: el plazo acabó el ${end.es} (art. 40.4).`,
      en: `The attempt or availability of ${words.en} is late: the term ended on ${end.en} (art. 40.4).`,
    },
  };
}
