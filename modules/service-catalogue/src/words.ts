import type { Text } from '@comu/kernel';

export const say = (ca: string, es: string, en: string): Text => ({ ca, es, en });

interface Titled { readonly title: string; readonly titleEs?: string | null; readonly titleEn?: string | null }
/** The title of a resource, a call or an application in the three languages; Catalan stands in for one that nobody wrote. */
export const titleOf = ({ title, titleEs, titleEn }: Titled): Text => say(title, titleEs ?? title, titleEn ?? title);
/** What a notification about a call is about: the Catalan that is registered, and the same for who reads in another language. */
export const subjects = (what: Text, call: Titled) => {
  const title = titleOf(call);
  return { subject: `${what.ca}: ${title.ca}`, subjectEs: `${what.es}: ${title.es}`, subjectEn: `${what.en}: ${title.en}` };
};
/** What a resource offers, in the three languages. */
export const summaryOf = ({ summary, summaryEs, summaryEn }: { readonly summary: string | null; readonly summaryEs: string | null; readonly summaryEn: string | null }): Text => say(summary ?? '', summaryEs || summary || '', summaryEn || summary || '');

/** The states of an application, each by what it means for the body that applied. */
export const applicationStates = {
  draft: say('Esborrany', 'Borrador', 'Draft'),
  'to-sign': say('Pendent de signatura', 'Pendiente de firma', 'To be signed'),
  signed: say('Signada, per presentar', 'Firmada, por presentar', 'Signed, to be submitted'),
  submitted: say('Presentada', 'Presentada', 'Submitted'),
  'to-amend': say('Cal esmenar', 'Hay que subsanar', 'To be amended'),
  scored: say('Valorada', 'Valorada', 'Scored'),
  granted: say('Concedida', 'Concedida', 'Granted'),
  refused: say('Denegada', 'Denegada', 'Refused'),
  'waiting-list': say('En llista d’espera', 'En lista de espera', 'On the waiting list'),
  withdrawn: say('Desistida', 'Desistida', 'Deemed withdrawn'),
} as const satisfies Record<string, Text>;

/** The senses in which a resolution may go. */
export const senses = {
  granted: say('Concedir', 'Conceder', 'Grant'),
  refused: say('Denegar', 'Denegar', 'Refuse'),
  'waiting-list': say('Llista d’espera', 'Lista de espera', 'Waiting list'),
  withdrawn: say('Tenir per desistida', 'Tener por desistida', 'Deem withdrawn'),
} as const satisfies Record<string, Text>;
export type Sense = keyof typeof senses;

export const commitmentStates = {
  reserved: say('Reservat', 'Reservado', 'Reserved'), committed: say('Compromès', 'Comprometido', 'Committed'),
  waiting: say('En espera de crèdit', 'En espera de crédito', 'Waiting for money'), released: say('Alliberat', 'Liberado', 'Released'),
} as const satisfies Record<string, Text>;

const format = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 'always' as never });
const [euroCa, euroEs, euroEn] = [format('ca-ES'), format('es-ES'), format('en-GB')];
/** An amount as people of each language write it: `442.030,00 €`. */
export const euros = (amount: string | number): Text => say(`${euroCa.format(Number(amount))} €`, `${euroEs.format(Number(amount))} €`, `€${euroEn.format(Number(amount))}`);

const whole = (locale: string) => new Intl.NumberFormat(locale, { useGrouping: 'always' as never });
const [countCa, countEs, countEn] = [whole('ca-ES'), whole('es-ES'), whole('en-GB')];
export const inhabitants = (figure: number): Text => say(countCa.format(figure), countEs.format(figure), countEn.format(figure));
