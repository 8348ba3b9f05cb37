import { choice, integer, longText, moment, record, reference, sentence, structure, text, yesNo } from '@comu/kernel';
import { z } from 'zod';
import { lineKinds, say } from '../words.ts';
import { Dataset } from './datasets.ts';
import { Version } from './versions.ts';

/** How a person sees a column: as it is, by a stable code, in part, or not at all. */
export const sights = ['clear', 'pseudonym', 'masked', 'hidden'] as const;
export type Sight = (typeof sights)[number];

/** Who sees which rows and columns of a dataset, and what for. The first rule that fits whoever asks holds alone. */
export const AccessRule = record('data.access-rule', {
  title: say('Regla d’accés', 'Regla de acceso', 'Access rule'), plural: say('Regles d’accés', 'Reglas de acceso', 'Access rules'),
  retention: 'permanent', read: 'data.steward', label: ['title'],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).internal(),
    title: text(say('Nom', 'Nombre', 'Name')).atMost(200).internal(),
    place: integer(say('Ordre', 'Orden', 'Order')).initially(1).internal(),
    roles: structure(say('Rols', 'Roles', 'Roles'), z.array(z.string().max(60)).max(30)).initially([]).internal(),
    units: structure(say('Unitats', 'Unidades', 'Units'), z.array(z.uuid()).max(200)).initially([]).internal(),
    purposes: structure(say('Finalitats', 'Finalidades', 'Purposes'), z.array(z.string().max(80)).max(30)).initially([]).internal(),
    rows: longText(say('Files que es veuen', 'Filas visibles', 'Rows seen')).describe(say('Una condició SQL sobre les columnes. Buit: totes.', 'Una condición SQL sobre las columnas. Vacío: todas.', 'A SQL condition over the columns. Empty: all.')).optional().internal(),
    columns: structure(say('Columnes', 'Columnas', 'Columns'), z.record(z.string().max(200), z.enum(sights))).initially({}).internal(),
    ground: text(say('Per què', 'Por qué', 'Why')).describe(say('La norma o la funció que ho justifica.', 'La norma o la función que lo justifica.', 'The law or duty that justifies it.')).optional().internal(),
  },
});

/** The contract of a dataset, in the words of the Open Data Contract Standard 3.1. */
export const Contract = record('data.contract', {
  title: say('Contracte de dades', 'Contrato de datos', 'Data contract'), plural: say('Contractes de dades', 'Contratos de datos', 'Data contracts'),
  retention: 'permanent', read: 'data.read', label: ['edition'], unique: [['dataset', 'edition']],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    edition: integer(say('Edició', 'Edición', 'Edition')).open(),
    state: choice(say('Estat', 'Estado', 'State'), { draft: say('Esborrany', 'Borrador', 'Draft'), active: say('Vigent', 'Vigente', 'Active'), retired: say('Retirat', 'Retirado', 'Retired') }).initially('draft').open(),
    content: structure(say('Contingut', 'Contenido', 'Content'), z.record(z.string(), z.unknown())).open(),
    activeFrom: moment(say('Vigent des de', 'Vigente desde', 'Active since')).optional().open(),
    retiredAt: moment(say('Retirat', 'Retirado', 'Retired')).optional().open(),
  },
});

/** What each kind of source needs to be told, besides its address. */
export const sourceSettings = z.strictObject({
  /** CKAN: the resource, or the dataset whose newest file is followed; and whether it is taken by rows rather than as a file. */
  resource: z.string().max(200).optional(), package: z.string().max(200).optional(), rows: z.enum(['file', 'datastore']).optional(),
  /** PostgreSQL: what is asked, as whom, and how the line is kept. */
  query: z.string().max(20_000).optional(), user: z.string().max(200).optional(), database: z.string().max(200).optional(), line: z.enum(lineKinds).optional(), ca: z.string().max(20_000).optional(),
  /** DCAT: the dataset and which of its files, by the addresses that the catalogue gives them. */
  dataset: z.string().max(1000).optional(), distribution: z.string().max(1000).optional(),
});

