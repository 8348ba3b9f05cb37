import { choice, day, file, integer, longText, moment, record, reference, sentence, structure, text, yesNo, type AnyRecord } from '@comu/kernel';
import { Dataset } from '@comu/catalogue';
import { Organisation, Person } from '@comu/identity';
import { frequencies, formats, highValue, licences, sectors, type Format } from '@comu/open-data';
import { z } from 'zod';
import { fedTable } from './feeds/feed.ts';
import { settingsSchema, statement } from './portal/settings.ts';
import { say, written } from './words.ts';

const basis = 'GDPR 6.1.c; Llei 19/2014';
const labels = <K extends string>(of: Readonly<Record<K, { readonly label: ReturnType<typeof say> }>>) => Object.fromEntries(Object.entries<{ label: ReturnType<typeof say> }>(of).map(([key, { label }]) => [key, label])) as Record<K, ReturnType<typeof say>>;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** How a body’s portal presents itself, and the number that grows with everything the public may see, so that copies know they are old. */
export const Portal = record('transparency.portal', {
  title: say('Portal de transparència', 'Portal de transparencia', 'Transparency portal'), plural: say('Portals de transparència', 'Portales de transparencia', 'Transparency portals'), retention: 'permanent', label: ['one'], unique: [['one']],
  fields: {
    one: text(say('Portal', 'Portal', 'Portal')).open(),
    intro: structure(say('Presentació', 'Presentación', 'Introduction'), written).optional().open(),
    email: text(say('Correu de contacte', 'Correo de contacto', 'Contact e-mail')).atMost(254).optional().open(),
    phone: text(say('Telèfon de contacte', 'Teléfono de contacto', 'Contact telephone')).atMost(30).optional().open(),
    accent: text(say('Color de la capçalera', 'Color de la cabecera', 'Colour of the heading')).matching(/^#[0-9a-f]{6}$/).optional().open(),
    ink: text(say('Color del text de la capçalera', 'Color del texto de la cabecera', 'Colour of the text of the heading')).matching(/^#[0-9a-f]{6}$/).optional().open(),
    logo: file(say('Logotip', 'Logotipo', 'Logo')).optional().open(),
    licence: choice(say('Llicència per defecte', 'Licencia por defecto', 'Licence by default'), labels(licences)).optional().open(),
    legal: structure(say('Avís legal', 'Aviso legal', 'Legal notice'), settingsSchema.shape.legal.unwrap()).optional().open(),
    accessibility: structure(say('Declaració d’accessibilitat', 'Declaración de accesibilidad', 'Accessibility statement'), statement).optional().open(),
    edition: integer(say('Edició', 'Edición', 'Edition')).initially(0).open(),
    revision: integer(say('Revisió', 'Revisión', 'Revision')).initially(1).open(),
    openedOn: day(say('Obert el', 'Abierto el', 'Opened on')).open(),
  },
});

/** How a portal was presented from one day to the next: each change of its settings, whole, with who made it. */
export const Edition = record('transparency.edition', {
  title: say('Edició del portal', 'Edición del portal', 'Edition of the portal'), plural: say('Edicions del portal', 'Ediciones del portal', 'Editions of the portal'), retention: 'permanent', official: true, read: 'transparency.read', label: ['number'], list: ['number', 'byName', 'createdAt'], unique: [['number']],
  fields: {
    number: integer(say('Número', 'Número', 'Number')).open(),
    settings: structure(say('Configuració', 'Configuración', 'Settings'), settingsSchema).open(),
    changed: structure(say('Què va canviar', 'Qué cambió', 'What changed'), z.array(z.string())).open(),
    byName: text(say('Qui ho va desar', 'Quién lo guardó', 'Saved by')).personal('employment', { basis }),
  },
});

/** What a body has done of one thing that the law asks to publish. The law’s own words are in `law/items.ts`. */
export const Item = record('transparency.item', {
  title: say('Ítem de transparència', 'Ítem de transparencia', 'Transparency item'), plural: say('Ítems de transparència', 'Ítems de transparencia', 'Transparency items'), retention: 'permanent', read: 'transparency.read', label: ['code'], list: ['code', 'source', 'published', 'contentOn'], unique: [['code']], index: [['responsible']],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).matching(/^[a-z0-9-]{1,60}$/).open(),
    source: choice(say('D’on surt', 'De dónde sale', 'Fed by'), { none: say('Encara res', 'Todavía nada', 'Nothing yet'), text: say('Un text', 'Un texto', 'A text'), document: say('Un document', 'Un documento', 'A document'), dataset: say('Un conjunt de dades', 'Un conjunto de datos', 'A dataset'), feed: say('El que l’ens ja sap', 'Lo que el ente ya sabe', 'What the body already knows') }).initially('none').open(),
    body: structure(say('Text', 'Texto', 'Text'), z.strictObject({ ca: z.string().trim().min(1).max(20_000), es: z.string().trim().max(20_000).optional(), en: z.string().trim().max(20_000).optional() })).optional().open(),
    document: file(say('Document', 'Documento', 'Document')).optional().open(),
    documentName: text(say('Nom del document', 'Nombre del documento', 'Document name')).atMost(300).optional().open(),
    dataset: text(say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).matching(/^[a-z][a-z0-9_]{0,62}$/).optional().open(),
    feed: text(say('Alimentació', 'Alimentación', 'Feed')).optional().open(),
    held: yesNo(say('No es renova sol', 'No se renueva solo', 'Does not renew itself')).initially(false).open(),
    complete: integer(say('Completesa', 'Completitud', 'Completeness')).optional().open(),
    content: reference((): AnyRecord => Content, say('Contingut vigent', 'Contenido vigente', 'Content in force')).optional().open(),
    contentOn: day(say('Contingut del dia', 'Contenido del día', 'Content as of')).optional().open(),
    personal: yesNo(say('Té dades personals', 'Tiene datos personales', 'Holds personal data')).initially(false).open(),
    responsible: reference(() => Person, say('Responsable', 'Responsable', 'Responsible')).optional().personal('employment', { basis }),
    notApplicable: text(say('Per què no s’aplica', 'Por qué no se aplica', 'Why it does not apply')).atMost(500).optional().open(),
    published: yesNo(say('Publicat', 'Publicado', 'Published')).initially(false).open(),
    publishedAt: moment(say('Publicat el', 'Publicado el', 'Published on')).optional().open(),
    approval: reference((): AnyRecord => Approval, say('Aprovació', 'Aprobación', 'Approval')).optional().open(),
  },
});

