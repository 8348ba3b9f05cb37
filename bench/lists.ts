import { buildHttp, type Actor } from '@comu/kernel';
import { seedProvince } from '@comu/identity';
import { municipalities } from '@comu/territory';
import { modules } from '../apps/server/src/modules.ts';
import { durable, quantile, show } from './support.ts';

const cases = Number(process.env['BENCH_CASES'] ?? 1_000_000);
const questions = 120;

/** With a million cases over the 311 municipalities: list, filter, search and open, over HTTP. A tenth of them belong to one body, as a provincial council’s do. */
export async function run() {
  const house = await durable(modules);
  try {
    await seedProvince(house.runner, { bodies: municipalities.map(({ slug, name, ine }) => ({ slug, name, kind: 'municipality' as const, ine })) });
    const { owner } = house.database;
    await owner.query(`
      insert into cases.procedure (organisation, id, code, name, process, months, article, silence, series, kept_years, created_at, changed_at)
      select o.id, gen_random_uuid(), 'generic', 'Sol·licitud genèrica', 'generic', 3, 'art. 21.3', 'granted', 'X01', 5, now(), now() from identity.organisation o`);
    const started = performance.now();
    await owner.query(`
      with bodies as (select organisation, id as procedure, row_number() over (order by organisation) - 1 as place from cases.procedure)
      insert into cases."case" (organisation, id, code, title, procedure, interested, state, series, data, opened_at, created_at, changed_at)
      select b.organisation,
        (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        'EXP' || (2020 + n % 7) || '/' || lpad(n::text, 7, '0'),
        (array['Llicència d’obres','Subvenció','Padró','Ocupació de la via pública','Reclamació','Accés a la informació','Contracte menor'])[1 + n % 7] || ' ' || (array['carrer Major','plaça de l’Església','camí del Molí','avinguda de Catalunya','polígon industrial'])[1 + n % 5] || ' ' || n,
        b.procedure, (array['Maria Puig','Joan Serra','Núria Bosch','Pere Vila','Carme Roca'])[1 + n % 5] || ' ' || (n % 997), case when n % 5 = 0 then 'open' else 'closed' end, 'X01', '{}',
        to_timestamp(1700000000 + n * 0.06), to_timestamp(1700000000 + n * 0.06), to_timestamp(1700000000 + n * 0.06)
      from (select n, lpad(to_hex((1700000000000 + n * 60)::bigint), 12, '0') as h, case when n % 10 = 0 then 0 else n % 311 end as place from generate_series(1, ${cases}) n) g join bodies b on b.place = g.place`);
    await owner.query('analyze');
    show('cases', cases, '', `loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const { rows: [largest] } = await owner.query<{ organisation: string; n: number }>('select organisation, count(*)::int as n from cases."case" group by 1 order by 2 desc limit 1');
    const { rows: [typical] } = await owner.query<{ organisation: string; n: number }>('select organisation, count(*)::int as n from cases."case" group by 1 order by 2 limit 1 offset 100');
    for (const [what, body] of [['a town', typical!], ['the largest body', largest!]] as const) {
      const actor: Actor = { kind: 'service', person: null, name: 'bench', language: 'ca', standings: [{ organisation: body.organisation, slug: 'here', permissions: new Set(['cases.read']), units: [], roles: [] }] };
      const server = await buildHttp({ runner: house.runner, gate: { actorOf: async () => actor, organisationOf: async () => body.organisation } });
      const address = await server.listen({ port: 0, host: '127.0.0.1' });
      const ask = async (path: string, input: unknown) => {
        const answer = await fetch(`${address}/api/cases/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'comu-organisation': 'here' }, body: JSON.stringify(input) });
        if (!answer.ok) throw new Error(await answer.text());
        return (await answer.json()) as any;
      };
      const { rows: ids } = await owner.query<{ id: string }>('select id from cases."case" where organisation = $1 order by random() limit 300', [body.organisation]);
      const inputs: Readonly<Record<string, (index: number) => Promise<unknown>>> = {
        'list, newest first': () => ask('case/list', { limit: 50 }),
        'list, by opening date': () => ask('case/list', { limit: 50, sort: 'openedAt', filter: { state: 'open' } }),
        'filter by state and words': (index) => ask('case/list', { limit: 50, filter: { state: 'open', title: index % 2 === 0 ? 'molí' : 'padró' } }),
        'search': (index) => ask('case/list', { limit: 50, search: `${['maria', 'serra', 'nuria'][index % 3]} ${index * 7}` }),
        'open': (index) => ask('case/read', { id: ids[index % ids.length]!.id }),
      };
      for (const [name, one] of Object.entries(inputs)) {
        const times: number[] = [];
        for (let index = 0; index < questions; index += 1) {
          const began = performance.now();
          await one(index);
          if (index >= 20) times.push(performance.now() - began);
        }
        show(`${what} (${body.n} cases): ${name}`, quantile(times, 0.5), 'ms', `p95 ${quantile(times, 0.95).toFixed(1)} ms`);
      }
      await server.close();
    }
  } finally {
    await house.end();
  }
}
