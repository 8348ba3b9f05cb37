import { defineModule } from '@comu/kernel';
import { acceptAmendment, beginAmendment, endAmendment, notifyRequirement } from './amendment/steps.ts';
import { Case, CaseBook, Happening, Party, Procedure, Requirement } from './cases.records.ts';
import { closeCase, documentSigned, dossier, inbox, instanceEnded, joinEntry, note, notifiedWakes, openCase, openFromEntry, processWaits, signedWakes, taskCommented, taskCreated, termChanged } from './operations/index.ts';

/** Cases: opened by an entry, carried by a process within a term, told in plain words, closed into an ENI package. */
export default defineModule({
  name: 'cases',
  title: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'notifications'],
  records: [Procedure, CaseBook, Case, Party, Happening, Requirement],
  operations: [openCase, openFromEntry, joinEntry, dossier, closeCase, note, inbox, notifyRequirement, beginAmendment, acceptAmendment, endAmendment],
  on: {
    'processes.task-created': taskCreated, 'processes.waiting': processWaits, 'processes.task-commented': taskCommented, 'processes.instance-ended': instanceEnded, 'terms.changed': termChanged,
    'signatures.document-signed': [documentSigned, signedWakes], 'signatures.signature-rejected': signedWakes, 'notifications.notified': notifiedWakes,
  },
  permissions: {
    'cases.read': { ca: 'Consulta expedients', es: 'Consulta expedientes', en: 'Read cases' },
    'cases.handle': { ca: 'Tramita expedients', es: 'Tramita expedientes', en: 'Handle cases' },
    'cases.open': { ca: 'Obre expedients des del registre', es: 'Abre expedientes desde el registro', en: 'Open cases from the registry' },
    'cases.require': { ca: 'Signa requeriments d’esmena', es: 'Firma requerimientos de subsanación', en: 'Sign requirements to amend' },
    'cases.procedures': { ca: 'Edita procediments', es: 'Edita procedimientos', en: 'Edit procedures' },
  },
  grants: {
    administrator: ['cases.read', 'cases.procedures'], 'registry-clerk': ['cases.read', 'cases.open'], 'case-handler': ['cases.read', 'cases.handle', 'cases.open'], secretary: ['cases.read', 'cases.handle', 'cases.open', 'cases.require', 'cases.procedures'],
    comptroller: ['cases.read'], signer: ['cases.read', 'cases.require'], 'programme-manager': ['cases.read', 'cases.handle', 'cases.open', 'cases.procedures'], archivist: ['cases.read'], auditor: ['cases.read'],
  },
});
