import { randomUUID } from 'node:crypto';
import { catalogue } from '@comu/catalogue';
import { identityModule, makeGate, seedProvince } from '@comu/identity';
import { buildHttp, PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { testActor, testInstallation } from '@comu/kernel/testing';
import { reminders } from '@comu/reminders';
import { municipality } from '@comu/territory';
import { openDataRoutes } from '../http/routes.ts';
import transparency from '../transparency.module.ts';

const all = ['data.read', 'data.steward', 'data.administer', 'transparency.read', 'transparency.publish'];

/** Two town halls with a portal over HTTP, a steward who publishes and a secretary who may approve. */
export async function portalHouse() {
  const house = await testInstallation({ modules: [identityModule, reminders, catalogue, transparency] });
  const { runner } = house;
  await seedProvince(runner, { bodies: [
    { slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council', ine: '08019', dir3: 'L02000008' },
    { slug: 'berga', name: 'Ajuntament de Berga', kind: 'municipality', ine: '08022', dir3: `L01${municipality('08022').code6}` }, { slug: 'vic', name: 'Ajuntament de Vic', kind: 'municipality', ine: '08298', dir3: `L01${municipality('08298').code6}` },
  ] });
  const bodies: { id: string; slug: string }[] = await runner.run('identity.organisations', {}, { actor: systemActor, organisation: PLATFORM });
  const idOf = (slug: string) => bodies.find((each) => each.slug === slug)!.id;
  const person = async (name: string, permissions: readonly string[]) => {
    const id = randomUUID();
    await house.database.owner.query(`insert into identity.person (id, name, email, language, proven, created_at, changed_at) values ($1, $2, $3, 'ca', true, now(), now())`, [id, name, `${id}@exemple.cat`]);
    if (permissions.length > 0) await runner.run('identity.join', { person: id, role: 'data-steward', unit: null, from: '2026-01-01', to: null }, { actor: systemActor, organisation: idOf('berga') });
    return testActor({ person: id, name, organisations: { [idOf('berga')]: permissions } });
  };
  const steward = await person('Cura Dades', all);
  const secretary = await person('Sara Secretària', [...all, 'transparency.approve']);
  const stranger = (await person('Nil Enlloc', [])).person as string;
  const gate = makeGate(runner);
  const web = await buildHttp({ runner, gate });
  let asked = 0;
  // Counts the questions that pages ask, to tell a kept page from one that is made again.
  const counting: Runner = { ...runner, run: ((...given: Parameters<Runner['run']>) => { asked += 1; return runner.run(...given); }) as Runner['run'] };
  openDataRoutes(web, { runner: counting, gate });
  const as = (actor = steward, slug = 'berga') => ({ actor, organisation: idOf(slug) });
  const run = <Out = any>(operation: string, input: unknown, who = as()): Promise<Out> => runner.run(operation, input, who) as Promise<Out>;
  const self = {
    ...house, web, asked: () => asked, steward, secretary, stranger, as, run, idOf,
    async keep(name: string, content: string | Buffer) {
      const stored = await runner.files.put(Buffer.from(content), { name, maxBytes: 10_000_000 });
      await runner.run('kernel.keep-file', { sha256: stored.sha256, name, size: stored.size, type: stored.type, facts: {} }, { actor: systemActor, organisation: idOf('berga') });
      return stored.sha256;
    },
    /** Loads a table and says of what class each of its columns is. */
    async load(code: string, csv: string, classes: Readonly<Record<string, string>>, access = 'public') {
      const { dataset } = await run('data.load-file', { code, title: `Conjunt ${code}`, file: await self.keep(`${code}.${csv.startsWith('{') ? 'geojson' : 'csv'}`, csv) });
      for (const [column, kind] of Object.entries(classes)) await run('data.describe-column', { dataset, column, changes: { class: kind } });
      const { rows: [found] } = await house.database.owner.query('select version from data.dataset where id = $1', [dataset]);
      await run('data.describe-dataset', { dataset, version: found.version, changes: { access } });
      return dataset as string;
    },
    /** Prepares an offer that says all the standard asks for. */
    async offer(dataset: string) {
      const { id } = await run('transparency.offer-dataset', { dataset });
      await run('transparency.describe-offer', { offer: id, name: { ca: 'Població', es: 'Población' }, describes: { ca: 'Habitants per barri.', es: 'Habitantes por barrio.' }, keywords: ['población'], from: '2024-01-01', to: '2024-12-31' });
      return id as string;
    },
    get: async (url: string, headers: Record<string, string> = {}) => web.inject({ method: 'GET', url, headers, remoteAddress: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` }),
    ask: async (operation: string, input: unknown, slug = 'berga') => web.inject({ method: 'POST', url: `/api/${operation.replaceAll('.', '/')}`, payload: input as never, headers: { 'comu-organisation': slug }, remoteAddress: `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` }),
    async close() {
      await web.close();
      await house.close();
    },
  };
  return self;
}
export type PortalHouse = Awaited<ReturnType<typeof portalHouse>>;
