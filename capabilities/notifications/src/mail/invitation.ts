import { fill, operation, type Context, type RowOf, type Text } from '@comu/kernel';
import { Invitation, invitationLink, organisationOf, Person } from '@comu/identity';
import { longDate } from '@comu/terms';
import { z } from 'zod';
import { Message } from './message.records.ts';
import { page } from './page.ts';
import { queueMessage } from './queue.ts';

/** Stands in the outbox where the link will be. */
const linkPlace = '[ … ]';

const subject: Text = { ca: '{sender} us convida a Comú', es: '{sender} le invita a Comú', en: '{sender} invites you to Comú' };
const lines: readonly Text[] = [
  { ca: 'Hola, {name}:', es: 'Hola, {name}:', en: 'Hello, {name}:' },
  { ca: '{sender} us ha donat accés a Comú, on treballa. Per entrar-hi, trieu una contrasenya amb aquest enllaç.', es: '{sender} le ha dado acceso a Comú, donde trabaja. Para entrar, elija una contraseña con este enlace.', en: '{sender} has given you access to Comú, where it works. To sign in, choose a password with this link.' },
  { ca: 'L’enllaç serveix una sola vegada i fins al {last}. És personal: no el reenvieu a ningú.', es: 'El enlace sirve una sola vez y hasta el {last}. Es personal: no lo reenvíe a nadie.', en: 'The link works once and until {last}. It is personal: do not forward it to anybody.' },
];
const action: Text = { ca: 'Trieu la contrasenya', es: 'Elija la contraseña', en: 'Choose your password' };
const close: Text = { ca: 'Si no esperàveu aquest correu, no cal que feu res.', es: 'Si no esperaba este correo, no tiene que hacer nada.', en: 'If you did not expect this e-mail, there is nothing you need to do.' };

/** Writes to whoever was invited. A newer invitation leaves the letters of the older ones unsent: their links stop working for nobody, but one is enough. */
export const mailInvitation = operation('notifications.mail-invitation', {
  title: { ca: 'Envia la invitació', es: 'Envía la invitación', en: 'Mail the invitation' },
  permission: 'system', input: { person: z.uuid(), invitation: Invitation.id }, output: z.null(),
  async run({ person, invitation }, context) {
    const { db, organisation } = context;
    const { name, email, language } = await db.get(Person, person);
    const { until } = await db.get(Invitation, invitation);
    const sender = (await organisationOf(context, organisation)).name;
    const say = (words: Text) => fill(words, { name, sender, last: longDate(until.slice(0, 10))[language] })[language];
    const paragraphs = lines.map(say);
    await queueMessage(context, {
      to: email, name, language, subject: say(subject).slice(0, 200), invitation,
      text: [...paragraphs, `${say(action)}: ${linkPlace}`, say(close)].join('\n\n'),
      html: page({ title: say(subject), language, paragraphs, action: { words: say(action), url: linkPlace }, close: say(close) }),
    });
    return null;
  },
});

/** The words of a letter as they leave: with the link of its invitation, made now, which nobody who reads the outbox or the database sees. */
export function withLink(context: Pick<Context, 'vault' | 'publicUrl'>, { invitation, text, html }: RowOf<typeof Message>): { text: string; html: string } {
  if (invitation === null) return { text, html };
  const link = invitationLink(context, invitation);
  return { text: text.replace(linkPlace, link), html: html.replace(linkPlace, link) };
}

/** Whether the link of an invitation would still open: unused, in time, and the last one of the person. */
export async function isOpen({ db, now }: Context, id: string): Promise<boolean> {
  const invitation = await db.first(Invitation, { id });
  if (invitation === undefined || invitation.usedAt !== null || invitation.until <= now.toISOString()) return false;
  return (await db.all(Invitation, { person: invitation.person })).every(({ createdAt }) => createdAt <= invitation.createdAt);
}
