import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDcat, readTurtle } from '@comu/open-data';
import { portalHouse, type PortalHouse } from '../testing/house.ts';

let house: PortalHouse;
beforeAll(async () => { house = await portalHouse(); });
afterAll(() => house.close());

const csv = 'barri;habitants;nom\nCentre;1200;Maria Puig\nEixample;3400;Joan Vila\n';
const open = { barri: 'open', habitants: 'open', nom: 'internal' };
const publish = async (offer: string) => {
  await house.run('transparency.publish-dataset', { offer });
  await house.drain();
};

describe('a dataset that is prepared for publication', () => {
  it('brings the period that its open days tell, and none of its closed ones', async () => {
    const csv = 'dia;naixement;n\n2024-03-05;1950-01-01;1\n2024-01-31;1960-01-01;2\n';
    expect(await house.run('transparency.offer-dataset', { dataset: await house.load('activitats', csv, { dia: 'open', naixement: 'internal', n: 'open' }) })).toMatchObject({ from: '2024-01-31', to: '2024-03-05' });
  });
});

describe('a dataset that is published', () => {
  let offer: string;
  it('goes out with its open columns alone, in every format, with a catalogue that the standard finds nothing against', async () => {
    offer = await house.offer(await house.load('poblacio', csv, open));
    await house.run('transparency.arrange-portal', { email: 'dades@berga.exemple', phone: '+34 938 214 333' });
    const checks = await house.run('transparency.offer-checks', { offer });
    expect(checks).toMatchObject({ out: ['barri', 'habitants'], back: [{ column: 'nom' }], stops: [], findings: [], mqa: { score: 405 } });
    const written = async (words: object) => (await house.run('transparency.offer-checks', { offer, written: words })) as { findings: { place: string; level: string }[]; mqa: { score: number; next: { place: string; points: number }[] } };
    expect((await written({ name: { ca: 'Població', es: '' }, describes: null })).findings.filter(({ level }) => level === 'violation').map(({ place }) => place).toSorted()).toEqual(['describes', 'name']);
    expect((await written({ keywords: [], from: null, to: null })).mqa).toMatchObject({ score: 355, next: [{ place: 'keywords', points: 30 }, { place: 'period', points: 20 }] });
    expect((await house.run('transparency.offer-checks', { offer })).offer.keywords).toEqual(['población']);
    await publish(offer);
    const quality = await house.run('transparency.catalogue-quality', {});
    expect(quality).toMatchObject({ datasets: 1, score: 405, rating: 'excellent', next: [] });
    await house.run('transparency.describe-offer', { offer, keywords: [] });
    expect(await house.run('transparency.catalogue-quality', {})).toMatchObject({ score: 375, next: [{ id: 'keywordAvailability', points: 30, place: 'keywords', where: [{ offer, title: 'Població' }] }] });
    await house.run('transparency.describe-offer', { offer, keywords: ['población'], name: { ca: 'Població', es: 'Población', en: 'Population' }, sector: 'demografia', frequency: 'yearly', licence: 'cc-by-4.0', from: '2024-01-01', to: '2024-12-31', highValue: null });
    const file = await house.get('/dades/berga/dataset/poblacio.csv');
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('Centre');
    expect(file.body).not.toContain('Maria');
    for (const format of ['json', 'xlsx', 'parquet']) expect((await house.get(`/dades/berga/dataset/poblacio.${format}`)).statusCode, format).toBe(200);
    expect((await house.get('/dades/berga/dataset/poblacio.geojson')).statusCode).toBe(404);
    expect((await house.get('/dades/berga/dataset/poblacio.dictionary.csv')).body).toContain('"habitants"');
    const catalogue = await house.get('/dades/berga/catalog.ttl');
    expect(catalogue.headers['content-type']).toContain('text/turtle');
    expect(checkDcat(readTurtle(catalogue.body))).toEqual([]);
    expect((await house.get('/dades/berga/catalog.ttl', { 'if-none-match': catalogue.headers['etag'] as string })).statusCode).toBe(304);
    for (const form of ['rdf', 'jsonld']) expect((await house.get(`/dades/berga/catalog.${form}`)).body).toContain('poblacio');
  });
  it('is found by programs written for CKAN, and refused as CKAN refuses', async () => {
    const action = async (name: string) => (await house.get(`/dades/berga/api/3/action/${name}`)).json();
    expect(await action('package_list')).toMatchObject({ success: true, result: ['poblacio'] });
    expect(await action('package_show?id=poblacio')).toMatchObject({ result: { name: 'poblacio', num_resources: 4 } });
    expect(await action('package_search?q=poblacion')).toMatchObject({ result: { count: 1 } });
    expect(await action('organization_show?id=berga')).toMatchObject({ result: { package_count: 1 } });
    expect(await action('datastore_search?resource_id=poblacio.csv&limit=1&sort=habitants desc')).toMatchObject({ result: { total: 2, records: [{ barri: 'Eixample', habitants: 3400 }], fields: [{ id: '_id', type: 'int' }, { id: 'barri', type: 'text' }, { id: 'habitants', type: 'int' }] } });
    expect(await action(`datastore_search?resource_id=poblacio.csv&filters=${encodeURIComponent('{"barri":"Centre"}')}`)).toMatchObject({ result: { total: 1 } });
    expect(await action('datastore_search?resource_id=poblacio.csv&sort=nom')).toMatchObject({ success: false, error: { __type: 'Validation Error', sort: [expect.any(String)] } });
    expect(await action('datastore_search?resource_id=poblacio.csv&fields=nom')).toMatchObject({ success: false, error: { __type: 'Validation Error' } });
    expect(await action('package_show?id=res')).toMatchObject({ success: false, error: { __type: 'Not Found Error' } });
    expect(await action('package_show')).toMatchObject({ success: false, error: { __type: 'Validation Error', id: ['Missing value'] } });
    expect((await house.get('/dades/berga/api/3/action/__proto__')).statusCode).toBe(400);
    expect((await house.get('/dades/vic/api/3/action/package_list')).json().result).toEqual([]);
    const rows = async (query: string) => (await action(`datastore_search?resource_id=poblacio.csv&${query}`)).result;
    expect((await rows('')).records).toEqual([{ _id: 1, barri: 'Centre', habitants: 1200 }, { _id: 2, barri: 'Eixample', habitants: 3400 }]);
    expect((await rows(`filters=${encodeURIComponent('{"habitants":{"gt":1200}}')}&fields=barri`)).records).toEqual([{ barri: 'Eixample' }]);
    expect((await rows(`q=${encodeURIComponent('{"barri":"eix"}')}`)).total).toBe(1);
    expect((await rows('records_format=csv&fields=_id,barri')).records).toBe('1,Centre\n2,Eixample\n');
    expect((await rows('records_format=lists&limit=1')).records).toEqual([[1, 'Centre', 1200]]);
    expect(await rows('include_total=false')).not.toHaveProperty('total');
    expect((await rows('limit=99999')).limit).toBe(32_000);
    expect(await action('datastore_search?resource_id=poblacio.csv&records_format=xml')).toMatchObject({ success: false, error: { __type: 'Validation Error', records_format: [expect.any(String)] } });
    expect(await action('datastore_search?resource_id=poblacio.csv&limit=x')).toMatchObject({ success: false, error: { limit: ['Invalid integer'] } });
    const sql = async (text: string) => house.get(`/dades/berga/api/3/action/datastore_search_sql?sql=${encodeURIComponent(text)}`);
    expect((await sql('select barri, habitants from "poblacio.csv" where habitants > 2000')).json()).toMatchObject({ success: true, result: { records: [{ barri: 'Eixample', habitants: 3400 }], fields: [{ id: 'barri', type: 'text' }, { id: 'habitants', type: 'int' }] } });
    expect((await sql(`select sum(habitants) as total, '"poblacio.csv"' as nom from poblacio`)).json().result.records).toEqual([{ total: expect.anything(), nom: '"poblacio.csv"' }]);
    expect((await sql('select * from "nohies.csv"')).statusCode).toBe(404);
    for (const hostile of ['drop table poblacio', 'select 1; select 2', "select * from read_csv('/etc/passwd')", "copy poblacio to '/tmp/x'", 'select nom from poblacio', 'select * from transparency.item', 'attach \'x\' as y']) {
      const refused = await sql(hostile);
      expect([404, 409], hostile).toContain(refused.statusCode);
      expect(refused.json(), hostile).toMatchObject({ success: false });
    }
    expect((await sql('')).json()).toMatchObject({ success: false, error: { __type: 'Validation Error', sql: ['Missing value'] } });
    expect((await action('datastore_info?id=poblacio.csv')).result).toMatchObject({ meta: { count: 2 }, schema: { barri: 'text', habitants: 'int' } });
  });
  it('is asked without a version and with JSON in the body, as CKAN’s own client does', async () => {
    const post = async (payload: string, type = 'application/json', action = 'package_show') => house.web.inject({ method: 'POST', url: `/dades/berga/api/action/${action}`, payload, headers: { 'content-type': type, authorization: 'una-clau' } });
    expect((await post('{"id": "poblacio"}')).json()).toMatchObject({ success: true, result: { name: 'poblacio', organization: { type: 'organization' }, resources: expect.any(Array) } });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) expect((await post('{"id": "poblacio"}', type)).json(), type).toMatchObject({ success: true });
    expect((await post('id=poblacio', 'application/x-www-form-urlencoded')).json()).toMatchObject({ success: true });
    for (const broken of ['[1]', '{bad']) expect([(await post(broken)).statusCode, (await post(broken)).json()]).toEqual([400, 'Bad request - JSON Error: Error decoding JSON data.']);
    const unknown = await post('{}', 'application/json', 'package_create');
    expect([unknown.statusCode, unknown.json(), unknown.headers['content-type']]).toEqual([400, 'Bad request - Action name not known: package_create', 'application/json;charset=utf-8']);
    expect((await house.get('/dades/berga/api/3')).json()).toEqual({ version: 3 });
  });
  it('follows a new version by itself, and leaves a line of history each time', async () => {
    await house.run('data.load-file', { dataset: 'poblacio', file: await house.keep('poblacio.csv', csv.replace('1200', '1300')) });
    await house.drain();
    expect((await house.get('/dades/berga/dataset/poblacio.csv')).body).toContain('1300');
    const { events } = (await house.ask('transparency.portal-history', {})).json();
    expect(events.map(({ what }: { what: string }) => what)).toEqual(['renewed', 'published']);
  });
  it('is among what its dataset is used for, with the item of the portal that shows it, until it is withdrawn', async () => {
    const uses = async () => (await house.run('data.dataset-page', { dataset: 'poblacio' })).lineage.nodes.filter(({ kind }: any) => kind === 'distribution' || kind === 'portal').map(({ code, depth }: any) => [code, depth]);
    await house.run('transparency.fill-item', { code: 'dades-obertes', source: 'dataset', dataset: 'poblacio' });
    await house.run('transparency.publish-item', { code: 'dades-obertes' });
    expect(await uses()).toEqual([['open-data.poblacio', 1], ['portal.dades-obertes', 2]]);
    await house.run('transparency.withdraw-item', { code: 'dades-obertes', reason: 'Es refà' });
    expect(await uses()).toEqual([['open-data.poblacio', 1]]);
  });
  it('is gone at once when its access in the catalogue is no longer public, and when it is withdrawn', async () => {
    const { rows: [dataset] } = await house.database.owner.query(`select id, version from data.dataset where code = 'poblacio'`);
    await house.run('data.describe-dataset', { dataset: dataset.id, version: dataset.version, changes: { access: 'organisation' } });
    expect((await house.get('/dades/berga/dataset/poblacio.csv')).statusCode).toBe(404);
    await house.run('data.describe-dataset', { dataset: dataset.id, version: dataset.version + 1, changes: { access: 'public' } });
    expect((await house.get('/dades/berga/dataset/poblacio.csv')).statusCode).toBe(200);
    await house.run('transparency.withdraw-dataset', { offer, reason: 'Hi ha un error' });
    expect((await house.get('/dades/berga/dataset/poblacio.csv')).statusCode).toBe(404);
    expect((await house.get('/dades/berga/api/3/action/package_list')).json().result).toEqual([]);
    expect((await house.run('data.dataset-page', { dataset: 'poblacio' })).lineage.nodes.map(({ code }: any) => code)).not.toContain('open-data.poblacio');
  });
});

