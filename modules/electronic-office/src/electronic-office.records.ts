import { choice, file, integer, moment, record, reference, structure, text, years, yesNo, type AnyRecord } from '@comu/kernel';
import { Case } from '@comu/cases';
import { Entry } from '@comu/registry';
import { z } from 'zod';
import { answersSchema, askedDocumentSchema, broughtSchema, questionSchema } from './form.ts';
import { onBehalfSchema } from './visitors/visitor.ts';
import { Visitor } from './visitors/visitors.records.ts';
import { basis, label, wordsSchema } from './words.ts';

/** A procedure that the body offers in its electronic office: what is asked, which documents, who may begin it. */
export const Offering = record('electronic-office.offering', {
  title: label('Tràmit de la seu', 'Trámite de la sede', 'Procedure offered'), plural: label('Tràmits de la seu', 'Trámites de la sede', 'Procedures offered'),
  describe: label('Què poden iniciar els ciutadans a la seu electrònica, i amb quin formulari.', 'Qué pueden iniciar los ciudadanos en la sede electrónica, y con qué formulario.', 'What citizens may begin in the electronic office, and with which form.'),
  retention: 'permanent', read: 'electronic-office.manage', label: ['procedure'], list: ['procedure', 'published', 'place'], unique: [['procedure']],
  fields: {
    procedure: text(label('Procediment (codi)', 'Procedimiento (código)', 'Procedure (code)')).matching(/^[a-z0-9-]{1,80}$/).open(),
    name: structure(label('Nom', 'Nombre', 'Name'), wordsSchema).open(),
    describes: structure(label('En què consisteix', 'En qué consiste', 'What it is'), wordsSchema).open(),
    begunBy: choice(label('Qui el pot iniciar', 'Quién lo puede iniciar', 'Who may begin it'), {
      anybody: label('Qualsevol', 'Cualquiera', 'Anybody'), person: label('Persones', 'Personas', 'People'), company: label('Empreses i entitats', 'Empresas y entidades', 'Companies and entities'),
    }).initially('anybody').open(),
    questions: structure(label('Formulari', 'Formulario', 'Form'), z.array(questionSchema).max(60)).open(),
    documents: structure(label('Documents', 'Documentos', 'Documents'), z.array(askedDocumentSchema).max(20)).open(),
    place: integer(label('Ordre', 'Orden', 'Order')).initially(100).open(),
    published: yesNo(label('Publicat', 'Publicado', 'Published')).initially(false).open(),
  },
});

/** What somebody is writing. Their files are not the organisation’s until it is filed; it lapses thirty days after the last change. */
export const Draft = record('electronic-office.draft', {
  title: label('Esborrany', 'Borrador', 'Draft'), plural: label('Esborranys', 'Borradores', 'Drafts'), retention: years(0).after('lapsesAt'), index: [['visitor']],
  fields: {
    visitor: reference(() => Visitor, label('De qui', 'De quién', 'Whose')).personal('identity', { basis }),
    offering: reference(() => Offering, label('Tràmit', 'Trámite', 'Procedure')).optional().internal(),
    answersTo: reference((): AnyRecord => Filing, label('Continua', 'Continúa', 'Goes on with')).optional().internal(),
    onBehalf: structure(label('En nom de', 'En nombre de', 'On behalf of'), onBehalfSchema).optional().personal('identity', { basis }),
    email: text(label('Correu per als avisos', 'Correo para los avisos', 'E-mail for notices')).atMost(254).optional().personal('contact', { basis }),
    answers: structure(label('Respostes', 'Respuestas', 'Answers'), answersSchema).personal('matter', { basis }),
    files: structure(label('Fitxers', 'Ficheros', 'Files'), z.array(broughtSchema).max(20)).personal('matter', { basis }),
    lapsesAt: moment(label('S’esborra', 'Se borra', 'Deleted on')).internal(),
    filing: reference((): AnyRecord => Filing, label('Presentada', 'Presentada', 'Filed')).optional().internal(),
  },
});

