import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type Listening } from '@comu/connectors/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download } from './fetch/download.ts';
import { tables } from './store/engine.ts';
import { dataHouse, type DataHouse } from './testing/house.ts';

let house: DataHouse;
let outside: Listening;
let serve: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => { response.end(); };
const folder = mkdtempSync(join(tmpdir(), 'comu-faults-'));
const csv = (...lines: readonly string[]) => `Codi INE;Municipi;Població\n${lines.join('\n')}\n`;
const rows = ['08001;Abrera;12345', '08002;Aguilar de Segarra;250', '08003;Alella;9888'];
const big = `${csv()}${Array.from({ length: 120_000 }, (_, place) => `${String(8001 + (place % 311)).padStart(5, '0')};Poble número ${place};${place}`).join('\n')}\n`;
const run = (operation: string, input: unknown, who = house.administrator) => house.runner.run(operation, input, house.as(who));
const page = (code: string) => run('data.dataset-page', { dataset: code });
const load = async (code: string, content: string) => run('data.load-file', { file: await house.keep(`${code}.csv`, content), code, title: code });
const begin = async (code: string, content: string) => (await run('data.begin-load', { file: await house.keep(`${code}.csv`, content), code, title: code, reason: 'Prova' })).load as string;
const count = async (code: string) => Number((await run('data.ask', { sql: `select count(*) from ${code}` })).rows[0][0]);
const fromOutside = async (code: string) => {
  await load(code, csv(...rows));
  const { dataset } = await page(code);
  return (await run('data.keep-source', { dataset: dataset.id, kind: 'url', address: `${outside.url}/${code}.csv` })).source as string;
};
const fetched = async (source: string) => { await run('data.fetch-source', { source }); await house.drain(); };
/** The former version is the one in place, whole, and people are told why. */
const expectFormer = async (code: string, says: RegExp) => {
  const { versions, incidents } = await page(code);
  expect(versions.find(({ current }: { current: boolean }) => current)).toMatchObject({ number: 1, rows: 3 });
  expect(await count(code)).toBe(3);
  expect(incidents.map((each: { says: { ca: string } }) => each.says.ca).join(' | ')).toMatch(says);
};

beforeAll(async () => {
  outside = await listen((request, response) => serve(request, response));
  house = await dataHouse({ settings: { COMU_SOURCES_PRIVATE: outside.host } });
});
afterAll(async () => { await outside?.close(); await house?.close(); rmSync(folder, { recursive: true, force: true }); });

describe('a load that is cut half way', () => {
  it('by the death of the data engine begins again by itself and leaves one whole version', async () => {
    await load('mort', csv(...rows));
    const id = await begin('mort', big);
    const done = house.drain();
    // Killed with no warning as soon as it works on the file, as the system does when memory runs out.
    for (let tries = 0; tries < 20_000 && (await run('data.load-progress', { load: id })).percent === null; tries += 1) await new Promise((next) => setTimeout(next, 5));
    const victim = tables().processId;
    expect(victim).toBeGreaterThan(0);
    process.kill(victim as number, 'SIGKILL');
    await done;
    expect(await run('data.load-progress', { load: id })).toMatchObject({ state: 'done', rows: 120_000 });
    expect((await page('mort')).versions.map(({ number, rows: held }: { number: number; rows: number }) => [number, held])).toEqual([[2, 120_000], [1, 3]]);
    expect(await count('mort')).toBe(120_000);
  });
  it('by the loss of the database leaves the former version in place and nothing of the new one, and is done once the job is taken again', async () => {
    await load('tall', csv(...rows));
    const id = await begin('tall', big);
    const done = house.drain().catch(() => 0);
    for (let tries = 0; tries < 20_000 && ((await run('data.load-progress', { load: id })).percent ?? 0) < 2; tries += 1) await new Promise((next) => setTimeout(next, 5));
    await house.database.owner.query(`select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2 and l.pid <> pg_backend_pid() and l.database = (select oid from pg_database where datname = current_database())`);
    await done;
    expect(await count('tall')).toBe(3);
    expect(await run('data.load-progress', { load: id })).toMatchObject({ state: 'waiting', percent: null });
    house.clock.now = new Date(house.clock.now.getTime() + 3_600_000);
    await house.drain();
    expect(await run('data.load-progress', { load: id })).toMatchObject({ state: 'done', rows: 120_000 });
    expect((await page('tall')).versions).toHaveLength(2);
  });
});

