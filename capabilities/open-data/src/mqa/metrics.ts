import type { Store, Term } from 'n3';
import { facts } from '../check/kinds.ts';
import { authorities, type Name } from '../vocabulary.ts';
import { say, type Words } from '../words.ts';

export const dimensions = {
  findability: say('Es troba', 'Se encuentra', 'Findability'), accessibility: say('S’hi arriba', 'Se accede', 'Accessibility'), interoperability: say('Es combina', 'Se combina', 'Interoperability'),
  reusability: say('Es reutilitza', 'Se reutiliza', 'Reusability'), contextuality: say('Es situa', 'Se contextualiza', 'Contextuality'),
} as const;
export type MqaDimension = keyof typeof dimensions;

export interface Measured {
  readonly store: Store;
  readonly node: Term;
  /** Whether an address answers; what data.europa.eu finds out by asking it. */
  readonly answers: (address: string) => boolean;
  /** Datasets without a violation of the standard, distributions and the rest counted in. */
  readonly sound: (dataset: Term) => boolean;
}
/** One of the measures of data.europa.eu: of each dataset or of each distribution, so many points when it holds. */
export interface Metric {
  readonly id: string;
  readonly dimension: MqaDimension;
  readonly of: 'dataset' | 'distribution';
  readonly points: number;
  readonly says: Words;
  readonly remedy: Words;
  holds(measured: Measured): boolean;
}

const has = (path: Name) => ({ store, node }: Measured) => facts({ store, path }, node).length > 0;
const within = (path: Name, list: string) => ({ store, node }: Measured) => facts({ store, path }, node).some(({ value }) => value.startsWith(`${list}/`));
const answers = (path: Name) => ({ store, node, answers: asked }: Measured) => facts({ store, path }, node).some(({ value }) => asked(value));
const formatOf = ({ store, node }: Measured) => facts({ store, path: 'dct:format' }, node).map(({ value }) => value.replace(`${authorities.format}/`, ''));
// The lists of data.europa.eu, as far as our formats and the usual ones go.
const open = new Set(['CSV', 'JSON', 'JSON_LD', 'XML', 'RDF_XML', 'RDF_TURTLE', 'GEOJSON', 'XLSX', 'ODS', 'PARQUET', 'TSV', 'HTML', 'PDF', 'TXT', 'GPKG', 'KML', 'GML']);
const readable = new Set(['CSV', 'JSON', 'JSON_LD', 'XML', 'RDF_XML', 'RDF_TURTLE', 'GEOJSON', 'XLSX', 'ODS', 'TSV', 'GPKG', 'KML', 'GML', 'PARQUET', 'SHP', 'XLS']);
const write = (ca: string, es: string, en: string) => say(ca, es, en);