/** What an item showed from one moment to the next, whole, with who put it there and why; never changed afterwards. */
export const Content = record('transparency.content', {
  title: say('Contingut publicat', 'Contenido publicado', 'Published content'), plural: say('Continguts publicats', 'Contenidos publicados', 'Published contents'), retention: 'permanent', official: true, read: 'transparency.read', label: ['code', 'number'], list: ['code', 'number', 'byName', 'createdAt'], unique: [['code', 'number']],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).open(),
    number: integer(say('Número', 'Número', 'Number')).open(),
    source: choice(say('D’on surt', 'De dónde sale', 'Fed by'), { text: say('Un text', 'Un texto', 'A text'), document: say('Un document', 'Un documento', 'A document'), dataset: say('Un conjunt de dades', 'Un conjunto de datos', 'A dataset'), feed: say('El que l’ens ja sap', 'Lo que el ente ya sabe', 'What the body already knows') }).open(),
    body: structure(say('Text', 'Texto', 'Text'), z.object({ ca: z.string(), es: z.string().optional(), en: z.string().optional() })).optional().open(),
    document: file(say('Document', 'Documento', 'Document')).optional().open(),
    documentName: text(say('Nom del document', 'Nombre del documento', 'Document name')).optional().open(),
    dataset: text(say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).optional().open(),
    feed: text(say('Alimentació', 'Alimentación', 'Feed')).optional().open(),
    table: structure(say('Taula', 'Tabla', 'Table'), fedTable).optional().open(),
    contentOn: day(say('Contingut del dia', 'Contenido del día', 'Content as of')).optional().open(),
    personal: yesNo(say('Té dades personals', 'Tiene datos personales', 'Holds personal data')).open(),
    fingerprint: text(say('Empremta', 'Huella', 'Fingerprint')).open(),
    byName: text(say('Qui ho va posar', 'Quién lo puso', 'Put by')).personal('employment', { basis }),
    reason: text(say('Per què', 'Por qué', 'Why')).open(),
  },
});

