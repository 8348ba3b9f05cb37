import { choice, file, integer, moment, record, reference, structure, text, type AnyRecord } from '@comu/kernel';
import { z } from 'zod';
import { say } from '../words.ts';
import { columnForm, words } from './columns.ts';
import { Dataset } from './datasets.ts';

const basis = 'GDPR 6.1.e';
/** What one load left: immutable Parquet known by its hash, sealed in the ledger so that no figure computed from it can be disowned. */
export const Version = record('data.version', {
  title: say('Versió de dades', 'Versión de datos', 'Data version'), plural: say('Versions de dades', 'Versiones de datos', 'Data versions'),
  retention: 'permanent', official: true, label: ['code', 'number'], list: ['code', 'number', 'rows', 'loadedAt'], unique: [['dataset', 'number']],
  fields: {
    dataset: reference((): AnyRecord => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    code: text(say('Codi', 'Código', 'Code')).open(),
    number: integer(say('Número', 'Número', 'Number')).open(),
    content: file(say('Contingut', 'Contenido', 'Content')).open(),
    size: integer(say('Mida en bytes', 'Tamaño en bytes', 'Size in bytes')).open(),
    rows: integer(say('Files', 'Filas', 'Rows')).open(),
    columns: structure(say('Columnes', 'Columnas', 'Columns'), z.array(columnForm)).open(),
    profile: structure(say('Perfil', 'Perfil', 'Profile'), z.unknown()).optional().internal(),
    rejected: file(say('Files que no hi encaixen', 'Filas que no encajan', 'Rows that did not fit')).optional().internal(),
    rejectedRows: integer(say('Quantes no hi encaixen', 'Cuántas no encajan', 'How many did not fit')).initially(0).open(),
    quarantined: file(say('Files apartades', 'Filas apartadas', 'Quarantined rows')).optional().internal(),
    quarantinedRows: integer(say('Quantes s’han apartat', 'Cuántas se han apartado', 'How many were quarantined')).initially(0).open(),
    origin: text(say('D’on ve', 'De dónde viene', 'Where it comes from')).open(),
    originFile: file(say('Fitxer original', 'Archivo original', 'Original file')).optional().internal(),
    loadedAt: moment(say('Carregada', 'Cargada', 'Loaded')).open(),
    restores: integer(say('Restaura la versió', 'Restaura la versión', 'Restores version')).optional().open(),
    reason: text(say('Per què s’ha fet', 'Por qué se ha hecho', 'Why it was made')).describe(say('Per què una persona va canviar el contingut vigent.', 'Por qué una persona cambió el contenido vigente.', 'Why a person changed the content in place.')).optional().open(),
  },
});

/** A load from its request to its end. While it works, how far it is stands outside this row: see `load/progress.ts`. */
export const Load = record('data.load', {
  title: say('Càrrega', 'Carga', 'Load'), plural: say('Càrregues', 'Cargas', 'Loads'),
  retention: 'permanent', label: ['title'], list: ['title', 'state', 'rows', 'createdAt'], index: [['dataset'], ['state']],
  fields: {
    dataset: reference((): AnyRecord => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).optional().open(),
    code: text(say('Codi', 'Código', 'Code')).open(),
    title: text(say('Títol', 'Título', 'Title')).open(),
    file: file(say('Fitxer', 'Archivo', 'File')).internal(),
    fileName: text(say('Nom del fitxer', 'Nombre del archivo', 'File name')).internal(),
    reading: structure(say('Com es llegeix', 'Cómo se lee', 'How it is read'), z.record(z.string(), z.unknown())).optional().internal(),
    reason: text(say('Per què', 'Por qué', 'Why')).optional().open(),
    state: choice(say('Estat', 'Estado', 'State'), {
      waiting: say('En cua', 'En cola', 'Waiting'), done: say('Publicada', 'Publicada', 'Published'), held: say('Aturada per una regla', 'Detenida por una regla', 'Held by a rule'), failed: say('No s’ha pogut carregar', 'No se ha podido cargar', 'Failed'),
    }).initially('waiting').open(),
    result: reference((): AnyRecord => Version, say('Versió', 'Versión', 'Version')).optional().open(),
    rows: integer(say('Files', 'Filas', 'Rows')).optional().open(),
    incidents: integer(say('Incidències', 'Incidencias', 'Incidents')).optional().open(),
    sentence: structure(say('Què ha passat', 'Qué ha pasado', 'What happened'), words).optional().open(),
    endedAt: moment(say('Acabada', 'Acabada', 'Ended')).optional().open(),
  },
});

/** What one rule found in one version. The sample may show personal data, so it is read as such. */
export const Check = record('data.check', {
  title: say('Comprovació', 'Comprobación', 'Check'), plural: say('Comprovacions', 'Comprobaciones', 'Checks'),
  retention: 'permanent', label: ['code'], index: [['dataset'], ['measured']],
  fields: {
    dataset: reference((): AnyRecord => Dataset, say('Conjunt de dades', 'Conjunto de datos', 'Dataset')).open(),
    measured: reference((): AnyRecord => Version, say('Versió', 'Versión', 'Version')).open(),
    code: text(say('Regla', 'Regla', 'Rule')).open(),
    dimension: text(say('Dimensió', 'Dimensión', 'Dimension')).open(),
    severity: text(say('Gravetat', 'Gravedad', 'Severity')).open(),
    passed: integer(say('Passa', 'Pasa', 'Passed')).describe(say('1 si passa, 0 si no, -1 si no s’ha pogut comprovar.', '1 si pasa, 0 si no, -1 si no se ha podido comprobar.', '1 if it passes, 0 if not, -1 if it could not be checked.')).open(),
    failing: integer(say('Files que fallen', 'Filas que fallan', 'Failing rows')).open(),
    share: text(say('Proporció que passa', 'Proporción que pasa', 'Share that passes')).open(),
    says: structure(say('Què diu', 'Qué dice', 'What it says'), words).open(),
    sample: structure(say('Mostra de files', 'Muestra de filas', 'Sample of rows'), z.unknown()).optional().personal('data', { basis }),
  },
});
