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
  it('sorts, pages and counts facets over all that is found', () => {
    expect(names({ sort: 'name asc', rows: 1, start: 1 })).toEqual(['pressupost']);
    expect(searchPackages(packages, { rows: 0, facets: ['groups', 'res_format', '__proto__'] })).toMatchObject({ count: 2, results: [], facets: { groups: { demografia: 1, hacienda: 1 }, res_format: { CSV: 2, JSON: 2 } } });
  });
  it('refuses as CKAN does', () => expect(ckanFailure('h', 'Validation Error', { id: ['Missing value'] })).toEqual({ status: 409, body: { help: 'h', success: false, error: { __type: 'Validation Error', id: ['Missing value'] } } }));
});