/** How a dataset is offered to the public: in whose words, under which licence, and whether it is out. */
export const Offer = record('transparency.offer', {
  title: say('Conjunt publicat', 'Conjunto publicado', 'Published dataset'), plural: say('Conjunts publicats', 'Conjuntos publicados', 'Published datasets'), retention: 'permanent', read: 'transparency.read', label: ['code'], list: ['code', 'state', 'sector', 'licence'], unique: [['code']],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).matching(/^[a-z][a-z0-9_]{0,62}$/).open(),
    dataset: reference(() => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    name: structure(say('Títol', 'Título', 'Title'), written).open(),
    describes: structure(say('Descripció', 'Descripción', 'Description'), written).optional().open(),
    keywords: structure(say('Paraules clau', 'Palabras clave', 'Keywords'), z.array(z.string().trim().min(1).max(80)).max(30)).initially([]).open(),
    sector: choice(say('Sector', 'Sector', 'Sector'), labels(sectors)).initially('sector-publico').open(),
    frequency: choice(say('Freqüència', 'Frecuencia', 'Frequency'), { daily: say('Cada dia', 'Cada día', 'Daily'), weekly: say('Cada setmana', 'Cada semana', 'Weekly'), monthly: say('Cada mes', 'Cada mes', 'Monthly'), quarterly: say('Cada trimestre', 'Cada trimestre', 'Quarterly'), yearly: say('Cada any', 'Cada año', 'Yearly'), never: say('Mai', 'Nunca', 'Never'), irregular: say('Sense ritme fix', 'Sin ritmo fijo', 'Irregular') } satisfies Record<keyof typeof frequencies, ReturnType<typeof say>>).initially('yearly').open(),
    licence: choice(say('Llicència', 'Licencia', 'Licence'), labels(licences)).initially('cc-by-4.0').open(),
    from: day(say('Dades des de', 'Datos desde', 'Data from')).optional().open(),
    to: day(say('Dades fins a', 'Datos hasta', 'Data to')).optional().open(),
    highValue: choice(say('Alt valor', 'Alto valor', 'High value'), labels(highValue)).optional().open(),
    state: choice(say('Estat', 'Estado', 'State'), { draft: say('En preparació', 'En preparación', 'Being prepared'), preparing: say('S’està publicant', 'Publicándose', 'Being published'), published: say('Publicat', 'Publicado', 'Published'), withheld: say('Aturat', 'Detenido', 'Withheld'), withdrawn: say('Retirat', 'Retirado', 'Withdrawn') }).initially('draft').open(),
    why: structure(say('Per què', 'Por qué', 'Why'), sentence).optional().open(),
    release: reference((): AnyRecord => Release, say('Publicació vigent', 'Publicación vigente', 'Current release')).optional().open(),
    firstOn: day(say('Publicat per primer cop', 'Publicado por primera vez', 'First published')).optional().open(),
  },
});

const columnOut = z.object({ name: z.string(), title: z.string(), describe: z.string().nullable(), type: z.string(), unit: z.string().nullable() });
const formatOut = z.enum(Object.keys(formats) as [Format, ...Format[]]);
/** What went out of one version of a dataset: exactly these columns, in these files, under this approval where people are in them. */
export const Release = record('transparency.release', {
  title: say('Publicació de dades', 'Publicación de datos', 'Data release'), plural: say('Publicacions de dades', 'Publicaciones de datos', 'Data releases'), retention: 'permanent', official: true, read: 'transparency.read', label: ['code', 'number'], list: ['code', 'number', 'rows', 'createdAt'], index: [['offer']],
  fields: {
    offer: reference(() => Offer, say('Conjunt publicat', 'Conjunto publicado', 'Published dataset')).open(),
    code: text(say('Codi', 'Código', 'Code')).open(),
    number: integer(say('Versió', 'Versión', 'Version')).open(),
    source: text(say('Identificador de la versió', 'Identificador de la versión', 'Version identifier')).open(),
    rows: integer(say('Files', 'Filas', 'Rows')).open(),
    columns: structure(say('Columnes', 'Columnas', 'Columns'), z.array(columnOut)).open(),
    withheld: integer(say('Columnes que no surten', 'Columnas que no salen', 'Columns kept back')).open(),
    files: structure(say('Fitxers', 'Ficheros', 'Files'), z.array(z.object({ format: formatOut, sha256, bytes: z.int() }))).open(),
    loadedOn: day(say('Dades del dia', 'Datos del día', 'Data as of')).open(),
    quality: integer(say('Qualitat', 'Calidad', 'Quality')).optional().open(),
    approval: reference((): AnyRecord => Approval, say('Aprovació', 'Aprobación', 'Approval')).optional().open(),
  },
});

