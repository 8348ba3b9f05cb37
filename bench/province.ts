import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { performance } from 'node:perf_hooks';
import { buildHttp, type Runner } from '@comu/kernel';
import { makeGate, seedProvince } from '@comu/identity';
import { diputacio, municipalities, townHallName } from '@comu/territory';
import { openDataRoutes } from '@comu/transparency/http';
import { modules } from '../apps/server/src/modules.ts';
import { durable, quantile, show } from './support.ts';

const datasets = 10_000;
const rounds = 25;
const calls = [
  ['search by words', 'api/3/action/package_search?q=pressupost%20energia'], ['search with facets of bodies, tags and groups', `api/3/action/package_search?rows=20&facet.field=${encodeURIComponent('["organization","tags","groups","res_format"]')}`],
  ['a page far down, sorted', `api/3/action/package_search?rows=100&start=9000&sort=${encodeURIComponent('name asc')}`], ['all the names', 'api/3/action/package_list'], ['all the bodies', 'api/3/action/organization_list?all_fields=true'],
] as const;

/** The open data of the whole province at one address, with 311 bodies and 10,000 datasets: the first question, then those that re-users ask, and its catalogue in Turtle, each with the questions that it makes to the database. */
export async function provinceOfMany(): Promise<void> {
  const house = await durable(modules);
  try {
    await seedProvince(house.runner, { bodies: [{ slug: diputacio.slug, name: diputacio.name, kind: 'provincial-council', ine: diputacio.seat, dir3: 'L02000008' }, ...municipalities.map(({ slug, name, ine, county, code6 }) => ({ slug, name: townHallName(name), kind: 'municipality' as const, ine, county, dir3: `L01${code6}` }))] });
    await fill(house.database.owner);
    const gate = makeGate(house.runner);
    let asked = 0;
    const counting: Runner = { ...house.runner, run: ((...given: Parameters<Runner['run']>) => { asked += 1; return house.runner.run(...given); }) as Runner['run'] };
    const server = await buildHttp({ runner: house.runner, gate });
    openDataRoutes(server, { runner: counting, gate });
    const get = asker(server);
    const first = await get('api/3/action/package_list');
    const names = (JSON.parse(first.body) as { result: string[] }).result;
    show('first question to the whole province', first.took, 'ms', `${asked} questions; ${names.length.toLocaleString('en')} datasets of ${municipalities.length} bodies`);
    for (const [name, call] of [...calls, ['one dataset', `api/3/action/package_show?id=${names[10]}`] as const]) {
      const times: number[] = [];
      asked = 0;
      for (let round = 0; round < rounds; round += 1) times.push((await get(call)).took);
      show(`province: ${name}`, quantile(times, 0.5), 'ms', `p95 ${quantile(times, 0.95).toFixed(1)} ms, ${(asked / rounds).toFixed(1)} questions each`);
    }
    const whole = await get('catalog.ttl');
    show('province: catalogue in Turtle, the first time', whole.took, 'ms', `${(whole.body.length / 1e6).toFixed(1)} MB`);
    show('province: catalogue in Turtle, kept', (await get('catalog.ttl')).took, 'ms');
    await server.close();
  } finally {
    await house.end();
  }
}

function asker(server: FastifyInstance) {
  let from = 0;
  return async (path: string) => {
    const began = performance.now();
    const { statusCode, body } = await server.inject({ method: 'GET', url: `/dades/provincia/${path}`, remoteAddress: `10.9.${(from >> 8) & 255}.${(from += 1) & 255}` });
    if (statusCode !== 200) throw new Error(`${statusCode} ${body.slice(0, 300)}`);
    return { body, took: performance.now() - began };
  };
}

/** Puts out the datasets as if each had been published, without their files: the catalogue is read, not the rows. */
async function fill(owner: { query(sql: string, values?: unknown[]): Promise<unknown> }): Promise<void> {
  const bodies = `(select id, row_number() over (order by ine) - 1 as place from identity.organisation where kind = 'municipality')`;
  const now = 'now(), now(), 1';
  await owner.query(`insert into transparency.portal (organisation, id, one, opened_on, edition, revision, created_at, changed_at, version) select id, gen_random_uuid(), 'portal', current_date, 0, 1, ${now} from identity.organisation`);
  await owner.query(`insert into data.dataset (organisation, id, code, title, kind, theme, access, personal, licence, frequency, columns, incidents, threshold, created_at, changed_at, version)
    select b.id, gen_random_uuid(), 'conjunt_' || n, 'Conjunt ' || n, 'file', 'treasury', 'public', 'none', 'cc-by-4.0', 'yearly', $1, 0, 5, ${now} from generate_series(1, ${datasets}) n join ${bodies} b on b.place = n % ${municipalities.length}`, [JSON.stringify([{ name: 'any', title: 'Any', type: 'integer', nullable: false, class: 'open' }])]);
  const words = `jsonb_build_object('ca', (array['Pressupost', 'Consum d’energia', 'Padró', 'Arbres'])[1 + substr(code, 9)::int % 4] || ' ' || substr(code, 9), 'es', 'Conjunto ' || substr(code, 9))`;
  await owner.query(`insert into transparency.offer (organisation, id, code, dataset, name, describes, keywords, sector, frequency, licence, "from", state, first_on, created_at, changed_at, version)
    select organisation, gen_random_uuid(), code, id, ${words}, ${words}, '["presupuesto", "energía"]', 'hacienda', 'yearly', 'cc-by-4.0', '2024-01-01', 'published', current_date, ${now} from data.dataset`);
  const files = JSON.stringify(['csv', 'json', 'xlsx', 'parquet'].map((format) => ({ format, sha256: '0'.repeat(64), bytes: 1000 })));
  await owner.query(`insert into transparency.release (organisation, id, offer, code, number, source, rows, columns, withheld, files, loaded_on, created_at, changed_at, version)
    select organisation, gen_random_uuid(), id, code, 1, $1, 100, $2, 0, $3, current_date, ${now} from transparency.offer`, [randomUUID(), JSON.stringify([{ name: 'any', title: 'Any', describe: null, type: 'integer', unit: null }]), files]);
  await owner.query('update transparency.offer o set release = r.id from transparency.release r where r.organisation = o.organisation and r.offer = o.id');
  await owner.query(`insert into transparency.standing (id, body, score, published, asked, late, datasets, by_family, measured_on, created_at, changed_at, version) select gen_random_uuid(), organisation, 0, 0, 60, 0, count(*), '{}', current_date, ${now} from transparency.offer group by organisation`);
  await owner.query('vacuum analyze');
}
