import { defineModule } from '@comu/kernel';
import { Document, Edition, Template } from './documents.records.ts';
import { addDocument, addEdition, checkTemplateText, composeDocument, documentsOf, previewTemplate, saveTemplate } from './operations/index.ts';

/** Documents of cases with every edition they had, and the templates they are made from. */
export default defineModule({
  name: 'documents',
  title: { ca: 'Documents', es: 'Documentos', en: 'Documents' },
  needs: ['identity'],
  records: [Document, Edition, Template],
  operations: [addDocument, addEdition, composeDocument, checkTemplateText, saveTemplate, previewTemplate, documentsOf],
  permissions: {
    'documents.read': { ca: 'Consulta documents', es: 'Consulta documentos', en: 'Read documents' },
    'documents.write': { ca: 'Afegeix documents', es: 'Añade documentos', en: 'Add documents' },
    'documents.templates': { ca: 'Edita plantilles', es: 'Edita plantillas', en: 'Edit templates' },
  },
  grants: {
    administrator: ['documents.read', 'documents.templates'], 'registry-clerk': ['documents.read', 'documents.write'], 'case-handler': ['documents.read', 'documents.write'],
    secretary: ['documents.read', 'documents.write', 'documents.templates'], comptroller: ['documents.read', 'documents.write'], signer: ['documents.read'],
    'programme-manager': ['documents.read', 'documents.write', 'documents.templates'], archivist: ['documents.read'], auditor: ['documents.read'],
  },
});
