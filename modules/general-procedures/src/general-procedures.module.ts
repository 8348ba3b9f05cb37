import { defineModule } from '@comu/kernel';
import { adopt, adoptEverywhere, adoptInNew } from './adopt.ts';
import { requireAmendment, writeRequirement } from './amendment.ts';
import { askSignature, close, extend, notifyParty, number, write } from './steps.ts';

/** Three procedures for every body: the generic application, access to public information and the internal decree. */
export default defineModule({
  name: 'general-procedures',
  title: { ca: 'Procediments generals', es: 'Procedimientos generales', en: 'General procedures' },
  needs: ['identity', 'documents', 'signatures', 'terms', 'processes', 'cases', 'notifications', 'resolutions'],
  operations: [adopt, adoptEverywhere, write, askSignature, number, notifyParty, extend, close, requireAmendment, writeRequirement],
  on: { 'identity.organisation-added': adoptInNew },
  permissions: { 'general-procedures.resolve': { ca: 'Signa resolucions i decrets', es: 'Firma resoluciones y decretos', en: 'Sign resolutions and decrees' } },
  grants: { signer: ['general-procedures.resolve'] },
});
