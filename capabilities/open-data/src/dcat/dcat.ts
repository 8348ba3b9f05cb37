import { DataFactory, type NamedNode, type Quad } from 'n3';
import { authorities, expand, laws, term, type Name } from '../vocabulary.ts';
import { formats, frequencies, highValue, licences, sectors } from './codes.ts';
import type { BodyDescription, CatalogueDescription, DatasetDescription, Described, DistributionDescription } from './describe.ts';

const { namedNode, literal, quad } = DataFactory;
type Value = NamedNode | ReturnType<typeof literal>;
type Facts = readonly (readonly [Name, Value | readonly Value[] | null])[];

/** The addresses of what a catalogue holds, all below its own. */
export const addressOf = {
  dataset: (catalogue: string, code: string) => `${catalogue}/dataset/${code}`,
  distribution: (catalogue: string, code: string, format: string) => `${catalogue}/dataset/${code}/${format}`,
  service: (catalogue: string) => `${catalogue}/api`,
};

/** A catalogue with its datasets, distributions, service and publisher as DCAT-AP-ES 1.0.0 says them. What is not known is left out, so that the check can name it. */
export function dcatOf(catalogue: CatalogueDescription): Quad[] {
  return [...catalogueQuads(catalogue), ...catalogue.datasets.flatMap((dataset) => datasetQuads(catalogue, dataset, spatialOf(catalogue))), ...serviceQuads(catalogue, codesOf(catalogue))];
}

/** The catalogue alone, with who publishes it: its datasets and its service are named and not told. `others`: catalogues that it leads to, by their address; `contact: false`: whoever wants to be answered asks at its own address. */
export function catalogueQuads(catalogue: CatalogueDescription, { others = [], contact = true }: { others?: readonly string[]; contact?: boolean } = {}): Quad[] {
  const { address, page, title, description, body, issued, modified, licence, place, service } = catalogue;
  return [
    ...about(address, 'dcat:Catalog', [
      ['dct:title', words(title)], ['dct:description', words(description)], ['dct:publisher', publisher(body)], ['foaf:homepage', namedNode(page)],
      ['dcat:themeTaxonomy', [namedNode(authorities.sector), namedNode(authorities.theme)]], ['dct:issued', day(issued)], ['dct:modified', day(modified)], ['dct:language', languages],
      ['dct:license', licenceOf(licence)], ['dct:spatial', spatialOf(catalogue)], ['dcat:dataset', codesOf(catalogue).map((code) => namedNode(code))], ['dcat:service', service === null ? null : namedNode(addressOf.service(address))],
      ['dcat:catalog', others.map((each) => namedNode(each))], ['dct:hasPart', others.map((each) => namedNode(each))],
    ]),
    ...publisherQuads(body), ...(contact ? contactQuads(address, body) : []), ...(place === null ? [] : placeQuads(`${address}#lloc`, place)),
  ];
}

const codesOf = ({ address, datasets }: CatalogueDescription) => datasets.map(({ code }) => addressOf.dataset(address, code));
const spatialOf = ({ address, territory, place }: CatalogueDescription) => [namedNode(`${authorities.territory}/${territory}`), ...(place === null ? [] : [namedNode(`${address}#lloc`)])];

function datasetQuads({ address, body, service }: CatalogueDescription, dataset: DatasetDescription, spatial: readonly NamedNode[]): Quad[] {
  const { code, title, description, keywords, sector, frequency, issued, modified, version, period, page, distributions } = dataset;
  const self = addressOf.dataset(address, code);
  return [
    ...about(self, 'dcat:Dataset', [
      ['dct:title', words(title)], ['dct:description', words(description)], ['dct:publisher', publisher(body)], ['dcat:theme', themesOf([sector])], ['dcat:keyword', keywords.map((word) => literal(word, 'es'))],
      ['dcat:contactPoint', namedNode(`${address}#contacte`)], ['dct:identifier', literal(code)], ['dct:issued', day(issued)], ['dct:modified', day(modified)], ['dct:language', languages], ['dct:spatial', spatial],
      ['dct:temporal', period === null ? null : namedNode(`${self}#periode`)], ['dct:accrualPeriodicity', namedNode(`${authorities.frequency}/${frequencies[frequency]}`)], ['dcat:version', literal(String(version))],
      ['dct:accessRights', namedNode(`${authorities.access}/PUBLIC`)], ['dcat:landingPage', namedNode(page)], ['dcatap:applicableLegislation', lawsOf(dataset)], ['dcatap:hvdCategory', hvdOf([dataset])],
      ['dcat:distribution', distributions.map(({ format }) => namedNode(addressOf.distribution(address, code, format)))],
    ]),
    ...(period === null ? [] : about(`${self}#periode`, 'dct:PeriodOfTime', [['dcat:startDate', period.from === null ? null : day(period.from)], ['dcat:endDate', period.to === null ? null : day(period.to)]])),
    ...distributions.flatMap((each) => distributionQuads({ address, dataset, service: service === null ? null : namedNode(addressOf.service(address)) }, each)),
  ];
}

