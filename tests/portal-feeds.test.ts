import { randomUUID } from 'node:crypto';
import { PLATFORM, systemActor } from '@comu/kernel';
import { testActor, testInstallation } from '@comu/kernel/testing';
import { seedProvince } from '@comu/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../apps/server/src/modules.ts';
import { columnsOut, feeds } from '@comu/transparency/feeds';

let house: Awaited<ReturnType<typeof testInstallation>>;
let body: string;
const person = randomUUID();
const all = ['transparency.read', 'transparency.publish', 'data.read'];
const run = (operation: string, input: unknown) => house.runner.run(operation, input, { actor: testActor({ person, organisations: { [body]: all } }), organisation: body }) as Promise<any>;
beforeAll(async () => {
  house = await testInstallation({ modules });
  await seedProvince(house.runner, { bodies: [{ slug: 'diputacio-de-barcelona', name: 'Diputació de Barcelona', kind: 'provincial-council', ine: '08019', dir3: 'L02000008' }, { slug: 'gisclareny', name: 'Ajuntament de Gisclareny', kind: 'municipality', ine: '08093', dir3: 'L01080930' }] });
  const bodies: { id: string; slug: string }[] = await house.runner.run('identity.organisations', {}, { actor: systemActor, organisation: PLATFORM }) as never;
  await house.database.owner.query(`insert into identity.person (id, name, email, language, proven, created_at, changed_at) values ($1, 'Cura Dades', 'cura@exemple.cat', 'ca', true, now(), now())`, [person]);
  body = bodies.find(({ slug }) => slug === 'gisclareny')!.id;
});
afterAll(() => house.close());

describe('what the portal feeds on in the whole house', () => {
  it.each(feeds.map((feed) => [feed.code, feed] as const))('%s: is read without a fault, and every column it tells comes from open fields', async (_, feed) => {
    expect(columnsOut(house.runner.house, feed).map(({ name }) => name)).toEqual(feed.columns.map(({ name }) => name));
    expect(await run('transparency.feed-preview', { code: feed.item })).toMatchObject({ feed: { code: feed.code, back: [] } });
  });
  it('gives a town that has typed nothing a portal on its first day', async () => {
    const { filled } = await run('transparency.feed-portal', {});
    expect(filled).toEqual(expect.arrayContaining(['contacte', 'activitats-de-tractament', 'resolucions-rellevants', 'dret-acces', 'pla-subvencions']));
    const { totals } = await run('transparency.items', {});
    expect(totals.published).toBe(filled.length);
  });
  it('counts requests for public information by quarter with their outcome and days, and tells of nobody', async () => {
    const { owner } = house.database;
    const ids = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
    await owner.query(`insert into cases.procedure (organisation, id, code, name, process, months, article, silence, series, kept_years, by_form_only, created_at, changed_at) select $1, $2::uuid, 'access-to-information', 'Accés', 'access-to-information', 1, 'Llei 19/2014, art. 33.1', 'granted', 'Accés', 5, false, now(), now() where not exists (select 1 from cases.procedure where organisation = $1 and code = 'access-to-information')`, [body, ids[0]]);
    const open = (n: number, opened: string, closed: string | null, outcome: string | null) => owner.query(`insert into cases."case" (organisation, id, code, title, procedure, interested, state, series, data, opened_at, closed_at, outcome, created_at, changed_at) select $1, gen_random_uuid(), $2, 'Petició de Maria Puig', p.id, 'Maria Puig', $3, 'Accés', '{}', $4, $5, $6, now(), now() from cases.procedure p where p.organisation = $1 and p.code = 'access-to-information'`, [body, `X/${n}`, closed === null ? 'open' : 'closed', opened, closed, outcome]);
    await open(1, '2026-07-03T09:00:00Z', '2026-07-13T09:00:00Z', 'Estimada (D-1/2026)');
    await open(2, '2026-08-03T09:00:00Z', '2026-08-23T09:00:00Z', 'Estimada en part (D-2/2026)');
    await open(3, '2026-10-03T09:00:00Z', '2026-10-08T09:00:00Z', 'Desestimada (D-3/2026)');
    await open(4, '2026-10-20T09:00:00Z', '2026-10-21T09:00:00Z', 'Desistida');
    await open(5, '2026-11-20T09:00:00Z', null, null);
    expect(await run('transparency.renew-feeds', {})).toMatchObject({ renewed: expect.arrayContaining(['dret-acces']) });
    const shown = await run('transparency.portal-item', { code: 'dret-acces' });
    expect(shown.fed.rows).toEqual([['2026-T4', 3, 0, 0, 1, 1, 1, 3], ['2026-T3', 2, 1, 1, 0, 0, 0, 15]]);
    expect(JSON.stringify(shown)).not.toContain('Maria');
  });
});
