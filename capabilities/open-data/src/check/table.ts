import type { Name } from '../vocabulary.ts';
import { say, type Words } from '../words.ts';
import type { KindName } from './kinds.ts';

/** What each property is called, with its article. */
const properties = {
  'dct:title': say('el títol', 'el título', 'the title'), 'dct:description': say('la descripció', 'la descripción', 'the description'), 'dct:publisher': say('qui publica', 'quien publica', 'the publisher'),
  'foaf:homepage': say('la pàgina d’inici', 'la página de inicio', 'the home page'), 'dcat:themeTaxonomy': say('la taxonomia de temes', 'la taxonomía de temas', 'the taxonomy of themes'), 'dct:issued': say('la data de creació', 'la fecha de creación', 'the date of issue'),
  'dct:modified': say('la data d’actualització', 'la fecha de actualización', 'the date of update'), 'dct:language': say('la llengua', 'la lengua', 'the language'), 'dct:license': say('la llicència', 'la licencia', 'the licence'),
  'dcat:dataset': say('el conjunt de dades', 'el conjunto de datos', 'the dataset'), 'dcat:service': say('el servei de dades', 'el servicio de datos', 'the data service'), 'dct:spatial': say('l’àmbit geogràfic', 'el ámbito geográfico', 'the geographical coverage'),
  'dct:rights': say('els drets d’ús', 'los derechos de uso', 'the rights'), 'dct:temporal': say('el període que cobreixen', 'el periodo que cubren', 'the period covered'), 'dcat:theme': say('el tema', 'el tema', 'the theme'),
  'dcat:distribution': say('la distribució', 'la distribución', 'the distribution'), 'dcat:keyword': say('les paraules clau', 'las palabras clave', 'the keywords'), 'dcat:contactPoint': say('el contacte', 'el contacto', 'the contact'),
  'dct:identifier': say('l’identificador', 'el identificador', 'the identifier'), 'foaf:page': say('la pàgina de documentació', 'la página de documentación', 'the documentation page'), 'dcat:landingPage': say('la pàgina del conjunt', 'la página del conjunto', 'the landing page'),
  'dct:accrualPeriodicity': say('la freqüència d’actualització', 'la frecuencia de actualización', 'the update frequency'), 'dcat:version': say('la versió', 'la versión', 'the version'), 'dct:accessRights': say('els drets d’accés', 'los derechos de acceso', 'the access rights'),
  'dcat:temporalResolution': say('la resolució temporal', 'la resolución temporal', 'the temporal resolution'), 'dcat:spatialResolutionInMeters': say('la resolució espacial', 'la resolución espacial', 'the spatial resolution'), 'dcat:accessURL': say('l’adreça d’accés', 'la dirección de acceso', 'the access address'),
  'dcat:downloadURL': say('l’adreça de descàrrega', 'la dirección de descarga', 'the download address'), 'dcatap:applicableLegislation': say('la legislació aplicable', 'la legislación aplicable', 'the applicable legislation'), 'dcatap:availability': say('la disponibilitat prevista', 'la disponibilidad prevista', 'the planned availability'),
  'dct:format': say('el format', 'el formato', 'the format'), 'dcat:mediaType': say('el tipus de contingut', 'el tipo de contenido', 'the media type'), 'dcat:accessService': say('el servei que el dona', 'el servicio que lo da', 'the service that gives it'), 'dcat:byteSize': say('la mida en bytes', 'el tamaño en bytes', 'the size in bytes'),
  'adms:status': say('l’estat', 'el estado', 'the status'), 'spdx:checksum': say('l’empremta', 'la huella', 'the checksum'), 'dcat:endpointURL': say('l’adreça del servei', 'la dirección del servicio', 'the endpoint'), 'dcat:endpointDescription': say('la descripció del servei', 'la descripción del servicio', 'the endpoint description'),
  'dcat:servesDataset': say('els conjunts que serveix', 'los conjuntos que sirve', 'the datasets served'), 'dct:conformsTo': say('la norma que segueix', 'la norma que sigue', 'the standard followed'), 'dcatap:hvdCategory': say('la categoria d’alt valor', 'la categoría de alto valor', 'the high-value category'),
} as const satisfies Partial<Record<Name, Words>>;
export type Property = keyof typeof properties;
export const propertyWords: Readonly<Record<Property, Words>> = properties;

export const resourceWords = {
  'dcat:Catalog': say('Catàleg', 'Catálogo', 'Catalogue'), 'dcat:Dataset': say('Conjunt de dades', 'Conjunto de datos', 'Dataset'),
  'dcat:Distribution': say('Distribució', 'Distribución', 'Distribution'), 'dcat:DataService': say('Servei de dades', 'Servicio de datos', 'Data service'),
} as const satisfies Partial<Record<Name, Words>>;
export type Resource = keyof typeof resourceWords;

