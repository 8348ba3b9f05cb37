import type { CkanPackage } from './packages.ts';

export interface PackageSearch { readonly q?: string; readonly fq?: string; readonly rows?: number; readonly start?: number; readonly sort?: string; readonly facets?: readonly string[];
  /** The most values of a facet, 50 when not said, all when negative; and the least times a value must appear. */
  readonly facetMost?: number; readonly facetLeast?: number }
export interface PackageFound { readonly count: number; readonly sort: string; readonly results: readonly CkanPackage[]; readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>; readonly search_facets: Readonly<Record<string, { readonly title: string; readonly items: readonly { readonly name: string; readonly display_name: string; readonly count: number }[] }>> }

/** Words as a search compares them: without accents or case. */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const valuesOf: Readonly<Record<string, (each: CkanPackage) => readonly string[]>> = {
  name: ({ name }) => [name], title: ({ title }) => [title], tags: ({ tags }) => tags.map(({ name }) => name), groups: ({ groups }) => groups.map(({ name }) => name), license_id: ({ license_id: licence }) => [licence],
  res_format: ({ resources }) => [...new Set(resources.map(({ format }) => format))], organization: ({ owner_org: owner }) => [owner], owner_org: ({ owner_org: owner }) => [owner], id: ({ id }) => [id], notes: ({ notes }) => [notes], license_title: ({ license_title: licence }) => [licence], author: ({ author }) => [author], metadata_modified: ({ metadata_modified: at }) => [at], metadata_created: ({ metadata_created: at }) => [at],
};

/** One `field:value` of Solr’s syntax: quoted, several in brackets, a range or a bare word, taken or left out. */
const filter = /([+-]?)(\w+):(?:"([^"]*)"|\(([^)]*)\)|\[([^\]]*)\]|(\S+))/g;
const valuesAsked = (text: string): string[] => [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').filter((each) => !['OR', 'AND', ''].includes(each));
const alike = (value: string, wanted: string) => (wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted);
const momentOf = (text: string, end: boolean): number => (text === '*' ? (end ? Infinity : -Infinity) : text === 'NOW' ? Date.now() : Date.parse(text));

function fits(each: CkanPackage, [, sign, field = '', quoted, grouped, between, bare]: RegExpMatchArray): boolean {
  const values = (valuesOf[field]?.(each) ?? []).map(plain);
  if (between !== undefined) {
    const [from = '*', to = '*'] = between.split(/\s+TO\s+/);
    return values.some((value) => Date.parse(value) >= momentOf(from, false) && Date.parse(value) <= momentOf(to, true)) !== (sign === '-');
  }
  const wanted = grouped === undefined ? [quoted ?? bare ?? ''] : valuesAsked(grouped);
  const every = grouped !== undefined && /\bAND\b/.test(grouped);
  const holds = (one: string) => one === '*' ? values.length > 0 : values.some((value) => alike(value, plain(one)));
  return (every ? wanted.every(holds) : wanted.some(holds)) !== (sign === '-');
}

const read = new WeakMap<CkanPackage, string>();
/** All the words of a package, put together once for as long as it is the same. */
function wordsOf(each: CkanPackage): string {
  const text = read.get(each) ?? plain(`${each.title} ${each.name} ${each.notes} ${each.tags.map(({ name }) => name).join(' ')} ${each.organization.title}`);
  read.set(each, text);
  return text;
}

/** What CKAN’s `package_search` answers: all the words (any of them around an `OR`), `field:value` filters, facets counted over all that was found, sorted and paged. Fields that are not known find nothing, as in Solr an unknown value does. */
export function searchPackages(packages: readonly CkanPackage[], { q = '', fq = '', rows = 10, start = 0, sort = 'score desc, metadata_modified desc', facets = [], facetMost = 50, facetLeast = 1 }: PackageSearch): PackageFound {
  // Solr’s own fields of every public dataset say nothing here.
  const asked = `${q} ${fq}`.replace(/\*:\*/g, ' ').replace(/[+-]?(?:site_id|state|capacity|dataset_type|type|private):(?:"[^"]*"|\([^)]*\)|\S+)/g, ' ');
  const filters = [...asked.matchAll(filter)];
  const rest = q.replace(/\*:\*/g, ' ').replace(filter, ' ');
  const any = /\sOR\s/.test(rest);
  const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, phrase, word]) => plain(phrase ?? word ?? '').replace(/^[+]|[*?]+$/g, '')).filter((word) => !['', 'and', 'or'].includes(word));
  const found = packages.filter((each) => {
    const text = wordsOf(each);
    const has = (word: string) => (word.startsWith('-') ? !text.includes(word.slice(1)) : text.includes(word));
    return (any ? words.some(has) : words.every(has)) && filters.every((one) => fits(each, one));
  });
  const counted = Object.fromEntries(facets.filter((field) => Object.hasOwn(valuesOf, field)).map((field) => [field, most(tally(found.flatMap((each) => valuesOf[field]?.(each) ?? [])), facetMost, facetLeast)]));
  const named = displayNames(found);
  return {
    count: found.length, sort: sort === 'rank' ? 'score desc, metadata_modified desc' : sort, results: sorted(found, sort).slice(start, start + Math.min(rows, 1000)), facets: counted,
    search_facets: Object.fromEntries(Object.entries(counted).map(([field, values]) => [field, { title: field, items: Object.entries(values).map(([name, count]) => ({ name, display_name: named(field, name), count })).toSorted((a, b) => (a.display_name < b.display_name ? 1 : -1)) }])),
  };
}

const most = (counts: Readonly<Record<string, number>>, limit: number, least: number): Record<string, number> => Object.fromEntries(Object.entries(counts).filter(([, count]) => count >= least).toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b, 'ca')).slice(0, limit < 0 ? undefined : limit));
const displayNames = (found: readonly CkanPackage[]) => (field: string, name: string): string =>
  field === 'groups' ? (found.flatMap(({ groups }) => groups).find((each) => each.name === name)?.display_name ?? name) : field === 'organization' ? (found.find(({ organization }) => organization.name === name)?.organization.title ?? name) : field === 'license_id' ? (found.find((each) => each.license_id === name)?.license_title ?? name) : name;
function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
function sorted(packages: readonly CkanPackage[], sort: string): readonly CkanPackage[] {
  const keys = sort.split(',').flatMap((part) => {
    const [field = '', direction = 'asc'] = part.trim().split(/\s+/);
    const key = ({ name: 'name', title: 'title', title_string: 'title', metadata_modified: 'metadata_modified', metadata_created: 'metadata_created' } as const)[field];
    return key === undefined ? [] : [{ key, sign: direction === 'desc' ? -1 : 1 } as const];
  });
  return packages.toSorted((a, b) => keys.reduce((order, { key, sign }) => order || sign * a[key].localeCompare(b[key], 'ca'), 0));
}
