import { Store, type Quad, type Term } from 'n3';
import { licences, sectors, type Format, type Frequency, type Licence, type Sector } from '../dcat/codes.ts';
import { term, type Name } from '../vocabulary.ts';
import { frequencyTold } from './frequency.ts';

/** A file of a dataset as another catalogue tells of it. */
export interface DistributionFound { readonly id: string; readonly title: string | null; readonly url: string; readonly format: string | null; readonly reads: Format | 'ods' | 'zip' | null; readonly bytes: number | null; readonly licence: Licence | null; readonly licenceAddress: string | null }
/** A dataset as another catalogue tells of it, in Catalan where it says so. */
export interface DatasetFound {
  readonly id: string; readonly title: string; readonly description: string | null; readonly publisher: string | null; readonly keywords: readonly string[]; readonly sector: Sector | null; readonly frequency: Frequency | null;
  readonly licence: Licence | null; readonly licenceAddress: string | null; readonly modified: string | null; readonly page: string | null; readonly distributions: readonly DistributionFound[];
}
export interface CatalogueFound { readonly title: string | null; readonly datasets: readonly DatasetFound[]; /** The address of its next page, where it is told in pages. */ readonly next: string | null }

const languages = ['ca', 'es', 'en'];

/** The datasets that a catalogue in DCAT (or DCAT-AP, DCAT-AP-ES, NTI-RISP) holds, with the files of each. */
export function catalogueIn(quads: readonly Quad[]): CatalogueFound {
  const store = new Store([...quads]);
  const [catalogue] = store.getSubjects(term('rdf:type'), term('dcat:Catalog'), null);
  const found = new Set(store.getSubjects(term('rdf:type'), term('dcat:Dataset'), null).map(({ value }) => value));
  const datasets = store.getSubjects(term('rdf:type'), term('dcat:Dataset'), null).filter(({ value }) => found.delete(value)).map((each) => datasetIn(store, each));
  return { title: catalogue === undefined ? null : wording(store, catalogue, 'dct:title'), datasets: datasets.toSorted((a, b) => a.title.localeCompare(b.title, 'ca')), next: nextPage(store) };
}

function datasetIn(store: Store, self: Term): DatasetFound {
  const distributions = objects(store, self, 'dcat:distribution').flatMap((each) => distributionIn(store, each) ?? []);
  const own = licenceIn(store, self);
  const shared = distributions.find((each) => each.licenceAddress !== null);
  const publisher = objects(store, self, 'dct:publisher')[0];
  return {
    id: self.value, title: wording(store, self, 'dct:title') ?? lastOf(self.value), description: wording(store, self, 'dct:description'),
    publisher: publisher === undefined ? null : publisher.termType === 'Literal' ? publisher.value : wording(store, publisher, 'foaf:name') ?? wording(store, publisher, 'skos:prefLabel'),
    keywords: [...new Set(objects(store, self, 'dcat:keyword').map(({ value }) => value.trim()))].filter((each) => each !== '').slice(0, 40),
    sector: sectorIn(objects(store, self, 'dcat:theme').map(({ value }) => value)), frequency: frequencyTold(store, objects(store, self, 'dct:accrualPeriodicity')[0]),
    licence: own.licence ?? shared?.licence ?? null, licenceAddress: own.licenceAddress ?? shared?.licenceAddress ?? null,
    modified: objects(store, self, 'dct:modified')[0]?.value.slice(0, 10) ?? null, page: objects(store, self, 'dcat:landingPage')[0]?.value ?? null, distributions,
  };
}

