import { performance } from 'node:perf_hooks';
import { buildHttp, type Actor } from '@comu/kernel';
import { modules } from '../apps/server/src/modules.ts';
import { durable, oneBody, quantile, show } from './support.ts';

const datasets = 10_000;
const rounds = 40;
const subjects = ['Padró d’habitants', 'Pressupost', 'Execució de despeses', 'Llicències d’obres', 'Consum d’energia', 'Carrers i places', 'Equipaments', 'Subvencions atorgades', 'Contractació menor', 'Qualitat de l’aire', 'Residus recollits', 'Places d’escola bressol', 'Biblioteques', 'Pagament a proveïdors', 'Transport públic', 'Inventari d’arbres'];
const places = ['Berga', 'Vic', 'Manresa', 'Igualada', 'Mataró', 'Sabadell', 'Terrassa', 'Granollers', 'Vilafranca del Penedès', 'l’Hospitalet de Llobregat', 'Sant Feliu de Llobregat', 'Badalona'];
/** What people type: whole words, beginnings, two words, words with accents and apostrophes, words that every dataset has, and nothing at all. */
const typed = ['', 'pad', 'pressupost', 'energia vic', 'hospitalet', 'l’hospitalet subv', 'escola bressol', 'paral·lel', 'arbres manresa 2019', 'qualitat aire', 'proveidors', 'xyz', 'a', 'de', 'dades', 'barri mes', 'transport públic sabadell'];

/** Catalogue search over HTTP with 10,000 datasets: rows, facets and counts, with words, with facets chosen, and page after page. */
export async function run() {
  const house = await durable(modules);
  try {
    const { owner } = house.database;
    const here = await oneBody(house);
    const { columns } = (await owner.query(`select jsonb_agg(jsonb_build_object('name', 'columna_' || n, 'title', 'Columna ' || n, 'type', 'text', 'nullable', true, 'class', 'internal')) as columns from generate_series(1, 12) n`)).rows[0] as { columns: unknown };
    await owner.query(`insert into data.dataset (id, organisation, code, title, description, kind, theme, keywords, owner, access, personal, licence, frequency, columns, column_words, incidents, quality, rows, threshold, created_at, changed_at, version)
      select gen_random_uuid(), $1, 'conjunt_' || n, ($2::text[])[1 + n % 16] || ' de ' || ($3::text[])[1 + (n / 16) % 12] || ' ' || (2005 + n % 20), 'Dades que l’ajuntament recull cada any i que es revisen abans de publicar-les, amb el detall per barri i mes.',
        (array['file', 'derived', 'record'])[1 + n % 3], (array['demography', 'treasury', 'energy', 'environment', 'culture', 'public-sector'])[1 + n % 6], 'municipi, any', 'Àrea ' || n % 40, (array['public', 'organisation', 'restricted'])[1 + n % 3], case when n % 7 = 0 then 'personal' else 'none' end,
        'internal', 'yearly', $4, (select string_agg('Columna ' || c, ' ') from generate_series(1, 12) c), case when n % 9 = 0 then 1 else 0 end, 90, n * 10, 5, now(), now(), 1 from generate_series(1, $5::int) n`, [here, subjects, places, JSON.stringify(columns), datasets]);
    // Two of three have data.
    await owner.query(`insert into data.version (id, organisation, dataset, code, number, content, size, rows, columns, rejected_rows, quarantined_rows, origin, loaded_at, created_at, changed_at, version)
      select gen_random_uuid(), organisation, id, code, 1, repeat('0', 64), 1, rows, '[]', 0, 0, 'bench', now(), now(), now(), 1 from data.dataset where kind <> 'record'`);
    await owner.query('update data.dataset set current = (select id from data.version where dataset = data.dataset.id), last_loaded_at = now() where kind <> $1', ['record']);
    await owner.query('vacuum analyze');
    const actor: Actor = { kind: 'service', person: null, name: 'bench', language: 'ca', standings: [{ organisation: here, slug: 'here', permissions: new Set(['data.read']), units: [], roles: [] }] };
    const server = await buildHttp({ runner: house.runner, gate: { actorOf: async () => actor, organisationOf: async () => here } });
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const ask = async (input: object) => {
      const began = performance.now();
      const answer = await fetch(`${address}/api/data/search`, { method: 'POST', headers: { 'content-type': 'application/json', 'comu-organisation': 'here' }, body: JSON.stringify(input) });
      const found = await answer.json() as { next?: string; count: { value: number } };
      if (!answer.ok) throw new Error(JSON.stringify(found));
      return { found, took: performance.now() - began };
    };
    const measure = async (name: string, inputs: readonly object[]) => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) for (const input of inputs) { const { took } = await ask(input); if (round >= 3) times.push(took); }
      show(name, quantile(times, 0.5), 'ms', `p95 ${quantile(times, 0.95).toFixed(1)} ms (aim: under 30)`);
    };
    show('datasets', datasets, '');
    await measure('search by words', typed.map((words) => ({ words })));
    await measure('search by words and facets', typed.map((words) => ({ words, facets: { theme: ['energy', 'treasury'], access: ['organisation'] } })));
    const pages: object[] = [{}];
    for (let after = (await ask({})).found.next; after !== undefined && pages.length < 20;) { pages.push({ after }); after = (await ask({ after })).found.next; }
    await measure('page after page of all of them', pages);
    await server.close();
  } finally {
    await house.end();
  }
}
