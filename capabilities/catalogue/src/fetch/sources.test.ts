import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type Listening } from '@comu/connectors/testing';
import { ckanPackage, ckanSuccess, dcatOf, rdfForms, serialise, type CatalogueDescription, type RdfForm } from '@comu/open-data';
import { PLATFORM } from '@comu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';
import { outsideDatabase, type OutsideDatabase } from '../testing/outside-database.ts';

let house: DataHouse;
let outside: Listening;
let database: OutsideDatabase;
const pages = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
const asked: { readonly path: string; readonly status: number; readonly authorization: string | undefined }[] = [];
const text = (body: string, type = 'text/csv') => (_: IncomingMessage, response: ServerResponse) => { response.setHeader('content-type', type); response.end(body); };
const csv = (...lines: string[]) => `Codi INE;Municipi;Població\n${lines.join('\n')}\n`;
const rows = ['08001;Abrera;12345', '08002;Aguilar de Segarra;250', '08003;Alella;9888'];
const run = (operation: string, input: unknown, who = house.administrator) => house.runner.run(operation, input, house.as(who));
const page = (code: string) => run('data.dataset-page', { dataset: code });
const made = async (code: string) => (await run('data.create-dataset', { code, title: code, theme: 'demography', access: 'organisation', personal: 'none' })).id as string;
const source = async (code: string, values: object) => (await run('data.keep-source', { dataset: await made(code), ...values })).source as string;
const fetched = async (id: string) => { await run('data.fetch-source', { source: id }); await house.drain(); };
const outcome = async (code: string) => (await run('data.sources', { dataset: (await page(code)).dataset.id }))[0].outcome?.ca as string;

beforeAll(async () => {
  outside = await listen((request, response) => {
    response.once('finish', () => asked.push({ path: request.url ?? '', status: response.statusCode, authorization: request.headers.authorization }));
    const answer = pages.get(request.url ?? '');
    if (answer === undefined) { response.statusCode = 404; response.end(); } else answer(request, response);
  });
  database = await outsideDatabase();
  house = await dataHouse({ settings: { COMU_SOURCES_PRIVATE: `${outside.host}, localhost:${database.port}` } });
});
afterAll(async () => { await Promise.all([house?.close(), database?.close(), outside?.close()]); });

