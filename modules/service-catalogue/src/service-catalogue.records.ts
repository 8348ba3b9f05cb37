import { choice, day, integer, longText, moment, money, record, reference, structure, text } from '@comu/kernel';
import { Case } from '@comu/cases';
import { Document } from '@comu/filing';
import { Organisation } from '@comu/identity';
import { SignatureRequest } from '@comu/signing';
import { z } from 'zod';
import { criterionSchema, neededSchema, recipientSchema, requirementSchema, words } from './rules-of-a-call.ts';
import { applicationStates, commitmentStates, senses } from './words.ts';

const label = (ca: string, es: string, en: string) => ({ ca, es, en });
const titles = {
  titleEs: text(label('Títol en castellà', 'Título en castellano', 'Title in Spanish')).optional(), titleEn: text(label('Títol en anglès', 'Título en inglés', 'Title in English')).optional(),
};
const titlesOpen = { titleEs: titles.titleEs.open(), titleEn: titles.titleEn.open() };
const inLanguages = { title: { es: 'titleEs', en: 'titleEn' } } as const;
const basis = 'GDPR 6.1.e; Llei 39/2015, art. 66';

export const resourceKinds = {
  economic: label('Econòmic', 'Económico', 'Economic'), technical: label('Tècnic', 'Técnico', 'Technical'), material: label('Material', 'Material', 'Material'),
} as const;

/** What a supramunicipal body offers to others; the catalogue is public. */
export const Resource = record('service-catalogue.resource', {
  title: label('Recurs', 'Recurso', 'Resource'), plural: label('Recursos del catàleg', 'Recursos del catálogo', 'Catalogue resources'),
  retention: 'permanent', scope: 'platform', visible: 'true', read: 'service-catalogue.read', label: ['code', 'title'], list: ['code', 'title', 'kind', 'owner'], search: ['code', 'title', 'titleEs', 'titleEn'],
  inLanguages: { ...inLanguages, summary: { es: 'summaryEs', en: 'summaryEn' } },
  fields: {
    code: text(label('Codi', 'Código', 'Code')).matching(/^\d{1,8}$/, label('Escriviu només xifres, com 315739.', 'Escriba solo cifras, como 315739.', 'Write digits only, such as 315739.')).unique().open(),
    title: text(label('Títol', 'Título', 'Title')).open(),
    ...titlesOpen,
    kind: choice(label('Classe', 'Clase', 'Kind'), resourceKinds).open(),
    summary: longText(label('Què ofereix', 'Qué ofrece', 'What it offers')).optional().open(),
    summaryEs: longText(label('Què ofereix, en castellà', 'Qué ofrece, en castellano', 'What it offers, in Spanish')).optional().open(),
    summaryEn: longText(label('Què ofereix, en anglès', 'Qué ofrece, en inglés', 'What it offers, in English')).optional().open(),
    owner: reference(() => Organisation, label('L’ofereix', 'Lo ofrece', 'Offered by')).open(),
  },
});

