import { DataFactory, type NamedNode } from 'n3';

/** The vocabularies of DCAT-AP-ES 1.0.0 by their usual prefix. */
export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dcatap: 'http://data.europa.eu/r5r/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  adms: 'http://www.w3.org/ns/adms#',
  spdx: 'http://spdx.org/rdf/terms#',
  locn: 'http://www.w3.org/ns/locn#',
  geo: 'http://www.opengis.net/ont/geosparql#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  prov: 'http://www.w3.org/ns/prov#',
  eli: 'http://data.europa.eu/eli/ontology#',
  schema: 'http://schema.org/',
} as const;
type Prefix = keyof typeof prefixes;
export type Name = `${Prefix}:${string}`;

/** The whole address of a short name: `dct:title`. */
export function expand(name: Name): string {
  const at = name.indexOf(':');
  return prefixes[name.slice(0, at) as Prefix] + name.slice(at + 1);
}
/** The short name of an address of these vocabularies, or the address itself. */
export function shorten(address: string): string {
  for (const [prefix, base] of Object.entries(prefixes)) if (address.startsWith(base)) return `${prefix}:${address.slice(base.length)}`;
  return address;
}
export const term = (name: Name): NamedNode => DataFactory.namedNode(expand(name));

const eu = 'http://publications.europa.eu/resource/authority';
/** Where the codes of each authority list begin. */
export const authorities = {
  theme: `${eu}/data-theme`, frequency: `${eu}/frequency`, format: `${eu}/file-type`, language: `${eu}/language`, licence: `${eu}/licence`, access: `${eu}/access-right`, availability: `${eu}/planned-availability`,
  status: `${eu}/distribution-status`, sector: 'http://datos.gob.es/kos/sector-publico/sector', territory: 'http://datos.gob.es/recurso/sector-publico/territorio', body: 'http://datos.gob.es/recurso/sector-publico/org/Organismo',
  publisher: 'http://purl.org/adms/publishertype', media: 'https://www.iana.org/assignments/media-types', hvd: 'http://data.europa.eu/bna',
} as const;

/** Laws that open data rest on, by their European legislation identifier. */
export const laws = {
  reuse: 'https://www.boe.es/eli/es/l/2007/11/16/37',
  highValue: 'http://data.europa.eu/eli/reg_impl/2023/138/oj',
} as const;