describe('personal data', () => {
  it('do not leave without a named approval, and then only the columns it names', async () => {
    const offer = await house.offer(await house.load('carrecs', 'carrec;nom;sou;salut\nAlcaldia;Maria Puig;50000;grip\n', { carrec: 'open', nom: 'personal', sou: 'personal', salut: 'special' }));
    await expect(house.run('transparency.publish-dataset', { offer })).rejects.toMatchObject({ code: 'transparency.needs-approval' });
    const approval = { kind: 'dataset', code: 'carrecs', columns: ['nom', 'salut'], reason: 'La llei demana qui ocupa cada càrrec.', law: 'Llei 19/2014, art. 9', until: '2027-01-01' };
    await expect(house.run('transparency.approve', approval)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await house.run('transparency.approve', approval, house.as(house.secretary));
    await publish(offer);
    const { body } = await house.get('/dades/berga/dataset/carrecs.csv');
    expect(body).toContain('Maria Puig');
    expect(body).not.toMatch(/50000|grip/);
    house.clock.now = new Date('2027-02-01T09:00:00Z');
    expect((await house.get('/dades/berga/dataset/carrecs.csv')).statusCode).toBe(404);
    house.clock.now = new Date('2026-11-24T10:00:00Z');
  });
  it('never leave by any route, whatever the classes of the columns and the approval', async () => {
    const classes = ['open', 'internal', 'personal', 'special'] as const;
    let round = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...classes), { minLength: 3, maxLength: 5 }), fc.option(fc.array(fc.integer({ min: 0, max: 4 }))), async (kinds, approved) => {
      round += 1;
      const code = `secret${round}`;
      const names = kinds.map((_, at) => `c${at}`);
      const secret = (at: number) => `sentinella${round}x${at}`;
      const dataset = await house.load(code, `${names.join(';')}\n${names.map((_, at) => secret(at)).join(';')}\n${names.map((_, at) => `z${secret(at)}`).join(';')}\n`, Object.fromEntries(kinds.map((kind, at) => [`c${at}`, kind])));
      const offer = await house.offer(dataset);
      if (approved !== null) await house.run('transparency.approve', { kind: 'dataset', code, columns: approved.map((at) => `c${at}`), reason: 'Una raó prou llarga.', law: 'Llei 19/2014', until: '2030-01-01' }, house.as(house.secretary));
      await house.run('transparency.publish-dataset', { offer }).catch(() => undefined);
      await house.drain();
      const people = kinds.some((kind) => kind === 'personal' || kind === 'special');
      const may = (at: number) => (!people || approved !== null) && (kinds[at] === 'open' || (kinds[at] === 'personal' && approved?.includes(at) === true));
      const answers = [
        ...(await Promise.all(['catalog.ttl', 'catalog.rdf', 'catalog.jsonld', ...['csv', 'json', 'dictionary.csv'].map((ending) => `dataset/${code}.${ending}`), ...['package_list', `package_show?id=${code}`, 'package_search', 'current_package_list_with_resources', `datastore_search?resource_id=${code}.csv`, `datastore_search?resource_id=${code}.csv&q=sentinella`, `datastore_search_sql?sql=${encodeURIComponent(`select * from "${code}.csv"`)}`, ...names.map((name) => `datastore_search_sql?sql=${encodeURIComponent(`select max(${name}) from "${code}.parquet"`)}`), `resource_show?id=${code}.csv`].map((action) => `api/3/action/${action}`)].map((path) => house.get(`/dades/berga/${path}`)))),
        ...(await Promise.all([...['portal/inici', 'portal/canvis', `portal/dades/${code}`, 'novetats.atom', 'sitemap.xml'].map((page) => `/dades/berga/${page}`), ...['catalog.ttl', 'api/3/action/package_search', `api/3/action/datastore_search?resource_id=berga-${code}.csv`, `api/3/action/datastore_search_sql?sql=${encodeURIComponent(`select * from "berga-${code}.csv"`)}`].map((page) => `/dades/provincia/${page}`)].map((page) => house.get(page)))),
        ...(await Promise.all([['portal', {}], ['portal-dataset', { code }], ['portal-history', {}], ['portal-item', { code: 'plantilla' }]].map(([name, input]) => house.ask(`transparency.${name as string}`, input)))),
      ].map(({ body }) => body).join('\n');
      for (const at of kinds.keys()) if (!may(at)) expect(answers, `${kinds.join()} ${approved?.join()} c${at}`).not.toContain(secret(at));
      if (kinds.some((_, at) => may(at))) expect(answers).toContain('sentinella');
    }), { numRuns: 8 });
  });
});

