import { choice, integer, longText, moment, record, reference, structure, text, type AnyRecord } from '@comu/kernel';
import { Person, Unit } from '@comu/identity';
import { z } from 'zod';
import { accesses, classes, frequencies, kinds, legalBases, licences, mostCrossed, say, themes } from '../words.ts';
import { columnEntry } from './columns.ts';
import { Version } from './versions.ts';

/** SQL names the dataset by it, so it is a plain word. */
export const datasetCode = /^[a-z][a-z0-9_]{0,62}$/;
const basis = 'GDPR 6.1.e';

/** A set of data that the organisation governs: one owner, one contract, one quality, one lineage. */
export const Dataset = record('data.dataset', {
  title: say('Conjunt de dades', 'Conjunto de datos', 'Dataset'), plural: say('Conjunts de dades', 'Conjuntos de datos', 'Datasets'),
  retention: 'permanent', read: 'data.read', label: ['title'], list: ['title', 'code', 'kind', 'theme', 'access', 'lastLoadedAt'],
  search: ['title', 'code', 'description', 'keywords', 'owner', 'columnWords'], index: [['title'], ['record'], ['kind', 'theme', 'access', 'personal', 'incidents', 'current']],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).matching(datasetCode, say('Minúscules, xifres i guions baixos, començant per una lletra.', 'Minúsculas, cifras y guiones bajos, empezando por una letra.', 'Lower case, digits and underscores, starting with a letter.')).unique().open(),
    title: text(say('Títol', 'Título', 'Title')).atMost(200).open(),
    description: longText(say('Descripció', 'Descripción', 'Description')).optional().open(),
    kind: choice(say('Origen', 'Origen', 'Origin'), kinds).open(),
    record: text(say('Registre de la plataforma', 'Registro de la plataforma', 'Record of the platform')).optional().open(),
    theme: choice(say('Tema', 'Tema', 'Theme'), themes).initially('public-sector').open(),
    keywords: text(say('Paraules clau', 'Palabras clave', 'Keywords')).optional().open(),
    owner: text(say('Qui n’és responsable', 'Quién es responsable', 'Who owns it')).describe(say('Òrgan o àrea que respon de les dades.', 'Órgano o área que responde de los datos.', 'Body or department that answers for the data.')).optional().open(),
    unit: reference(() => Unit, say('Unitat', 'Unidad', 'Unit')).optional().open(),
    steward: reference(() => Person, say('Qui en té cura', 'Quién lo cuida', 'Steward')).optional().personal('employment', { basis }),
    access: choice(say('Accés', 'Acceso', 'Access'), accesses).initially('organisation').open(),
    personal: choice(say('Dades personals', 'Datos personales', 'Personal data'), classes).initially('none').open(),
    legalBasis: choice(say('Base jurídica', 'Base jurídica', 'Legal basis'), legalBases).optional().open(),
    law: text(say('Norma', 'Norma', 'Law')).optional().open(),
    purpose: longText(say('Finalitat', 'Finalidad', 'Purpose')).optional().open(),
    subjects: text(say('De qui són les dades', 'De quién son los datos', 'Whose data they are')).optional().open(),
    recipients: text(say('A qui es comuniquen', 'A quién se comunican', 'Recipients')).optional().open(),
    retention: text(say('Conservació', 'Conservación', 'Retention')).optional().open(),
    licence: choice(say('Llicència', 'Licencia', 'Licence'), licences).initially('internal').open(),
    frequency: choice(say('Freqüència', 'Frecuencia', 'Frequency'), frequencies).initially('never').open(),
    columns: structure(say('Diccionari', 'Diccionario', 'Dictionary'), z.array(columnEntry).max(2000)).initially([]).open(),
    columnWords: longText(say('Paraules de les columnes', 'Palabras de las columnas', 'Words of the columns')).optional().open(),
    reading: structure(say('Com es llegeix el fitxer', 'Cómo se lee el archivo', 'How the file is read'), z.record(z.string(), z.unknown())).optional().internal(),
    current: reference((): AnyRecord => Version, say('Versió vigent', 'Versión vigente', 'Current version')).optional().open(),
    rows: integer(say('Files', 'Filas', 'Rows')).optional().open(),
    quality: integer(say('Qualitat', 'Calidad', 'Quality')).describe(say('Mitjana de les dimensions mesurades, de 0 a 100.', 'Media de las dimensiones medidas, de 0 a 100.', 'Mean of the measured dimensions, 0 to 100.')).optional().open(),
    incidents: integer(say('Incidències obertes', 'Incidencias abiertas', 'Open incidents')).initially(0).internal(),
    lastLoadedAt: moment(say('Última càrrega', 'Última carga', 'Last load')).optional().open(),
    crossed: structure(say('Columnes per les quals es compten persones', 'Columnas por las que se cuentan personas', 'Columns that people are counted by'), z.array(z.string().max(200)).max(mostCrossed)).optional().internal(),
    threshold: integer(say('Recompte mínim visible', 'Recuento mínimo visible', 'Smallest count shown')).initially(5).internal(),
  },
});

/** A term of the organisation’s glossary; columns that mean it point at its code. */
export const Concept = record('data.concept', {
  title: say('Terme del glossari', 'Término del glosario', 'Glossary term'), plural: say('Glossari', 'Glosario', 'Glossary'),
  retention: 'permanent', read: 'data.read', write: 'data.steward', label: ['term'], list: ['term', 'code', 'definition'], search: ['term', 'definition', 'synonyms'],
  fields: {
    code: text(say('Codi', 'Código', 'Code')).matching(/^[a-z][a-z0-9-]{0,78}$/).unique().open(),
    term: text(say('Terme', 'Término', 'Term')).atMost(200).open(),
    definition: longText(say('Definició', 'Definición', 'Definition')).open(),
    synonyms: text(say('Sinònims', 'Sinónimos', 'Synonyms')).optional().open(),
    source: text(say('Font', 'Fuente', 'Source')).optional().open(),
  },
});
