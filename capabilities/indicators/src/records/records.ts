import { choice, decimal, integer, longText, moment, record, reference, structure, text, yesNo } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { z } from 'zod';
import { absences, directions, gatherings, periodKinds, say, themes } from '../words.ts';

export const words = z.object({ ca: z.string().max(2000), es: z.string().max(2000), en: z.string().max(2000) });
const place = () => text(say('Municipi (codi INE)', 'Municipio (código INE)', 'Municipality (INE code)')).matching(/^\d{5}$/);
const period = () => text(say('Període', 'Periodo', 'Period')).matching(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/);

/** The declared steps of a composite index. */
export const stepsSchema = z.strictObject({
  components: z.array(z.strictObject({ code: z.string().max(80), weight: z.number().positive().max(1000), direction: z.enum(['more', 'less']) })).min(2).max(30),
  winsorise: z.strictObject({ lower: z.number().min(0).max(0.5), upper: z.number().min(0.5).max(1) }).nullable(),
  normalise: z.enum(['min-max', 'quartiles']),
  complete: z.number().min(0).max(1),
});

/** Which data a formula reads under which name: `{padro}` in its SQL is the dataset bound to `padro`. */
export const bindingsSchema = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), z.string().regex(/^[a-z][a-z0-9_]{0,62}$/));

const seen = `owner = any ((select kernel.readable())::uuid[]) or shared`;
const owner = () => reference(() => Organisation, say('De l’ens', 'Del ente', 'Of the body')).open();
const shared = () => yesNo(say('El veuen tots els ens', 'Lo ven todos los entes', 'Seen by all bodies')).initially(false).open();

/** An indicator, declared once. Those that a body shares are read by all. */
export const Indicator = record('indicators.indicator', {
  title: say('Indicador', 'Indicador', 'Indicator'), plural: say('Indicadors', 'Indicadores', 'Indicators'),
  retention: 'permanent', scope: 'platform', visible: seen, label: ['code'], unique: [['owner', 'code']], index: [['owner', 'theme']],
  fields: {
    owner: owner(), shared: shared(),
    code: text(say('Codi', 'Código', 'Code')).matching(/^[a-z][a-z0-9-]{1,79}$/).open(),
    name: structure(say('Nom', 'Nombre', 'Name'), words).open(),
    theme: choice(say('Tema', 'Tema', 'Theme'), themes).open(),
    unit: structure(say('Unitat', 'Unidad', 'Unit'), words).open(),
    decimals: integer(say('Decimals', 'Decimales', 'Decimals')).open(),
    direction: choice(say('Sentit', 'Sentido', 'Direction'), directions).open(),
    periods: choice(say('Període', 'Periodo', 'Period'), periodKinds).open(),
    universe: choice(say('De qui', 'De quién', 'Of whom'), { province: say('Els 311 municipis', 'Los 311 municipios', 'The 311 municipalities'), own: say('El mateix ens', 'El propio ente', 'The body itself'), delivered: say('Els ens que hi estan d’acord', 'Los entes que están de acuerdo', 'The bodies that agree') }).open(),
    kind: choice(say('Com es calcula', 'Cómo se calcula', 'How it is computed'), { data: say('Amb dades del catàleg', 'Con datos del catálogo', 'From data of the catalogue'), records: say('Amb els registres de la plataforma', 'Con los registros de la plataforma', 'From the records of the platform'), composite: say('Índex compost', 'Índice compuesto', 'Composite index') }).open(),
    formula: structure(say('Fórmula', 'Fórmula', 'Formula'), words).open(),
    gathers: choice(say('Diversos municipis junts', 'Varios municipios juntos', 'Several municipalities together'), gatherings).optional().open(),
    sql: longText(say('Consulta', 'Consulta', 'Query')).optional().open(),
    bindings: structure(say('Dades que llegeix', 'Datos que lee', 'Data it reads'), bindingsSchema).open(),
    factor: decimal(say('Multiplicat per', 'Multiplicado por', 'Times')).open(),
    steps: structure(say('Passos de l’índex', 'Pasos del índice', 'Steps of the index'), stepsSchema).optional().open(),
    source: structure(say('Font', 'Fuente', 'Source'), words).open(),
    threshold: decimal(say('Part mínima amb dades', 'Parte mínima con datos', 'Least share with data')).describe(say('Si no arriba a aquesta part dels municipis, el període no es publica.', 'Si no llega a esta parte de los municipios, el periodo no se publica.', 'Below this share of the municipalities the period is not published.')).open(),
    method: structure(say('Nota metodològica', 'Nota metodológica', 'Method note'), words).open(),
    responsible: text(say('Responsable', 'Responsable', 'Responsible')).open(),
    state: choice(say('Estat', 'Estado', 'State'), { active: say('Vigent', 'Vigente', 'Active'), retired: say('Retirat', 'Retirado', 'Retired') }).initially('active').open(),
  },
});

