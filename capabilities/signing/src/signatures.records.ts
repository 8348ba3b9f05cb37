import { choice, integer, longText, moment, record, reference, text } from '@comu/kernel';
import { Document } from '@comu/filing';
import { Person } from '@comu/identity';

const basis = 'GDPR 6.1.c; Llei 6/2020';

/** The installation’s own authority, for bodies without a certificate of their own; its keys are locked in the vault. */
export const OwnAuthority = record('signatures.authority', {
  title: { ca: 'Autoritat pròpia', es: 'Autoridad propia', en: 'Own authority' }, plural: { ca: 'Autoritats pròpies', es: 'Autoridades propias', en: 'Own authorities' },
  retention: 'permanent', scope: 'platform', visible: 'kernel.acting() is not null', label: ['name'],
  fields: {
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).unique().open(),
    certificate: longText({ ca: 'Certificat', es: 'Certificado', en: 'Certificate' }).open(),
    key: longText({ ca: 'Clau tancada', es: 'Clave cerrada', en: 'Locked key' }).internal(),
    timestamping: longText({ ca: 'Segell de temps tancat', es: 'Sello de tiempo cerrado', en: 'Locked timestamping' }).internal(),
  },
});

export const Certificate = record('signatures.certificate', {
  title: { ca: 'Certificat', es: 'Certificado', en: 'Certificate' }, plural: { ca: 'Certificats', es: 'Certificados', en: 'Certificates' },
  retention: 'permanent', read: 'signatures.administer', label: ['name'], list: ['name', 'kind', 'validUntil', 'state'], subject: 'person', index: [['kind', 'person']],
  fields: {
    kind: choice({ ca: 'Classe', es: 'Clase', en: 'Kind' }, { seal: { ca: 'Segell de l’ens', es: 'Sello del ente', en: 'Seal of the organisation' }, person: { ca: 'Persona', es: 'Persona', en: 'Person' } }).internal(),
    person: reference(() => Person, { ca: 'Persona', es: 'Persona', en: 'Person' }).optional().personal('identity', { basis }),
    name: text({ ca: 'A nom de', es: 'A nombre de', en: 'Issued to' }).personal('identity', { basis }),
    validUntil: moment({ ca: 'Vàlid fins', es: 'Válido hasta', en: 'Valid until' }).internal(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, { active: { ca: 'Actiu', es: 'Activo', en: 'Active' }, withdrawn: { ca: 'Retirat', es: 'Retirado', en: 'Withdrawn' } }).internal(),
    // A seal’s chain and key under the vault; a person’s PKCS#12, which only their passphrase opens, under the vault again.
    locked: longText({ ca: 'Clau tancada', es: 'Clave cerrada', en: 'Locked key' }).internal(),
  },
});

export const SignatureRequest = record('signatures.request', {
  title: { ca: 'Petició de signatura', es: 'Petición de firma', en: 'Signature request' }, plural: { ca: 'Safata de signatura', es: 'Bandeja de firma', en: 'Signature tray' },
  retention: 'permanent', read: 'signatures.read', label: ['title'], list: ['title', 'state', 'signer', 'createdAt'], index: [['state', 'signer'], ['case']], inLanguages: { why: { es: 'whyEs', en: 'whyEn' } },
  fields: {
    document: reference(() => Document, { ca: 'Document', es: 'Documento', en: 'Document' }).internal(),
    title: text({ ca: 'Títol', es: 'Título', en: 'Title' }).personal('matter', { basis }),
    why: text({ ca: 'Per què se us demana', es: 'Por qué se le pide', en: 'Why you are asked' }).internal(),
    whyEs: text({ ca: 'Per què, en castellà', es: 'Por qué, en castellano', en: 'Why, in Spanish' }).optional().internal(),
    whyEn: text({ ca: 'Per què, en anglès', es: 'Por qué, en inglés', en: 'Why, in English' }).optional().internal(),
    permission: text({ ca: 'Qui pot signar', es: 'Quién puede firmar', en: 'Who may sign' }).internal(),
    signer: reference(() => Person, { ca: 'Signant', es: 'Firmante', en: 'Signer' }).optional().personal('identity', { basis }),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      waiting: { ca: 'Pendent', es: 'Pendiente', en: 'Waiting' }, signed: { ca: 'Signat', es: 'Firmado', en: 'Signed' }, rejected: { ca: 'Rebutjat', es: 'Rechazado', en: 'Rejected' },
    }).internal(),
    case: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    task: text({ ca: 'Tasca', es: 'Tarea', en: 'Task' }).optional().internal(),
    order: integer({ ca: 'Ordre', es: 'Orden', en: 'Order' }).initially(1).internal(),
    decidedAt: moment({ ca: 'Decidit', es: 'Decidido', en: 'Decided' }).optional().internal(),
    motive: text({ ca: 'Motiu del rebuig', es: 'Motivo del rechazo', en: 'Reason of the rejection' }).optional().internal(),
  },
});
