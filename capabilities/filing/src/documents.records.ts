import { choice, file, integer, longText, record, reference, structure, text } from '@comu/kernel';
import { documentKinds } from './document-kinds.ts';
import { templateSchema } from './template-schema.ts';

const basis = 'GDPR 6.1.e; Llei 39/2015, art. 70';

export const Document = record('documents.document', {
  title: { ca: 'Document', es: 'Documento', en: 'Document' }, plural: { ca: 'Documents', es: 'Documentos', en: 'Documents' },
  retention: 'permanent', read: 'documents.read', label: ['title'], list: ['title', 'kind', 'state', 'createdAt'], search: ['title', 'name'], index: [['case']],
  fields: {
    title: text({ ca: 'Títol', es: 'Título', en: 'Title' }).personal('matter', { basis }),
    kind: choice({ ca: 'Tipus documental', es: 'Tipo documental', en: 'Kind' }, documentKinds).open(),
    origin: choice({ ca: 'Origen', es: 'Origen', en: 'Origin' }, {
      administration: { ca: 'Administració', es: 'Administración', en: 'Administration' }, citizen: { ca: 'Interessat', es: 'Interesado', en: 'Interested party' },
    }).open(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      draft: { ca: 'Esborrany', es: 'Borrador', en: 'Draft' }, final: { ca: 'Definitiu', es: 'Definitivo', en: 'Final' }, signed: { ca: 'Signat', es: 'Firmado', en: 'Signed' },
    }).open(),
    case: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    file: file({ ca: 'Fitxer', es: 'Fichero', en: 'File' }).internal(),
    name: text({ ca: 'Nom del fitxer', es: 'Nombre del fichero', en: 'File name' }).personal('matter', { basis }),
    size: integer({ ca: 'Mida (bytes)', es: 'Tamaño (bytes)', en: 'Size (bytes)' }).open(),
    type: text({ ca: 'Format', es: 'Formato', en: 'Format' }).open(),
    edition: integer({ ca: 'Versió', es: 'Versión', en: 'Edition' }).open(),
  },
});

/** Every edition a document had, for ever; the document shows the last. */
export const Edition = record('documents.edition', {
  title: { ca: 'Versió', es: 'Versión', en: 'Edition' }, plural: { ca: 'Versions', es: 'Versiones', en: 'Editions' },
  retention: 'permanent', official: true, read: 'documents.read', label: ['why'], unique: [['document', 'edition']],
  fields: {
    document: reference(() => Document, { ca: 'Document', es: 'Documento', en: 'Document' }).internal(),
    edition: integer({ ca: 'Versió', es: 'Versión', en: 'Edition' }).open(),
    file: file({ ca: 'Fitxer', es: 'Fichero', en: 'File' }).internal(),
    why: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }).internal(),
  },
});

/** A text with fields of the case, edited in the browser, from which official documents are made. */
export const Template = record('documents.template', {
  title: { ca: 'Plantilla', es: 'Plantilla', en: 'Template' }, plural: { ca: 'Plantilles', es: 'Plantillas', en: 'Templates' },
  retention: 'permanent', read: 'documents.read', write: 'documents.templates', label: ['name'], list: ['name', 'kind', 'language'], unique: [['code', 'language']],
  fields: {
    code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/).open(),
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).open(),
    kind: choice({ ca: 'Tipus documental', es: 'Tipo documental', en: 'Kind' }, documentKinds).open(),
    language: choice({ ca: 'Llengua', es: 'Lengua', en: 'Language' }, { ca: { ca: 'Català', es: 'Catalán', en: 'Catalan' }, es: { ca: 'Castellà', es: 'Castellano', en: 'Spanish' }, en: { ca: 'Anglès', es: 'Inglés', en: 'English' } }).open(),
    text: longText({ ca: 'Text', es: 'Texto', en: 'Text' }).open(),
    caseFields: structure({ ca: 'Camps que pot dir', es: 'Campos que puede decir', en: 'Fields it may name' }, templateSchema).describe({ ca: 'Els posa el procediment que fa servir la plantilla.', es: 'Los pone el procedimiento que usa la plantilla.', en: 'Set by the procedure that uses the template.' }).optional().open(),
  },
});
