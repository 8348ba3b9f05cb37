import { ckanGroups, ckanLicences, ckanTag, plain, searchPackages, type CkanPackage } from '@comu/open-data';
import { searchDatastore, searchSql, tellDatastore } from './datastore.ts';
import { Failure, idOf, json, list, whole, words, yes, type Room } from './given.ts';
import { organisationsOf, packagesOf } from './shelf.ts';

const packageOf = (room: Room): CkanPackage => named(packagesOf(room.shelves), idOf({ id: room.given['id'] ?? room.given['name_or_id'] }), 'Not found');
const paged = <T>(all: readonly T[], given: Room['given'], usual: number): T[] => { const start = whole(given, 'offset', 0); return all.slice(start, start + whole(given, 'limit', usual)); };
const groupsOf = (room: Room) => ckanGroups(packagesOf(room.shelves));
const tagsOf = (room: Room) => [...new Set(room.shelves.flatMap(({ catalogue }) => catalogue.datasets.flatMap(({ keywords }) => keywords)))].toSorted((a, b) => a.localeCompare(b, 'ca'));

function named<T extends { readonly id: string; readonly name: string }>(all: readonly T[], wanted: string, message: string): T {
  const found = all.find(({ id, name }) => id === wanted || name === wanted);
  if (found === undefined) throw new Failure('Not Found Error', message);
  return found;
}

/** Names, or all that is known of each when asked, sorted as `sort` (or the older `order_by`) says, only those named when any is. */
function listed<T extends { readonly name: string; readonly title: string; readonly package_count: number }>(all: readonly T[], given: Room['given'], only: string): unknown[] {
  const [field = 'title', way = given['order_by'] === 'packages' ? 'desc' : 'asc'] = (words(given['sort']) || words(given['order_by']) || 'title asc').trim().split(/\s+/);
  const key = ({ name: 'name', title: 'title', package_count: 'package_count', packages: 'package_count' } as const)[field];
  if (key === undefined) throw new Failure('Validation Error', { message: [`Cannot sort by field \`${field.slice(0, 40)}\``] });
  const asked = list(given[only]);
  const chosen = all.filter(({ name }) => asked.length === 0 || asked.includes(name)).toSorted((a, b) => (way === 'desc' ? -1 : 1) * (key === 'package_count' ? a.package_count - b.package_count : a[key].localeCompare(b[key], 'ca')));
  const shown = paged(chosen, given, 1000);
  return yes(given['all_fields']) ? shown : shown.map(({ name }) => name);
}
const completed = <T extends { readonly name: string; readonly title: string }>(all: readonly T[], given: Room['given']): T[] => { const q = plain(words(given['q'])); return all.filter(({ name, title }) => plain(`${name} ${title}`).includes(q)).slice(0, whole(given, 'limit', 20)); };
const insideOf = (room: Room, group: string) => packagesOf(room.shelves).filter(({ groups }) => groups.some(({ name }) => name === group));