/** The call of a resource for some years, with every rule that decides who may apply, what is scored and how much there is. Towns read it once published. */
export const Call = record('service-catalogue.call', {
  title: label('Convocatòria', 'Convocatoria', 'Call'), plural: label('Convocatòries', 'Convocatorias', 'Calls'),
  retention: 'permanent', scope: 'platform', visible: `state <> 'draft' or owner = (select kernel.acting())`, read: 'service-catalogue.read', label: ['code', 'title'], list: ['code', 'title', 'opensOn', 'closesOn', 'state'],
  search: ['code', 'title', 'titleEs', 'titleEn'], inLanguages, index: [['state', 'closesOn']],
  fields: {
    code: text(label('Codi', 'Código', 'Code')).matching(/^\d{1,8}-\d{4}$/).unique().open(),
    resource: reference(() => Resource, label('Recurs', 'Recurso', 'Resource')).open(),
    owner: reference(() => Organisation, label('Convoca', 'Convoca', 'Called by')).open(),
    title: text(label('Títol', 'Título', 'Title')).open(),
    ...titlesOpen,
    state: choice(label('Estat', 'Estado', 'State'), { draft: label('Esborrany', 'Borrador', 'Draft'), published: label('Publicada', 'Publicada', 'Published') }).open(),
    opensOn: day(label('S’obre', 'Se abre', 'Opens')).open(),
    closesOn: day(label('Es tanca', 'Se cierra', 'Closes')).open(),
    recipients: structure(label('Destinataris', 'Destinatarios', 'Recipients'), z.array(recipientSchema).min(1).max(20)).open(),
    populationYear: integer(label('Any de les xifres de població', 'Año de las cifras de población', 'Year of the population figures')).open(),
    requirements: structure(label('Requisits', 'Requisitos', 'Requirements'), z.array(requirementSchema).max(50)).open(),
    criteria: structure(label('Criteris de valoració', 'Criterios de valoración', 'Scored criteria'), z.array(criterionSchema).min(1).max(20)).open(),
    documents: structure(label('Documents', 'Documentos', 'Documents'), z.array(neededSchema).max(20)).open(),
    minimum: integer(label('Puntuació mínima', 'Puntuación mínima', 'Minimum score')).initially(0).open(),
    months: integer(label('Termini per resoldre (mesos)', 'Plazo para resolver (meses)', 'Time to decide (months)')).open(),
    budget: money(label('Pressupost', 'Presupuesto', 'Budget')).optional().open(),
    most: money(label('Màxim per sol·licitud', 'Máximo por solicitud', 'At most for one application')).optional().open(),
    publishedAt: moment(label('Publicada', 'Publicada', 'Published')).optional().open(),
  },
});

const answers = z.record(z.string(), z.string().max(40));
const attached = z.strictObject({ code: z.string(), document: z.uuid() });

/** A body’s application to a call, from the first draft to its outcome, as the body that applies sees it. */
export const Application = record('service-catalogue.application', {
  title: label('Sol·licitud', 'Solicitud', 'Application'), plural: label('Sol·licituds', 'Solicitudes', 'Applications'),
  retention: 'permanent', read: 'service-catalogue.read', label: ['title'], list: ['title', 'state', 'entryCode', 'caseCode', 'changedAt'], search: ['title', 'titleEs', 'titleEn', 'project'], inLanguages, unique: [['call']], index: [['request']],
  fields: {
    call: reference(() => Call, label('Convocatòria', 'Convocatoria', 'Call')).internal(),
    title: text(label('Títol', 'Título', 'Title')).internal(),
    titleEs: titles.titleEs.internal(),
    titleEn: titles.titleEn.internal(),
    state: choice(label('Estat', 'Estado', 'State'), applicationStates).internal(),
    project: longText(label('Projecte', 'Proyecto', 'Project')).initially('').internal(),
    answers: structure(label('Respostes', 'Respuestas', 'Answers'), answers).internal(),
    declares: structure(label('Declara que compleix', 'Declara que cumple', 'Declares to meet'), z.array(z.string())).internal(),
    amount: money(label('Import que demana', 'Importe que pide', 'Amount asked for')).optional().internal(),
    contact: text(label('Persona de contacte', 'Persona de contacto', 'Contact person')).optional().personal('contact', { basis }),
    documents: structure(label('Documents adjunts', 'Documentos adjuntos', 'Attached documents'), z.array(attached)).internal(),
    document: reference(() => Document, label('Sol·licitud per signar', 'Solicitud para firmar', 'Application to sign')).optional().internal(),
    request: reference(() => SignatureRequest, label('Petició de signatura', 'Petición de firma', 'Signature request')).optional().internal(),
    exitCode: text(label('Registre de sortida', 'Registro de salida', 'Exit registry')).optional().open(),
    entryCode: text(label('Registre d’entrada de qui convoca', 'Registro de entrada de quien convoca', 'Entry registry of the caller')).optional().open(),
    case: text(label('Expedient (identificador)', 'Expediente (identificador)', 'Case (identifier)')).optional().internal(),
    caseCode: text(label('Expedient de qui convoca', 'Expediente de quien convoca', 'Case of the caller')).optional().open(),
    submittedAt: moment(label('Presentada', 'Presentada', 'Submitted')).optional().open(),
    answerUntil: day(label('Cal esmenar abans de', 'Hay que subsanar antes de', 'To be amended before')).optional().internal(),
    points: integer(label('Punts', 'Puntos', 'Points')).optional().internal(),
    granted: money(label('Import concedit', 'Importe concedido', 'Amount granted')).optional().open(),
  },
});

