import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Certificate } from './signatures.records.ts';

/** The certificate with which whoever asks signs in this organisation, without its key. */
export const myCertificate = operation('signatures.my-certificate', {
  title: { ca: 'El meu certificat', es: 'Mi certificado', en: 'My certificate' }, permission: 'signatures.sign', kind: 'query', input: {},
  output: z.object({ name: z.string(), validUntil: z.string(), since: z.string() }).nullable(),
  async run(_, { db, me }) {
    const found = me.person === null ? undefined : await db.first(Certificate, { kind: 'person', person: me.person, state: 'active' });
    return found === undefined ? null : { name: found.name, validUntil: found.validUntil, since: found.createdAt };
  },
});
