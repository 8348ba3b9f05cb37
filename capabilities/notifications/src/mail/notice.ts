import { fill, type Language, type Text } from '@comu/kernel';
import { longDate } from '@comu/terms';
import { page } from './page.ts';

interface Notice {
  readonly name: string;
  readonly sender: string;
  readonly addressee: string;
  /** `YYYY-MM-DD`. */
  readonly lastDay: string;
  readonly url: string;
  readonly language: Language;
}

const subject: Text = { ca: 'Teniu una notificació de {sender}', es: 'Tiene una notificación de {sender}', en: 'You have a notification from {sender}' };
const lines: readonly Text[] = [
  { ca: 'Hola, {name}:', es: 'Hola, {name}:', en: 'Hello, {name}:' },
  { ca: '{sender} ha posat una notificació a disposició de {addressee}.', es: '{sender} ha puesto una notificación a disposición de {addressee}.', en: '{sender} has made a notification available to {addressee}.' },
  { ca: 'Es pot obrir fins al {last}. Si no s’obre, s’entendrà rebutjada i el procediment continuarà.', es: 'Se puede abrir hasta el {last}. Si no se abre, se entenderá rechazada y el procedimiento continuará.', en: 'It can be opened until {last}. If nobody opens it, it counts as rejected and the procedure goes on.' },
];
const action: Text = { ca: 'Aneu a la notificació', es: 'Vaya a la notificación', en: 'Go to the notification' };
const close: Text = {
  ca: 'Aquest correu només avisa: no conté la notificació ni cal respondre’l (Llei 39/2015, art. 41.6).',
  es: 'Este correo solo avisa: no contiene la notificación ni hay que responderlo (Ley 39/2015, art. 41.6).',
  en: 'This e-mail is only a notice: it does not contain the notification and needs no reply (Law 39/2015, art. 41.6).',
};

/** The notice that there is a notification, and nothing of what it says (Llei 39/2015, art. 41.6): not even its subject. */
export function notice({ lastDay, url, language, ...who }: Notice): { subject: string; text: string; html: string } {
  const say = (words: Text) => fill(words, { ...who, last: longDate(lastDay)[language] })[language];
  const paragraphs = lines.map(say);
  return {
    subject: say(subject).slice(0, 200),
    text: [...paragraphs, `${say(action)}: ${url}`, say(close)].join('\n\n'),
    html: page({ title: say(subject), language, paragraphs, action: { words: say(action), url }, close: say(close) }),
  };
}