/** A declaration of an indicator as it was kept, one for each time that it changed: what a figure of then meant can be read for ever. */
export const Edition = record('indicators.edition', {
  title: say('Edició d’un indicador', 'Edición de un indicador', 'Edition of an indicator'), plural: say('Edicions dels indicadors', 'Ediciones de los indicadores', 'Editions of indicators'), retention: 'permanent', scope: 'platform', visible: seen, unique: [['indicator', 'edition']],
  fields: {
    owner: owner(), shared: shared(),
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).open(),
    edition: integer(say('Edició', 'Edición', 'Edition')).open(),
    at: moment(say('Des de', 'Desde', 'Since')).open(),
    by: text(say('Qui la va fer', 'Quién la hizo', 'Made by')).personal('employment', { basis: 'GDPR 6.1.e' }),
    why: text(say('Què canvia', 'Qué cambia', 'What changes')).atMost(500).optional().open(),
    content: structure(say('Declaració', 'Declaración', 'Declaration'), z.record(z.string(), z.unknown())).open(),
  },
});

/** One computation of an indicator: when, from which versions and what came of each period. */
export const Computation = record('indicators.computation', {
  title: say('Càlcul', 'Cálculo', 'Computation'), plural: say('Càlculs', 'Cálculos', 'Computations'),
  retention: 'permanent', scope: 'platform', visible: seen, index: [['indicator']],
  fields: {
    owner: owner(), shared: shared(),
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).open(),
    at: moment(say('Calculat', 'Calculado', 'Computed')).open(),
    sql: longText(say('Consulta feta', 'Consulta hecha', 'Query made')).optional().open(),
    sources: structure(say('Versions llegides', 'Versiones leídas', 'Versions read'), z.array(z.object({ code: z.string(), title: z.string(), version: z.string(), number: z.int(), loadedAt: z.string() }))).open(),
    periods: structure(say('Períodes', 'Periodos', 'Periods'), z.array(z.object({ period: z.string(), filled: z.int(), of: z.int(), published: z.boolean() }))).open(),
    rows: integer(say('Valors', 'Valores', 'Values')).open(),
    rejected: integer(say('Files que no casen', 'Filas que no casan', 'Rows that do not match')).open(),
  },
});

