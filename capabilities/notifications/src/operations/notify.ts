import { choice, operation, reference, type Context, type RowOf, type Text } from '@comu/kernel';
import { Document } from '@comu/filing';
import { organisationOf, peopleWith } from '@comu/identity';
import { Entry, linkEntry, partySchema, registerEntry, type Party } from '@comu/registry';
import { z } from 'zod';
import { openUntil } from '../availability.ts';
import { notice } from '../mail/notice.ts';
import { queueMessage } from '../mail/queue.ts';
import { Evidence, Notification, type NotifiedFile } from '../notifications.records.ts';
import { annexIsDraft, identityMissing, notAnExit, notSigned, toOneself } from '../refusals.ts';
import { expectations } from '../words.ts';
import { recordStep } from './certificate.ts';
import { expire } from './settle.ts';

const partyAddressee = partySchema.pick({ kind: true, name: true, identity: true, email: true, language: true });
export const addresseeSchema = z.union([z.strictObject({ organisation: z.uuid() }), partyAddressee]);
type Addressee = z.output<typeof addresseeSchema>;

/** Makes a signed document available to whom it concerns: exit number, notice by e-mail, evidence, and ten natural days to open it (Llei 39/2015, arts. 40–43). */
export const notify = operation('notifications.notify', {
  title: { ca: 'Notifica', es: 'Notifica', en: 'Notify' },
  describe: { ca: 'Registra la sortida, posa el document a disposició del destinatari i l’avisa per correu.', es: 'Registra la salida, pone el documento a disposición del destinatario y le avisa por correo.', en: 'Registers the exit, makes the document available to the addressee and tells them by e-mail.' },
  permission: 'notifications.notify',
  input: {
    document: Document.id, annexes: z.array(z.uuid()).max(50).optional(), addressee: addresseeSchema, subject: Notification.fields.subject, subjectEs: Notification.fields.subjectEs, subjectEn: Notification.fields.subjectEn,
    requires: choice({ ca: 'Què espera', es: 'Qué espera', en: 'Expects' }, expectations).optional(),
    case: z.uuid().optional(), caseCode: z.string().min(1).max(80).optional(),
    entry: reference(() => Entry, { ca: 'Assentament de sortida', es: 'Asiento de salida', en: 'Exit entry' })
      .describe({ ca: 'Si ja s’ha registrat; si no, se’n fa un.', es: 'Si ya se ha registrado; si no, se hace uno.', en: 'If already registered; one is made otherwise.' }).optional(),
  },
  output: Notification.row,
  async run({ document, annexes = [], addressee, subject, subjectEs = null, subjectEn = null, requires, case: of, caseCode, entry: given }, context) {
    const { db, now, organisation, later, emit, deliver } = context;
    const documents = await notifiable(context, document, annexes);
    const to = await whom(context, addressee);
    const entry = given ? await exitOf(context, given) : await register(context, { subject: { ca: subject, es: subjectEs ?? subject, en: subjectEn ?? subject }, documents, to });
    if (of !== undefined && caseCode !== undefined) await context.asSystem(linkEntry, { entry: entry.id, case: of, caseCode, opens: false });
    const availableAt = now.toISOString();
    const { lastDay, expiresAt } = openUntil(availableAt);
    const row = await db.insert(Notification, {
      direction: 'sent', number: entry.code, subject, subjectEs, subjectEn, language: to.language ?? null, requires: requires ?? 'read', documents, case: of ?? null, caseCode: caseCode ?? null, entry: entry.id,
      addressee: to.name, identity: to.identity?.number ?? null, identityType: to.identity?.type ?? null, email: to.email ?? null, counterpart: to.organisation ?? null,
      state: 'available', availableAt, lastDay, expiresAt,
    });
    const evidence = await recordStep(context, { notification: row.id, number: row.number, step: 'made-available', at: availableAt, availableAt, documents: documents.map(({ name, sha256 }) => ({ name, sha256 })) });
    await later(expire, { notification: row.id }, { at: new Date(expiresAt), key: `expire ${row.id}` });
    if (to.organisation !== undefined)
      await deliver(to.organisation, receive, { notification: row.id, evidence: evidence.id, from: organisation, number: row.number, subject, subjectEs, subjectEn, requires: row.requires, addressee: to.name, availableAt, lastDay, expiresAt });
    else if (to.email !== undefined)
      await noticeTo(context, { row, sender: organisation, to: { name: to.name, email: to.email, language: to.language ?? 'ca' }, place: 'office' });
    await emit('notifications.made-available', { notification: row.id, case: row.case, document, at: availableAt, entry: entry.id });
    return row;
  },
});