/** Where a dataset is fetched from, and when. Its password or token is locked in the vault. */
export const Source = record('data.source', {
  title: say('Font', 'Fuente', 'Source'), plural: say('Fonts', 'Fuentes', 'Sources'),
  retention: 'permanent', label: ['address'], list: ['kind', 'address', 'rhythm', 'lastAt'],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).internal(),
    kind: choice(say('Tipus', 'Tipo', 'Kind'), { url: say('Adreça web', 'Dirección web', 'Web address'), ckan: say('Portal CKAN', 'Portal CKAN', 'CKAN portal'), dcat: say('Catàleg DCAT', 'Catálogo DCAT', 'DCAT catalogue'), sql: say('Base de dades PostgreSQL', 'Base de datos PostgreSQL', 'PostgreSQL database') }).internal(),
    address: text(say('Adreça', 'Dirección', 'Address')).internal(),
    settings: structure(say('Detalls', 'Detalles', 'Details'), sourceSettings).initially({}).internal(),
    secret: longText(say('Secret', 'Secreto', 'Secret')).optional().internal(),
    rhythm: choice(say('Quan', 'Cuándo', 'When'), { 'by-hand': say('A mà', 'A mano', 'By hand'), hourly: say('Cada hora', 'Cada hora', 'Hourly'), daily: say('Cada dia', 'Cada día', 'Daily'), weekly: say('Cada setmana', 'Cada semana', 'Weekly'), monthly: say('Cada mes', 'Cada mes', 'Monthly') }).initially('by-hand').internal(),
    webhook: text(say('Codi d’avís', 'Código de aviso', 'Webhook code')).unique().optional().internal(),
    nextAt: moment(say('Propera vegada', 'Próxima vez', 'Next time')).optional().internal(),
    lastAt: moment(say('Última vegada', 'Última vez', 'Last time')).optional().internal(),
    outcome: structure(say('Què va passar', 'Qué pasó', 'What happened'), sentence).optional().internal(),
    mark: structure(say('Com el servidor l’anomena', 'Cómo lo llama el servidor', 'How the server names it'), z.object({ etag: z.string().optional(), modified: z.string().optional() })).optional().internal(),
    fingerprint: text(say('Empremta del contingut', 'Huella del contenido', 'Fingerprint')).optional().internal(),
  },
});

/**
 * What was made from what: one line for each version that something was computed into, column by column. What other modules make (indicators, dashboards, what is
 * published) is told by them; a line of theirs without inputs says that it is no longer made.
 */
export const Derivation = record('data.derivation', {
  title: say('Derivació', 'Derivación', 'Derivation'), plural: say('Derivacions', 'Derivaciones', 'Derivations'),
  retention: 'permanent', read: 'data.read', label: ['job'], index: [['output']],
  fields: {
    job: text(say('Què ho ha fet', 'Qué lo ha hecho', 'What made it')).open(),
    kind: choice(say('Tipus', 'Tipo', 'Kind'), { load: say('Càrrega', 'Carga', 'Load'), transformation: say('Transformació', 'Transformación', 'Transformation'), indicator: say('Indicador', 'Indicador', 'Indicator'), portal: say('Portal', 'Portal', 'Portal'), distribution: say('Dades obertes', 'Datos abiertos', 'Open data'), dashboard: say('Quadre de comandament', 'Cuadro de mando', 'Dashboard'), external: say('Programa extern', 'Programa externo', 'Outside program') }).open(),
    output: text(say('Què en surt', 'Qué sale', 'What comes out')).open(),
    address: text(say('On és', 'Dónde está', 'Where it is')).optional().open(),
    made: reference(() => Version, say('Versió que en surt', 'Versión que sale', 'Version made')).optional().open(),
    inputs: structure(say('De què surt', 'De qué sale', 'What it comes from'), z.array(z.object({ code: z.string(), version: z.string().optional(), number: z.int().optional() }))).open(),
    columns: structure(say('Columna per columna', 'Columna a columna', 'Column by column'), z.record(z.string(), z.array(z.object({ table: z.string(), column: z.string() })))).initially({}).open(),
  },
});

