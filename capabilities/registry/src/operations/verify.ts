import { operation, proofOf } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { noSuchCode } from '../refusals.ts';
import { Annulment, Entry, Receipt } from '../registry.records.ts';

/** What anybody who holds a verification code may check, without signing in (Llei 39/2015, art. 27.3.c; Llei 40/2015, art. 42.b). */
export const verify = operation('registry.verify', {
  title: { ca: 'Verifica un justificant', es: 'Verifica un justificante', en: 'Verify a receipt' },
  permission: 'anyone', kind: 'query', perMinute: 30,
  input: { code: z.string().trim().toUpperCase().regex(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}$/) },
  output: z.object({
    organisation: z.object({ name: z.string(), slug: z.string() }), code: z.string(), direction: z.enum(['entry', 'exit']), registeredAt: z.string(), issuedAt: z.string(),
    files: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.number() })), annulled: z.boolean(), receipt: z.string(), proof: z.any(),
  }),
  async run({ code }, context) {
    const { db, organisation } = context;
    const receipt = await db.first(Receipt, { code });
    if (receipt === undefined) throw noSuchCode();
    const entry = await db.get(Entry, receipt.entry);
    const own = await organisationOf(context, organisation);
    return {
      organisation: { name: own.name, slug: own.slug }, code: entry.code, direction: entry.direction, registeredAt: entry.registeredAt, issuedAt: receipt.issuedAt,
      files: entry.attachments.map(({ name, sha256, size }) => ({ name, sha256, size })), annulled: (await db.first(Annulment, { entry: entry.id })) !== undefined,
      receipt: receipt.file, proof: (await proofOf(context, { record: Entry.name, subject: entry.id })) ?? null,
    };
  },
});
