import { hashOf, holdFile, operation, proofOf, sealLedger, type Context, type NewRow, type RowOf } from '@comu/kernel';
import { notificationEvidenceContent, renderPdf } from '@comu/documents';
import { keepBytes, letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { verificationCode } from '@comu/registry';
import { sealBytes } from '@comu/signing';
import { z } from 'zod';
import { Certificate, Evidence, Notification } from '../notifications.records.ts';

/** Writes a step down for ever and leaves its sealed certificate to a job, so that nobody waits for the seal. */
export async function recordStep({ db, later }: Context, step: NewRow<typeof Evidence>): Promise<RowOf<typeof Evidence>> {
  const evidence = await db.insert(Evidence, step);
  await later(issueCertificate, { evidence: evidence.id }, { key: `certificate ${evidence.id}` });
  return evidence;
}

/** Certifies a step: a PDF with the seal of the body that notifies and, inside, the proof that anyone can check offline. The addressee’s body gets that of the outcome too. */
export const issueCertificate = operation('notifications.issue-certificate', {
  title: { ca: 'Certifica l’evidència', es: 'Certifica la evidencia', en: 'Certify the evidence' },
  permission: 'system', input: { evidence: Evidence.id }, output: Certificate.row,
  async run({ evidence: id }, context) {
    const { db, asSystem, deliver, now } = context;
    const issued = await db.first(Certificate, { evidence: id });
    if (issued !== undefined) return issued;
    const evidence = await db.get(Evidence, id);
    const notification = await db.get(Notification, evidence.notification);
    await asSystem(sealLedger, {});
    const code = verificationCode(context, id);
    const pdf = await sealBytes(context, { pdf: await render(context, { notification, evidence, code }), reason: `${evidence.number} · ${evidence.step}` });
    const stored = await keepBytes(context, pdf, `notificacio-${evidence.number}-${evidence.step}.pdf`);
    const certificate = await db.insert(Certificate, { evidence: id, code, file: stored.sha256, issuedAt: now.toISOString() });
    // It names the documents, so the addressee’s body gets none before the notification is settled.
    if (notification.counterpart !== null && ['accessed', 'rejected', 'expired'].includes(evidence.step))
      await deliver(notification.counterpart, receiveCertificate, { evidence: id, code, issuedAt: certificate.issuedAt, file: { sha256: stored.sha256, name: stored.name, size: stored.size, type: stored.type } });
    return certificate;
  },
});

export const receiveCertificate = operation('notifications.receive-certificate', {
  title: { ca: 'Rep el certificat', es: 'Recibe el certificado', en: 'Receive the certificate' },
  permission: 'system', receives: true,
  input: { evidence: Evidence.id, code: z.string(), issuedAt: z.string(), file: z.strictObject({ sha256: z.string(), name: z.string(), size: z.int(), type: z.string() }) },
  output: Certificate.row,
  async run({ evidence, code, issuedAt, file }, context) {
    await holdFile(context, file);
    return context.db.insert(Certificate, { evidence, code, file: file.sha256, issuedAt });
  },
});

interface Rendering { readonly notification: RowOf<typeof Notification>; readonly evidence: RowOf<typeof Evidence>; readonly code: string }

async function render(context: Context, { notification, evidence, code }: Rendering): Promise<Uint8Array> {
  const { organisation, publicUrl, now } = context;
  const own = await organisationOf(context, organisation);
  const verification = { code, url: `${publicUrl}/verifica/${own.slug}/${code}` };
  const proof = await proofOf(context, { record: Evidence.name, subject: evidence.id });
  const composition = notificationEvidenceContent({
    evidence: {
      step: evidence.step, number: evidence.number, subject: notification.subject, madeAvailableAt: new Date(evidence.availableAt), at: new Date(evidence.at),
      recipient: { name: notification.addressee, ...(notification.identity === null ? {} : { identifier: notification.identity }) },
      sender: { name: own.name, ...(own.nif === null ? {} : { identifier: own.nif }) },
      channel: publicUrl, documents: evidence.documents, evidenceHash: hashOf(evidence),
      ...(notification.caseCode === null ? {} : { caseNumber: notification.caseCode }),
      ...(evidence.actor === null ? {} : { representative: { name: evidence.actor } }),
      ...(evidence.identification === null ? {} : { identification: evidence.identification }),
      ...(evidence.noticeTo === null ? {} : { noticeTo: evidence.noticeTo }),
    },
    organisation: { name: own.name, code: own.dir3 ?? own.nif ?? own.slug }, language: notification.language ?? 'ca',
  });
  const { bytes } = await renderPdf({
    ...composition, date: now, letterhead: await letterheadOf(context), verification,
    ...(proof === undefined ? {} : { attachments: [{ name: 'prova.json', type: 'application/json', bytes: Buffer.from(JSON.stringify({ ...proof, row: evidence })), description: 'Prova del llibre segellat', relationship: 'Supplement' as const }] }),
  });
  return bytes;
}
