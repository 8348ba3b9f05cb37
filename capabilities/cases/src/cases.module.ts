import { defineModule } from '@comu/kernel';
import { Case, CaseBook, Happening, Party, Procedure } from './cases.records.ts';
import { closeCase, documentSigned, dossier, inbox, instanceEnded, note, notifiedWakes, openCase, signedWakes, taskCommented, taskCreated, termChanged } from './operations/index.ts';

/** Cases: opened by an entry, carried by a process within a term, told in plain words, closed into an ENI package. */
export default defineModule({
  name: 'cases',
  title: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' },
  needs: ['identity', 'documents', 'signatures', 'registry', 'terms', 'processes', 'notifications'],
  records: [Procedure, CaseBook, Case, Party, Happening],
  operations: [openCase, dossier, closeCase, note, inbox],
  on: {
    'processes.task-created': taskCreated, 'processes.task-commented': taskCommented, 'processes.instance-ended': instanceEnded, 'terms.changed': termChanged,
    'signatures.document-signed': [documentSigned, signedWakes], 'signatures.signature-rejected': signedWakes, 'notifications.notified': notifiedWakes,
  },
  permissions: {
    'cases.read': { ca: 'Consulta expedients', es: 'Consulta expedientes', en: 'Read cases' },
    'cases.handle': { ca: 'Tramita expedients', es: 'Tramita expedientes', en: 'Handle cases' },
    'cases.procedures': { ca: 'Edita procediments', es: 'Edita procedimientos', en: 'Edit procedures' },
  },
  grants: {
    administrator: ['cases.read', 'cases.procedures'], 'registry-clerk': ['cases.read'], 'case-handler': ['cases.read', 'cases.handle'], secretary: ['cases.read', 'cases.handle', 'cases.procedures'],
    comptroller: ['cases.read'], signer: ['cases.read'], 'programme-manager': ['cases.read', 'cases.handle', 'cases.procedures'], archivist: ['cases.read'], auditor: ['cases.read'],
  },
});
