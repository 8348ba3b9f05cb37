import { operation, readHeld, refusal, type Context, type RowOf } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { Notification } from '../notifications.records.ts';
import { isOpen, withLink } from './invitation.ts';
import { Message } from './message.records.ts';
import { recordNotice } from './notice-sent.ts';
import { post, type Letter } from './transport.ts';

/** With pauses that double from half a minute to an hour, almost two days. */
const mostAttempts = 48;
const pauseBefore = (attempt: number) => Math.min(3600, 30 * 2 ** (attempt - 1)) * 1000;

const alreadySent = refusal('notifications.already-sent', { says: { ca: 'Aquest correu ja s’ha enviat.', es: 'Este correo ya se ha enviado.', en: 'This e-mail has already been sent.' } });

/** Tries to send a message of the outbox. What failed is written on the message and the next attempt left to a job; without a mail server it just stays readable. */
export const sendMessage = operation('notifications.send-message', {
  title: { ca: 'Envia el correu', es: 'Envía el correo', en: 'Send the e-mail' },
  permission: 'system', input: { message: Message.id }, output: Message.row,
  async run({ message: id }, context) {
    const { db, settings, now, organisation, publicUrl, later } = context;
    const message = await db.lock(Message, id);
    if (message.state !== 'waiting' || settings.SMTP_URL === undefined) return message;
    if (message.invitation !== null && !(await isOpen(context, message.invitation))) return db.update(Message, id, { state: 'failed', problem: invitationOver, nextAt: null });
    if (await isStale(context, message)) return db.update(Message, id, { state: 'failed', problem: tooLate, nextAt: null });
    const host = new URL(publicUrl).hostname;
    const own = await organisationOf(context, organisation);
    const posting = await post(settings.SMTP_URL, {
      // The same for every attempt, so that a letter sent twice is shown once.
      id: `<${id}@${host}>`, from: { name: oneLine(own.name), address: addressIn(settings.MAIL_FROM) ?? `no-reply@${host}` }, to: { name: oneLine(message.name), address: message.to },
      subject: oneLine(message.subject), ...withLink(context, message), language: message.language, attachments: await attachedTo(context, message),
    }, now);
    const attempts = message.attempts + (posting.outcome === 'untried' ? 0 : 1);
    if (posting.outcome === 'sent') {
      await recordNotice(context, message);
      return db.update(Message, id, { state: 'sent', attempts, sentAt: now.toISOString(), problem: null, nextAt: null });
    }
    if (posting.outcome === 'failed' && (posting.lasting || attempts >= mostAttempts)) return db.update(Message, id, { state: 'failed', attempts, problem: posting.problem, nextAt: null });
    const nextAt = posting.outcome === 'untried' ? posting.until : new Date(now.getTime() + pauseBefore(attempts));
    await later(sendMessage, { message: id }, { at: nextAt, key: `mail ${id}` });
    return db.update(Message, id, { attempts, problem: posting.problem, nextAt: nextAt.toISOString() });
  },
});

/** A notice that waited for the mail server until its notification was opened, refused or over would say what is no longer true. */
const isStale = async ({ db }: Context, { notification }: RowOf<typeof Message>) => notification !== null && (await db.get(Notification, notification)).state !== 'available';
const tooLate = { ca: 'No s’ha enviat: la notificació ja estava resolta.', es: 'No se ha enviado: la notificación ya estaba resuelta.', en: 'Not sent: the notification was already settled.' };
const invitationOver = { ca: 'No s’ha enviat: la invitació ja s’havia fet servir, havia caducat o n’hi ha una de nova. Torneu a convidar la persona si encara no ha entrat.', es: 'No se ha enviado: la invitación ya se había usado, había caducado o hay una nueva. Vuelva a invitar a la persona si aún no ha entrado.', en: 'Not sent: the invitation was already used, had run out, or there is a newer one. Invite the person again if they have not signed in yet.' };

async function attachedTo(context: Context, { attachment }: RowOf<typeof Message>): Promise<Letter['attachments']> {
  if (attachment === null) return [];
  const { name, type, bytes } = await readHeld(context, attachment);
  return [{ filename: oneLine(name), contentType: type, content: bytes }];
}

/** The address of `Comú <avisos@example.org>`; the name shown is the organisation’s. */
const addressIn = (from: string | undefined) => (from === undefined ? undefined : (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim());
const oneLine = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Sends it again by hand: after mending the address’s server or the settings, or once there is a mail server at last. */
export const resendMessage = operation('notifications.resend-message', {
  title: { ca: 'Torna a enviar', es: 'Vuelve a enviar', en: 'Send again' },
  permission: 'notifications.mail', input: { message: Message.id }, output: Message.row,
  async run({ message: id }, { db, later }) {
    const message = await db.lock(Message, id);
    if (message.state === 'sent') throw alreadySent();
    await later(sendMessage, { message: id }, { key: `mail ${id}` });
    return db.update(Message, id, { state: 'waiting', attempts: 0, problem: null });
  },
});
