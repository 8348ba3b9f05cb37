import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Caller } from './support/caller.ts';
import { eventually, patience } from './support/eventually.ts';
import { copyFounded } from './support/founded.ts';
import { newInstallation, type Comu, type Installation } from './support/installation.ts';
import { tinyDisk } from './support/tiny-disk.ts';

/** Loads through the product itself, whose work files stand on a disk that can be filled. */
const disk = tinyDisk(160);
let installation: Installation;
let server: Comu;
let steward: Caller;
const rows = 300_000;
const small = 'Codi INE;Municipi;Població\n08001;Abrera;12345\n08002;Aguilar de Segarra;250\n08003;Alella;9888\n';
const big = `Codi INE;Municipi;Població\n${Array.from({ length: rows }, (_, place) => `${String(8001 + (place % 311)).padStart(5, '0')};Poble número ${place};${place}`).join('\n')}\n`;

beforeAll(async () => {
  installation = newInstallation(disk === undefined ? {} : { TMPDIR: disk.folder });
  await copyFounded(installation.folder);
  server = await installation.start();
  steward = await signIn({ address: () => server.address }, 'administrator');
}, patience);
afterAll(async () => {
  await installation?.remove();
  disk?.remove();
}, patience);

const keep = async (name: string, content: string) => (await steward.upload(name, Buffer.from(content))).sha256;
const begin = async (file: string, code: string) => (await steward.call('data.begin-load', { file, code, title: code, reason: 'El fitxer d’aquest any' })).load as string;
const progress = (load: string) => steward.call('data.load-progress', { load });
const settled = (load: string) => eventually(async () => { const found = await progress(load); return found.state === 'waiting' ? undefined : found; }, { every: 1000, what: 'the end of the load' });
const inPlace = async (code: string) => {
  const { versions } = (await steward.call('data.dataset-page', { dataset: code })) as { versions: { number: number; rows: number; current: boolean }[] };
  const [[counted]] = (await steward.call('data.ask', { sql: `select count(*) from ${code}` })).rows;
  return { versions: versions.map(({ number, rows: held }) => [number, held]), current: versions.find(({ current }) => current)?.number, counted: Number(counted) };
};
const former = { versions: [[1, 3]], current: 1, counted: 3 };

describe('a load of data', () => {
  it('whose server is killed in the middle leaves the former version in place, and is done by the next one without being asked again', async () => {
    expect(await settled(await begin(await keep('padro.csv', small), 'padro'))).toMatchObject({ state: 'done', rows: 3 });
    const load = await begin(await keep('padro-gran.csv', big), 'padro');
    await eventually(async () => ((await progress(load)).percent ?? 0) > 0, { every: 20, what: 'the load under way' });
    await server.end('SIGKILL');
    // Nothing of it was committed: whoever asks the database meanwhile sees the former version.
    expect(await installation.rows(`select l.state, (select count(*)::int from data.version v where v.code = 'padro') as versions from data.load l where l.id = $1`, [load])).toEqual([{ state: 'waiting', versions: 1 }]);
    server = await installation.start();
    expect(await settled(load)).toMatchObject({ state: 'done', rows });
    expect(await inPlace('padro')).toEqual({ versions: [[2, rows], [1, 3]], current: 2, counted: rows });
    // What the dead process was working with, which may tell of people, does not outlive it.
    if (disk !== undefined) expect(readdirSync(disk.folder).filter((name) => name.startsWith('comu-tables-')).length).toBe(1);
  }, patience);

  it('for which there is no room on the disk leaves the former version in place, says what to do, and is done with the same file once there is', async (test) => {
    if (disk === undefined) return test.skip();
    expect(await settled(await begin(await keep('places.csv', small.replaceAll('Població', 'Places')), 'places'))).toMatchObject({ state: 'done' });
    expect(await inPlace('places')).toEqual(former);
    const file = await keep('places-gran.csv', big.replace('Població', 'Places'));
    disk.fill();
    expect(await settled(await begin(file, 'places'))).toMatchObject({ state: 'failed', says: { ca: expect.stringMatching(/espai|disc és ple/) } });
    expect(await inPlace('places')).toEqual(former);
    const { incidents } = await steward.call('data.dataset-page', { dataset: 'places' });
    expect(incidents).toEqual([expect.objectContaining({ state: 'new', remedy: expect.objectContaining({ ca: expect.stringContaining('faci lloc al disc') }) })]);
    disk.free();
    expect(await settled(await begin(file, 'places'))).toMatchObject({ state: 'done', rows });
    expect(await inPlace('places')).toMatchObject({ current: 2, counted: rows });
    expect((await steward.call('data.dataset-page', { dataset: 'places' })).incidents.map(({ id }: { id: string }) => id)).not.toContain(incidents[0].id);
  }, patience);
});