/** Takes in what another body notifies; of the content only the subject, until somebody opens it. */
export const receive = operation('notifications.receive', {
  title: { ca: 'Rep una notificació', es: 'Recibe una notificación', en: 'Receive a notification' },
  permission: 'system', receives: true,
  input: {
    notification: Notification.id, evidence: Evidence.id, from: z.uuid(), number: z.string(), subject: z.string(), subjectEs: z.string().nullable(), subjectEn: z.string().nullable(), requires: z.enum(['read', 'answer']), addressee: z.string(),
    availableAt: z.string(), lastDay: z.string(), expiresAt: z.string(),
  },
  output: z.null(),
  async run({ notification, evidence, from, ...envelope }, context) {
    const { db, organisation, emit } = context;
    const row = await db.insert(Notification, { ...envelope, id: notification, direction: 'received', documents: [], counterpart: from, state: 'available' });
    await db.insert(Evidence, { id: evidence, notification, number: row.number, step: 'made-available', at: row.availableAt, availableAt: row.availableAt, documents: [] });
    const people = await peopleWith(context, 'notifications.open');
    for (const { name, email, language } of people) await noticeTo(context, { row, sender: from, to: { name, email, language }, place: 'tray' });
    const own = await organisationOf(context, organisation);
    if (people.length === 0 && own.email !== null) await noticeTo(context, { row, sender: from, to: { name: own.name, email: own.email, language: 'ca' }, place: 'tray' });
    await emit('notifications.received', { notification, from });
    return null;
  },
});

interface To { readonly name: string; readonly kind: Party['kind']; readonly identity?: { type: 'nif' | 'passport'; number: string }; readonly email?: string; readonly language?: 'ca' | 'es' | 'en'; readonly organisation?: string }

async function whom(context: Context, addressee: Addressee): Promise<To> {
  if ('organisation' in addressee) {
    if (addressee.organisation === context.organisation) throw toOneself();
    const { name, nif } = await organisationOf(context, addressee.organisation);
    return { name, kind: 'organisation', organisation: addressee.organisation, ...(nif === null ? {} : { identity: { type: 'nif', number: nif } }) };
  }
  const { identity, ...rest } = addressee;
  if (identity.type === 'none') throw identityMissing({ name: rest.name });
  return { ...rest, identity };
}

async function notifiable({ db }: Context, main: string, annexes: readonly string[]): Promise<NotifiedFile[]> {
  const files = [];
  for (const id of [main, ...new Set(annexes.filter((each) => each !== main))]) {
    const { title, kind, state, file: sha256, name, size, type } = await db.get(Document, id);
    if (id === main && state !== 'signed') throw notSigned({ title });
    if (state === 'draft') throw annexIsDraft({ title });
    files.push({ document: id, title, kind, sha256, name, size, type });
  }
  return files;
}

async function exitOf({ db }: Context, id: string): Promise<RowOf<typeof Entry>> {
  const entry = await db.get(Entry, id);
  if (entry.direction !== 'exit') throw notAnExit({ code: entry.code });
  return entry;
}

const register = (context: Context, { subject, documents, to }: { subject: Text; documents: readonly NotifiedFile[]; to: To }): Promise<RowOf<typeof Entry>> =>
  context.asSystem(registerEntry, {
    direction: 'exit', subject: subject.ca, attachments: documents.map(({ sha256, kind, name }) => ({ sha256, kind, name })),
    parties: [{ role: 'addressee', kind: to.kind, name: to.name, identity: to.identity ?? { type: 'none' }, ...(to.email === undefined ? {} : { email: to.email }), ...(to.language === undefined ? {} : { language: to.language, subject: subject[to.language] }) }],
    ...(to.organisation === undefined ? {} : { counterpart: to.organisation }),
  });

interface Noticing { readonly row: RowOf<typeof Notification>; readonly sender: string; readonly to: { name: string; email: string; language: 'ca' | 'es' | 'en' }; readonly place: 'office' | 'tray' }

async function noticeTo(context: Context, { row, sender, to, place }: Noticing): Promise<void> {
  const { publicUrl, organisation } = context;
  const from = await organisationOf(context, sender);
  const own = await organisationOf(context, organisation);
  const url = place === 'tray' ? `${publicUrl}/o/${own.slug}/lloc/notifications` : `${publicUrl}/seu/${own.slug}`;
  const { subject, text: plain, html } = notice({ name: to.name, sender: from.name, addressee: row.addressee, lastDay: row.lastDay, url, language: to.language });
  await queueMessage(context, { to: to.email, name: to.name, language: to.language, subject, text: plain, html, notification: row.id });
}
