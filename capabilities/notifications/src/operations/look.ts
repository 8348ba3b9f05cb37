import { operation, sentence, type Context, type RowOf } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { z } from 'zod';
import { sentenceOf } from '../availability.ts';
import { Certificate, Evidence, Notification } from '../notifications.records.ts';
import { steps } from '../words.ts';

const told = z.object({
  notification: Notification.row, sentence,
  /** Every step, oldest first, with its sealed certificate once it is issued. */
  history: z.array(z.object({ evidence: Evidence.row, words: sentence, certificate: Certificate.row.nullable() })),
});

async function tell({ db, now }: Context, rows: readonly RowOf<typeof Notification>[]): Promise<z.output<typeof told>[]> {
  const evidence = await db.all(Evidence, { notification: rows.map(({ id }) => id) });
  const certificates = new Map((await db.all(Certificate, { evidence: evidence.map(({ id }) => id) })).map((each) => [each.evidence, each]));
  return rows.map((notification) => ({
    notification, sentence: sentenceOf(notification, now),
    history: evidence.filter((each) => each.notification === notification.id).toSorted((a, b) => a.at.localeCompare(b.at))
      .map((each) => ({ evidence: each, words: steps[each.step], certificate: certificates.get(each.id) ?? null })),
  }));
}

/** A notification with its state in plain words and what proves it; looking at it here is not the access that art. 43.2 speaks of. */
export const openNotification = operation('notifications.open-notification', {
  title: { ca: 'Consulta la notificació', es: 'Consulta la notificación', en: 'Look at the notification' },
  permission: 'notifications.read', kind: 'query', input: { notification: Notification.id }, output: told,
  run: async ({ notification }, context) => (await tell(context, [await context.db.get(Notification, notification)]))[0]!,
});

/** The notifications of a case, oldest first, each with its state in plain words and its evidence. */
export const ofCase = operation('notifications.of-case', {
  title: { ca: 'Notificacions de l’expedient', es: 'Notificaciones del expediente', en: 'Notifications of the case' },
  permission: 'notifications.read', kind: 'query', input: { case: z.uuid() }, output: z.array(told),
  run: async ({ case: of }, context) => tell(context, await context.db.all(Notification, { case: of })),
});

/** What waits to be opened in several organisations at once, for the inbox of a person; it is theirs to see where they may open. */
export const waitingIn = ({ db }: Pick<Context, 'db'>, organisations: readonly string[]): Promise<RowOf<typeof Notification>[]> =>
  db.all(Notification, { organisation: organisations, direction: 'received', state: 'available' });

/** What was received and waits to be opened, what ends first at the top. */
export const tray = operation('notifications.tray', {
  title: { ca: 'Notificacions per obrir', es: 'Notificaciones por abrir', en: 'Notifications to open' },
  permission: 'notifications.open', kind: 'query', input: {},
  output: z.array(z.object({ notification: Notification.row, from: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }), sentence })),
  async run(_, { db, now, organisation }) {
    const waiting = (await waitingIn({ db }, [organisation])).toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt));
    const senders = new Map((await db.all(Organisation, { id: waiting.map(({ counterpart }) => counterpart as string) })).map((each) => [each.id, each]));
    return waiting.map((notification) => {
      const { id, name, slug } = senders.get(notification.counterpart as string)!;
      return { notification, from: { id, name, slug }, sentence: sentenceOf(notification, now) };
    });
  },
});