describe('an address of the web', () => {
  it('that says what changed is not fetched again, and what it says is kept', async () => {
    let content = csv(...rows);
    pages.set('/a.csv', (request, response) => {
      const etag = `"${content.length}"`;
      if (request.headers['if-none-match'] === etag) { response.statusCode = 304; response.end(); return; }
      response.setHeader('etag', etag);
      text(content)(request, response);
    });
    const id = await source('porta', { kind: 'url', address: `${outside.url}/a.csv` });
    await fetched(id);
    await fetched(id);
    expect(asked.filter(({ path }) => path === '/a.csv').map(({ status }) => status)).toEqual([200, 304]);
    expect(await outcome('porta')).toContain('res de nou');
    content = csv(...rows, '08004;Alpens;280');
    await fetched(id);
    expect((await page('porta')).versions).toMatchObject([{ number: 2, rows: 4, current: true }, { number: 1 }]);
  });
  it('that only tells a day is asked by the day', async () => {
    const days: (string | undefined)[] = [];
    pages.set('/b.csv', (request, response) => { days.push(request.headers['if-modified-since']); response.setHeader('last-modified', 'Tue, 24 Nov 2026 08:00:00 GMT'); text(csv(...rows))(request, response); });
    const id = await source('per_dia', { kind: 'url', address: `${outside.url}/b.csv` });
    await fetched(id);
    await fetched(id);
    expect(days).toEqual([undefined, 'Tue, 24 Nov 2026 08:00:00 GMT']);
  });
  it('keeps its secret to itself, and hands it to no other host', async () => {
    pages.set('/c.csv', (_, response) => { response.writeHead(302, { location: `${outside.url.replace('localhost', '127.0.0.1')}/d.csv` }); response.end(); });
    pages.set('/d.csv', text(csv(...rows)));
    const id = await source('secreta', { kind: 'url', address: `${outside.url}/c.csv`, secret: 'molt-secret' });
    await fetched(id);
    // The other host was not allowed, whatever the first one says.
    expect(await outcome('secreta')).toContain('adreces públiques');
    expect(asked.find(({ path }) => path === '/c.csv')?.authorization).toBe('Bearer molt-secret');
    expect(asked.some(({ path }) => path === '/d.csv')).toBe(false);
    expect(JSON.stringify(await run('data.sources', { dataset: (await page('secreta')).dataset.id }))).not.toContain('molt-secret');
    const { rows: [kept] } = await house.database.owner.query('select secret from data.source where id = $1', [id]);
    expect(kept.secret).not.toContain('molt-secret');
  });
  it('is told by a webhook that there is something new, and nobody learns whether a code is right', async () => {
    pages.set('/e.csv', text(csv(...rows)));
    const id = await source('avisada', { kind: 'url', address: `${outside.url}/e.csv` });
    const { code } = await run('data.open-webhook', { source: id });
    const tell = (given: string) => house.runner.run('data.notify-source', { code: given }, { actor: { ...house.reader, kind: 'public', person: null, standings: [] }, organisation: PLATFORM });
    expect(await tell(`${house.organisation}.${'x'.repeat(32)}`)).toBeNull();
    expect(await tell('garbage')).toBeNull();
    await house.drain();
    expect((await page('avisada')).versions).toEqual([]);
    expect(await tell(code)).toBeNull();
    await house.drain();
    expect((await page('avisada')).versions).toMatchObject([{ number: 1, rows: 3 }]);
    pages.set('/e.csv', text(csv(...rows, '08004;Alpens;280')));
    await tell(code);
    await house.drain();
    expect((await page('avisada')).versions[0]).toMatchObject({ number: 2, rows: 4 });
  });
  it('comes by itself when it is due', async () => {
    pages.set('/f.csv', text(csv(...rows)));
    await source('diaria', { kind: 'url', address: `${outside.url}/f.csv`, rhythm: 'daily' });
    await house.drain();
    expect((await page('diaria')).versions).toEqual([]);
    house.clock.now = new Date(house.clock.now.getTime() + 25 * 3_600_000);
    await house.drain();
    expect((await page('diaria')).versions).toMatchObject([{ number: 1 }]);
  });
});

/** A catalogue as our own portal tells it, in DCAT and in CKAN. */
const catalogue = (): CatalogueDescription => ({
  address: `${outside.url}/dades`, page: outside.url, title: { ca: 'Dades d’un altre ens' }, description: { ca: 'El que publica.' }, body: { name: 'Ajuntament de Berga', dir3: 'L01080220', level: 'LocalAuthority', email: null, phone: null },
  issued: '2026-01-10', modified: '2026-11-02', licence: 'cc-by-4.0', territory: 'Provincia/Barcelona', place: null, service: null,
  datasets: [
    { code: 'padro', title: { ca: 'Padró d’habitants', es: 'Padrón' }, description: { ca: 'Qui hi viu.' }, keywords: ['població'], sector: 'demografia', frequency: 'yearly', licence: 'cc-by-4.0', issued: '2026-01-10', modified: '2026-11-02', version: 1, period: null, highValue: null, page: `${outside.url}/padro`, distributions: [{ format: 'csv', url: `${outside.url}/padro.csv`, bytes: 10 }, { format: 'json', url: `${outside.url}/padro.json`, bytes: 10 }] },
    { code: 'ajuts', title: { ca: 'Ajuts' }, description: { ca: 'A qui.' }, keywords: [], sector: 'hacienda', frequency: 'monthly', licence: 'cc0-1.0', issued: '2026-01-10', modified: '2026-11-02', version: 1, period: null, highValue: null, page: `${outside.url}/ajuts`, distributions: [{ format: 'csv', url: `${outside.url}/ajuts.csv`, bytes: 10 }] },
  ],
});