function distributionIn(store: Store, self: Term): DistributionFound | undefined {
  const url = (objects(store, self, 'dcat:downloadURL')[0] ?? objects(store, self, 'dcat:accessURL')[0])?.value.trim();
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const told = [...objects(store, self, 'dct:format'), ...objects(store, self, 'dcat:mediaType')].flatMap((each) => (each.termType === 'BlankNode' ? [...objects(store, each, 'rdfs:label'), ...objects(store, each, 'rdf:value' as Name)] : [each])).map(({ value }) => value);
  const bytes = Number(objects(store, self, 'dcat:byteSize')[0]?.value);
  return {
    id: self.termType === 'NamedNode' ? self.value : url, title: wording(store, self, 'dct:title'), url, format: told[0] === undefined ? null : lastOf(told[0]).toUpperCase().slice(0, 20), reads: readsOf([...told, new URL(url).pathname]),
    bytes: Number.isFinite(bytes) && bytes > 0 ? bytes : null, ...licenceIn(store, self),
  };
}

/** Words in Catalan, else in Spanish, else in English, else in what there is. */
function wording(store: Store, self: Term, name: Name): string | null {
  const all = objects(store, self, name);
  const inOneOf = languages.flatMap((language) => all.filter((each) => each.termType === 'Literal' && each.language.split('-')[0] === language));
  const text = (inOneOf[0] ?? all[0])?.value.trim();
  return text === undefined || text === '' ? null : text;
}

function licenceIn(store: Store, self: Term): { licence: Licence | null; licenceAddress: string | null } {
  const told = objects(store, self, 'dct:license')[0];
  if (told === undefined) return { licence: null, licenceAddress: null };
  const text = told.termType === 'BlankNode' ? wording(store, told, 'rdfs:label') ?? '' : told.value;
  const known = (Object.keys(licences) as Licence[]).find((each) => text.endsWith(`/${licences[each].authority}`) || text.replace(/^http:/, 'https:').startsWith(licences[each].url.replace(/\/$/, '')));
  return { licence: known ?? null, licenceAddress: text === '' ? null : text.slice(0, 500) };
}

/** The sector that stands for a theme of the European list, which is coarser than the Spanish taxonomy. */
const sectorOfTheme: Readonly<Record<string, Sector>> = { TECH: 'ciencia-tecnologia', ECON: 'economia', EDUC: 'educacion', SOCI: 'sociedad-bienestar', ENER: 'energia', GOVE: 'sector-publico', JUST: 'legislacion-justicia', ENVI: 'medio-ambiente', AGRI: 'medio-rural-pesca', HEAL: 'salud', TRAN: 'transporte', REGI: 'urbanismo-infraestructuras' };

/** The Spanish taxonomy says the very sector. */
function sectorIn(themes: readonly string[]): Sector | null {
  const codes = themes.map(lastOf);
  const told = codes.find((code) => code in sectors) as Sector | undefined;
  return told ?? codes.map((code) => sectorOfTheme[code]).find((each) => each !== undefined) ?? null;
}

const endings: readonly (readonly [RegExp, DistributionFound['reads']])[] = [
  [/geo\+?json/i, 'geojson'], [/parquet/i, 'parquet'], [/xlsx|spreadsheetml|excel|ms-excel/i, 'xlsx'], [/\bods\b|opendocument\.spreadsheet/i, 'ods'], [/csv|tab-separated|\btsv\b/i, 'csv'], [/json/i, 'json'], [/\bzip\b/i, 'zip'],
];
function readsOf(told: readonly string[]): DistributionFound['reads'] {
  const text = told.map(lastOf).join(' ');
  return /json-?ld|ld\+json/i.test(text) ? null : (endings.find(([pattern]) => pattern.test(text))?.[1] ?? null);
}

/** Long catalogues come in pages, by Hydra’s word for the next one, old or new. */
function nextPage(store: Store): string | null {
  const [hydra] = ['nextPage', 'next'].flatMap((name) => store.getObjects(null, `http://www.w3.org/ns/hydra/core#${name}`, null));
  return hydra !== undefined && /^https?:/.test(hydra.value) && URL.canParse(hydra.value) ? hydra.value : null;
}

const objects = (store: Store, self: Term, name: Name): Term[] => store.getObjects(self as never, term(name), null) as Term[];
const lastOf = (address: string): string => address.replace(/[#/]+$/, '').split(/[#/]/).at(-1) ?? address;