/** The calls of CKAN 2.10’s action API that re-users of a portal make, by name. */
export const actions: Readonly<Record<string, (room: Room) => unknown>> = {
  status_show: ({ site }) => ({ ckan_version: '2.10.0', site_title: site.title, site_description: site.description, site_url: site.address, error_emails_to: site.email, locale_default: 'ca', extensions: ['datastore', 'dcat'] }),
  site_read: () => true,
  help_show: ({ given }) => { const name = idOf(given, 'name'); if (!Object.hasOwn(actions, name)) throw new Failure('Not Found Error', `Not found: Action "${name.slice(0, 60)}" not found`); return `${name}: https://docs.ckan.org/en/2.10/api/#${name.startsWith('datastore_') ? 'ckanext.datastore.logic.action' : 'ckan.logic.action.get'}.${name}`; },
  package_list: (room) => paged(packagesOf(room.shelves).map(({ name }) => name).toSorted(), room.given, Number.POSITIVE_INFINITY),
  current_package_list_with_resources: (room) => paged(packagesOf(room.shelves), room.given, Number.POSITIVE_INFINITY),
  package_show: packageOf,
  package_autocomplete: (room) => { const q = plain(idOf(room.given, 'q')); return packagesOf(room.shelves).filter(({ name, title }) => plain(name).includes(q) || plain(title).includes(q)).slice(0, whole(room.given, 'limit', 10)).map(({ name, title }) => ({ name, title, match_field: plain(name).includes(q) ? 'name' : 'title', match_displayed: plain(name).includes(q) ? name : `${title} (${name})` })); },
  package_search: (room) => {
    const { given } = room;
    return searchPackages(packagesOf(room.shelves), {
      q: words(given['q']).slice(0, 500), fq: [words(given['fq']), ...(Array.isArray(json(given['fq_list'] ?? [], 'fq_list')) ? list(given['fq_list']) : [])].filter(Boolean).join(' ').slice(0, 1000), rows: Math.min(1000, whole(given, 'rows', 10)), start: whole(given, 'start', 0), ...(words(given['sort']) === '' ? {} : { sort: words(given['sort']).slice(0, 200) }),
      facets: yes(given['facet'], true) ? list(given['facet.field'] ?? given['facet_field'] ?? []) : [], facetMost: Number.isInteger(Number(given['facet.limit'] ?? 50)) ? Number(given['facet.limit'] ?? 50) : 50, facetLeast: whole(given, 'facet.mincount', 1),
    });
  },
  resource_show: (room) => named(packagesOf(room.shelves).flatMap(({ resources }) => resources), idOf(room.given), 'Not found: Resource was not found.'),
  resource_search: (room) => {
    const asked = list(room.given['query']).map((each) => { const [field = '', ...rest] = each.split(':'); return [field, plain(rest.join(':'))] as const; });
    if (asked.length === 0) throw new Failure('Validation Error', { query: ['Missing value'] });
    const results = packagesOf(room.shelves).flatMap(({ resources }) => resources).filter((each) => asked.every(([field, value]) => plain(String((each as unknown as Record<string, unknown>)[field] ?? '')).includes(value)));
    return { count: results.length, results: paged(results, room.given, 1000) };
  },
  organization_list: ({ shelves, given }) => listed(organisationsOf(shelves), given, 'organizations'),
  organization_autocomplete: ({ shelves, given }) => completed(organisationsOf(shelves), given).map(({ id, name, title }) => ({ id, name, title })),
  organization_show: (room) => {
    const found = named(organisationsOf(room.shelves), idOf(room.given), 'Not found');
    return { ...found, users: [], tags: [], extras: [], groups: [], ...(yes(room.given['include_datasets']) ? { packages: packagesOf(room.shelves.filter(({ slug }) => slug === found.name)) } : {}) };
  },
  // Nobody signs in here, so no body is anybody’s to write in.
  organization_list_for_user: () => [],
  group_list: (room) => listed(groupsOf(room), room.given, 'groups'),
  group_autocomplete: (room) => completed(groupsOf(room), room.given).map(({ id, name, title }) => ({ id, name, title })),
  group_show: (room) => { const found = named(groupsOf(room), idOf(room.given), 'Not found'); return { ...found, users: [], tags: [], extras: [], groups: [], ...(yes(room.given['include_datasets']) ? { packages: insideOf(room, found.name) } : {}) }; },
  group_package_show: (room) => insideOf(room, named(groupsOf(room), idOf(room.given), 'Not found').name).slice(0, whole(room.given, 'limit', 1000)),
  tag_list: (room) => { const q = plain(words(room.given['query'])); const all = tagsOf(room).filter((each) => plain(each).includes(q)); return yes(room.given['all_fields']) ? all.map(ckanTag) : all; },
  tag_show: (room) => ckanTag(named(tagsOf(room).map((name) => ({ id: name, name })), idOf(room.given), 'Not found').name),
  tag_search: (room) => { const asked = list(room.given['query'] ?? room.given['q']).map(plain); const all = tagsOf(room).filter((each) => asked.every((one) => plain(each).includes(one))); return { count: all.length, results: paged(all, room.given, 1000).map((name) => ({ id: name, name, vocabulary_id: null })) }; },
  tag_autocomplete: (room) => { const q = plain(words(room.given['query'] ?? room.given['q'])); return tagsOf(room).filter((each) => plain(each).includes(q)).slice(0, whole(room.given, 'limit', 10)); },
  format_autocomplete: (room) => { const q = plain(words(room.given['q'])); return [...new Set(packagesOf(room.shelves).flatMap(({ resources }) => resources.map(({ format }) => format.toLowerCase())))].filter((each) => each.includes(q)).toSorted().slice(0, whole(room.given, 'limit', 5)); },
  resource_view_list: (room) => { named(packagesOf(room.shelves).flatMap(({ resources }) => resources), idOf(room.given), 'Not found: Resource was not found.'); return []; },
  license_list: () => ckanLicences(),
  vocabulary_list: () => [],
  datastore_search: searchDatastore,
  datastore_search_sql: searchSql,
  datastore_info: tellDatastore,
};
