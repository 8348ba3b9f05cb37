import { notFound, operation, type Context } from '@comu/kernel';
import { Notification, openAsParty, rejectAsParty, subjectOf } from '@comu/notifications';
import { z } from 'zod';
import { say, wordsSchema } from '../words.ts';
import { provenNumbers, type IdentifiedVisitor } from '../visitors/visitor.ts';
import { visiting } from './as-visitor.ts';

/** In whose name the visitor comes to a notification: its addressee, or whom they provably represent; anybody else finds none. */
async function comingTo({ db }: Context, visitor: IdentifiedVisitor, id: string) {
  const row = await db.find(Notification, id);
  if (row === undefined || row.identity === null || row.identityType === null || !provenNumbers(visitor).includes(row.identity)) throw notFound({ what: Notification.declaration.title.ca, id });
  const own = row.identity === visitor.identity.number;
  return { row, asked: { notification: id, identity: { type: row.identityType, number: row.identity }, name: own ? visitor.name : `${visitor.name}, en representació de ${row.addressee}`.slice(0, 300), identification: visitor.way } };
}

/** Opens the content, which is to be notified (Llei 39/2015, art. 43.2); opened again, it is only read. */
export const openNotification = operation('electronic-office.open-notification', {
  ...visiting, title: say('Obre la notificació', 'Abre la notificación', 'Open the notification'), input: { ...visiting.input, notification: z.uuid() },
  output: z.object({ notification: z.uuid(), number: z.string(), subject: wordsSchema, requires: z.string(), caseCode: z.string().nullable(), effectiveAt: z.string().nullable(), documents: z.array(z.object({ title: z.string(), sha256: z.string(), name: z.string(), size: z.int() })) }),
  async run({ visitor, notification: id }, context) {
    const { asked } = await comingTo(context, visitor, id);
    const { notification, documents } = await context.asSystem(openAsParty, asked);
    const { number, requires, caseCode, effectiveAt } = notification;
    return { notification: id, number, subject: subjectOf(notification), requires, caseCode, effectiveAt, documents: documents.map(({ title, sha256, name, size }) => ({ title, sha256, name, size })) };
  },
});

/** Refuses it: the step counts as done and the case goes on (art. 41.5). */
export const rejectNotification = operation('electronic-office.reject-notification', {
  ...visiting, title: say('Rebutja la notificació', 'Rechaza la notificación', 'Refuse the notification'), input: { ...visiting.input, notification: z.uuid() }, output: z.object({ notification: z.uuid(), sentence: wordsSchema }),
  async run({ visitor, notification }, context) {
    return context.asSystem(rejectAsParty, (await comingTo(context, visitor, notification)).asked);
  },
});

/** Says whether a visitor may read a notified document: once it was opened, never before. */
export const fileOfNotification = operation('electronic-office.file-of-notification', {
  ...visiting, title: say('Document notificat', 'Documento notificado', 'Notified document'), kind: 'query', input: { ...visiting.input, notification: z.uuid(), sha256: z.string() }, output: z.null(),
  async run({ visitor, notification, sha256 }, context) {
    const { row } = await comingTo(context, visitor, notification);
    if (row.state !== 'accepted' || !row.documents.some((each) => each.sha256 === sha256)) throw notFound({ what: sha256.slice(0, 12) });
    return null;
  },
});
