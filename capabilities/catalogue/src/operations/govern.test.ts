import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';

let house: DataHouse;
let server: Server;
let serve: (path: string) => { body: string; type?: string; hang?: boolean } = () => ({ body: '' });
let base = '';
const csv = (...lines: string[]) => `Codi INE;Municipi;Població\n${lines.join('\n')}\n`;
const rows = ['08001;Abrera;12345', '08002;Aguilar de Segarra;250', '08003;Alella;9888'];
const run = (operation: string, input: unknown, who = house.administrator) => house.runner.run(operation, input, house.as(who));
const page = (code: string) => run('data.dataset-page', { dataset: code });
const load = async (code: string, content: string) => run('data.load-file', { file: await house.keep(`${code}.csv`, content), code, title: code });

beforeAll(async () => {
  server = createServer((request, response) => {
    const { body, type = 'text/csv', hang = false } = serve(request.url ?? '');
    response.writeHead(200, { 'content-type': type });
    response.write(body);
    if (!hang) response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  house = await dataHouse({ settings: { COMU_SOURCES_PRIVATE: `127.0.0.1:${port}` } });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await house.close();
});

describe('versions', () => {
  it('are compared by key, restored as a new version, and taken away as a file', async () => {
    const first = await load('padro', csv(...rows));
    const second = await load('padro', csv(rows[0]!, '08002;Aguilar de Segarra;251', '08004;Alpens;280'));
    expect(await run('data.compare-versions', { before: first.version, after: second.version })).toMatchObject({ added: 1, removed: 1, changed: 1, same: 1, key: ['codi_ine'] });
    await expect(run('data.restore-version', { version: first.version })).rejects.toMatchObject({ code: 'kernel.input-refused' });
    expect(await run('data.restore-version', { version: first.version, reason: 'La segona tenia files d’un altre any.' })).toMatchObject({ number: 3 });
    expect((await page('padro')).versions[0]).toMatchObject({ restores: 1, origin: 'padro.csv', reason: 'La segona tenia files d’un altre any.' });
    expect((await run('data.ask', { sql: 'select sum(poblacio) from padro' })).rows).toEqual([[22483]]);
    const file = await run('data.download', { code: 'padro', format: 'csv' });
    expect(file).toMatchObject({ name: 'padro-v3.csv', rows: 3 });
    const { rows: [held] } = await house.database.owner.query(`select facts from kernel.file where sha256 = $1`, [file.file]);
    expect(held.facts).toEqual({});
  });
});

describe('the profile of a version', () => {
  it('tells each column beside the version before, with what is wrong in it', async () => {
    await load('perfil', csv(...rows, '8004;Alpens;'));
    await load('perfil', csv(...rows, '08004;Alpens;280', '8005;Alpens;280'));
    const told = await run('data.profile', { code: 'perfil' });
    expect(told).toMatchObject({ number: 2, former: 1, rows: 5, reason: null });
    const column = (name: string) => told.columns.find((each: { name: string }) => each.name === name);
    expect(column('poblacio')).toMatchObject({ extent: 'values', facts: { nulls: 0, count: 5, min: 250, max: 12345 }, former: { nulls: 1, count: 3, min: 250 } });
    expect(column('municipi').facts.top[0]).toEqual({ value: 'Alpens', count: 2 });
    const { versions: [, first] } = await page('perfil');
    expect((await run('data.profile', { code: 'perfil', version: first.id })).former).toBeNull();
    expect(column('codi_ine')).toMatchObject({ code: 'ine5', extent: 'values' });
    expect(column('codi_ine').findings.length).toBeGreaterThan(0);
  });
  it('never tells a value of somebody to who may not see it, and keeps who read those it tells', async () => {
    await load('persones', 'NIF;Barri;Edat\n00000000T;Nord;30\n11111111H;Nord;41\n22222222J;Sud;52\n');
    const told = await run('data.profile', { code: 'persones' });
    expect(told.columns[0]).toEqual({ name: 'nif', title: 'NIF', type: 'text', code: 'nif', extent: 'counts', facts: { count: 3, nulls: 0, distinct: 3, distinctExact: true }, former: null, findings: [] });
    const closed = await run('data.profile', { code: 'persones' }, house.reader);
    expect(closed).toMatchObject({ reason: 'figures' });
    expect(closed.columns.every(({ extent, facts }: { extent: string; facts: object }) => extent === 'nothing' && Object.keys(facts).length === 0)).toBe(true);
    const { dataset } = await page('persones');
    await run('data.keep-access-rule', { dataset: dataset.id, title: 'Cens', columns: { nif: 'clear' }, ground: 'Revisió del cens.' });
    expect((await run('data.profile', { code: 'persones' }, house.reader)).columns[0]).toMatchObject({ extent: 'values', facts: { min: '00000000T' } });
    const { rows: read } = await house.database.owner.query(`select fields from kernel.reading where operation = 'data.profile'`);
    expect(read).toEqual([{ fields: ['nif'] }]);
  });
});

describe('a contract', () => {
  it('shows whom a breaking change hits before it is made, and holds back a load that breaks it', async () => {
    const { dataset } = await page('padro');
    const { contract } = await run('data.draft-contract', { dataset: dataset.id });
    await run('data.activate-contract', { contract });
    await run('data.keep-transformation', { code: 'per_municipi', title: 'Per municipi', sql: 'select municipi, poblacio * 2 as doble from padro' });
    const document = JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'padro', version: '2.0.0', status: 'draft', schema: [{ name: 'padro', properties: [{ name: 'codi_ine', logicalType: 'string', required: true, customProperties: [{ property: 'code', value: 'ine5' }] }, { name: 'municipi', logicalType: 'string', required: true }] }] });
    const next = await run('data.draft-contract', { dataset: dataset.id, document });
    expect(await run('data.contract-changes', { contract: next.contract })).toMatchObject({ users: [{ job: 'Per municipi', columns: ['poblacio'] }] });
    await expect(run('data.activate-contract', { contract: next.contract })).rejects.toMatchObject({ code: 'data.contract-breaks-users' });
    expect(await load('padro', 'Municipi;Població\nAbrera;1\nAlella;2\n')).toMatchObject({ state: 'held' });
    expect((await page('padro')).dataset.rows).toBe(3);
  });
});

