import Fastify from 'fastify';
import { buildHttp } from '@comu/kernel';
import { makeGate, seedProvince } from '@comu/identity';
import { diputacio, municipalities, townHallName } from '@comu/territory';
import { openDataRoutes } from '@comu/transparency/http';
import { modules } from '../apps/server/src/modules.ts';
import { durable, show, throughput } from './support.ts';

const rounds = 3;
const visits = 600;
const bodies = municipalities.slice(0, 60);

/** Portal pages of sixty bodies: the first time each is asked for, again from what is kept, and as a copy that is asked whether it is old; against a bare server that sends the same bytes. */
export async function run() {
  const house = await durable(modules);
  try {
    await seedProvince(house.runner, { bodies: [
      { slug: diputacio.slug, name: diputacio.name, kind: 'provincial-council', ine: diputacio.seat },
      ...bodies.map(({ slug, name, ine, county }) => ({ slug, name: townHallName(name), kind: 'municipality' as const, ine, county })),
    ] });
    const gate = makeGate(house.runner);
    const server = await buildHttp({ runner: house.runner, gate });
    openDataRoutes(server, { runner: house.runner, gate });
    let asked = 0;
    // Each visit from another address, as visits come, so that the limit of each is not met.
    const from = () => `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${(asked += 1) & 255}`;
    const home = async (at: number) => checked(await server.inject({ method: 'POST', url: '/api/transparency/portal', payload: {}, headers: { 'comu-organisation': slugAt(at) }, remoteAddress: from() }));
    const catalogue = async (at: number, tag?: string) => checked(await server.inject({ method: 'GET', url: `/dades/${slugAt(at)}/catalog.ttl`, headers: tag === undefined ? {} : { 'if-none-match': tag }, remoteAddress: from() }));
    const slugAt = (at: number) => bodies[at % bodies.length]!.slug;
    await home(0);
    const cold = await throughput(bodies.length - 1, 8, (at) => home(at + 1));
    const bytes = (await home(1)).body;
    const first = await catalogue(1);
    await Promise.all(bodies.map((_, at) => catalogue(at)));
    const bare = Fastify();
    bare.get('/', async (_request, reply) => reply.type('application/json').send(bytes));
    const seen: Record<'home' | 'catalogue' | 'old' | 'bare', number[]> = { home: [], catalogue: [], old: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      seen.home.push(await throughput(visits, 8, home));
      seen.catalogue.push(await throughput(visits, 8, (at) => catalogue(at)));
      seen.old.push(await throughput(visits, 8, () => catalogue(1, String(first.headers['etag']))));
      seen.bare.push(await throughput(visits, 8, () => bare.inject('/')));
    }
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const share = (values: readonly number[]) => `${(middle(seen.bare) / middle(values)).toFixed(1)} × fewer than the bare server`;
    show('portal page, the first time for each of 60 bodies', cold, '/s');
    show('portal page, kept', middle(seen.home), '/s', share(seen.home));
    show('catalogue in Turtle, kept', middle(seen.catalogue), '/s', share(seen.catalogue));
    show('catalogue asked whether it is old (304)', middle(seen.old), '/s', share(seen.old));
    show('bare server that sends the bytes of the page', middle(seen.bare), '/s', `${bytes.length.toLocaleString('en')} bytes`);
    await Promise.all([server.close(), bare.close()]);
  } finally {
    await house.end();
  }
}

function checked<T extends { readonly statusCode: number; readonly body: string }>(answer: T): T {
  if (answer.statusCode !== 200 && answer.statusCode !== 304) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return answer;
}
