import { describe, expect, it } from 'vitest';
import { schemaOrgOf } from './schema-org.ts';
import { exampleCatalogue, exampleDataset } from './testing/example.ts';

describe('a dataset for the engines that search for datasets', () => {
  const told = schemaOrgOf(exampleCatalogue(), exampleDataset('padro'), [{ name: 'habitants', describe: 'Quants hi viuen' }]);
  it('has what they ask for: name, description, licence, files, place and time', () => {
    expect(told).toMatchObject({ '@type': 'Dataset', name: 'Conjunt padro', license: 'https://creativecommons.org/licenses/by/4.0/', temporalCoverage: '2024-01-01/2024-12-31', isAccessibleForFree: true, variableMeasured: [{ name: 'habitants', description: 'Quants hi viuen' }] });
    expect(told['distribution']).toMatchObject([{ '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: expect.stringMatching(/^https:.*\.csv$/) }, { encodingFormat: 'application/json' }]);
  });
  it('says the box as south, west, north, east', () => expect(told['spatialCoverage']).toMatchObject({ geo: { box: '42.05 1.8 42.15 1.92' } }));
  it('leaves out what is not known', () => expect(schemaOrgOf(exampleCatalogue({ place: null }), exampleDataset('padro', { period: null, frequency: 'irregular' }))).not.toHaveProperty('temporalCoverage'));
});