/** A named person’s decision that personal data of a subject may be published: of which columns, why and by which law (Llei 19/2014, art. 7; GDPR art. 6). */
export const Approval = record('transparency.approval', {
  title: say('Aprovació de publicació', 'Aprobación de publicación', 'Approval to publish'), plural: say('Aprovacions de publicació', 'Aprobaciones de publicación', 'Approvals to publish'), retention: 'permanent', official: true, read: 'transparency.read', label: ['code', 'approverName'], list: ['code', 'approverName', 'law', 'until'], index: [['code']],
  fields: {
    kind: choice(say('Què', 'Qué', 'What'), { item: say('Ítem', 'Ítem', 'Item'), dataset: say('Conjunt de dades', 'Conjunto de datos', 'Dataset') }).open(),
    code: text(say('Codi', 'Código', 'Code')).open(),
    columns: structure(say('Columnes', 'Columnas', 'Columns'), z.array(z.string())).open(),
    fingerprint: text(say('Del contingut', 'Del contenido', 'Of the content')).optional().open(),
    reason: longText(say('Motiu', 'Motivo', 'Reason')).open(),
    law: text(say('Norma que ho empara', 'Norma que lo ampara', 'Law that allows it')).open(),
    approver: reference(() => Person, say('Qui ho aprova', 'Quién lo aprueba', 'Approver')).personal('employment', { basis }),
    approverName: text(say('Nom de qui ho aprova', 'Nombre de quien lo aprueba', 'Approver’s name')).personal('employment', { basis }),
    until: day(say('Val fins al', 'Vale hasta el', 'Valid until')).open(),
  },
});

/** What was published, renewed or withdrawn, and when; never changed afterwards. */
export const Happening = record('transparency.happening', {
  title: say('Fet de publicació', 'Hecho de publicación', 'Publication event'), plural: say('Historial de publicació', 'Historial de publicación', 'Publication history'), retention: 'permanent', official: true, read: 'transparency.read', label: ['name'], list: ['name', 'what', 'createdAt'], index: [['code']],
  fields: {
    kind: choice(say('Què', 'Qué', 'What'), { item: say('Ítem', 'Ítem', 'Item'), dataset: say('Conjunt de dades', 'Conjunto de datos', 'Dataset') }).open(),
    code: text(say('Codi', 'Código', 'Code')).open(),
    name: text(say('Nom', 'Nombre', 'Name')).open(),
    what: choice(say('Fet', 'Hecho', 'Event'), { published: say('Publicat', 'Publicado', 'Published'), renewed: say('Actualitzat', 'Actualizado', 'Renewed'), withdrawn: say('Retirat', 'Retirado', 'Withdrawn') }).open(),
    fingerprint: text(say('Empremta', 'Huella', 'Fingerprint')).optional().open(),
    reason: text(say('Motiu', 'Motivo', 'Reason')).optional().open(),
  },
});

/** How each portal of the province stands, for all to see and compare. */
export const Standing = record('transparency.standing', {
  title: say('Situació d’un portal', 'Situación de un portal', 'Standing of a portal'), plural: say('Situació dels portals', 'Situación de los portales', 'Standing of the portals'), retention: 'permanent', scope: 'platform', visible: 'true', label: ['score'], unique: [['body']],
  fields: {
    body: reference(() => Organisation, say('Ens', 'Ente', 'Body')).open(),
    score: integer(say('Puntuació', 'Puntuación', 'Score')).open(),
    published: integer(say('Ítems publicats', 'Ítems publicados', 'Items published')).open(),
    asked: integer(say('Ítems exigits', 'Ítems exigidos', 'Items asked')).open(),
    late: integer(say('Ítems endarrerits', 'Ítems atrasados', 'Items late')).open(),
    datasets: integer(say('Conjunts oberts', 'Conjuntos abiertos', 'Open datasets')).open(),
    byFamily: structure(say('Per família', 'Por familia', 'By family'), z.record(z.string(), z.int())).open(),
    measuredOn: day(say('Mesurat el', 'Medido el', 'Measured on')).open(),
  },
});