/** Who used a dataset for what, counted by day. */
export const Use = record('data.use', {
  title: say('Ús', 'Uso', 'Use'), plural: say('Usos', 'Usos', 'Uses'), retention: 'permanent', read: 'data.steward', label: ['what'], unique: [['dataset', 'kind', 'what', 'who', 'day']],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).internal(),
    kind: text(say('Tipus', 'Tipo', 'Kind')).internal(),
    what: text(say('Per a què', 'Para qué', 'What for')).internal(),
    who: text(say('Qui', 'Quién', 'Who')).personal('identity', { basis: 'GDPR 6.1.e' }),
    day: text(say('Dia', 'Día', 'Day')).internal(),
    times: integer(say('Vegades', 'Veces', 'Times')).initially(1).internal(),
  },
});

/** SQL that makes one dataset from others; each edition is kept, with the tests it passed. */
export const Transformation = record('data.transformation', {
  title: say('Transformació', 'Transformación', 'Transformation'), plural: say('Transformacions', 'Transformaciones', 'Transformations'),
  retention: 'permanent', read: 'data.read', label: ['title', 'edition'], list: ['title', 'code', 'edition', 'state'], search: ['title', 'code'], unique: [['code', 'edition']],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).matching(/^[a-z][a-z0-9_]{0,62}$/).open(),
    edition: integer(say('Edició', 'Edición', 'Edition')).open(),
    title: text(say('Títol', 'Título', 'Title')).atMost(200).open(),
    sql: longText(say('SQL', 'SQL', 'SQL')).open(),
    inputs: structure(say('Entrades', 'Entradas', 'Inputs'), z.array(z.string())).open(),
    lineage: structure(say('Llinatge', 'Linaje', 'Lineage'), z.record(z.string(), z.unknown())).open(),
    tests: structure(say('Proves', 'Pruebas', 'Tests'), z.array(z.unknown())).initially([]).open(),
    state: choice(say('Estat', 'Estado', 'State'), { active: say('Vigent', 'Vigente', 'Active'), retired: say('Retirada', 'Retirada', 'Retired') }).initially('active').open(),
    automatic: yesNo(say('S’executa sola', 'Se ejecuta sola', 'Runs by itself')).initially(true).open(),
  },
});

/** What is done when something happens to a dataset: a process is started or somebody is told. */
export const Reaction = record('data.reaction', {
  title: say('Reacció', 'Reacción', 'Reaction'), plural: say('Reaccions', 'Reacciones', 'Reactions'), retention: 'permanent', read: 'data.read', label: ['title'],
  fields: {
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    title: text(say('Nom', 'Nombre', 'Name')).atMost(200).open(),
    on: choice(say('Quan', 'Cuándo', 'When'), { incident: say('S’obre una incidència', 'Se abre una incidencia', 'An incident is opened'), late: say('Les dades arriben tard', 'Los datos llegan tarde', 'The data are late'), threshold: say('Una xifra passa d’un límit', 'Una cifra pasa de un límite', 'A figure crosses a limit') }).open(),
    condition: structure(say('Condició', 'Condición', 'Condition'), z.object({ sql: z.string().max(20_000).optional(), severity: z.string().optional() })).initially({}).open(),
    process: text(say('Procés', 'Proceso', 'Process')).optional().open(),
    active: yesNo(say('Activa', 'Activa', 'Active')).initially(true).open(),
    lastAt: moment(say('Última vegada', 'Última vez', 'Last time')).optional().open(),
    standing: yesNo(say('Es compleix ara', 'Se cumple ahora', 'Holds now')).initially(false).internal(),
  },
});
