import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDcat, readTurtle } from '@comu/open-data';
import { systemActor } from '@comu/kernel';
import { testActor } from '@comu/kernel/testing';
import { portalHouse, type PortalHouse } from '../testing/house.ts';

/** CKAN’s own client for JavaScript, as its users have it. */
interface Client { action(name: string, data: unknown, done: (failure: unknown, answer: any) => void): void; datastoreQuery(query: unknown, done: (failure: unknown, answer: any) => void): void; datastoreSqlQuery(sql: string, done: (failure: unknown, answer: any) => void): void; datastoreResources(): void }
const { Client: CkanClient } = createRequire(import.meta.url)('ckan') as { Client: new (endpoint: string) => Client };
const told = <T>(ask: (done: (failure: unknown, answer: T) => void) => void) => new Promise<T>((resolve, reject) => { ask((failure, answer) => (failure ? reject(new Error(String(failure))) : resolve(answer))); });

let house: PortalHouse, address: string;
beforeAll(async () => {
  house = await portalHouse();
  for (const [slug, code, csv] of [['berga', 'barris', 'barri;habitants\nCentre;1200\nEixample;3400\n'], ['vic', 'barris', 'barri;habitants\nRemei;2500\n'], ['berga', 'arbres', 'especie;quants\nPi;30\n']] as const) {
    const actor = testActor({ person: house.steward.person as string, name: 'Cura Dades', organisations: { [house.idOf(slug)]: ['data.read', 'data.steward', 'data.administer', 'transparency.read', 'transparency.publish'] } });
    const as = { actor, organisation: house.idOf(slug) };
    const stored = await house.runner.files.put(Buffer.from(csv), { name: `${code}.csv`, maxBytes: 10_000 });
    await house.run('kernel.keep-file', { sha256: stored.sha256, name: `${code}.csv`, size: stored.size, type: stored.type, facts: {} }, { actor: systemActor, organisation: house.idOf(slug) });
    const { dataset } = await house.run('data.load-file', { code, title: `Conjunt ${code}`, file: stored.sha256 }, as);
    for (const column of csv.split('\n')[0]!.split(';')) await house.run('data.describe-column', { dataset, column, changes: { class: 'open' } }, as);
    const { rows: [found] } = await house.database.owner.query('select version from data.dataset where id = $1', [dataset]);
    await house.run('data.describe-dataset', { dataset, version: found.version, changes: { access: 'public' } }, as);
    const { id: offer } = await house.run('transparency.offer-dataset', { dataset }, as);
    await house.run('transparency.describe-offer', { offer, name: { ca: `Conjunt ${code}`, es: `Conjunto ${code}` }, describes: { ca: `Què és ${code}.`, es: `Qué es ${code}.` }, keywords: code === 'arbres' ? ['medi ambient'] : ['población'], from: '2024-01-01', to: '2024-12-31' }, as);
    await house.run('transparency.arrange-portal', { email: `dades@${slug}.exemple`, phone: '+34 938 214 333' }, as);
    await house.run('transparency.publish-dataset', { offer }, as);
    await house.drain();
  }
  const council = testActor({ person: house.steward.person as string, name: 'Cura Dades', organisations: { [house.idOf('diputacio-de-barcelona')]: ['transparency.publish'] } });
  await house.run('transparency.arrange-portal', { email: 'dades@diba.exemple', phone: '+34 934 022 222' }, { actor: council, organisation: house.idOf('diputacio-de-barcelona') });
  address = await house.web.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => house.close());
const action = async (call: string) => (await house.get(`/dades/provincia/api/3/action/${call}`)).json();

describe('the open data of the whole province at one address', () => {
  it('holds what every body has out, each under the body’s name, and no body that has nothing', async () => {
    expect((await action('package_list')).result).toEqual(['berga-arbres', 'berga-barris', 'vic-barris']);
    expect((await action('organization_list')).result).toEqual(['berga', 'vic']);
    expect((await action('organization_list?all_fields=true&sort=package_count desc')).result.map(({ name, package_count: count }: { name: string; package_count: number }) => [name, count])).toEqual([['berga', 2], ['vic', 1]]);
    expect((await action('organization_show?id=vic&include_datasets=true')).result).toMatchObject({ title: 'Ajuntament de Vic', packages: [{ name: 'vic-barris' }] });
    expect((await action('status_show')).result).toMatchObject({ site_title: 'Dades obertes dels ens de la província de Barcelona', site_url: expect.stringMatching(/\/dades\/provincia$/) });
    expect((await action('site_read')).result).toBe(true);
    expect((await action('current_package_list_with_resources?limit=2&offset=1')).result.map(({ name }: { name: string }) => name)).toHaveLength(2);
    expect((await action('resource_show?id=vic-barris.csv')).result).toMatchObject({ package_id: 'vic-barris', url: expect.stringMatching(/\/dades\/vic\/dataset\/barris\.csv$/) });
  });
  it('is searched, filtered and counted over all of them', async () => {
    const found = (await action(`package_search?q=barris&fq=organization:vic&facet.field=${encodeURIComponent('["organization","tags","groups","res_format"]')}`)).result;
    expect(found).toMatchObject({ count: 1, results: [{ name: 'vic-barris', organization: { name: 'vic' } }], facets: { organization: { vic: 1 }, tags: { población: 1 } } });
    expect((await action(`package_search?rows=1&start=1&sort=${encodeURIComponent('name asc')}&facet.field=organization`)).result).toMatchObject({ count: 3, results: [{ name: 'berga-barris' }], search_facets: { organization: { items: [{ name: 'vic', display_name: 'Ajuntament de Vic', count: 1 }, { name: 'berga', count: 2 }] } } });
    expect((await action('tag_list')).result).toEqual(['medi ambient', 'población']);
    expect((await action('tag_search?query=amb')).result).toMatchObject({ count: 1, results: [{ name: 'medi ambient' }] });
    const [group] = (await action('group_list')).result as string[];
    expect((await action(`group_show?id=${group}`)).result.package_count).toBe((await action(`group_package_show?id=${group}`)).result.length);
  });
  it('gives rows of one body’s file, and SQL over those of several', async () => {
    expect((await action('datastore_search?resource_id=vic-barris.csv')).result).toMatchObject({ total: 1, records: [{ _id: 1, barri: 'Remei', habitants: 2500 }], _links: { next: expect.stringMatching(/^\/dades\/provincia\/api/) } });
    const sql = async (text: string) => action(`datastore_search_sql?sql=${encodeURIComponent(text)}`);
    expect((await sql('select barri, habitants from "berga-barris.csv" union all select barri, habitants from "vic-barris.parquet" order by habitants')).result.records).toEqual([{ barri: 'Centre', habitants: 1200 }, { barri: 'Remei', habitants: 2500 }, { barri: 'Eixample', habitants: 3400 }]);
    expect(await sql('select * from "vic-arbres.csv"')).toMatchObject({ success: false, error: { __type: 'Not Found Error' } });
    for (const hostile of ['drop view "vic-barris"', "select * from read_csv('/etc/passwd')", 'select * from transparency.item, "vic-barris.csv"', 'select * from barris']) expect(await sql(hostile), hostile).toMatchObject({ success: false });
  });
  it('refuses in CKAN’s own way', async () => {
    expect(await action('package_show?id=barris')).toMatchObject({ success: false, error: { __type: 'Not Found Error', message: 'Not found' }, help: expect.stringContaining('help_show?name=package_show') });
    expect(await action('package_show')).toMatchObject({ success: false, error: { __type: 'Validation Error', id: ['Missing value'] } });
    expect(await action('organization_list?sort=password asc')).toMatchObject({ success: false, error: { __type: 'Validation Error' } });
    expect((await house.get('/dades/provincia/api/3/action/package_delete')).statusCode).toBe(400);
  });
  it('is a catalogue of catalogues that the standard finds nothing against, and leads to each body’s own', async () => {
    const told = await house.get('/dades/provincia/catalog.ttl');
    expect(checkDcat(readTurtle(told.body))).toEqual([]);
    expect(told.body).toMatch(/dcat:catalog <[^>]+\/dades\/berga>, <[^>]+\/dades\/vic>/);
    expect((await house.get('/dades/provincia/catalog.ttl', { 'if-none-match': told.headers['etag'] as string })).statusCode).toBe(304);
    for (const form of ['rdf', 'jsonld']) expect((await house.get(`/dades/provincia/catalog.${form}`)).body).toContain('/dades/vic');
    expect((await house.get('/dades/provincia', { accept: 'text/html' })).headers['location']).toBe('/transparencia');
  });
});

describe('a client written for CKAN', () => {
  it('(ckan.js, of npm) asks the province and one body without knowing that they are none', async () => {
    for (const [base, name] of [['provincia', 'berga-barris'], ['berga', 'barris']] as const) {
      const client = new CkanClient(`${address}/dades/${base}`);
      expect((await told<any>((done) => client.action('package_list', {}, done))).result).toContain(name);
      expect((await told<any>((done) => client.action('dataset_show', { id: name }, done))).result).toMatchObject({ name, resources: expect.arrayContaining([expect.objectContaining({ id: `${name}.csv` })]) });
      expect(await told<any>((done) => client.datastoreQuery({ resource_id: `${name}.csv`, size: 1, sort: [{ field: 'habitants', order: 'desc' }], filters: [{ type: 'term', field: 'barri', term: 'Eixample' }] }, done))).toMatchObject({ total: 1, hits: [{ barri: 'Eixample', habitants: 3400 }], fields: expect.arrayContaining([expect.objectContaining({ id: 'habitants', type: 'integer' })]) });
      expect((await told<any>((done) => client.datastoreSqlQuery(`select sum(habitants)::int as n from "${name}.csv"`, done))).hits).toEqual([{ n: 4600 }]);
      expect((await told<any>((done) => client.action('datastore_search', { resource_id: '_table_metadata' }, done))).result.records).toContainEqual(expect.objectContaining({ name: `${name}.csv` }));
      await expect(told<any>((done) => client.action('package_show', { id: 'res' }, done))).rejects.toThrow(/404/);
    }
  });
});

describe('what is taken off', () => {
  it('is gone from the province at once, rows and all', async () => {
    const { rows: [offer] } = await house.database.owner.query(`select id from transparency.offer where organisation = $1`, [house.idOf('vic')]);
    const actor = testActor({ person: house.steward.person as string, name: 'Cura Dades', organisations: { [house.idOf('vic')]: ['transparency.publish'] } });
    await house.run('transparency.withdraw-dataset', { offer: offer.id, reason: 'Hi ha un error' }, { actor, organisation: house.idOf('vic') });
    expect((await action('package_list')).result).toEqual(['berga-arbres', 'berga-barris']);
    expect((await action('organization_list')).result).toEqual(['berga']);
    expect(await action('datastore_search?resource_id=vic-barris.csv')).toMatchObject({ success: false });
    expect(await action(`datastore_search_sql?sql=${encodeURIComponent('select * from "vic-barris.csv"')}`)).toMatchObject({ success: false });
  });
});
