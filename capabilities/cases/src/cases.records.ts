import { choice, file, integer, longText, moment, record, reference, sentence, structure, text, yesNo } from '@comu/kernel';
import { Organisation, Person, Unit } from '@comu/identity';
import { Term } from '@comu/running-terms';
import { z } from 'zod';
import { grounds } from './rules/article-68-amendment.ts';

const basis = 'GDPR 6.1.e; Llei 39/2015, art. 70';
/** A procedure the organisation offers: which process runs, how long it may take, what silence means, how long its cases are kept. */
export const Procedure = record('cases.procedure', {
  title: { ca: 'Procediment', es: 'Procedimiento', en: 'Procedure' }, plural: { ca: 'Procediments', es: 'Procedimientos', en: 'Procedures' },
  retention: 'permanent', read: 'cases.read', write: 'cases.procedures', label: ['name'], list: ['name', 'months', 'silence', 'series'], unique: [['code']], inLanguages: { name: { es: 'nameEs', en: 'nameEn' } },
  fields: {
    code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/).open(),
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).open(),
    nameEs: text({ ca: 'Nom en castellà', es: 'Nombre en castellano', en: 'Name in Spanish' }).optional().open(),
    nameEn: text({ ca: 'Nom en anglès', es: 'Nombre en inglés', en: 'Name in English' }).optional().open(),
    process: text({ ca: 'Procés', es: 'Proceso', en: 'Process' }).open(),
    months: integer({ ca: 'Termini per resoldre (mesos)', es: 'Plazo para resolver (meses)', en: 'Time to decide (months)' }).open(),
    article: text({ ca: 'Norma del termini', es: 'Norma del plazo', en: 'Norm of the term' }).open(),
    silence: choice({ ca: 'Silenci', es: 'Silencio', en: 'Silence' }, { granted: { ca: 'Estimatori', es: 'Estimatorio', en: 'Granted' }, refused: { ca: 'Desestimatori', es: 'Desestimatorio', en: 'Refused' }, none: { ca: 'No escau', es: 'No procede', en: 'None' } }).open(),
    series: text({ ca: 'Sèrie documental', es: 'Serie documental', en: 'Series' }).open(),
    keptYears: integer({ ca: 'Conservació (anys; 0 = permanent)', es: 'Conservación (años; 0 = permanente)', en: 'Kept (years; 0 = for ever)' }).open(),
    byFormOnly: yesNo({ ca: 'Només amb el seu formulari', es: 'Solo con su formulario', en: 'By its form only' }).describe({ ca: 'Una entrada del registre no el pot iniciar: li faltarien respostes.', es: 'Una entrada del registro no lo puede iniciar: le faltarían respuestas.', en: 'An entry of the registry cannot begin it: answers would be missing.' }).optional().open(),
  },
});

/** The last number of the cases of a year; its row is the lock of the series. */
export const CaseBook = record('cases.book', {
  title: { ca: 'Llibre d’expedients', es: 'Libro de expedientes', en: 'Case book' }, plural: { ca: 'Llibres d’expedients', es: 'Libros de expedientes', en: 'Case books' },
  retention: 'permanent', label: ['year'], unique: [['year']],
  fields: { year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(), last: integer({ ca: 'Darrer número', es: 'Último número', en: 'Last number' }).open() },
});

export const Case = record('cases.case', {
  title: { ca: 'Expedient', es: 'Expediente', en: 'Case' }, plural: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' },
  retention: 'permanent', read: 'cases.read', label: ['code', 'title'], list: ['code', 'title', 'interested', 'state', 'openedAt'], search: ['code', 'title', 'titleEs', 'titleEn', 'interested'],
  inLanguages: { title: { es: 'titleEs', en: 'titleEn' }, outcome: { es: 'outcomeEs', en: 'outcomeEn' } }, unique: [['code']], index: [['state', 'openedAt'], ['procedure']],
  fields: {
    code: text({ ca: 'Número', es: 'Número', en: 'Number' }).open(),
    title: text({ ca: 'Títol', es: 'Título', en: 'Title' }).personal('matter', { basis }),
    titleEs: text({ ca: 'Títol en castellà', es: 'Título en castellano', en: 'Title in Spanish' }).optional().personal('matter', { basis }),
    titleEn: text({ ca: 'Títol en anglès', es: 'Título en inglés', en: 'Title in English' }).optional().personal('matter', { basis }),
    procedure: reference(() => Procedure, { ca: 'Procediment', es: 'Procedimiento', en: 'Procedure' }).open(),
    interested: text({ ca: 'Interessat', es: 'Interesado', en: 'Interested party' }).personal('identity', { basis }),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, { open: { ca: 'En tràmit', es: 'En trámite', en: 'Open' }, closed: { ca: 'Tancat', es: 'Cerrado', en: 'Closed' } }).open(),
    stage: structure({ ca: 'Situació', es: 'Situación', en: 'Situation' }, sentence).optional().internal(),
    outcome: text({ ca: 'Resultat', es: 'Resultado', en: 'Outcome' }).optional().internal(),
    outcomeEs: text({ ca: 'Resultat en castellà', es: 'Resultado en castellano', en: 'Outcome in Spanish' }).optional().internal(),
    outcomeEn: text({ ca: 'Resultat en anglès', es: 'Resultado en inglés', en: 'Outcome in English' }).optional().internal(),
    unit: reference(() => Unit, { ca: 'Unitat', es: 'Unidad', en: 'Unit' }).optional().internal(),
    handler: reference(() => Person, { ca: 'Tramita', es: 'Tramita', en: 'Handler' }).optional().personal('employment', { basis }),
    series: text({ ca: 'Sèrie documental', es: 'Serie documental', en: 'Series' }).open(),
    data: structure({ ca: 'Dades', es: 'Datos', en: 'Data' }, z.record(z.string(), z.unknown())).personal('matter', { basis }),
    openedAt: moment({ ca: 'Obert', es: 'Abierto', en: 'Opened' }).open(),
    closedAt: moment({ ca: 'Tancat', es: 'Cerrado', en: 'Closed' }).optional().open(),
    package: file({ ca: 'Paquet ENI', es: 'Paquete ENI', en: 'ENI package' }).optional().internal(),
    keptUntil: text({ ca: 'Es conserva fins', es: 'Se conserva hasta', en: 'Kept until' }).optional().internal(),
  },
});

