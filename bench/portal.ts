import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import { buildHttp } from '@comu/kernel';
import { makeGate, seedProvince } from '@comu/identity';
import { diputacio, municipalities, townHallName } from '@comu/territory';
import { openDataRoutes } from '@comu/transparency/http';
import { modules } from '../apps/server/src/modules.ts';
import { provinceOfMany } from './province.ts';
import { durable, inTurn, show, throughput } from './support.ts';

const rounds = 3;
const visits = 600;
const bodies = municipalities.slice(0, 60);

/** Portal pages of sixty bodies by GET: the first time each is asked for, again from what is kept, and as a copy that is asked whether it is old; as a share of what a static file with the same bytes gives from the same server in the same run. */
export async function run() {
  const house = await durable(modules);
  const folder = await mkdtemp(join(tmpdir(), 'comu-static-'));
  try {
    await seedProvince(house.runner, { bodies: [
      { slug: diputacio.slug, name: diputacio.name, kind: 'provincial-council', ine: diputacio.seat },
      ...bodies.map(({ slug, name, ine, county }) => ({ slug, name: townHallName(name), kind: 'municipality' as const, ine, county })),
    ] });
    const gate = makeGate(house.runner);
    const server = await buildHttp({ runner: house.runner, gate });
    await server.register(fastifyStatic, { root: folder, prefix: '/fitxers/', preCompressed: true });
    openDataRoutes(server, { runner: house.runner, gate });
    let asked = 0;
    // Each visit from another address, as visits come, so that the limit of each is not met.
    const from = () => `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${(asked += 1) & 255}`;
    const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => checked(await server.inject({ method: 'GET', url, headers: { 'accept-encoding': 'gzip', ...headers }, remoteAddress: from() }));
    const home = (at: number, tag?: string) => get(`/dades/${slugAt(at)}/portal/inici`, tag === undefined ? {} : { 'if-none-match': tag });
    const item = (at: number) => get(`/dades/${slugAt(at)}/portal/item/organigrama`);
    const catalogue = (at: number, tag?: string) => get(`/dades/${slugAt(at)}/catalog.ttl`, tag === undefined ? {} : { 'if-none-match': tag });
    const slugAt = (at: number) => bodies[at % bodies.length]!.slug;
    await home(0);
    const cold = await throughput(bodies.length - 1, 8, (at) => home(at + 1));
    const page = await home(1);
    const first = await catalogue(1);
    await Promise.all(bodies.map((_, at) => Promise.all([catalogue(at), item(at)])));
    await writeFile(join(folder, 'page.json.gz'), gzipSync(gunzipSync(page.rawPayload)));
    await writeFile(join(folder, 'page.json'), gunzipSync(page.rawPayload));
    const kinds = {
      'a static file with the bytes of the page': () => get('/fitxers/page.json'), 'portal page, kept': (at: number) => home(at), 'page of an item, kept': item, 'portal page asked whether it is old (304)': () => home(1, String(page.headers['etag'])),
      'catalogue in Turtle, kept': (at: number) => catalogue(at), 'catalogue asked whether it is old (304)': () => catalogue(1, String(first.headers['etag'])),
    } as const;
    const seen = await inTurn(Object.fromEntries(Object.entries(kinds).map(([name, work]) => [name, () => throughput(visits, 8, work)])), rounds);
    show('portal page, the first time for each of 60 bodies', cold, '/s');
    const file = seen['a static file with the bytes of the page']!;
    for (const [name, value] of Object.entries(seen)) show(name, value, '/s', value === file ? `${page.rawPayload.length.toLocaleString('en')} bytes packed` : `${(value / file).toFixed(2)} of a static file`);
    await server.close();
  } finally {
    await house.end();
    await rm(folder, { recursive: true, force: true });
  }
  await provinceOfMany();
}

function checked<T extends { readonly statusCode: number; readonly body: string }>(answer: T): T {
  if (answer.statusCode !== 200 && answer.statusCode !== 304) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return answer;
}