describe('a transformation', () => {
  it('is kept only when its tests pass, and runs again with each new version of what it reads', async () => {
    const given = { padro: [{ codi_ine: '08001', municipi: 'A', poblacio: 2 }, { codi_ine: '08002', municipi: 'B', poblacio: 3 }] };
    const of = (expected: number) => ({ code: 'total', title: 'Total', sql: 'select sum(poblacio) as habitants from padro', tests: [{ name: 'suma', given, expected: [{ habitants: expected }] }] });
    await expect(run('data.keep-transformation', of(6))).rejects.toMatchObject({ code: 'data.transformation-test' });
    expect(await run('data.keep-transformation', of(5))).toMatchObject({ edition: 1 });
    await load('padro', csv(...rows, '08004;Alpens;17'));
    await house.drain();
    expect((await run('data.ask', { sql: 'select habitants from total' })).rows.map(([value]: unknown[]) => Number(value))).toEqual([22500]);
    const { lineage } = await page('total');
    expect(lineage.edges).toContainEqual(expect.objectContaining({ from: 'padro', to: 'total', kind: 'transformation', columns: { habitants: [{ table: 'padro', column: 'poblacio' }] } }));
    await expect(run('data.keep-transformation', { code: 'padro', title: 'x', sql: 'select habitants from total' })).rejects.toMatchObject({ code: 'data.transformation-ring' });
    const { events: [event] } = await run('data.open-lineage', { code: 'total' });
    expect(event).toMatchObject({ eventType: 'COMPLETE', inputs: [{ name: 'padro' }], outputs: [{ name: 'total' }] });
  });
  it('puts the years of one thing together, with the year of each row, and never over data that are there', async () => {
    await load('d_2023_llars', 'Municipi;Llars\nAbrera;10\n');
    await load('d_2024_llars', 'Municipi;Barri;Llars\nAbrera;Centre;12\n');
    const years = [{ year: 2024, dataset: 'd_2024_llars' }, { year: 2023, dataset: 'd_2023_llars' }];
    await expect(run('data.join-years', { code: 'd_2023_llars', title: 'Llars', years })).rejects.toMatchObject({ code: 'data.code-has-data' });
    const { differences } = await run('data.join-years', { code: 'llars', title: 'Llars', years });
    expect(differences.map(({ en }: { en: string }) => en)).toEqual(['“Barri” is not in the files of 2023: it is empty in those rows.']);
    expect((await run('data.ask', { sql: 'select any_fitxer, municipi, llars, barri from llars order by 1' })).rows.map(([at, ...rest]: unknown[]) => [Number(at), ...rest.slice(0, 1), Number(rest[1]), rest[2]])).toEqual([[2023, 'Abrera', 10, null], [2024, 'Abrera', 12, 'Centre']]);
    expect((await page('llars')).lineage.edges.filter(({ kind }: { kind: string }) => kind === 'transformation').map(({ from }: { from: string }) => from).toSorted()).toEqual(['d_2023_llars', 'd_2024_llars']);
    // What the years say alike of a column holds for all of them, and the first profile proposes rules as that of a file does.
    const { dataset, scores } = await page('llars');
    expect(dataset.columns.map(({ title }: { title: string }) => title)).toEqual(['Any del fitxer', 'Municipi', 'Llars', 'Barri']);
    expect(scores).not.toEqual([]);
  });
});

