import { operation, sentence, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { sentenceOf } from '../availability.ts';
import { identitySchema, Notification, notifiedFile } from '../notifications.records.ts';
import { notAddressee } from '../refusals.ts';
import { subjectOf } from '../words.ts';
import { settle } from './settle.ts';

// Whoever identified the person (the electronic office) answers for it; hence `system`.
const asked = {
  notification: Notification.id, identity: identitySchema, name: z.string().trim().min(1).max(300),
  /** How the person proved who they are: certificate, idCAT Mòbil … */
  identification: z.string().trim().min(1).max(300),
};

async function addressedTo({ db }: Context, id: string, identity: z.output<typeof identitySchema>): Promise<RowOf<typeof Notification>> {
  const row = await db.find(Notification, id);
  if (row === undefined || row.direction !== 'sent' || row.counterpart !== null || identity.type === 'none' || row.identityType !== identity.type || row.identity !== identity.number) throw notAddressee();
  return row;
}

/** The identified addressee opens the content in the electronic office and is thereby notified (art. 43.2); opened again later, it is only read. */
export const openAsParty = operation('notifications.open-as-party', {
  title: { ca: 'Obre com a interessat', es: 'Abre como interesado', en: 'Open as the party' },
  permission: 'system', input: asked, output: z.object({ notification: Notification.row, documents: z.array(notifiedFile) }),
  async run({ notification: id, identity, name, identification }, context) {
    const before = await addressedTo(context, id, identity);
    const notification = before.state === 'accepted' ? before : await settle(context, { notification: id, act: 'accepted', by: name, identification });
    return { notification, documents: notification.documents };
  },
});

export const rejectAsParty = operation('notifications.reject-as-party', {
  title: { ca: 'Rebutja com a interessat', es: 'Rechaza como interesado', en: 'Refuse as the party' },
  permission: 'system', input: asked, output: z.object({ notification: z.uuid(), sentence }),
  async run({ notification: id, identity, name, identification }, context) {
    await addressedTo(context, id, identity);
    const row = await settle(context, { notification: id, act: 'rejected', by: name, identification });
    return { notification: id, sentence: sentenceOf(row, context.now) };
  },
});

/** The envelopes, without documents, of what this body notified to an identified person or company, newest first. */
export const trayOfParty = operation('notifications.tray-of-party', {
  title: { ca: 'Notificacions de l’interessat', es: 'Notificaciones del interesado', en: 'Notifications of the party' },
  permission: 'system', kind: 'query', input: { identity: identitySchema },
  output: z.array(z.object({ notification: z.uuid(), number: z.string(), subject: sentence, state: z.string(), requires: z.string(), availableAt: z.string(), lastDay: z.string(), sentence })),
  async run({ identity }, { db, now }) {
    if (identity.type === 'none') throw notAddressee();
    const rows = await db.all(Notification, { direction: 'sent', identityType: identity.type, identity: identity.number, counterpart: null });
    return rows.toReversed().map((row) => ({
      notification: row.id, number: row.number, subject: subjectOf(row), state: row.state, requires: row.requires, availableAt: row.availableAt, lastDay: row.lastDay, sentence: sentenceOf(row, now),
    }));
  },
});
