import { operation } from '@comu/kernel';
import { z } from 'zod';
import { note } from '../history.ts';
import { Application } from '../service-catalogue.records.ts';
import { say } from '../words.ts';

/** Once the application is signed it can be submitted; if the signature is refused, it is a draft again. */
export const followSignature = operation('service-catalogue.follow-signature', {
  title: { ca: 'Segueix la signatura', es: 'Sigue la firma', en: 'Follow the signature' }, permission: 'system', output: z.null(),
  input: { request: z.uuid(), document: z.uuid(), case: z.string().nullable(), task: z.string().nullable(), motive: z.string().optional() },
  async run({ request, motive }, context) {
    const { db } = context;
    const application = await db.first(Application, { request, state: 'to-sign' });
    if (application === undefined) return null;
    await db.update(Application, application.id, motive === undefined ? { state: 'signed' } : { state: 'draft', request: null, document: null });
    await note(context, application, motive === undefined ? 'signed' : 'not-signed', motive === undefined
      ? say('Qui representa l’ens ha signat la sol·licitud.', 'Quien representa al ente ha firmado la solicitud.', 'Whoever represents the body has signed the application.')
      : say(`No s’ha signat: ${motive}`, `No se ha firmado: ${motive}`, `It was not signed: ${motive}`));
    return null;
  },
});