function distributionQuads({ address, dataset, service }: { address: string; dataset: DatasetDescription; service: NamedNode | null }, { format, url, bytes }: DistributionDescription): Quad[] {
  const { authority, media, ending, label } = formats[format];
  const named = (each: Described): Described => Object.fromEntries(Object.entries(each).map(([language, text]) => [language, `${text} (${ending.toUpperCase()})`]));
  return about(addressOf.distribution(address, dataset.code, format), 'dcat:Distribution', [
    ['dct:title', words(named(dataset.title))], ['dct:description', words(label)], ['dcat:accessURL', namedNode(url)], ['dcat:downloadURL', namedNode(url)], ['dct:format', namedNode(`${authorities.format}/${authority}`)],
    ['dcat:mediaType', namedNode(`${authorities.media}/${media}`)], ['dct:license', licenceOf(dataset.licence)], ['dct:rights', namedNode(`${authorities.access}/PUBLIC`)], ['dcatap:availability', namedNode(`${authorities.availability}/STABLE`)],
    ['dcat:byteSize', bytes === null ? null : literal(String(bytes), namedNode(expand('xsd:nonNegativeInteger')))], ['dct:issued', day(dataset.issued)], ['dct:modified', day(dataset.modified)], ['dct:language', languages],
    ['dcatap:applicableLegislation', lawsOf(dataset)], ['dcat:accessService', service],
  ]);
}

/** The programming interface of a catalogue, as a data service. */
export function serviceQuads({ address, page, body, service, licence, datasets }: CatalogueDescription, codes: readonly string[]): Quad[] {
  if (service === null) return [];
  const used = [...new Set(datasets.map(({ sector }) => sector))];
  return about(addressOf.service(address), 'dcat:DataService', [
    ['dct:title', words({ ca: 'API de dades obertes', es: 'API de datos abiertos', en: 'Open data API' })],
    ['dct:description', words({ ca: `Consulta per programa dels conjunts de dades de ${body.name}.`, es: `Consulta por programa de los conjuntos de datos de ${body.name}.`, en: `Programmatic access to the datasets of ${body.name}.` })],
    ['dct:publisher', publisher(body)], ['dcat:theme', themesOf(used.length === 0 ? ['sector-publico'] : used)], ['dcat:keyword', [literal('API', 'es'), literal('datos abiertos', 'es')]], ['dcat:contactPoint', namedNode(`${address}#contacte`)],
    ['dcat:endpointURL', namedNode(service.endpoint)], ['dcat:endpointDescription', namedNode(service.documentation)], ['foaf:page', namedNode(page)], ['dcat:servesDataset', codes.map((code) => namedNode(code))],
    ['dct:license', licenceOf(licence)], ['dct:accessRights', namedNode(`${authorities.access}/PUBLIC`)], ['dcatap:applicableLegislation', [namedNode(laws.reuse), ...(datasets.some((each) => each.highValue !== null) ? [namedNode(laws.highValue)] : [])]],
    ['dcatap:hvdCategory', hvdOf(datasets)],
  ]);
}

function publisherQuads(body: BodyDescription): Quad[] {
  const node = publisher(body);
  return node === null ? [] : about(node.value, 'foaf:Agent', [['foaf:name', words({ es: body.name, ca: body.name })], ['dct:identifier', body.dir3 === null ? null : literal(body.dir3)], ['dct:type', namedNode(`${authorities.publisher}/${body.level}`)]]);
}

function contactQuads(address: string, body: BodyDescription): Quad[] {
  return about(`${address}#contacte`, 'vcard:Organization', [
    ['vcard:fn', words({ es: body.name, ca: body.name })], ['vcard:organization-name', words({ es: body.name, ca: body.name })], ['vcard:hasEmail', body.email === null ? null : namedNode(`mailto:${encodeURI(body.email)}`)], ['vcard:hasTelephone', body.phone === null ? null : namedNode(`tel:${body.phone.replace(/[^+\d]/g, '')}`)],
    ['vcard:hasURL', namedNode(address)], ['vcard:hasUID', publisher(body)],
  ]);
}

function placeQuads(address: string, { name, bounds: [west, south, east, north] }: NonNullable<CatalogueDescription['place']>): Quad[] {
  const corners = [[west, south], [east, south], [east, north], [west, north], [west, south]].map(([x, y]) => `${x} ${y}`).join(', ');
  return about(address, 'dct:Location', [['skos:prefLabel', literal(name, 'ca')], ['dcat:bbox', literal(`POLYGON((${corners}))`, namedNode(expand('geo:wktLiteral')))]]);
}

function about(address: string, kind: Name, facts: Facts): Quad[] {
  const self = namedNode(address);
  return [quad(self, term('rdf:type'), term(kind)), ...facts.flatMap(([name, value]) => (value === null ? [] : [value].flat() as Value[]).map((each) => quad(self, term(name), each)))];
}

const words = (described: Described) => Object.entries(described).flatMap(([language, text]) => (text.trim() === '' ? [] : [literal(text.trim(), language)]));
const day = (date: string) => literal(date, namedNode(expand('xsd:date')));
const publisher = ({ dir3 }: BodyDescription) => (dir3 === null ? null : namedNode(`${authorities.body}/${dir3}`));
const licenceOf = (code: keyof typeof licences) => namedNode(`${authorities.licence}/${licences[code].authority}`);
const languages = [namedNode(`${authorities.language}/SPA`), namedNode(`${authorities.language}/CAT`)];
const themesOf = (codes: readonly (keyof typeof sectors)[]) => [...new Set(codes.flatMap((code) => [`${authorities.sector}/${code}`, `${authorities.theme}/${sectors[code].theme}`]))].map((each) => namedNode(each));
const lawsOf = (dataset: DatasetDescription) => [namedNode(laws.reuse), ...(dataset.highValue === null ? [] : [namedNode(laws.highValue)])];
const hvdOf = (datasets: readonly DatasetDescription[]) => [...new Set(datasets.flatMap((each) => (each.highValue === null ? [] : [highValue[each.highValue].code])))].map((code) => namedNode(`${authorities.hvd}/${code}`));
