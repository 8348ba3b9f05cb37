import { readFile } from 'node:fs/promises';
import { refusal } from '@comu/kernel';
import { catalogueIn, NotRdf, readRdf, type CatalogueFound, type DatasetFound, type DistributionFound, type NotRdfWhy } from '@comu/open-data';
import { say } from '../words.ts';
import { sameHost, type Allowed } from './address.ts';
import { download } from './download.ts';

const gone = refusal('data.source-not-in-catalogue', { status: 422, says: say('El catàleg ja no té aquest conjunt o el seu fitxer ({what}). La versió anterior continua vigent.', 'El catálogo ya no tiene este conjunto o su archivo ({what}). La versión anterior sigue vigente.', 'The catalogue no longer has this dataset or its file ({what}). The former version stays in place.') });
const notCatalogue = (why: string, ca: string, es: string, en: string) => refusal(`data.source-not-dcat-${why}`, { status: 422, says: say(`“{address}” no es pot llegir com a catàleg DCAT: ${ca}`, `«{address}» no se puede leer como catálogo DCAT: ${es}`, `“{address}” cannot be read as a DCAT catalogue: ${en}`) });
const refusals: Readonly<Record<NotRdfWhy | 'no-datasets', ReturnType<typeof notCatalogue>>> = {
  'not-well-formed': notCatalogue('rdf', 'no és Turtle, RDF/XML ni JSON-LD ben escrit ({detail}). Comproveu l’adreça.', 'no es Turtle, RDF/XML ni JSON-LD bien escrito ({detail}). Compruebe la dirección.', 'it is not well-formed Turtle, RDF/XML or JSON-LD ({detail}). Check the address.'),
  entities: notCatalogue('entities', 'declara entitats, que per seguretat no es llegeixen. Busqueu-ne la versió en Turtle.', 'declara entidades, que por seguridad no se leen. Busque su versión en Turtle.', 'it declares entities, which are not read for safety. Look for its Turtle form.'),
  'outside-context': notCatalogue('context', 'el seu context és en una altra adreça, que per seguretat no es llegeix. Busqueu-ne la versió en Turtle o RDF/XML.', 'su contexto está en otra dirección, que por seguridad no se lee. Busque su versión en Turtle o RDF/XML.', 'its context is at another address, which is not read for safety. Look for its Turtle or RDF/XML form.'),
  'too-many': notCatalogue('size', 'té més de {detail} afirmacions.', 'tiene más de {detail} afirmaciones.', 'it has more than {detail} statements.'),
  'no-datasets': notCatalogue('empty', 'no hi ha cap conjunt de dades. Comproveu que sigui l’adreça del catàleg.', 'no tiene ningún conjunto de datos. Compruebe que sea la dirección del catálogo.', 'it holds no dataset. Check that it is the catalogue’s address.'),
};
const mostPages = 40;
const mostBytes = 64 * 1024 ** 2;

/** Reads another body’s catalogue, page after page. Refused with a sentence when it is not one; `work` is a path for its answers. */
export async function readCatalogue({ address, work, allowed, headers = {} }: { address: string; work: string; allowed: Allowed; headers?: Readonly<Record<string, string>> }): Promise<CatalogueFound> {
  const datasets = new Map<string, DatasetFound>();
  const seen = new Set<string>();
  let title: string | null = null;
  for (let next: string | null = address; next !== null && !seen.has(next) && seen.size < mostPages;) {
    seen.add(next);
    const page: CatalogueFound = await readPage({ address: next, work, allowed, headers: sameHost(next, address) ? headers : {} });
    title ??= page.title;
    for (const each of page.datasets) datasets.set(each.id, each);
    next = page.next;
  }
  if (datasets.size === 0) throw refusedAs('no-datasets', address);
  return { title, datasets: [...datasets.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'ca')), next: null };
}

async function readPage({ address, work, allowed, headers }: { address: string; work: string; allowed: Allowed; headers: Readonly<Record<string, string>> }): Promise<CatalogueFound> {
  await download({ address, to: work, allowed, mostBytes, patience: { silence: 20_000, whole: 90_000 }, headers: { accept: 'text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.8, */*;q=0.1', ...headers } });
  try {
    return catalogueIn(await readRdf(await readFile(work, 'utf8'), { base: address }));
  } catch (failure) {
    throw failure instanceof NotRdf ? refusedAs(failure.why, address, failure.message) : failure;
  }
}

const refusedAs = (why: keyof typeof refusals, address: string, detail = '') => refusals[why]({ address: address.slice(0, 200), detail });

/** The file of a dataset that was chosen, or the only other of the same kind when its address changed. */
export function distributionOf({ datasets }: CatalogueFound, { dataset, distribution }: { dataset: string; distribution: string }): DistributionFound {
  const found = datasets.find(({ id }) => id === dataset);
  if (found === undefined) throw gone({ what: dataset.slice(0, 200) });
  const exact = found.distributions.find(({ id, url }) => id === distribution || url === distribution);
  if (exact !== undefined) return exact;
  const ending = /\.[a-z0-9]+$/i.exec(distribution)?.[0].toLowerCase();
  const alike = ending === undefined ? [] : found.distributions.filter(({ url }) => URL.canParse(url) && new URL(url).pathname.toLowerCase().endsWith(ending));
  if (alike.length !== 1) throw gone({ what: distribution.slice(0, 200) });
  return alike[0] as DistributionFound;
}
