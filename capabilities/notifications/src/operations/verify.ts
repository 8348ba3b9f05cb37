import { operation, proofOf } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { z } from 'zod';
import { Certificate, Evidence } from '../notifications.records.ts';
import { noSuchCode } from '../refusals.ts';

/** What anybody who holds a certificate’s code may check (Llei 39/2015, art. 27.3.c): step, moment and fingerprints, and nobody’s name. */
export const verify = operation('notifications.verify', {
  title: { ca: 'Verifica un certificat de notificació', es: 'Verifica un certificado de notificación', en: 'Verify a certificate of notification' },
  permission: 'anyone', kind: 'query', perMinute: 30,
  input: { code: z.string().trim().toUpperCase().regex(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}$/) },
  output: z.object({
    organisation: z.object({ name: z.string(), slug: z.string() }), number: z.string(), step: z.string(), at: z.string(), issuedAt: z.string(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })), certificate: z.string(), proof: z.any(),
  }),
  async run({ code }, context) {
    const { db, organisation } = context;
    const certificate = await db.first(Certificate, { code });
    if (certificate === undefined) throw noSuchCode();
    const { id, number, step, at, documents } = await db.get(Evidence, certificate.evidence);
    const { name, slug } = await organisationOf(context, organisation);
    return { organisation: { name, slug }, number, step, at, issuedAt: certificate.issuedAt, files: documents, certificate: certificate.file, proof: (await proofOf(context, { record: Evidence.name, subject: id })) ?? null };
  },
});