/** The value of an indicator in a place and period, or why there is none. */
export const Value = record('indicators.value', {
  title: say('Valor', 'Valor', 'Value'), plural: say('Valors', 'Valores', 'Values'),
  retention: 'permanent', scope: 'platform', visible: seen, unique: [['indicator', 'place', 'period', 'dimension']], index: [['indicator', 'period']],
  fields: {
    owner: owner(), shared: shared(),
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).open(),
    place: place().open(), period: period().open(),
    dimension: text(say('Dimensió', 'Dimensión', 'Dimension')).atMost(120).open(),
    value: decimal(say('Valor', 'Valor', 'Value')).optional().open(),
    numerator: decimal(say('Numerador', 'Numerador', 'Numerator')).optional().open(),
    denominator: decimal(say('Denominador', 'Denominador', 'Denominator')).optional().open(),
    absent: choice(say('Per què no n’hi ha', 'Por qué no hay', 'Why there is none'), absences).optional().open(),
    published: yesNo(say('Publicat', 'Publicado', 'Published')).open(),
    parts: structure(say('Components', 'Componentes', 'Parts'), z.array(z.object({ code: z.string(), value: z.number().nullable(), used: z.number().nullable(), points: z.number().nullable(), weight: z.number() }))).optional().open(),
    computation: reference(() => Computation, say('Càlcul', 'Cálculo', 'Computation')).open(),
  },
});

/** What a body means to reach, in all places or in one. */
export const Target = record('indicators.target', {
  title: say('Objectiu', 'Objetivo', 'Target'), plural: say('Objectius', 'Objetivos', 'Targets'), retention: 'permanent', read: 'indicators.read', index: [['indicator']], label: ['place'],
  fields: {
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).internal(),
    place: place().optional().internal(), period: period().internal(),
    value: decimal(say('Objectiu', 'Objetivo', 'Target')).internal(),
    reason: text(say('Acord o pla que el fixa', 'Acuerdo o plan que lo fija', 'Decision or plan that sets it')).internal(),
  },
});

/** Municipalities that somebody compares with one another. */
export const Group = record('indicators.group', {
  title: say('Grup de municipis', 'Grupo de municipios', 'Group of municipalities'), plural: say('Grups de municipis', 'Grupos de municipios', 'Groups of municipalities'), retention: 'permanent', read: 'indicators.read', label: ['name'],
  fields: { name: text(say('Nom', 'Nombre', 'Name')).atMost(120).unique().internal(), places: structure(say('Municipis', 'Municipios', 'Municipalities'), z.array(z.string().regex(/^\d{5}$/)).min(1).max(311)).internal() },
});

/** An alert of before there were reactions; each becomes one the next time that reactions are looked at. */
export const Alert = record('indicators.alert', {
  title: say('Avís per llindar', 'Aviso por umbral', 'Threshold alert'), plural: say('Avisos per llindar', 'Avisos por umbral', 'Threshold alerts'), retention: 'permanent', read: 'indicators.read', index: [['indicator']], label: ['when'], list: ['indicator', 'place', 'when', 'level', 'lastPeriod'],
  fields: {
    indicator: reference(() => Indicator, say('Indicador', 'Indicador', 'Indicator')).internal(),
    place: place().optional().internal(),
    when: choice(say('Quan', 'Cuando', 'When'), { above: say('passa de', 'pasa de', 'rises above'), below: say('baixa de', 'baja de', 'falls below') }).internal(),
    level: decimal(say('Llindar', 'Umbral', 'Level')).internal(),
    process: text(say('Procés que s’inicia', 'Proceso que se inicia', 'Process to start')).atMost(80).optional().internal(),
    mail: yesNo(say('Avisa per correu', 'Avisa por correo', 'Tell by e-mail')).initially(true).internal(),
    lastPeriod: text(say('Darrer període avisat', 'Último periodo avisado', 'Last period told')).optional().internal(),
  },
});

/** Whether a body gives its own figures (counts only) to its Diputació, so that all can be compared. */
export const Agreement = record('indicators.agreement', {
  title: say('Acord per compartir xifres', 'Acuerdo para compartir cifras', 'Agreement to share figures'), plural: say('Acords per compartir xifres', 'Acuerdos para compartir cifras', 'Agreements to share figures'), retention: 'permanent', read: 'indicators.read', label: ['to'],
  fields: {
    to: reference(() => Organisation, say('Amb qui', 'Con quién', 'With whom')).unique().open(),
    agreed: yesNo(say('Hi està d’acord', 'Está de acuerdo', 'Agreed')).open(),
  },
});