describe('a CKAN portal', () => {
  it('says where its resource is, as our own portal answers it, and it is loaded', async () => {
    const [first] = catalogue().datasets;
    const resource = ckanPackage(catalogue(), first!, 'berga').resources[0];
    pages.set('/api/3/action/resource_show?id=padro.csv', text(JSON.stringify(ckanSuccess('resource_show', resource)), 'application/json'));
    pages.set('/padro.csv', text(csv(...rows)));
    const id = await source('de_ckan', { kind: 'ckan', address: `${outside.url}/`, settings: { resource: 'padro.csv' } });
    await fetched(id);
    expect((await page('de_ckan')).versions).toMatchObject([{ number: 1, rows: 3, origin: 'padro.csv' }]);
  });
  it('without that resource, or that is no portal, opens an incident with its sentence', async () => {
    pages.set('/api/3/action/resource_show?id=x', text(JSON.stringify({ success: false, error: { __type: 'Not Found Error' } }), 'application/json'));
    pages.set('/api/3/action/resource_show?id=y', text('<html><body>Hola</body></html>'));
    for (const [code, resource, says] of [['ckan_x', 'x', 'recurs “x”'], ['ckan_y', 'y', 'pàgina web'], ['ckan_z', 'z', 'error 404']] as const) {
      await fetched(await source(code, { kind: 'ckan', address: outside.url, settings: { resource } }));
      expect((await page(code)).incidents).toMatchObject([{ says: { ca: expect.stringContaining(says) } }]);
    }
    await expect(source('ckan_sense', { kind: 'ckan', address: outside.url })).rejects.toMatchObject({ code: 'data.source-detail', facts: { field: { en: 'Identifier of the resource, or the portal’s dataset' } } });
  });
});

describe('a dataset of a CKAN portal', () => {
  const told = (action: string, query: string, result: unknown) => pages.set(`/api/3/action/${action}?${query}`, text(JSON.stringify(ckanSuccess(action, result)), 'application/json'));
  const file = (id: string, day: string, more: object = {}) => ({ id, url: `${outside.url}/${id}`, format: id.split('.').at(-1), created: `${day}T10:00:00`, ...more });
  it('is followed by its newest file that can be read, also when that is another one the next year', async () => {
    const [old, now] = [file('cens-2024.csv', '2024-02-01'), file('cens-2025.csv', '2025-02-01')];
    pages.set('/cens-2024.csv', text(csv(...rows)));
    pages.set('/cens-2025.csv', text(csv(...rows, '08004;Alpens;280')));
    told('package_show', 'id=cens', { name: 'cens', resources: [old, file('cens-2025.pdf', '2025-03-01')] });
    const id = await source('cens', { kind: 'ckan', address: outside.url, settings: { package: 'cens' } });
    await fetched(id);
    told('package_show', 'id=cens', { name: 'cens', resources: [old, now] });
    await fetched(id);
    expect((await page('cens')).versions).toMatchObject([{ number: 2, rows: 4, origin: 'cens-2025.csv' }, { number: 1, rows: 3, origin: 'cens-2024.csv' }]);
    told('package_show', 'id=buit', { name: 'buit', resources: [file('nota.pdf', '2025-01-01')] });
    await fetched(await source('sense_fitxer', { kind: 'ckan', address: outside.url, settings: { package: 'buit' } }));
    expect(await outcome('sense_fitxer')).toContain('recurs “buit”');
  });
  it('is fetched by rows where it is only a table, page after page, with its token; a page that does not come leaves nothing', async () => {
    told('resource_show', 'id=taula', { id: 'taula', url: '', url_type: 'datastore', datastore_active: true });
    const at = (offset: number) => `resource_id=taula&limit=32000&offset=${offset}&sort=_id`;
    const record = (_id: number) => ({ _id, codi: String(_id).padStart(5, '0'), valor: _id * 2 });
    told('datastore_search', at(0), { total: 3, records: [record(8001), record(8002)] });
    const id = await source('taula', { kind: 'ckan', address: outside.url, settings: { resource: 'taula' }, secret: 'una-clau' });
    await fetched(id);
    expect(await outcome('taula')).toContain('error 404');
    expect((await page('taula')).versions).toEqual([]);
    told('datastore_search', at(2), { total: 3, records: [record(8003)] });
    await fetched(id);
    expect((await run('data.ask', { sql: 'select * from taula order by 1' })).rows).toEqual([['08001', 16_002], ['08002', 16_004], ['08003', 16_006]]);
    expect(asked.at(-1)).toMatchObject({ path: expect.stringContaining('datastore_search'), authorization: 'una-clau' });
  });
});

