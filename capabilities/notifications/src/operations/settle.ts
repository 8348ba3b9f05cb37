import { holdFile, notFound, operation, sentence, type Context, type RowOf } from '@comu/kernel';
import { Document, newDocument } from '@comu/filing';
import { z } from 'zod';
import { outcomeOf, sentenceOf } from '../availability.ts';
import { Evidence, Notification, notifiedFile } from '../notifications.records.ts';
import { alreadySettled } from '../refusals.ts';
import { stepOf } from '../words.ts';
import { recordStep } from './certificate.ts';

const acts = ['accepted', 'rejected', 'expired'] as const;

export interface Settling { readonly notification: string; readonly act: (typeof acts)[number]; readonly by?: string; readonly identification?: string }

/**
 * Settles a notification on the side of the body that notifies, once and for ever: opened, refused, or rejected by the tenth natural day
 * (arts. 41.5 and 43.2). Both sides’ rows and evidence go in one transaction, the sender’s always locked first.
 */
export async function settle(context: Context, { notification: id, act, by, identification }: Settling): Promise<RowOf<typeof Notification>> {
  const { db, now, emit, deliver } = context;
  const row = await db.lock(Notification, id);
  if (row.direction !== 'sent') throw notFound({ what: id });
  const outcome = outcomeOf({ availableAt: row.availableAt, act, now: now.toISOString() });
  // Whoever comes in the instant between the last second and the job that records it is too late all the same.
  if (row.state !== 'available' || (act !== 'expired' && outcome.state === 'rejected-by-time')) throw alreadySettled({ number: row.number, ...sentenceOf(row, now) });
  if (outcome.effectiveAt === null) throw new Error(`The notification ${id} was to expire before its time.`);
  const at = new Date(outcome.effectiveAt).toISOString();
  const explanation = { article: outcome.article, text: outcome.text };
  const settled = await db.update(Notification, id, { state: act, effectiveAt: at, explanation, ...(by === undefined ? {} : { actedBy: by }) });
  const evidence = await recordStep(context, {
    notification: id, number: row.number, step: stepOf[act], at, availableAt: row.availableAt, documents: row.documents.map(({ name, sha256 }) => ({ name, sha256 })),
    actor: by ?? null, identification: identification ?? null, explanation: outcome.text,
  });
  if (row.counterpart !== null)
    await deliver(row.counterpart, receiveSettlement, {
      notification: id, evidence: evidence.id, act, at, explanation, by: by ?? null, identification: identification ?? null,
      documents: act === 'accepted' ? row.documents : [],
    });
  await emit('notifications.notified', { notification: id, case: row.case, document: row.documents[0]?.document ?? null, how: act, at, entry: row.entry });
  return settled;
}

/** What the body that was notified asks of the one that notifies. */
export const settleFromAddressee = operation('notifications.settle-from-addressee', {
  title: { ca: 'El destinatari obre o rebutja', es: 'El destinatario abre o rechaza', en: 'The addressee opens or refuses' },
  permission: 'system', receives: true,
  input: { notification: Notification.id, addressee: z.uuid(), act: z.enum(['accepted', 'rejected']), by: z.string().max(300), identification: z.string().max(300) },
  output: z.null(),
  async run({ addressee, ...settling }, context) {
    const { counterpart } = await context.db.get(Notification, settling.notification);
    if (counterpart !== addressee) throw notFound({ what: settling.notification });
    await settle(context, settling);
    return null;
  },
});

/** The addressee’s row follows the sender’s; only access brings the documents here, so what was refused or let pass stays unread. */
export const receiveSettlement = operation('notifications.receive-settlement', {
  title: { ca: 'Rep el resultat', es: 'Recibe el resultado', en: 'Receive the outcome' },
  permission: 'system', receives: true,
  input: {
    notification: Notification.id, evidence: Evidence.id, act: z.enum(acts), at: z.string(), explanation: z.object({ article: z.string(), text: sentence }),
    by: z.string().nullable(), identification: z.string().nullable(), documents: z.array(notifiedFile),
  },
  output: z.null(),
  async run({ notification: id, evidence, act, at, explanation, by, identification, documents }, context) {
    const { db, emit } = context;
    const row = await db.lock(Notification, id);
    const own = [];
    for (const { title, kind, document: _theirs, ...file } of documents) {
      await holdFile(context, file);
      const { id: document } = await newDocument(context, { title, kind: kind as RowOf<typeof Document>['kind'], origin: 'administration', state: 'signed', file, why: `Notificació ${row.number}` });
      own.push({ document, title, kind, ...file });
    }
    await db.update(Notification, id, { state: act, effectiveAt: at, explanation, actedBy: by, documents: own });
    await db.insert(Evidence, {
      id: evidence, notification: id, number: row.number, step: stepOf[act], at, availableAt: row.availableAt, documents: documents.map(({ name, sha256 }) => ({ name, sha256 })), actor: by, identification, explanation: explanation.text,
    });
    await emit('notifications.received-settled', { notification: id, from: row.counterpart, how: act, at });
    return null;
  },
});

/** Runs at midnight after the tenth natural day and does nothing when somebody opened or refused it before. */
export const expire = operation('notifications.expire', {
  title: { ca: 'Venç el termini per obrir-la', es: 'Vence el plazo para abrirla', en: 'The time to open it is over' },
  permission: 'system', input: { notification: Notification.id }, output: z.null(),
  async run({ notification }, context) {
    const { state } = await context.db.lock(Notification, notification);
    if (state === 'available') await settle(context, { notification, act: 'expired' });
    return null;
  },
});