describe('a source', () => {
  const source = async (code: string, path: string) => {
    const { id } = await run('data.create-dataset', { code, title: code, theme: 'demography', access: 'organisation', personal: 'none' });
    return run('data.keep-source', { dataset: id, kind: 'url', address: `${base}${path}` });
  };
  const fetched = async (id: string) => { await run('data.fetch-source', { source: id }); await house.drain(); };
  it('inside the network is refused', async () => {
    const { id } = await run('data.create-dataset', { code: 'dins', title: 'dins', theme: 'demography', access: 'organisation', personal: 'none' });
    await expect(run('data.keep-source', { dataset: id, kind: 'url', address: 'http://127.0.0.1:9/a.csv' })).rejects.toMatchObject({ code: 'data.address-not-public' });
  });
  it('brings a new version when there is something new, and nothing when there is not', async () => {
    serve = () => ({ body: csv(...rows) });
    const { source: id } = await source('porta', '/a.csv');
    await fetched(id);
    await fetched(id);
    expect((await page('porta')).versions).toHaveLength(1);
  });
  it('that serves a web page opens one incident with its sentence, and the former version stays', async () => {
    const { rows: [row] } = await house.database.owner.query(`select id from data.source limit 1`);
    serve = () => ({ body: '<!DOCTYPE html><html><body>Inicieu sessió</body></html>', type: 'text/csv' });
    await fetched(row.id);
    await fetched(row.id);
    const { incidents, versions } = await page('porta');
    expect(incidents).toMatchObject([{ times: 2, says: { ca: expect.stringContaining('pàgina web') } }]);
    expect(versions).toMatchObject([{ number: 1, current: true }]);
    serve = () => ({ body: csv(...rows, '08004;Alpens;17') });
    await fetched(row.id);
    expect((await page('porta')).incidents.some(({ says }: { says: { ca: string } }) => says.ca.includes('pàgina web'))).toBe(false);
    expect((await page('porta')).versions[0]).toMatchObject({ number: 2, current: true });
  });
});

describe('the records of the platform', () => {
  it('become versions on demand, without the fields that may not leave', async () => {
    await run('data.describe-records', {});
    const { dataset } = await page('data_concept');
    await run('data.concept.create', { code: 'habitant', term: 'Habitant', definition: 'Qui viu al municipi.' });
    expect(await run('data.take-snapshot', { dataset: dataset.id })).toMatchObject({ rows: 1, taken: true });
    expect(await run('data.take-snapshot', { dataset: dataset.id })).toMatchObject({ taken: false });
    expect((await run('data.ask', { sql: 'select code, term from data_concept' })).rows).toEqual([['habitant', 'Habitant']]);
    const { dataset: keys } = await page('data_source');
    await expect(run('data.take-snapshot', { dataset: keys.id })).rejects.toMatchObject({ code: 'data.record-not-taken' });
  });
  it('fill the record of processing activities, which names what is missing', async () => {
    const { activities, controller } = await run('data.processing-activities', {});
    expect(controller).toBe('Ajuntament de Prova');
    expect(activities.find(({ code }: { code: string }) => code === 'identity_person')).toMatchObject({ title: { ca: 'Persones', es: 'Personas', en: 'People' }, categories: expect.arrayContaining([expect.objectContaining({ ca: 'Correu electrònic', en: 'E-mail' })]), missing: expect.arrayContaining(['recipients']) });
  });
  it('are said in the reader’s language until somebody says them otherwise', async () => {
    const { dataset, said } = await page('identity_person');
    expect(said).toMatchObject({ title: { ca: 'Persones', es: 'Personas', en: 'People' }, retention: { ca: 'Conservació permanent', en: 'Kept for good' }, columns: { email: { title: { en: 'E-mail' } }, id: { title: { en: 'Identifier' } } } });
    await run('data.describe-dataset', { dataset: dataset.id, version: dataset.version, changes: { title: 'Qui hi treballa' } });
    expect((await page('identity_person')).said.title).toBe('Qui hi treballa');
  });
});

describe('a limit', () => {
  it('is told once when a figure crosses it, not at every version it stays beyond', async () => {
    const { dataset } = await page('padro');
    await run('data.keep-reaction', { dataset: dataset.id, title: 'Creix', on: 'threshold', sql: 'select sum(poblacio) > 30000 from padro' });
    for (const people of ['100', '20000', '30000']) { await load('padro', csv(...rows, `08004;Alpens;${people}`)); await house.drain(); }
    const { rows: told } = await house.database.owner.query(`select facts from kernel.event where name = 'data.reaction'`);
    expect(told).toHaveLength(1);
  });
});
