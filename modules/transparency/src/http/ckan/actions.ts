import { ckanGroup, ckanLicences, ckanOrganisation, ckanPackage, ckanTag, plain, searchPackages, type CkanPackage } from '@comu/open-data';
import { searchDatastore, searchSql, tellDatastore } from './datastore.ts';
import { Failure, idOf, json, list, whole, words, yes, type Room } from './given.ts';

const packagesOf = ({ catalogue, slug }: Room): CkanPackage[] => catalogue.datasets.map((each) => ckanPackage(catalogue, each, slug));
const packageOf = (room: Room): CkanPackage => named(packagesOf(room), idOf(room.given), 'Not found');
const paged = <T>(all: readonly T[], given: Room['given'], usual: number): T[] => { const start = whole(given, 'offset', 0); return all.slice(start, start + whole(given, 'limit', usual)); };

function named<T extends { readonly id: string; readonly name: string }>(all: readonly T[], wanted: string, message: string): T {
  const found = all.find(({ id, name }) => id === wanted || name === wanted);
  if (found === undefined) throw new Failure('Not Found Error', message);
  return found;
}
const groupsOf = (room: Room) => [...new Map(packagesOf(room).flatMap(({ groups }) => groups).map((each) => [each.name, each])).keys()].toSorted().map((name) => ckanGroup(name, packagesOf(room)));
const tagsOf = (room: Room) => [...new Set(room.catalogue.datasets.flatMap(({ keywords }) => keywords))].toSorted((a, b) => a.localeCompare(b, 'ca'));

function organisations(room: Room) {
  const { catalogue, slug, given } = room;
  const asked = list(given['organizations']);
  const all = (asked.length === 0 || asked.includes(slug) ? [ckanOrganisation(catalogue, slug)] : []);
  const shown = paged(all, given, 1000);
  return yes(given['all_fields']) ? shown : shown.map(({ name }) => name);
}

/** The calls of CKAN 2.10’s action API that re-users of a portal make, by name. */
export const actions: Readonly<Record<string, (room: Room) => unknown>> = {
  status_show: ({ catalogue }) => ({ ckan_version: '2.10.0', site_title: catalogue.title.ca, site_description: catalogue.description.ca, site_url: catalogue.address, error_emails_to: catalogue.body.email, locale_default: 'ca', extensions: ['datastore', 'dcat'] }),
  site_read: () => true,
  help_show: ({ given }) => { const name = idOf(given, 'name'); if (!Object.hasOwn(actions, name)) throw new Failure('Not Found Error', `Not found: Action "${name.slice(0, 60)}" not found`); return `${name}: https://docs.ckan.org/en/2.10/api/#${name.startsWith('datastore_') ? 'ckanext.datastore.logic.action' : 'ckan.logic.action.get'}.${name}`; },
  package_list: (room) => paged(room.catalogue.datasets.map(({ code }) => code).toSorted(), room.given, Number.POSITIVE_INFINITY),
  current_package_list_with_resources: (room) => paged(packagesOf(room), room.given, Number.POSITIVE_INFINITY),
  package_show: packageOf,
  package_autocomplete: (room) => { const q = plain(idOf(room.given, 'q')); return packagesOf(room).filter(({ name, title }) => plain(name).includes(q) || plain(title).includes(q)).slice(0, whole(room.given, 'limit', 10)).map(({ name, title }) => ({ name, title, match_field: plain(name).includes(q) ? 'name' : 'title', match_displayed: plain(name).includes(q) ? name : `${title} (${name})` })); },
  package_search: (room) => {
    const { given } = room;
    return searchPackages(packagesOf(room), {
      q: words(given['q']).slice(0, 500), fq: [words(given['fq']), ...(Array.isArray(json(given['fq_list'] ?? [], 'fq_list')) ? list(given['fq_list']) : [])].filter(Boolean).join(' ').slice(0, 1000), rows: Math.min(1000, whole(given, 'rows', 10)), start: whole(given, 'start', 0), ...(words(given['sort']) === '' ? {} : { sort: words(given['sort']).slice(0, 200) }),
      facets: yes(given['facet'], true) ? list(given['facet.field'] ?? given['facet_field'] ?? []) : [], facetMost: Number.isInteger(Number(given['facet.limit'] ?? 50)) ? Number(given['facet.limit'] ?? 50) : 50, facetLeast: whole(given, 'facet.mincount', 1),
    });
  },
  resource_show: (room) => named(packagesOf(room).flatMap(({ resources }) => resources), idOf(room.given), 'Not found: Resource was not found.'),
  resource_search: (room) => {
    const asked = list(room.given['query']).map((each) => { const [field = '', ...rest] = each.split(':'); return [field, plain(rest.join(':'))] as const; });
    if (asked.length === 0) throw new Failure('Validation Error', { query: ['Missing value'] });
    const results = packagesOf(room).flatMap(({ resources }) => resources).filter((each) => asked.every(([field, value]) => plain(String((each as unknown as Record<string, unknown>)[field] ?? '')).includes(value)));
    return { count: results.length, results: paged(results, room.given, 1000) };
  },
  organization_list: organisations,
  organization_autocomplete: ({ catalogue, slug, given }) => { const { id, name, title } = ckanOrganisation(catalogue, slug); return plain(`${name} ${title}`).includes(plain(words(given['q']))) ? [{ id, name, title }] : []; },
  organization_show: (room) => {
    const { catalogue, slug, given } = room;
    const found = named([ckanOrganisation(catalogue, slug)], idOf(given), 'Not found');
    return { ...found, users: [], tags: [], extras: [], groups: [], ...(yes(given['include_datasets']) ? { packages: packagesOf(room) } : {}) };
  },
  group_list: (room) => { const all = paged(groupsOf(room), room.given, 1000); return yes(room.given['all_fields']) ? all : all.map(({ name }) => name); },
  group_show: (room) => { const found = named(groupsOf(room), idOf(room.given), 'Not found'); return { ...found, ...(yes(room.given['include_datasets']) ? { packages: packagesOf(room).filter(({ groups }) => groups.some(({ name }) => name === found.name)) } : {}) }; },
  tag_list: (room) => { const q = plain(words(room.given['query'])); const all = tagsOf(room).filter((each) => plain(each).includes(q)); return yes(room.given['all_fields']) ? all.map(ckanTag) : all; },
  tag_show: (room) => ckanTag(named(tagsOf(room).map((name) => ({ id: name, name })), idOf(room.given), 'Not found').name),
  license_list: () => ckanLicences(),
  vocabulary_list: () => [],
  datastore_search: searchDatastore,
  datastore_search_sql: searchSql,
  datastore_info: tellDatastore,
};