/** What an identified visitor filed: who they were, how they were identified, for whom they spoke and by what (Llei 39/2015, arts. 5, 9 and 66). */
export const Filing = record('electronic-office.filing', {
  title: label('Presentació', 'Presentación', 'Filing'), plural: label('Presentacions', 'Presentaciones', 'Filings'),
  retention: 'permanent', official: true, read: 'electronic-office.read', label: ['entryCode', 'subject'], list: ['entryCode', 'subject', 'interestedName', 'createdAt'],
  index: [['visitor'], ['interested'], ['case']], unique: [['draft']],
  fields: {
    draft: text(label('Esborrany', 'Borrador', 'Draft')).internal(),
    visitor: reference(() => Visitor, label('Qui presenta', 'Quién presenta', 'Filed by')).personal('identity', { basis }),
    filerName: text(label('Nom de qui presenta', 'Nombre de quien presenta', 'Name of the filer')).personal('identity', { basis }),
    filer: text(label('NIF de qui presenta', 'NIF de quien presenta', 'Number of the filer')).personal('identity', { basis }),
    identification: text(label('Com s’ha identificat', 'Cómo se ha identificado', 'How identified')).internal(),
    interestedName: text(label('Interessat', 'Interesado', 'Interested party')).personal('identity', { basis }),
    interested: text(label('NIF de l’interessat', 'NIF del interesado', 'Number of the interested party')).personal('identity', { basis }),
    standing: text(label('Representació', 'Representación', 'Standing')).optional().personal('identity', { basis }),
    subject: text(label('Assumpte', 'Asunto', 'Subject')).personal('matter', { basis }),
    offering: reference(() => Offering, label('Tràmit', 'Trámite', 'Procedure')).optional().internal(),
    answersTo: reference((): AnyRecord => Filing, label('Continua', 'Continúa', 'Goes on with')).optional().internal(),
    entry: reference(() => Entry, label('Assentament', 'Asiento', 'Entry')).open(),
    entryCode: text(label('Registre', 'Registro', 'Registry number')).open(),
    case: reference(() => Case, label('Expedient', 'Expediente', 'Case')).internal(),
    caseCode: text(label('Expedient', 'Expediente', 'Case number')).open(),
    verification: text(label('Codi de verificació', 'Código de verificación', 'Verification code')).internal(),
  },
});

/** Paper on its way to being an authentic electronic copy (Llei 39/2015, art. 27): the scans as they came, their reading, and the sealed copy. */
export const Digitisation = record('electronic-office.digitisation', {
  title: label('Digitalització', 'Digitalización', 'Digitisation'), plural: label('Digitalitzacions', 'Digitalizaciones', 'Digitisations'),
  retention: 'permanent', read: 'electronic-office.digitise', label: ['title'], list: ['title', 'state', 'createdAt'], unique: [['code']],
  fields: {
    title: text(label('Títol', 'Título', 'Title')).personal('matter', { basis }),
    kind: text(label('Tipus documental', 'Tipo documental', 'Kind')).matching(/^TD\d{2}$/).open(),
    language: choice(label('Llengua del paper', 'Lengua del papel', 'Language of the paper'), { cat: label('Català', 'Catalán', 'Catalan'), spa: label('Castellà', 'Castellano', 'Spanish') }).open(),
    scans: structure(label('Escanejats', 'Escaneados', 'Scans'), z.array(z.object({ sha256: z.string(), name: z.string(), size: z.int(), type: z.string() })).min(1).max(50)).personal('matter', { basis }),
    readings: structure(label('Lectures', 'Lecturas', 'Readings'), z.array(z.object({ scan: z.int(), file: z.string(), pages: z.int(), confidence: z.number() }))).internal(),
    state: choice(label('Estat', 'Estado', 'State'), {
      reading: label('S’està llegint', 'Leyendo', 'Being read'), sealed: label('Còpia segellada', 'Copia sellada', 'Sealed copy'), failed: label('No s’ha pogut llegir', 'No se ha podido leer', 'Could not be read'),
    }).internal(),
    failure: structure(label('Per què', 'Por qué', 'Why'), wordsSchema).optional().internal(),
    clerk: text(label('Qui digitalitza', 'Quién digitaliza', 'Clerk')).personal('employment', { basis }),
    code: text(label('Codi de verificació', 'Código de verificación', 'Verification code')).optional().internal(),
    copy: file(label('Còpia autèntica', 'Copia auténtica', 'Authentic copy')).optional().internal(),
    name: text(label('Nom del fitxer', 'Nombre del fichero', 'File name')).optional().personal('matter', { basis }),
    sealedAt: moment(label('Segellada', 'Sellada', 'Sealed')).optional().internal(),
    entries: structure(label('Registrada', 'Registrada', 'Registered'), z.array(z.object({ entry: z.uuid(), code: z.string(), at: z.string() }))).optional().internal(),
  },
});
