import { choice, day, file, moment, record, reference, sentence, structure, text } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { Entry, partySchema } from '@comu/registry';
import { z } from 'zod';
import { expectations, states, steps } from './words.ts';

const basis = 'GDPR 6.1.e; Llei 39/2015, arts. 40–43';

/** What is notified: each file with the fingerprint that the evidence repeats. */
export const notifiedFile = z.strictObject({ document: z.uuid(), title: z.string(), kind: z.string(), sha256: z.string(), name: z.string(), size: z.int(), type: z.string() });
export type NotifiedFile = z.output<typeof notifiedFile>;


/**
 * An electronic notification (Llei 39/2015, arts. 41–43). Between two bodies of the installation it has one row on each side, under the
 * same identifier; the received one names no document until its content is opened.
 */
export const Notification = record('notifications.notification', {
  title: { ca: 'Notificació', es: 'Notificación', en: 'Notification' }, plural: { ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' },
  retention: 'permanent', read: 'notifications.read', label: ['number', 'subject'], list: ['number', 'direction', 'subject', 'addressee', 'state', 'lastDay'],
  search: ['number', 'subject', 'addressee'], inLanguages: { subject: { es: 'subjectEs', en: 'subjectEn' } }, index: [['case'], ['direction', 'state'], ['identity']],
  fields: {
    direction: choice({ ca: 'Sentit', es: 'Sentido', en: 'Direction' }, { sent: { ca: 'Enviada', es: 'Enviada', en: 'Sent' }, received: { ca: 'Rebuda', es: 'Recibida', en: 'Received' } }).open(),
    number: text({ ca: 'Número', es: 'Número', en: 'Number' }).describe({ ca: 'El del registre de sortida de qui notifica.', es: 'El del registro de salida de quien notifica.', en: 'That of the sender’s exit registry.' }).open(),
    subject: text({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' }).describe({ ca: 'Com és al registre de sortida.', es: 'Como está en el registro de salida.', en: 'As it stands in the exit registry.' }).personal('matter', { basis }),
    subjectEs: text({ ca: 'Assumpte en castellà', es: 'Asunto en castellano', en: 'Subject in Spanish' }).optional().personal('matter', { basis }),
    subjectEn: text({ ca: 'Assumpte en anglès', es: 'Asunto en inglés', en: 'Subject in English' }).optional().personal('matter', { basis }),
    language: choice({ ca: 'Llengua que ha demanat', es: 'Lengua que ha pedido', en: 'Language asked for' }, { ca: { ca: 'Català', es: 'Catalán', en: 'Catalan' }, es: { ca: 'Castellà', es: 'Castellano', en: 'Spanish' }, en: { ca: 'Anglès', es: 'Inglés', en: 'English' } }).optional().personal('preference', { basis }),
    requires: choice({ ca: 'Què espera', es: 'Qué espera', en: 'Expects' }, expectations).internal(),
    documents: structure({ ca: 'Documents', es: 'Documentos', en: 'Documents' }, z.array(notifiedFile).max(51)).personal('matter', { basis }),
    case: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    caseCode: text({ ca: 'Número d’expedient', es: 'Número de expediente', en: 'Case number' }).optional().open(),
    entry: reference(() => Entry, { ca: 'Assentament de sortida', es: 'Asiento de salida', en: 'Exit entry' }).optional().internal(),
    addressee: text({ ca: 'Destinatari', es: 'Destinatario', en: 'Addressee' }).personal('identity', { basis }),
    identity: text({ ca: 'Identificació del destinatari', es: 'Identificación del destinatario', en: 'Addressee’s identity number' }).optional().personal('identity', { basis }),
    identityType: choice({ ca: 'Document d’identitat', es: 'Documento de identidad', en: 'Identity paper' }, {
      nif: { ca: 'NIF', es: 'NIF', en: 'Spanish number' }, passport: { ca: 'Passaport', es: 'Pasaporte', en: 'Passport' },
    }).optional().personal('identity', { basis }),
    email: text({ ca: 'Correu per a l’avís', es: 'Correo para el aviso', en: 'E-mail for the notice' }).optional().personal('contact', { basis }),
    counterpart: reference(() => Organisation, { ca: 'L’altre ens', es: 'El otro ente', en: 'The other body' }).optional().open(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, states).open(),
    availableAt: moment({ ca: 'Posada a disposició', es: 'Puesta a disposición', en: 'Made available' }).open(),
    lastDay: day({ ca: 'Últim dia per obrir-la', es: 'Último día para abrirla', en: 'Last day to open it' }).describe({ ca: 'El desè dia natural (art. 43.2).', es: 'El décimo día natural (art. 43.2).', en: 'The tenth natural day (art. 43.2).' }).open(),
    expiresAt: moment({ ca: 'S’entendrà rebutjada', es: 'Se entenderá rechazada', en: 'Counts as rejected from' }).open(),
    effectiveAt: moment({ ca: 'Efectes', es: 'Efectos', en: 'Takes effect' }).optional().open(),
    explanation: structure({ ca: 'Per què', es: 'Por qué', en: 'Why' }, z.object({ article: z.string(), text: sentence })).optional().internal(),
    actedBy: text({ ca: 'Qui l’ha oberta o rebutjada', es: 'Quién la ha abierto o rechazado', en: 'Opened or refused by' }).optional().personal('identity', { basis }),
  },
});

/** A step of a notification as it happened: written once, with the fingerprints of what was notified, and sealed in the ledger. */
export const Evidence = record('notifications.evidence', {
  title: { ca: 'Evidència', es: 'Evidencia', en: 'Evidence' }, plural: { ca: 'Evidències', es: 'Evidencias', en: 'Evidence' },
  retention: 'permanent', official: true, read: 'notifications.read', label: ['number', 'step'], unique: [['notification', 'step']],
  fields: {
    notification: reference(() => Notification, { ca: 'Notificació', es: 'Notificación', en: 'Notification' }).open(),
    number: text({ ca: 'Número', es: 'Número', en: 'Number' }).open(),
    step: choice({ ca: 'Què va passar', es: 'Qué pasó', en: 'What happened' }, steps).open(),
    at: moment({ ca: 'Quan', es: 'Cuándo', en: 'When' }).open(),
    availableAt: moment({ ca: 'Posada a disposició', es: 'Puesta a disposición', en: 'Made available' }).open(),
    documents: structure({ ca: 'Empremtes dels documents', es: 'Huellas de los documentos', en: 'Fingerprints of the documents' }, z.array(z.object({ name: z.string(), sha256: z.string() }))).personal('matter', { basis }),
    actor: text({ ca: 'Qui va actuar', es: 'Quién actuó', en: 'Who acted' }).optional().personal('identity', { basis }),
    identification: text({ ca: 'Com es va identificar', es: 'Cómo se identificó', en: 'How they were identified' }).optional().internal(),
    noticeTo: text({ ca: 'Avís enviat a', es: 'Aviso enviado a', en: 'Notice sent to' }).optional().personal('contact', { basis }),
    explanation: structure({ ca: 'Per què', es: 'Por qué', en: 'Why' }, sentence).optional().internal(),
  },
});

/** The sealed PDF that certifies a piece of evidence; both sides hold that of the outcome, with the seal of the body that notifies. */
export const Certificate = record('notifications.certificate', {
  title: { ca: 'Certificat de l’evidència', es: 'Certificado de la evidencia', en: 'Certificate of evidence' }, plural: { ca: 'Certificats', es: 'Certificados', en: 'Certificates' },
  retention: 'permanent', official: true, read: 'notifications.read', label: ['code'], unique: [['evidence'], ['code']],
  fields: {
    evidence: reference(() => Evidence, { ca: 'Evidència', es: 'Evidencia', en: 'Evidence' }).open(),
    code: text({ ca: 'Codi de verificació', es: 'Código de verificación', en: 'Verification code' }).internal(),
    file: file({ ca: 'Certificat segellat', es: 'Certificado sellado', en: 'Sealed certificate' }).internal(),
    issuedAt: moment({ ca: 'Emès', es: 'Emitido', en: 'Issued' }).open(),
  },
});

export const identitySchema = partySchema.shape.identity;