export const Party = record('cases.party', {
  title: { ca: 'Interessat', es: 'Interesado', en: 'Party' }, plural: { ca: 'Interessats', es: 'Interesados', en: 'Parties' },
  retention: 'permanent', read: 'cases.read', label: ['name'], index: [['case']],
  fields: {
    case: reference(() => Case, { ca: 'Expedient', es: 'Expediente', en: 'Case' }).internal(),
    role: choice({ ca: 'Paper', es: 'Papel', en: 'Role' }, { interested: { ca: 'Interessat', es: 'Interesado', en: 'Interested' }, representative: { ca: 'Representant', es: 'Representante', en: 'Representative' } }).internal(),
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).personal('identity', { basis }),
    nif: text({ ca: 'NIF', es: 'NIF', en: 'Tax number' }).optional().personal('identity', { basis }),
    email: text({ ca: 'Correu', es: 'Correo', en: 'E-mail' }).optional().personal('contact', { basis }),
    language: choice({ ca: 'Llengua en què vol que se li escrigui', es: 'Lengua en la que quiere que se le escriba', en: 'Language asked for' }, { ca: { ca: 'Català', es: 'Catalán', en: 'Catalan' }, es: { ca: 'Castellà', es: 'Castellano', en: 'Spanish' }, en: { ca: 'Anglès', es: 'Inglés', en: 'English' } }).optional().personal('preference', { basis }),
    body: reference(() => Organisation, { ca: 'Ens', es: 'Ente', en: 'Organisation' }).optional().open(),
  },
});

/** What a party has to complete for their case to go on, and how it ended (Llei 39/2015, art. 68.1). */
export const Requirement = record('cases.requirement', {
  title: { ca: 'Requeriment', es: 'Requerimiento', en: 'Requirement' }, plural: { ca: 'Requeriments', es: 'Requerimientos', en: 'Requirements' },
  retention: 'permanent', read: 'cases.read', label: ['asks'], list: ['ground', 'asks', 'state', 'createdAt'], index: [['case', 'state']],
  fields: {
    case: reference(() => Case, { ca: 'Expedient', es: 'Expediente', en: 'Case' }).internal(),
    ground: choice({ ca: 'Què cal fer', es: 'Qué hay que hacer', en: 'What is to be done' }, { amend: grounds.amend.does, clarify: grounds.clarify.does }).internal(),
    asks: longText({ ca: 'Què es demana', es: 'Qué se pide', en: 'What is asked for' }).personal('matter', { basis }),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, {
      drafted: { ca: 'Per signar i notificar', es: 'Por firmar y notificar', en: 'To be signed and notified' }, awaiting: { ca: 'Espera resposta', es: 'Espera respuesta', en: 'Awaits an answer' },
      answered: { ca: 'Contestat', es: 'Contestado', en: 'Answered' }, unanswered: { ca: 'Sense resposta', es: 'Sin respuesta', en: 'Unanswered' },
    }).internal(),
    term: reference(() => Term, { ca: 'Termini', es: 'Plazo', en: 'Term' }).optional().internal(),
  },
});

/** What happened in a case, in words, as its timeline tells it. */
export const Happening = record('cases.happening', {
  title: { ca: 'Fet', es: 'Hecho', en: 'Happening' }, plural: { ca: 'Fets', es: 'Hechos', en: 'Happenings' },
  retention: 'permanent', official: true, label: ['kind'], index: [['case']],
  fields: {
    case: reference(() => Case, { ca: 'Expedient', es: 'Expediente', en: 'Case' }).internal(),
    kind: text({ ca: 'Classe', es: 'Clase', en: 'Kind' }).internal(),
    words: structure({ ca: 'Què va passar', es: 'Qué pasó', en: 'What happened' }, sentence).personal('matter', { basis }),
    about: text({ ca: 'De què', es: 'De qué', en: 'About' }).optional().internal(),
    by: text({ ca: 'Qui', es: 'Quién', en: 'Who' }).optional().personal('identity', { basis }),
  },
});
