import { civilDate, instantText, midnight, readMoment } from '../civil-days.ts';
import { longDate } from '../date-words.ts';
import { TermError } from '../term-error.ts';
import type { CivilDate, Text } from '../types.ts';

export type NotificationState = Readonly<{
  state: 'waiting' | 'accepted' | 'rejected' | 'rejected-by-time';
  /** The last day on which the content can be opened: the tenth natural day, counted from the day after. */
  lastDay: CivilDate;
  /** When it takes effect as made (accepted) or as attempted and done (rejected); null while it waits. */
  effectiveAt: string | null;
  effectiveOn: CivilDate | null;
  article: '43.2' | '41.5';
  text: Text;
}>;

const TEN_NATURAL_DAYS = 10;

/**
 * An electronic notification is made when its content is opened; it counts as rejected when ten natural days pass from
 * its being made available without access (Llei 39/2015, art. 43.2), or when the person refuses it (art. 41.5). The ten
 * days are of the calendar and are not moved to a working day: they are no term in which the party must act.
 */
export function electronicNotification(
  { availableAt, accessedAt, refusedAt, now }:
  { availableAt: string; accessedAt?: string; refusedAt?: string; now: string },
): NotificationState {
  const available = readMoment({ moment: availableAt, field: 'availableAt' });
  const lastDay = civilDate(available.day + TEN_NATURAL_DAYS);
  const expires = midnight(available.day + TEN_NATURAL_DAYS + 1);
  const act = [
    accessedAt && { state: 'accepted' as const, at: instantOf(accessedAt, 'accessedAt', availableAt) },
    refusedAt && { state: 'rejected' as const, at: instantOf(refusedAt, 'refusedAt', availableAt) },
  ].filter((one) => one !== undefined && one !== '').toSorted((a, b) => a.at - b.at)[0];

  if (act && act.at < expires.epochMilliseconds) {
    const at = act.state === 'accepted' ? accessedAt : refusedAt;
    return settled({ state: act.state, at: at ?? '', lastDay });
  }
  if (instantOf(now, 'now') >= expires.epochMilliseconds) {
    return settled({ state: 'rejected-by-time', at: instantText(expires), lastDay });
  }
  const until = longDate(lastDay);
  return {
    state: 'waiting', lastDay, effectiveAt: null, effectiveOn: null, article: '43.2',
    text: {
      ca: `Pendent d’obrir: es pot obrir fins al ${until.ca} (art. 43.2).`,
      es: `Pendiente de abrir: se puede abrir hasta el ${until.es} (art. 43.2).`,
      en: `Not opened yet: it can be opened until ${until.en} (art. 43.2).`,
    },
  };
}

const WORDS: Readonly<Record<'accepted' | 'rejected' | 'rejected-by-time', { article: '43.2' | '41.5'; says: Text }>> = {
  accepted: { article: '43.2', says: { ca: 'Practicada per accés al contingut', es: 'Practicada por acceso al contenido', en: 'Made: the content was opened' } },
  rejected: { article: '41.5', says: { ca: 'Rebutjada expressament', es: 'Rechazada expresamente', en: 'Refused by the person' } },
  'rejected-by-time': {
    article: '43.2',
    says: { ca: 'S’entén rebutjada perquè han passat deu dies naturals sense accés', es: 'Se entiende rechazada porque han pasado diez días naturales sin acceso', en: 'Counts as rejected: ten natural days passed without access' },
  },
};

function settled({ state, at, lastDay }: { state: keyof typeof WORDS; at: string; lastDay: CivilDate }): NotificationState {
  const { article, says } = WORDS[state];
  const effectiveOn = civilDate(readMoment({ moment: at, field: 'at' }).day);
  const on = longDate(effectiveOn);
  return {
    state, lastDay, effectiveAt: at, effectiveOn, article,
    text: { ca: `${says.ca}, el ${on.ca} (art. ${article}).`, es: `${says.es}, el ${on.es} (art. ${article}).`, en: `${says.en}, on ${on.en} (art. ${article}).` },
  };
}

/** Milliseconds of an instant, refused when it comes before the notification was there to be opened. */
function instantOf(moment: string, field: string, notBefore?: string): number {
  const { at } = readMoment({ moment, field });
  if (!at) throw momentNeeded(field);
  if (notBefore && at.epochMilliseconds < Date.parse(notBefore)) throw beforeAvailable(field);
  return at.epochMilliseconds;
}

const momentNeeded = (field: string): TermError =>
  new TermError({
    code: 'terms.moment-needed', field, article: '43',
    text: { ca: 'Cal el moment exacte, amb hora i fus horari.', es: 'Hace falta el momento exacto, con hora y huso horario.', en: 'The exact moment is needed, with time and offset.' },
  });

const beforeAvailable = (field: string): TermError =>
  new TermError({
    code: 'terms.before-available', field, article: '43.2',
    text: {
      ca: 'Aquest moment és anterior a la posada a disposició: reviseu l’evidència.',
      es: 'Este momento es anterior a la puesta a disposición: revise la evidencia.',
      en: 'This moment is before the notification was made available: check the evidence.',
    },
  });