describe('a DCAT catalogue', () => {
  const address = (form: RdfForm) => `${outside.url}/catalog.${form}`;
  it('is read in each of its forms, and its datasets and files are listed', async () => {
    for (const form of Object.keys(rdfForms) as RdfForm[]) {
      pages.set(`/catalog.${form}`, text(serialise(dcatOf(catalogue()), form), rdfForms[form]));
      const { title, datasets } = await run('data.browse-catalogue', { address: address(form) }, house.steward);
      expect(title, form).toBe('Dades d’un altre ens');
      expect(datasets.map((each: { title: string; here: unknown; files: { reads: string }[] }) => [each.title, each.here, each.files.map(({ reads }) => reads).toSorted()]), form).toEqual([['Ajuts', null, ['csv']], ['Padró d’habitants', null, ['csv', 'json']]]);
    }
  });
  it('gives the datasets that a person picks, described as it says, each with a source that loads it again', async () => {
    const of = address('turtle');
    pages.set('/padro.csv', text(csv(...rows)));
    const { datasets } = await run('data.browse-catalogue', { address: of });
    const padro = datasets.find(({ title }: { title: string }) => title.startsWith('Padró'));
    const file = padro.files.find(({ reads }: { reads: string }) => reads === 'csv').id;
    await expect(run('data.bring-from-catalogue', { address: of, chosen: [{ dataset: padro.id, file }] }, house.steward)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    expect(await run('data.bring-from-catalogue', { address: of, chosen: [{ dataset: padro.id, file }], rhythm: 'weekly' })).toEqual({ brought: [{ code: 'padro_d_habitants', title: 'Padró d’habitants', already: false }] });
    await house.drain();
    const { dataset, versions } = await page('padro_d_habitants');
    expect(dataset).toMatchObject({ title: 'Padró d’habitants', description: expect.stringContaining('Qui hi viu.'), owner: 'Ajuntament de Berga', licence: 'cc-by-4.0', frequency: 'yearly', theme: 'demography', keywords: 'població', access: 'organisation' });
    expect(versions).toMatchObject([{ number: 1, rows: 3 }]);
    expect(await run('data.bring-from-catalogue', { address: of, chosen: [{ dataset: padro.id, file }] })).toMatchObject({ brought: [{ already: true }] });
    expect((await run('data.browse-catalogue', { address: of })).datasets.map(({ here }: { here: string | null }) => here)).toEqual([null, 'padro_d_habitants']);
    pages.set('/padro.csv', text(csv(...rows, '08004;Alpens;280')));
    house.clock.now = new Date(house.clock.now.getTime() + 8 * 86_400_000);
    await house.drain();
    expect((await page('padro_d_habitants')).versions[0]).toMatchObject({ number: 2, rows: 4, current: true });
  });
  it('that no longer has the dataset leaves the former version in place and says so', async () => {
    pages.set('/catalog.turtle', text(serialise(dcatOf({ ...catalogue(), datasets: catalogue().datasets.slice(1) }), 'turtle'), 'text/turtle'));
    const [{ id }] = await run('data.sources', { dataset: (await page('padro_d_habitants')).dataset.id });
    await fetched(id);
    const { incidents, versions } = await page('padro_d_habitants');
    expect(incidents.some(({ says }: { says: { ca: string } }) => says.ca.includes('ja no té aquest conjunt'))).toBe(true);
    expect(versions[0]).toMatchObject({ number: 2, current: true });
  });
  it('is followed page after page, and what is no catalogue, or is hostile, is refused in words', async () => {
    const one = (number: number, next: string) => `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . <${outside.url}/d${number}> a dcat:Dataset ; dct:title "D${number}" . <#page> <http://www.w3.org/ns/hydra/core#next> <${outside.url}${next}> .`;
    pages.set('/p1.ttl', text(one(1, '/p2.ttl')));
    pages.set('/p2.ttl', text(one(2, '/p1.ttl')));
    expect((await run('data.browse-catalogue', { address: `${outside.url}/p1.ttl` })).datasets.map(({ title }: { title: string }) => title)).toEqual(['D1', 'D2']);
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="&a;"/></rdf:RDF>`;
    for (const [path, body, code] of [['/csv', csv(...rows), 'rdf'], ['/bomb', bomb, 'entities'], ['/context', '{"@context":"https://evil.example/c","@id":"a"}', 'context'], ['/empty', '<a:b> <c:d> <e:f> .', 'empty']] as const) {
      pages.set(path, text(body));
      await expect(run('data.browse-catalogue', { address: `${outside.url}${path}` }), path).rejects.toMatchObject({ code: `data.source-not-dcat-${code}` });
    }
    await expect(run('data.browse-catalogue', { address: 'http://169.254.169.254/catalog.ttl' })).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
});

describe('a PostgreSQL elsewhere', () => {
  const settings = (more: object = {}) => ({ database: database.database, user: database.user, query: 'select codi, diners, dia from obres order by codi', ...more });
  const from = (code: string, more: object = {}) => source(code, { kind: 'sql', address: `localhost:${database.port}`, settings: settings(more), secret: database.password });
  beforeAll(() => database.run(`create table obres (codi text, diners numeric, dia date); insert into obres select lpad(n::text, 5, '0'), n * 1.10, date '2026-01-01' + n from generate_series(1, 4500) n`));
  it('is read whole over a line whose server proves its name, with every digit and zero', async () => {
    await fetched(await from('obres', { ca: database.ca }));
    expect((await page('obres')).versions).toMatchObject([{ number: 1, rows: 4500 }]);
    expect((await run('data.ask', { sql: 'select codi, diners, dia from obres order by codi limit 1' })).rows).toEqual([['00001', '1.10', '2026-01-02']]);
  });
  it('is refused when nobody trusted signs its certificate, unless one chooses by name not to ask for it', async () => {
    await fetched(await from('obres_sense_ca'));
    expect(await outcome('obres_sense_ca')).toContain('connexió xifrada i de confiança');
    expect((await page('obres_sense_ca')).versions).toEqual([]);
    await fetched(await from('obres_xifrada', { line: 'encrypted' }));
    expect((await page('obres_xifrada')).versions).toMatchObject([{ rows: 4500 }]);
    await fetched(await from('obres_oberta', { line: 'open' }));
    expect((await page('obres_oberta')).versions).toMatchObject([{ rows: 4500 }]);
  });
  it('is only ever read: what would write, or is several statements, is refused by the server', async () => {
    for (const [code, query] of [['mal_1', 'delete from obres returning codi'], ['mal_2', 'select 1; drop table obres'], ['mal_3', 'with x as (insert into obres values (\'9\') returning codi) select * from x']] as const) {
      await fetched(await from(code, { query, ca: database.ca }));
      expect(await outcome(code), query).toContain('La base de dades de la font ha dit');
    }
    await fetched(await from('encara', { query: 'select count(*) as n from obres', ca: database.ca }));
    expect((await run('data.ask', { sql: 'select n from encara' })).rows).toEqual([[4500]]);
  });
  it('at an inner address that the installation does not allow is refused before anybody connects', async () => {
    await expect(source('dins', { kind: 'sql', address: '10.0.0.1:5432', settings: settings() })).rejects.toMatchObject({ code: 'data.address-not-public' });
    await expect(source('dins_2', { kind: 'sql', address: 'localhost:1', settings: settings() })).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
});
