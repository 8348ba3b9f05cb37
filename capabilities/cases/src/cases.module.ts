import { defineModule } from '@comu/kernel';
import { Case, CaseBook, Happening, Party, Procedure } from './cases.records.ts';
import { closeCase, documentSigned, dossier, inbox, instanceEnded, note, notifiedWakes, openCase, openFromEntry, signedWakes, taskCommented, taskCreated, termChanged } from './operations/index.ts';

/** Cases: opened by an entry, carried by a process within a term, told in plain words, closed into an ENI package. */
export default defineModule({
  name: 'cases',
  title: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'notifications'],
  records: [Procedure, CaseBook, Case, Party, Happening],
  operations: [openCase, openFromEntry, dossier, closeCase, note, inbox],
  on: {
    'processes.task-created': taskCreated, 'processes.task-commented': taskCommented, 'processes.instance-ended': instanceEnded, 'terms.changed': termChanged,
    'signatures.document-signed': [documentSigned, signedWakes], 'signatures.signature-rejected': signedWakes, 'notifications.notified': notifiedWakes,
  },
  permissions: {
    'cases.read': { ca: 'Consulta expedients', es: 'Consulta expedientes', en: 'Read cases' },
    'cases.handle': { ca: 'Tramita expedients', es: 'Tramita expedientes', en: 'Handle cases' },
    'cases.open': { ca: 'Obre expedients des del registre', es: 'Abre expedientes desde el registro', en: 'Open cases from the registry' },
    'cases.procedures': { ca: 'Edita procediments', es: 'Edita procedimientos', en: 'Edit procedures' },
  },
  grants: {
    administrator: ['cases.read', 'cases.procedures'], 'registry-clerk': ['cases.read', 'cases.open'], 'case-handler': ['cases.read', 'cases.handle', 'cases.open'], secretary: ['cases.read', 'cases.handle', 'cases.open', 'cases.procedures'],
    comptroller: ['cases.read'], signer: ['cases.read'], 'programme-manager': ['cases.read', 'cases.handle', 'cases.open', 'cases.procedures'], archivist: ['cases.read'], auditor: ['cases.read'],
  },
});