describe('a source that misbehaves leaves the former version in place and says so', () => {
  it('when it stops half way', async () => {
    serve = (_, response) => { response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '100000' }); response.write(csv(...rows)); setTimeout(() => response.destroy(), 20); };
    await fetched(await fromOutside('parada'));
    await expectFormer('parada', /no respon o s’ha aturat a mig camí/);
  });
  it('when it says nothing for longer than one waits, and nothing of it is left', async () => {
    serve = (_, response) => { response.writeHead(200, { 'content-type': 'text/csv' }); response.write('a;b\n'); };
    const to = join(folder, 'quieta.csv');
    const asked = { address: `${outside.url}/quieta.csv`, to, allowed: new Set([outside.host]) };
    await expect(download({ ...asked, patience: { silence: 100 } })).rejects.toMatchObject({ code: 'data.source-stalled' });
    // Nor does it help to send a drop now and then.
    serve = (_, response) => { const drops = setInterval(() => response.write('1;2\n'), 20); response.once('close', () => clearInterval(drops)); };
    await expect(download({ ...asked, patience: { silence: 1000, whole: 200 } })).rejects.toMatchObject({ code: 'data.source-stalled' });
    await expect(download({ ...asked, mostBytes: 10 })).rejects.toMatchObject({ code: 'data.source-too-large' });
  });
  it('when it serves a web page for the data, whatever it says that it is', async () => {
    serve = (_, response) => { response.writeHead(200, { 'content-type': 'text/csv' }); response.end('\n\n<!DOCTYPE html><html><body><h1>Manteniment</h1></body></html>'); };
    await fetched(await fromOutside('pagina'));
    await expectFormer('pagina', /pàgina web en lloc de dades/);
  });
  it('when it answers with an error, or that it is empty', async () => {
    serve = (_, response) => { response.writeHead(503); response.end(); };
    const source = await fromOutside('error');
    await fetched(source);
    await expectFormer('error', /error 503/);
    serve = (_, response) => { response.end('Codi INE;Municipi;Població\n'); };
    await fetched(source);
    await expectFormer('error', /no té cap fila|buit/);
  });
  it('when it changes its structure under a contract; without one it is published and people are told', async () => {
    const moved = 'Municipi;Habitants\nAbrera;1\nAlella;2\n';
    serve = (_, response) => { response.end(moved); };
    const held = await fromOutside('amb_contracte');
    const { contract } = await run('data.draft-contract', { dataset: (await page('amb_contracte')).dataset.id });
    await run('data.activate-contract', { contract });
    await fetched(held);
    await expectFormer('amb_contracte', /No compleix el contracte/);
    await fetched(await fromOutside('sense_contracte'));
    const { versions, incidents } = await page('sense_contracte');
    expect(versions[0]).toMatchObject({ number: 2, current: true, rows: 2 });
    expect(incidents.some(({ says }: { says: { ca: string } }) => says.ca.includes('Ha canviat l’estructura'))).toBe(true);
  });
});

describe('many at once', () => {
  it('two loads of one dataset, by hand and from a source, make two whole versions, one after the other', async () => {
    const source = await fromOutside('alhora');
    serve = (_, response) => { response.end(csv(...rows, '08004;Alpens;280')); };
    await run('data.fetch-source', { source });
    const [byHand] = await Promise.all([load('alhora', csv(...rows.slice(0, 2))), house.drain(), house.drain()]);
    // Whoever met the other half way is tried again a moment later.
    house.clock.now = new Date(house.clock.now.getTime() + 3_600_000);
    await house.drain();
    const { versions } = await page('alhora');
    expect(versions.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    expect(versions.map(({ rows: held }: { rows: number }) => held).toSorted()).toEqual([2, 3, 4]);
    expect(versions.find(({ number }: { number: number }) => number === byHand.number)).toMatchObject({ rows: 2 });
    expect(await count('alhora')).toBe(versions[0].rows);
  });
  it('a question that would take all memory is stopped with a sentence, and the others are answered', async () => {
    await load('gran', big);
    const greedy = run('data.ask', { sql: `select sum(length(t)) from (select string_agg(repeat(a.municipi, 2000), '') as t from gran a, (select * from gran limit 50) b) x` });
    const [stopped, answered] = await Promise.allSettled([greedy, count('gran')]);
    expect(answered).toMatchObject({ status: 'fulfilled', value: 120_000 });
    expect(stopped).toMatchObject({ status: 'rejected', reason: { code: expect.stringMatching(/tables\.(too-much-memory|too-long)/), sentence: { ca: expect.stringContaining('s’ha aturat') } } });
    expect(await count('gran')).toBe(120_000);
  });
});