/** The measures of the European metadata quality assessment that add up to its 405 points. */
export const metrics: readonly Metric[] = [
  { id: 'keywordAvailability', dimension: 'findability', of: 'dataset', points: 30, says: say('Té paraules clau', 'Tiene palabras clave', 'Has keywords'), remedy: write('Poseu-hi paraules clau.', 'Ponga palabras clave.', 'Add keywords.'), holds: has('dcat:keyword') },
  { id: 'categoryAvailability', dimension: 'findability', of: 'dataset', points: 30, says: say('Té tema', 'Tiene tema', 'Has a theme'), remedy: write('Trieu-ne el tema.', 'Elija el tema.', 'Choose its theme.'), holds: has('dcat:theme') },
  { id: 'spatialAvailability', dimension: 'findability', of: 'dataset', points: 20, says: say('Diu de quin lloc és', 'Dice de qué lugar es', 'Says which place'), remedy: write('Digueu de quin lloc són les dades.', 'Diga de qué lugar son los datos.', 'Say which place the data are of.'), holds: has('dct:spatial') },
  { id: 'temporalAvailability', dimension: 'findability', of: 'dataset', points: 20, says: say('Diu de quin període és', 'Dice de qué periodo es', 'Says which period'), remedy: write('Digueu de quin període són les dades.', 'Diga de qué periodo son los datos.', 'Say which period the data are of.'), holds: has('dct:temporal') },
  { id: 'accessUrlStatusCode', dimension: 'accessibility', of: 'distribution', points: 50, says: say('L’adreça d’accés respon', 'La dirección de acceso responde', 'The access address answers'), remedy: write('Torneu a publicar el conjunt: l’adreça no respon.', 'Vuelva a publicar el conjunto: la dirección no responde.', 'Publish it again: the address does not answer.'), holds: answers('dcat:accessURL') },
  { id: 'downloadUrlAvailability', dimension: 'accessibility', of: 'distribution', points: 20, says: say('Es pot descarregar', 'Se puede descargar', 'Can be downloaded'), remedy: write('Afegiu-hi una descàrrega.', 'Añada una descarga.', 'Add a download.'), holds: has('dcat:downloadURL') },
  { id: 'downloadUrlStatusCode', dimension: 'accessibility', of: 'distribution', points: 30, says: say('La descàrrega respon', 'La descarga responde', 'The download answers'), remedy: write('Torneu a publicar el conjunt: la descàrrega no respon.', 'Vuelva a publicar el conjunto: la descarga no responde.', 'Publish it again: the download does not answer.'), holds: answers('dcat:downloadURL') },
  { id: 'formatAvailability', dimension: 'interoperability', of: 'distribution', points: 20, says: say('Diu el format', 'Dice el formato', 'Says its format'), remedy: write('Digueu-ne el format.', 'Diga el formato.', 'Say its format.'), holds: has('dct:format') },
  { id: 'mediaTypeAvailability', dimension: 'interoperability', of: 'distribution', points: 10, says: say('Diu el tipus de contingut', 'Dice el tipo de contenido', 'Says its media type'), remedy: write('Digueu-ne el tipus de contingut.', 'Diga el tipo de contenido.', 'Say its media type.'), holds: has('dcat:mediaType') },
  { id: 'formatMediaTypeVocabularyAlignment', dimension: 'interoperability', of: 'distribution', points: 10, says: say('Format i tipus són de les llistes oficials', 'Formato y tipo son de las listas oficiales', 'Format and type are of the official lists'), remedy: write('Trieu el format de la llista europea.', 'Elija el formato de la lista europea.', 'Choose the format of the European list.'), holds: (each) => within('dct:format', authorities.format)(each) && facts({ store: each.store, path: 'dcat:mediaType' }, each.node).some(({ value }) => /^https?:\/\/www\.iana\.org\/assignments\/media-types\//.test(value)) },
  { id: 'formatMediaTypeNonProprietary', dimension: 'interoperability', of: 'distribution', points: 20, says: say('Format lliure', 'Formato libre', 'Open format'), remedy: write('Publiqueu-lo en un format lliure, com ara CSV.', 'Publíquelo en un formato libre, como CSV.', 'Publish it in an open format, such as CSV.'), holds: (each) => formatOf(each).some((format) => open.has(format)) },
  { id: 'formatMediaTypeMachineInterpretable', dimension: 'interoperability', of: 'distribution', points: 20, says: say('El llegeix un programa', 'Lo lee un programa', 'A program can read it'), remedy: write('Publiqueu-lo en un format que un programa pugui llegir.', 'Publíquelo en un formato que un programa pueda leer.', 'Publish it in a format that a program can read.'), holds: (each) => formatOf(each).some((format) => readable.has(format)) },
  { id: 'dcatApCompliance', dimension: 'interoperability', of: 'dataset', points: 30, says: say('Compleix la norma', 'Cumple la norma', 'Follows the standard'), remedy: write('Corregiu els errors de la comprovació DCAT.', 'Corrija los errores de la comprobación DCAT.', 'Mend the errors of the DCAT check.'), holds: ({ node, sound }) => sound(node) },
  { id: 'licenseAvailability', dimension: 'reusability', of: 'distribution', points: 20, says: say('Té llicència', 'Tiene licencia', 'Has a licence'), remedy: write('Trieu-ne la llicència.', 'Elija la licencia.', 'Choose its licence.'), holds: has('dct:license') },
  { id: 'knownLicense', dimension: 'reusability', of: 'distribution', points: 10, says: say('Llicència coneguda', 'Licencia conocida', 'Known licence'), remedy: write('Trieu una llicència de la llista europea, com ara CC BY 4.0.', 'Elija una licencia de la lista europea, como CC BY 4.0.', 'Choose a licence of the European list, such as CC BY 4.0.'), holds: within('dct:license', authorities.licence) },
  { id: 'accessRightsAvailability', dimension: 'reusability', of: 'dataset', points: 10, says: say('Diu qui hi pot accedir', 'Dice quién puede acceder', 'Says who may access it'), remedy: write('Digueu-ne els drets d’accés.', 'Diga los derechos de acceso.', 'Say its access rights.'), holds: has('dct:accessRights') },
  { id: 'accessRightsVocabularyAlignment', dimension: 'reusability', of: 'dataset', points: 5, says: say('Els drets són de la llista oficial', 'Los derechos son de la lista oficial', 'The rights are of the official list'), remedy: write('Trieu els drets de la llista europea.', 'Elija los derechos de la lista europea.', 'Choose the rights of the European list.'), holds: within('dct:accessRights', authorities.access) },
  { id: 'contactPointAvailability', dimension: 'reusability', of: 'dataset', points: 20, says: say('Té un contacte', 'Tiene un contacto', 'Has a contact'), remedy: write('Poseu un contacte al portal.', 'Ponga un contacto en el portal.', 'Give the portal a contact.'), holds: has('dcat:contactPoint') },
  { id: 'publisherAvailability', dimension: 'reusability', of: 'dataset', points: 10, says: say('Diu qui publica', 'Dice quién publica', 'Says who publishes'), remedy: write('Poseu el codi DIR3 de l’ens.', 'Ponga el código DIR3 del ente.', 'Give the DIR3 code of the body.'), holds: has('dct:publisher') },
  { id: 'rightsAvailability', dimension: 'contextuality', of: 'distribution', points: 5, says: say('Diu els drets d’ús', 'Dice los derechos de uso', 'Says its rights'), remedy: write('Digueu-ne els drets d’ús.', 'Diga los derechos de uso.', 'Say its rights.'), holds: has('dct:rights') },
  { id: 'byteSizeAvailability', dimension: 'contextuality', of: 'distribution', points: 5, says: say('Diu la mida', 'Dice el tamaño', 'Says its size'), remedy: write('Torneu a publicar-lo perquè es mesuri el fitxer.', 'Vuelva a publicarlo para que se mida el fichero.', 'Publish it again so that the file is measured.'), holds: has('dcat:byteSize') },
  { id: 'dateIssuedAvailability', dimension: 'contextuality', of: 'dataset', points: 5, says: say('Diu quan es va publicar', 'Dice cuándo se publicó', 'Says when it was issued'), remedy: write('Digueu quan es va publicar.', 'Diga cuándo se publicó.', 'Say when it was issued.'), holds: has('dct:issued') },
  { id: 'dateModifiedAvailability', dimension: 'contextuality', of: 'dataset', points: 5, says: say('Diu quan s’ha actualitzat', 'Dice cuándo se actualizó', 'Says when it was updated'), remedy: write('Digueu quan s’ha actualitzat.', 'Diga cuándo se actualizó.', 'Say when it was updated.'), holds: has('dct:modified') },
];
