import { request, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { buildHttp, type Actor } from '@comu/kernel';
import { municipalities } from '@comu/territory';
import { modules } from '../apps/server/src/modules.ts';
import { durable, oneBody, quantile, show } from './support.ts';

const years = Array.from({ length: 15 }, (_, index) => String(2010 + index));
const questions = 60;

/** A dashboard of twelve charts over twelve indicators of 311 municipalities and fifteen years, asked over HTTP. */
export async function run() {
  const house = await durable(modules);
  try {
    const { owner } = house.database;
    const here = await oneBody(house);
    const words = JSON.stringify({ ca: 'x', es: 'x', en: 'x' });
    await owner.query(`insert into indicators.indicator (id, owner, shared, code, name, theme, unit, decimals, direction, periods, universe, kind, formula, sql, bindings, factor, source, threshold, method, responsible, state, created_at, changed_at, version)
      select gen_random_uuid(), $1, false, 'bench-' || n, $2::jsonb, 'other', $2::jsonb, 1, 'more', 'year', 'province', 'data', $2::jsonb, 'select 1', '{}', 1, $2::jsonb, 0.75, $2::jsonb, 'bench', 'active', now(), now(), 1 from generate_series(1, 12) n`, [here, words]);
    await owner.query(`insert into indicators.computation (id, owner, shared, indicator, at, sources, periods, rows, rejected, created_at, changed_at, version)
      select gen_random_uuid(), owner, false, id, now(), '[]', $1::jsonb, 4665, 0, now(), now(), 1 from indicators.indicator`, [JSON.stringify(years.map((period) => ({ period, filled: 311, of: 311, published: true })))]);
    await owner.query(`insert into indicators.value (id, owner, shared, indicator, place, period, dimension, value, published, computation, created_at, changed_at, version)
      select gen_random_uuid(), c.owner, false, c.indicator, p, y, '', random() * 100, true, c.id, now(), now(), 1 from indicators.computation c, unnest($1::text[]) p, unnest($2::text[]) y`, [municipalities.map(({ ine }) => ine), years]);
    await owner.query('analyze');
    const actor: Actor = { kind: 'service', person: null, name: 'bench', language: 'ca', standings: [{ organisation: here, slug: 'here', permissions: new Set(['dashboards.read', 'dashboards.compose', 'indicators.read']), units: [], roles: [] }] };
    const kinds = ['map', 'ranked', 'distribution', 'line'] as const;
    const all = municipalities.map(({ ine }) => ine);
    const parts = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, kind: 'chart' as const, width: 1, indicator: `bench-${index + 1}`, chart: kinds[index % 4]!, places: index % 4 === 3 ? all : ['08046'] }));
    const { id } = (await house.runner.run('dashboards.create', { name: 'Bench', parts }, { actor, organisation: here })) as { id: string };
    const server = await buildHttp({ runner: house.runner, gate: { actorOf: async () => actor, organisationOf: async () => here } });
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const times: number[] = [];
    const first = await asked(`${address}/api/dashboards/open`, { dashboard: id });
    for (let index = 0; index < questions; index += 1) {
      const { milliseconds } = await asked(`${address}/api/dashboards/open`, { dashboard: id });
      if (index >= 10) times.push(milliseconds);
    }
    await server.close();
    show('values', 12 * 311 * 15, '');
    show('dashboard of 12 charts, three of them all years of the 311', quantile(times, 0.5), 'ms', `p95 ${quantile(times, 0.95).toFixed(0)} ms (aim under 200)`);
    show('the first time, nothing remembered', first.milliseconds, 'ms');
    show('over the wire, as a browser takes it', first.sent / 1000, 'kB', `${(first.whole / 1000).toFixed(0)} kB unpacked (aim under 400)`);
  } finally {
    await house.end();
  }
}

/** An answer as a browser takes it, packed: how long it took until unpacked, and how large it was on the way. */
async function asked(url: string, question: object): Promise<{ milliseconds: number; sent: number; whole: number }> {
  const began = performance.now();
  const body = JSON.stringify(question);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'accept-encoding': 'gzip', 'comu-organisation': 'here' } }, resolve).on('error', reject).end(body);
  });
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  const sent = Buffer.concat(pieces);
  const whole = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  if (answer.statusCode !== 200) throw new Error(whole.toString());
  JSON.parse(whole.toString());
  return { milliseconds: performance.now() - began, sent: sent.length, whole: whole.length };
}
