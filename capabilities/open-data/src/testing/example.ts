import type { CatalogueDescription, DatasetDescription } from '../dcat/describe.ts';

const address = 'https://dades.exemple.cat/dades/berga';
export const exampleDataset = (code: string, more: Partial<DatasetDescription> = {}): DatasetDescription => ({
  code, title: { ca: `Conjunt ${code}`, es: `Conjunto ${code}` }, description: { ca: 'Què hi ha.', es: 'Qué hay.' }, keywords: ['población'], sector: 'demografia', frequency: 'yearly', licence: 'cc-by-4.0',
  issued: '2026-01-10', modified: '2026-11-02', version: 3, period: { from: '2024-01-01', to: '2024-12-31' }, highValue: null, page: `https://dades.exemple.cat/transparencia/berga/dades/${code}`,
  distributions: [{ format: 'csv', url: `${address}/dataset/${code}.csv`, bytes: 1234 }, { format: 'json', url: `${address}/dataset/${code}.json`, bytes: 4321 }], ...more,
});
/** A catalogue that says all that the standard asks for. */
export const exampleCatalogue = (more: Partial<CatalogueDescription> = {}): CatalogueDescription => ({
  address, page: 'https://dades.exemple.cat/transparencia/berga', title: { ca: 'Dades obertes de Berga', es: 'Datos abiertos de Berga' }, description: { ca: 'El que publica l’ajuntament.', es: 'Lo que publica el ayuntamiento.' },
  body: { name: 'Ajuntament de Berga', dir3: 'L01080220', level: 'LocalAuthority', email: 'dades@berga.exemple', phone: '+34 938 214 333' }, issued: '2026-01-10', modified: '2026-11-02', licence: 'cc-by-4.0',
  territory: 'Provincia/Barcelona', place: { name: 'Berga', bounds: [1.8, 42.05, 1.92, 42.15] }, service: { endpoint: `${address}/api/3`, documentation: `${address}/api` }, datasets: [exampleDataset('padro'), exampleDataset('pressupost', { sector: 'hacienda' })], ...more,
});
