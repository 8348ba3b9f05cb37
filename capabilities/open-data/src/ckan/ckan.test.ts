import { describe, expect, it } from 'vitest';
import { exampleCatalogue, exampleDataset } from '../testing/example.ts';
import { ckanFailure } from './answers.ts';
import { ckanOrganisation, ckanPackage } from './packages.ts';
import { searchPackages } from './search.ts';

const catalogue = exampleCatalogue({ datasets: [exampleDataset('padro', { title: { ca: 'Padró d’habitants', es: 'Padrón' }, modified: '2026-02-01' }), exampleDataset('pressupost', { sector: 'hacienda', keywords: ['hacienda', 'gasto'] })] });
const packages = catalogue.datasets.map((each) => ckanPackage(catalogue, each, 'berga'));
const names = (query: Parameters<typeof searchPackages>[1]) => searchPackages(packages, query).results.map(({ name }) => name);

describe('answers that programs written for CKAN understand', () => {
  it('tells a dataset as a package with its files', () => expect(packages[0]).toMatchObject({ name: 'padro', owner_org: 'berga', isopen: true, num_resources: 2, resources: [{ id: 'padro.csv', format: 'CSV', datastore_active: true }, { id: 'padro.json' }] }));
  it('tells a body as an organisation', () => expect(ckanOrganisation(catalogue, 'berga')).toMatchObject({ name: 'berga', title: 'Ajuntament de Berga', package_count: 2 }));
  it('finds by words without accents, by filter, and the other way round', () => {
    expect(names({ q: 'PADRO' })).toEqual(['padro']);
    expect(names({ q: '*:*' })).toEqual(['pressupost', 'padro']);
    expect(names({ fq: 'groups:hacienda' })).toEqual(['pressupost']);
    expect(names({ fq: '-groups:hacienda' })).toEqual(['padro']);
    expect(names({ q: 'padro', fq: 'tags:"gasto"' })).toEqual([]);
  });
  it('reads the rest of Solr’s syntax that portals’ users write', () => {
    expect(names({ fq: 'tags:(gasto OR población)' }).toSorted()).toEqual(['padro', 'pressupost']);
    expect(names({ fq: 'tags:("hacienda" AND gasto)' })).toEqual(['pressupost']);
    expect(names({ fq: '+name:pa* +state:active' })).toEqual(['padro']);
    expect(names({ fq: 'metadata_modified:[2026-03-01T00:00:00Z TO *]' })).toEqual(['pressupost']);
    expect(names({ q: 'padró OR pressupost' })).toHaveLength(2);
    expect(names({ q: '"conjunt pressupost"' })).toEqual(['pressupost']);
    expect(names({ q: 'conjunt -pressupost' })).toEqual([]);
    expect(names({ fq: 'organization:altra' })).toEqual([]);
    expect(names({ fq: 'camp_que_no_hi_ha:x' })).toEqual([]);
    expect(searchPackages(packages, { facets: ['tags', 'groups'], facetMost: 1 }).search_facets).toMatchObject({ tags: { items: [{ count: 1 }] }, groups: { title: 'groups', items: [{ name: 'demografia', display_name: 'Demografia' }] } });
  });
  it('sorts, pages and counts facets over all that is found', () => {
    expect(names({ sort: 'name asc', rows: 1, start: 1 })).toEqual(['pressupost']);
    expect(searchPackages(packages, { rows: 0, facets: ['groups', 'res_format', '__proto__'] })).toMatchObject({ count: 2, results: [], facets: { groups: { demografia: 1, hacienda: 1 }, res_format: { CSV: 2, JSON: 2 } } });
  });
  it('refuses as CKAN does', () => expect(ckanFailure('h', 'Validation Error', { id: ['Missing value'] })).toEqual({ status: 409, body: { help: 'h', success: false, error: { __type: 'Validation Error', id: ['Missing value'] } } }));
});