const text = ['literal', 'language', 'filled', 'once-each', 'spanish'] as const satisfies readonly KindName[];
const contact = ['contact-apart', 'contact', 'contact-told', 'should'] as const satisfies readonly KindName[];
const published = ['must', 'one', 'publisher', 'publisher-told'] as const satisfies readonly KindName[];
const when = ['one', 'date'] as const satisfies readonly KindName[];
type Demands = Readonly<Partial<Record<Property, readonly KindName[]>>>;

/** What DCAT-AP-ES 1.0.0 demands of each resource, property by property. */
export const demands: Readonly<Record<Resource, Demands>> = {
  'dcat:Catalog': {
    'dct:title': ['must', ...text], 'dct:description': ['must', ...text], 'dct:publisher': published, 'foaf:homepage': ['must', 'one', 'address'], 'dcat:themeTaxonomy': ['must', 'address', 'sector-list', 'known-list'],
    'dct:issued': ['must', ...when], 'dct:modified': ['must', ...when], 'dct:language': ['must', 'tongue', 'spanish-too'], 'dct:license': ['must', 'one', 'licence'], 'dcat:dataset': ['address'], 'dcat:service': ['address'],
    'dct:spatial': ['should', 'place'], 'dct:rights': ['one', 'address'], 'dct:temporal': ['period'],
  },
  'dcat:Dataset': {
    'dct:title': ['must', ...text], 'dct:description': ['must', ...text], 'dct:publisher': published, 'dcat:theme': ['must', 'sector', 'theme'], 'dcat:distribution': ['must', 'distribution'], 'dcat:keyword': ['should', 'literal', 'language', 'filled'],
    'dcat:contactPoint': contact, 'dct:temporal': ['should', 'period'], 'dct:spatial': ['should', 'place'], 'dct:identifier': ['plain', 'filled'], 'foaf:page': ['address'], 'dcat:landingPage': ['address'], 'dct:conformsTo': ['address'],
    'dct:issued': when, 'dct:modified': when, 'dct:language': ['tongue', 'spanish-too'], 'dct:accrualPeriodicity': ['one', 'frequency'], 'dcat:version': ['one', 'plain', 'filled'], 'dct:accessRights': ['one', 'access'],
    'dcat:temporalResolution': ['one', 'resolution'], 'dcat:spatialResolutionInMeters': ['one', 'metres'],
  },
  'dcat:Distribution': {
    'dcat:accessURL': ['must', 'address'], 'dcatap:applicableLegislation': ['should', 'address', 'law'], 'dct:description': ['should', ...text], 'dcatap:availability': ['should', 'one', 'availability'], 'dct:format': ['should', 'one', 'format'],
    'dct:license': ['should', 'one', 'licence'], 'dcat:accessService': ['address'], 'dct:title': ['should', ...text], 'foaf:page': ['address'], 'dcat:mediaType': ['one', 'media'], 'dcat:downloadURL': ['address'], 'dct:conformsTo': ['address'],
    'dct:issued': when, 'dct:modified': when, 'adms:status': ['one', 'status'], 'dct:language': ['tongue'], 'dcat:byteSize': ['one', 'literal'], 'spdx:checksum': ['one', 'checksum'], 'dct:rights': ['one', 'address'],
    'dcat:temporalResolution': ['one', 'resolution'], 'dcat:spatialResolutionInMeters': ['one', 'metres'],
  },
  'dcat:DataService': {
    'dct:title': ['must', ...text], 'dct:description': text, 'dcat:contactPoint': contact, 'foaf:page': ['should', 'address'], 'dct:publisher': published, 'dcat:theme': ['must', 'sector', 'theme'], 'dcat:endpointURL': ['must', 'address'],
    'dcat:endpointDescription': ['should', 'address'], 'dcat:servesDataset': ['should', 'address'], 'dcatap:applicableLegislation': ['should', 'address', 'law'], 'dct:accessRights': ['one', 'access'], 'dct:license': ['one', 'licence'],
    'dcat:keyword': ['should', 'literal', 'language', 'filled'], 'dct:language': ['spanish-too'],
  },
};

/** What is demanded besides of a high-value dataset, its distributions and the services that give it (Regulation (EU) 2023/138). */
export const highValueDemands: Readonly<Partial<Record<Resource, Demands>>> = {
  'dcat:Dataset': { 'dcatap:applicableLegislation': ['must', 'address', 'high-value-law'], 'dcatap:hvdCategory': ['must', 'address', 'high-value'] },
  'dcat:Distribution': { 'dcatap:applicableLegislation': ['must', 'address', 'high-value-law'] },
  'dcat:DataService': { 'dcatap:applicableLegislation': ['should', 'address', 'high-value-law'], 'dcatap:hvdCategory': ['must', 'address', 'high-value'], 'dcat:contactPoint': ['must'], 'foaf:page': ['must', 'address'], 'dcat:servesDataset': ['must'] },
};
