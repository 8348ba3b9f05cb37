import { dayInMadrid, holdFile, operation, proofOf, sealLedger, type Context, type RowOf } from '@comu/kernel';
import { receiptContent, renderPdf } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { sealBytes } from '@comu/signing';
import { Entry, Receipt } from '../registry.records.ts';

const natures = { document: { ca: 'Document', es: 'Documento', en: 'Document' }, annulment: { ca: 'Anul·lació', es: 'Anulación', en: 'Annulment' } } as const;
const channels = { desk: 'in-person', 'electronic-office': 'electronic', exchange: 'exchange', internal: 'electronic' } as const;

/** Seals the entry in the ledger and issues its receipt: a PDF with the organisation’s seal and, inside, the proof that anyone can check offline. */
export const issueReceipt = operation('registry.issue-receipt', {
  title: { ca: 'Emet el justificant', es: 'Emite el justificante', en: 'Issue the receipt' },
  permission: 'system', input: { entry: Entry.id }, output: Receipt.row,
  async run({ entry: id }, context) {
    const { db, asSystem, now, files, emit } = context;
    const issued = await db.first(Receipt, { entry: id });
    if (issued !== undefined) return issued;
    const entry = await db.get(Entry, id);
    await asSystem(sealLedger, {});
    const proof = await proofOf(context, { record: Entry.name, subject: id });
    const code = verificationCode(context, id);
    const pdf = await render(context, { entry, code, ...(proof === undefined ? {} : { proof }) });
    const sealed = await sealBytes(context, { pdf, reason: entry.code });
    const stored = await files.put(sealed, { name: `justificant-${entry.code}.pdf`, maxBytes: 50_000_000 });
    await holdFile(context, stored);
    const receipt = await db.insert(Receipt, { entry: id, code, file: stored.sha256, issuedAt: now.toISOString() });
    await emit('registry.receipt-issued', { entry: id, receipt: receipt.id });
    return receipt;
  },
});

/** The receipt of an entry, or `null` in the second that its sealing takes. */
export const receiptOf = operation('registry.receipt-of', {
  title: { ca: 'Justificant', es: 'Justificante', en: 'Receipt' },
  permission: 'registry.read', kind: 'query', input: { entry: Entry.id }, output: Receipt.row.nullable(),
  run: async ({ entry }, { db }) => (await db.first(Receipt, { entry })) ?? null,
});

/** Twenty letters and digits that nobody can guess, in fours: `7K2M-…`. */
export function verificationCode({ vault, organisation }: Pick<Context, 'vault' | 'organisation'>, subject: string): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = Buffer.from(vault.code('verification', `${organisation}/${subject}`), 'hex').subarray(0, 20);
  return [...bytes].map((byte) => letters[byte % 32]).join('').replace(/(.{4})(?=.)/g, '$1-');
}

interface Rendering { readonly entry: RowOf<typeof Entry>; readonly code: string; readonly proof?: NonNullable<Awaited<ReturnType<typeof proofOf>>> }

async function render(context: Context, { entry, code, proof }: Rendering): Promise<Uint8Array> {
  const { publicUrl, organisation, now } = context;
  const own = await organisationOf(context, organisation);
  const url = `${publicUrl}/verifica/${own.slug}/${code}`;
  const me = { name: own.name, ...(own.nif === null ? {} : { identifier: own.nif }) };
  const interested = entry.parties.find(({ role }) => role !== 'representative');
  const language = interested?.language ?? 'ca';
  const outside = { name: entry.interested, ...(interested !== undefined && interested.identity.type !== 'none' ? { identifier: interested.identity.number } : {}) };
  const composition = receiptContent({
    entry: {
      direction: entry.direction, number: entry.code, book: `${entry.year}`, nature: natures[entry.annuls === null ? 'document' : 'annulment'][language], subject: interested?.subject ?? entry.subject,
      presentedAt: new Date(entry.presentedAt), registeredAt: new Date(entry.registeredAt), ...(entry.effectiveOn === dayInMadrid(new Date(entry.presentedAt)) ? {} : { effectiveOn: entry.effectiveOn }),
      parties: entry.parties.map(({ role, name, identity }) => ({ role: role === 'representative' ? 'representative' : 'interested', name, ...(identity.type === 'none' ? {} : { identifier: identity.number }) })),
      ...(entry.direction === 'exit' ? { from: me } : {}), to: entry.direction === 'exit' ? outside : me, channel: channels[entry.channel],
    },
    organisation: { name: own.name, code: own.dir3 ?? own.nif ?? own.slug },
    files: entry.attachments, language, verification: { code, url },
    ...(proof === undefined ? {} : { ledger: { position: proof.entry.position, entryHash: (proof.entry.content as { hash: string }).hash, root: { hash: proof.checkpoint.root, sealedAt: new Date(proof.checkpoint.at) } } }),
  });
  const { bytes } = await renderPdf({
    ...composition, date: now, letterhead: await letterheadOf(context), verification: { code, url },
    ...(proof === undefined ? {} : { attachments: [{ name: 'prova.json', type: 'application/json', bytes: Buffer.from(JSON.stringify({ ...proof, row: entry })), description: 'Prova del llibre segellat', relationship: 'Supplement' as const }] }),
  });
  return bytes;
}
