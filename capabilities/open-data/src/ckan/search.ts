import type { CkanPackage } from './packages.ts';

export interface PackageSearch { readonly q?: string; readonly fq?: string; readonly rows?: number; readonly start?: number; readonly sort?: string; readonly facets?: readonly string[] }
export interface PackageFound { readonly count: number; readonly sort: string; readonly results: readonly CkanPackage[]; readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>; readonly search_facets: Readonly<Record<string, { readonly title: string; readonly items: readonly { readonly name: string; readonly display_name: string; readonly count: number }[] }>> }

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const valuesOf: Readonly<Record<string, (each: CkanPackage) => readonly string[]>> = {
  name: ({ name }) => [name], title: ({ title }) => [title], tags: ({ tags }) => tags.map(({ name }) => name), groups: ({ groups }) => groups.map(({ name }) => name), license_id: ({ license_id: licence }) => [licence],
  res_format: ({ resources }) => [...new Set(resources.map(({ format }) => format))], organization: ({ owner_org: owner }) => [owner], owner_org: ({ owner_org: owner }) => [owner],
};

/** What CKAN’s `package_search` answers: all the words, `field:value` filters, facets counted over all that was found, sorted and paged. */
export function searchPackages(packages: readonly CkanPackage[], { q = '', fq = '', rows = 10, start = 0, sort = 'score desc, metadata_modified desc', facets = [] }: PackageSearch): PackageFound {
  const filters = [...`${q} ${fq}`.matchAll(/([+-]?)(\w+):(?:"([^"]*)"|\(([^)]*)\)|(\S+))/g)].filter(([, , field]) => field !== undefined && Object.hasOwn(valuesOf, field));
  const words = plain(filters.reduce((text, [whole]) => text.replace(whole, ' '), q)).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== 'and');
  const found = packages.filter((each) => {
    const text = plain(`${each.title} ${each.name} ${each.notes} ${each.tags.map(({ name }) => name).join(' ')}`);
    return words.every((word) => text.includes(word)) && filters.every(([, sign, field = '', quoted, grouped, bare]) => {
      const wanted = plain(quoted ?? grouped ?? bare ?? '');
      return (wanted === '*' || (valuesOf[field]?.(each) ?? []).some((value) => plain(value) === wanted)) !== (sign === '-');
    });
  });
  const counted = Object.fromEntries(facets.filter((field) => Object.hasOwn(valuesOf, field)).map((field) => [field, tally(found.flatMap((each) => valuesOf[field]?.(each) ?? []))]));
  return {
    count: found.length, sort, results: sorted(found, sort).slice(start, start + Math.min(rows, 1000)), facets: counted,
    search_facets: Object.fromEntries(Object.entries(counted).map(([field, values]) => [field, { title: field, items: Object.entries(values).map(([name, count]) => ({ name, display_name: name, count })) }])),
  };
}

const tally = (values: readonly string[]) => values.reduce<Record<string, number>>((counts, value) => ({ ...counts, [value]: (counts[value] ?? 0) + 1 }), {});
function sorted(packages: readonly CkanPackage[], sort: string): readonly CkanPackage[] {
  const keys = sort.split(',').flatMap((part) => {
    const [field = '', direction = 'asc'] = part.trim().split(/\s+/);
    const key = ({ name: 'name', title: 'title', title_string: 'title', metadata_modified: 'metadata_modified', metadata_created: 'metadata_created' } as const)[field];
    return key === undefined ? [] : [{ key, sign: direction === 'desc' ? -1 : 1 } as const];
  });
  return packages.toSorted((a, b) => keys.reduce((order, { key, sign }) => order || sign * a[key].localeCompare(b[key], 'ca'), 0));
}