/** What happened to an application, in plain words, as the body that applied reads it. */
export const Step = record('service-catalogue.step', {
  title: label('Pas', 'Paso', 'Step'), plural: label('Passos', 'Pasos', 'Steps'), retention: 'permanent', read: 'service-catalogue.read', label: ['kind'], index: [['application']],
  fields: {
    application: reference(() => Application, label('Sol·licitud', 'Solicitud', 'Application')).internal(),
    kind: text(label('Classe', 'Clase', 'Kind')).internal(),
    says: structure(label('Què va passar', 'Qué pasó', 'What happened'), words).internal(),
    notification: text(label('Notificació (identificador)', 'Notificación (identificador)', 'Notification (identifier)')).optional().internal(),
    at: moment(label('Quan', 'Cuándo', 'When')).internal(),
    by: text(label('Qui', 'Quién', 'Who')).optional().personal('identity', { basis }),
  },
});

/** An application as the body that called sees it: whose, in which case, with which score and outcome. */
export const Candidacy = record('service-catalogue.candidacy', {
  title: label('Candidatura', 'Candidatura', 'Candidacy'), plural: label('Candidatures', 'Candidaturas', 'Candidacies'), retention: 'permanent', read: 'service-catalogue.read',
  label: ['applicantName'], list: ['applicantName', 'entryCode', 'points', 'sense', 'amount'], unique: [['call', 'applicant'], ['case']],
  fields: {
    call: reference(() => Call, label('Convocatòria', 'Convocatoria', 'Call')).internal(),
    case: reference(() => Case, label('Expedient', 'Expediente', 'Case')).internal(),
    applicant: reference(() => Organisation, label('Sol·licitant', 'Solicitante', 'Applicant')).open(),
    applicantName: text(label('Sol·licitant', 'Solicitante', 'Applicant')).open(),
    application: text(label('Sol·licitud (identificador)', 'Solicitud (identificador)', 'Application (identifier)')).internal(),
    entryCode: text(label('Registre d’entrada', 'Registro de entrada', 'Entry registry')).open(),
    asked: money(label('Import que demana', 'Importe que pide', 'Amount asked for')).optional().internal(),
    answers: structure(label('Respostes', 'Respuestas', 'Answers'), answers).internal(),
    documents: structure(label('Documents aportats', 'Documentos aportados', 'Documents provided'), z.array(attached)).internal(),
    population: integer(label('Població', 'Población', 'Population')).optional().open(),
    requirements: integer(label('Requeriments fets', 'Requerimientos hechos', 'Requirements made')).initially(0).internal(),
    score: structure(label('Punts per criteri', 'Puntos por criterio', 'Points by criterion'), z.record(z.string(), z.number())).optional().internal(),
    points: integer(label('Punts', 'Puntos', 'Points')).optional().internal(),
    sense: choice(label('Sentit', 'Sentido', 'Outcome'), senses).optional().internal(),
    amount: money(label('Import concedit', 'Importe concedido', 'Amount granted')).optional().open(),
    resolution: text(label('Resolució', 'Resolución', 'Resolution')).optional().open(),
  },
});

/** Money of a call set aside for an application, and what waits for money: who is next is told by score, then by entry. */
export const Commitment = record('service-catalogue.commitment', {
  title: label('Crèdit', 'Crédito', 'Commitment'), plural: label('Crèdits', 'Créditos', 'Commitments'), retention: 'permanent', read: 'service-catalogue.read',
  label: ['entryCode'], list: ['entryCode', 'amount', 'state'], index: [['call', 'state']], unique: [['candidacy']],
  fields: {
    call: reference(() => Call, label('Convocatòria', 'Convocatoria', 'Call')).internal(),
    candidacy: reference(() => Candidacy, label('Candidatura', 'Candidatura', 'Candidacy')).internal(),
    entryCode: text(label('Registre d’entrada', 'Registro de entrada', 'Entry registry')).open(),
    points: integer(label('Punts', 'Puntos', 'Points')).internal(),
    amount: money(label('Import', 'Importe', 'Amount')).open(),
    state: choice(label('Estat', 'Estado', 'State'), commitmentStates).internal(),
  },
});