describe('an item of the law', () => {
  const text = 'La plantilla té quaranta llocs. '.repeat(10);
  it('counts once it has content and is out, and the portal shows it', async () => {
    const before = await house.run('transparency.items', {});
    expect(before.totals.published).toBe(0);
    await house.run('transparency.fill-item', { code: 'plantilla', source: 'text', body: { ca: text, es: text } });
    await house.run('transparency.publish-item', { code: 'plantilla' });
    const after = await house.run('transparency.items', {});
    expect(after.items.find(({ code }: { code: string }) => code === 'plantilla')).toMatchObject({ score: { state: 'published', score: 100 } });
    expect((await house.ask('transparency.portal-item', { code: 'plantilla' })).json()).toMatchObject({ body: { ca: text.trim() }, history: [{ what: 'published' }] });
    const { portals } = (await house.ask('transparency.compare', {})).json();
    expect(portals).toMatchObject([{ slug: 'berga', published: 1 }]);
  });
  it('that names people waits for an approval of this very content', async () => {
    // Saying that it holds nobody’s data does not make it so where the law asks for names.
    await house.run('transparency.fill-item', { code: 'retribucions', source: 'text', body: { ca: `Maria Puig: 50.000 € ${text}` }, personal: false });
    await expect(house.run('transparency.publish-item', { code: 'retribucions' })).rejects.toMatchObject({ code: 'transparency.needs-approval' });
    expect((await house.ask('transparency.portal-item', { code: 'retribucions' })).body).not.toContain('Maria');
    await house.run('transparency.approve', { kind: 'item', code: 'retribucions', reason: 'L’article 11 ho demana.', law: 'Llei 19/2014, art. 11', until: '2027-01-01' }, house.as(house.secretary));
    await house.run('transparency.publish-item', { code: 'retribucions' });
    expect((await house.ask('transparency.portal-item', { code: 'retribucions' })).body).toContain('Maria');
    house.clock.now = new Date('2027-01-02T09:00:00Z');
    for (const page of ['item/retribucions', 'inici']) expect((await house.get(`/dades/berga/portal/${page}`)).body, page).not.toContain('Maria');
    expect((await house.ask('transparency.portal-item', { code: 'retribucions' })).json().item.state).toBe('missing');
    house.clock.now = new Date('2026-11-24T10:00:00Z');
    await house.run('transparency.fill-item', { code: 'retribucions', source: 'text', body: { ca: `Maria Puig i Joan Vila ${text}` } });
    expect((await house.ask('transparency.portal-item', { code: 'retribucions' })).body).not.toContain('Joan');
  });
  it('whose document names people is gone with its approval, file and all', async () => {
    const document = await house.keep('declaracio.txt', 'Maria Puig té dues cases.');
    await house.run('transparency.fill-item', { code: 'organigrama', source: 'document', document, documentName: 'declaracio.txt', personal: true });
    await expect(house.run('transparency.publish-item', { code: 'organigrama' })).rejects.toMatchObject({ code: 'transparency.needs-approval' });
    expect((await house.get('/dades/berga/document/organigrama')).statusCode).toBe(404);
    await house.run('transparency.approve', { kind: 'item', code: 'organigrama', reason: 'L’article 9 ho demana.', law: 'Llei 19/2014, art. 9', until: '2026-12-31' }, house.as(house.secretary));
    await house.run('transparency.publish-item', { code: 'organigrama' });
    const file = await house.get('/dades/berga/document/organigrama');
    expect([file.body, file.headers['cache-control']]).toEqual(['Maria Puig té dues cases.', 'public, no-cache']);
    house.clock.now = new Date('2027-01-01T09:00:00Z');
    expect((await house.get('/dades/berga/document/organigrama', { 'if-none-match': file.headers['etag'] as string })).statusCode).toBe(404);
    house.clock.now = new Date('2026-11-24T10:00:00Z');
    await house.run('transparency.withdraw-item', { code: 'organigrama', reason: 'Hi ha un error' });
    expect((await house.get('/dades/berga/document/organigrama', { 'if-none-match': file.headers['etag'] as string })).statusCode).toBe(404);
  });
  it('grows old, and says so', async () => {
    house.clock.now = new Date('2028-02-01T09:00:00Z');
    const { item } = await house.run('transparency.item-of', { code: 'plantilla' });
    expect(item.score).toMatchObject({ state: 'late', todo: { ca: expect.stringContaining('Actualitzeu-lo') } });
    house.clock.now = new Date('2026-11-24T10:00:00Z');
  });
  it('is not there for what the law does not ask', async () => expect(house.run('transparency.fill-item', { code: 'zona-baixes-emissions', source: 'text', body: { ca: 'x' } })).rejects.toMatchObject({ code: 'transparency.no-such-item' }));
});
