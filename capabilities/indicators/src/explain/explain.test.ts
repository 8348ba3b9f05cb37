import { catalogue } from '@comu/catalogue';
import { cases } from '@comu/cases';
import { documents } from '@comu/filing';
import { identityModule, seedProvince } from '@comu/identity';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../index.ts';

let house: Installation;
const id: Record<string, string> = {};
const all = ['indicators.read', 'indicators.manage', 'data.read', 'data.steward', 'data.administer', 'registry.register', 'registry.read'];
const run = (operation: string, input: unknown, slug = 'diba', permissions = all): Promise<any> => house.runner.run(operation, input, { actor: testActor({ person: null, organisations: { [id[slug]!]: permissions } }), organisation: id[slug]! });
async function load(code: string, csv: string, slug = 'diba') {
  const stored = await house.runner.files.put(Buffer.from(csv), { name: `${code}.csv`, maxBytes: 10_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: `${code}.csv`, size: stored.size, type: stored.type, facts: {} }, { actor: { ...testActor({ person: null, organisations: { [id[slug]!]: all } }), kind: 'system' }, organisation: id[slug]! });
  await run('data.load-file', { code, title: code, file: stored.sha256 }, slug);
  await house.drain();
}
const words = (text: string) => ({ ca: text, es: text, en: text });
const declared = { theme: 'equality', unit: words('%'), direction: 'more', formula: words('dones ÷ totes'), universe: 'province', factor: 100, source: words('Visor'), method: words('-'), responsible: 'Dades' };

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, notifications, cases, catalogue, indicators] });
  await seedProvince(house.runner, { bodies: [{ slug: 'diba', name: 'Diputació', kind: 'provincial-council', ine: '08019' }, { slug: 'berga', name: 'Berga', kind: 'municipality', ine: '08022', county: '14' }] });
  for (const row of (await house.database.owner.query<{ id: string; slug: string }>('select id, slug from identity.organisation')).rows) id[row.slug] = row.id;
  // Each municipality has a different number of councillors, of which every third is a woman; a few do not say.
  await load('regidories', `codi_municipi,any,sexe,partit\n${[2019, 2023].flatMap((year) => municipalities.flatMap(({ ine }, index) => Array.from({ length: 5 + (index % 9) }, (_, at) => `${ine},${year},${at === 4 ? '' : at % 3 === 0 ? 'D' : 'H'},P${at}`))).join('\n')}\n`);
});
afterAll(() => house.close());

describe('why a value is what it is', () => {
  it('opens the very rows it was computed from, and no others: counted again by hand they give it', async () => {
    const found = await run('indicators.explain', { indicator: 'women-councillors', place: '08022' });
    const [{ columns, rows, total }] = found.behind.groups;
    const at = (name: string) => columns.indexOf(name);
    expect(rows).toHaveLength(total);
    expect(rows.every((row: unknown[]) => row[at('codi_municipi')] === '08022' && Number(row[at('any_')]) === 2023)).toBe(true);
    expect(total).toBe(5 + (municipalities.findIndex(({ ine }) => ine === '08022') % 9));
    const sexes = rows.map((row: unknown[]) => row[at('sexe')]);
    const byHand = (sexes.filter((each: unknown) => each === 'D').length / sexes.filter((each: unknown) => each === 'D' || each === 'H').length) * 100;
    expect(found.value).toBeCloseTo(byHand, 8);
    expect(found.behind.again).toBe(found.value);
    expect(found.why.sources).toMatchObject([{ code: 'regidories', number: 1 }]);
  });
  it('of an earlier period and of the versions of then, also when there are newer ones', async () => {
    await run('indicators.declare', { ...declared, code: 'kept-still', name: words('Quiet'), sql: `select codi_municipi as place, any_ as period, partit as dimension, count(*) as value from {r} where sexe is not null and partit <> 'a from b' group by 1, 2, 3`, bindings: { r: 'regidories' }, factor: 1 });
    await house.database.owner.query(`update indicators.indicator set state = 'retired' where code = 'kept-still'`);
    await load('regidories', `codi_municipi,any,sexe,partit\n${municipalities.map(({ ine }) => `${ine},2019,D,P0`).join('\n')}\n`);
    const found = await run('indicators.explain', { indicator: 'kept-still', place: '08001', period: '2023', dimension: 'P1' });
    expect(found).toMatchObject({ value: 1, behind: { again: 1, groups: [{ total: 1 }] }, why: { sources: [{ number: 1 }] } });
    expect(found.behind.groups[0].rows[0]).toEqual(['08001', expect.anything(), 'H', 'P1']);
    expect((await run('indicators.explain', { indicator: 'women-councillors', place: '08001' })).value).toBe(100);
  });
  it('is not opened where it would be told wrongly, and says so', async () => {
    await run('indicators.declare', { ...declared, code: 'wound', name: words('W'), sql: 'with d as (select codi_municipi, any_, count(*) as n from {r} group by 1, 2) select codi_municipi as place, any_ as period, n as value from d', bindings: { r: 'regidories' } });
    expect(await run('indicators.explain', { indicator: 'wound', place: '08001' })).toMatchObject({ value: 100, behind: { groups: [], again: null, says: { ca: expect.stringContaining('passos') } } });
  });
  it('of an index shows each of its steps, which weighed again give it', async () => {
    await run('indicators.declare', { ...declared, code: 'mixed', name: words('M'), bindings: {}, steps: { components: [{ code: 'women-councillors', weight: 2, direction: 'more' }, { code: 'wound', weight: 1, direction: 'less' }], winsorise: null, normalise: 'min-max', complete: 0.6 } });
    const { value, behind } = await run('indicators.explain', { indicator: 'mixed', place: '08001' });
    expect(behind.parts).toMatchObject([{ code: 'women-councillors', value: 100 }, { code: 'wound', value: 100 }]);
    expect(value).toBeCloseTo((behind.parts[0].points * 2 + behind.parts[1].points) / 3, 8);
  });
  it('of the body’s own records opens the records behind, only to who reads them', async () => {
    const entry = { direction: 'entry', subject: 'x', parties: [{ role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678Z' } }], attachments: [] };
    for (const _ of [1, 2, 3]) await run('registry.register-entry', entry, 'berga');
    await run('indicators.take-own', {}, 'berga');
    const asked = { indicator: 'entries-by-channel', place: '08022', period: String(house.clock.now.getUTCFullYear()), dimension: 'desk' };
    const { value, behind } = await run('indicators.explain', asked, 'berga');
    const { rows: entries } = await house.database.owner.query<{ id: string }>('select id from registry.entry where organisation = $1', [id['berga']]);
    expect(behind).toMatchObject({ again: value, records: { record: 'registry.entry', total: 3 } });
    expect(behind.records.rows.map((each: any) => each.id).toSorted()).toEqual(entries.map((each) => each.id).toSorted());
    const closed = await run('indicators.explain', asked, 'berga', ['indicators.read']);
    expect(closed).toMatchObject({ value: 3, behind: { records: null, says: { ca: expect.stringContaining('rol') } } });
  });
  it('of what another body shares stays with that body', async () => {
    const found = await run('indicators.explain', { indicator: 'women-councillors', place: '08022' }, 'berga');
    expect(found).toMatchObject({ value: expect.any(Number), behind: { groups: [], says: { ca: expect.stringContaining('comparteix') } } });
  });
});
