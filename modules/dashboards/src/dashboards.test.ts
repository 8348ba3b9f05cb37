import { catalogue } from '@comu/catalogue';
import { cases } from '@comu/cases';
import { documents } from '@comu/filing';
import { identityModule, seedDemoPeople, seedProvince } from '@comu/identity';
import { indicators } from '@comu/indicators';
import { dayInMadrid, type Actor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboards } from './index.ts';
import { unpacked } from './parts/pack.ts';

let house: Installation;
let here: string;
let steward: Actor, reader: Actor;
const run = (operation: string, input: unknown, actor: Actor = steward): Promise<any> => house.runner.run(operation, input, { actor, organisation: here });
const refusedWith = (code: string) => expect.objectContaining({ code });
const parts = [
  { id: 'map', kind: 'chart', width: 2, indicator: 'emissions', chart: 'map', places: ['08046'] }, { id: 'line', kind: 'chart', width: 2, indicator: 'emissions', chart: 'line', places: ['08046'] },
  { id: 'one', kind: 'figure', width: 1, indicator: 'emissions', place: '08046' }, { id: 'table', kind: 'table', width: 1, indicator: 'emissions', places: ['08046', '08022'] },
  { id: 'story', kind: 'text', width: 3, text: 'Cardedeu emet {{emissions:08046}}.\n\nI {{no-such:08046}}.' }, { id: 'gone', kind: 'figure', width: 1, indicator: 'no-such', place: '08046' },
];

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, notifications, cases, catalogue, indicators, dashboards] });
  await seedProvince(house.runner, { bodies: [{ slug: 'diba', name: 'Diputació', kind: 'provincial-council', ine: '08019' }] });
  here = (await house.database.owner.query<{ id: string }>('select id from identity.organisation')).rows[0]!.id;
  steward = testActor({ person: null, organisations: { [here]: ['data.read', 'data.steward', 'indicators.read', 'indicators.manage', 'dashboards.read', 'dashboards.compose', 'dashboards.decide', 'dashboards.manage'] } });
  reader = testActor({ person: null, organisations: { [here]: ['dashboards.read', 'indicators.read'] } });
  const csv = `codi_indicador,any,codi_municipi,valor_final\n${[2022, 2023].flatMap((year) => municipalities.map(({ ine }, index) => `1,${year},${ine},"${index % 9},5"`)).join('\n')}\n`;
  const stored = await house.runner.files.put(Buffer.from(csv), { name: 'e.csv', maxBytes: 10_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: 'e.csv', size: stored.size, type: stored.type, facts: {} }, { actor: { ...steward, kind: 'system' }, organisation: here });
  await run('data.load-file', { code: 'emissions', title: 'Emissions', file: stored.sha256 });
  await house.drain();
});
afterAll(() => house.close());
const board = async (more: object = {}): Promise<string> => (await run('dashboards.create', { name: 'Clima', about: 'Per al ple', parts: parts.slice(0, 5), ...more })).id;

describe('a dashboard', () => {
  it('shows each part with its rows and live figures; one that cannot be shown says why and leaves the others', async () => {
    const data: any = unpacked((await run('dashboards.open', { dashboard: await board({ parts }) })).data);
    expect(data.map.rows.rows).toHaveLength(311);
    expect(data.line.rows.rows.map(({ period }: any) => period)).toEqual(['2022', '2023']);
    expect(data.one.figures[0]).toMatchObject({ value: expect.any(Number), period: '2023' });
    expect(data.table.rows.rows).toHaveLength(2);
    expect(data.gone.problem.ca).toContain('no-such');
  });
  it('is seen only by the roles and units it is shared with', async () => {
    const hidden = await board({ roles: ['comptroller'] });
    await expect(run('dashboards.open', { dashboard: hidden }, reader)).rejects.toEqual(refusedWith('dashboards.not-shared'));
    expect((await run('dashboards.list', {}, reader)).map(({ id }: any) => id)).not.toContain(hidden);
    const standing = { ...reader.standings[0]!, roles: ['comptroller'] };
    expect((await run('dashboards.open', { dashboard: hidden }, { ...reader, standings: [standing] })).dashboard.id).toBe(hidden);
  });
  it('is named, with the charts and the texts of it, by a change of contract that breaks them, through the indicator that they show', async () => {
    const dataset = (await run('data.dataset-page', { dataset: 'emissions' })).dataset.id;
    const story = { id: 'story', kind: 'text', width: 3, text: '## Menys fum\nCardedeu emet {{emissions:08046}}.' };
    const question = { id: 'q', kind: 'question', width: 1, title: 'Per any', shape: 'bars', sql: 'select any_, count(*) as n from emissions group by any_' };
    const id = await board({ name: 'Aire', parts: [parts[0], story, question, { id: 't', kind: 'text', width: 1, text: 'Sense xifres' }] });
    const closed = await board({ name: 'Secret', roles: ['comptroller'] });
    await run('data.activate-contract', { contract: (await run('data.draft-contract', { dataset })).contract, breaking: true });
    const document = JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'e', version: '2.0.0', status: 'draft', schema: [{ name: 'emissions', properties: [{ name: 'any_', logicalType: 'integer' }, { name: 'codi_municipi', logicalType: 'string' }, { name: 'valor_final', logicalType: 'number' }] }] });
    const { users } = await run('data.contract-changes', { contract: (await run('data.draft-contract', { dataset, document })).contract });
    const found = users.find(({ output }: any) => output === `dashboards.${id}`);
    expect(found).toMatchObject({ kind: 'dashboard', job: 'Aire', address: `quadres/${id}`, columns: ['any_'], through: null, parts: ['Per any', users.find(({ output }: any) => output === 'indicators.emissions').job, '«Menys fum Cardedeu emet ….»'] });
    // What is shared with some does not say its name to all who read the catalogue.
    expect(users.find(({ output }: any) => output === `dashboards.${closed}`)).toMatchObject({ job: expect.not.stringContaining('Secret'), address: `quadres/${closed}`, through: expect.any(String) });
    const { nodes } = (await run('data.dataset-page', { dataset: 'emissions' })).lineage;
    expect(nodes).toContainEqual(expect.objectContaining({ code: `dashboards.${id}`, title: 'Aire', kind: 'dashboard', address: `quadres/${id}` }));
    // One that was kept before its uses were told tells them in the night.
    await house.database.owner.query('delete from data.derivation where output = $1', [`dashboards.${id}`]);
    await run('dashboards.tell-all', {}, { ...steward, kind: 'system' });
    expect((await run('data.dataset-page', { dataset: 'emissions' })).lineage.nodes).toContainEqual(expect.objectContaining({ code: `dashboards.${id}`, title: 'Aire' }));
    await expect(run('data.retire-contract', { contract: (await run('data.contracts', { dataset })).find(({ state }: any) => state === 'active').id })).rejects.toEqual(refusedWith('data.contract-has-users'));
    const { version } = (await run('dashboards.open', { dashboard: id })).dashboard;
    await run('dashboards.save', { dashboard: id, version, name: 'Aire', parts: [{ id: 't', kind: 'text', width: 1, text: 'Sense xifres' }] });
    expect((await run('data.dataset-page', { dataset: 'emissions' })).lineage.nodes.map(({ code }: any) => code)).not.toContain(`dashboards.${id}`);
  });
  it('that is full refuses one part more, and keeps all it has', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `t${at}`, kind: 'text', width: 1, text: 'Text' }));
    const id = await board({ parts: many });
    await expect(run('dashboards.add-part', { dashboard: id, part: { ...many[0], id: 'more' } })).rejects.toEqual(refusedWith('dashboards.full'));
    await run('dashboards.add-part', { dashboard: id, part: { ...many[0], text: 'Un altre' } });
    const { dashboard } = await run('dashboards.open', { dashboard: id });
    expect(dashboard.parts.map((part: any) => part.id)).toEqual([...many.slice(1), many[0]!].map((part) => part.id));
  });
  it('shows a figure of the period that was picked, in a text too', async () => {
    const data: any = unpacked((await run('dashboards.open', { dashboard: await board({ parts: [{ ...parts[2], period: '2022' }, { ...parts[0], period: '2022' }, { ...parts[4], text: 'Era {{emissions:08046:2022}} i és {{emissions:08046}}.' }] }) })).data);
    expect(data.one.figures[0]).toMatchObject({ period: '2022', asked: '2022' });
    expect(data.map.rows.period).toBe('2022');
    expect(data.story.figures.map(({ period }: any) => period)).toEqual(['2022', '2023']);
  });
  it('changed by two at once, the second is told', async () => {
    const id = await board();
    const change = { dashboard: id, version: 1, name: 'Altre', parts: [] };
    await run('dashboards.save', change);
    await expect(run('dashboards.save', change)).rejects.toEqual(refusedWith('kernel.changed-meanwhile'));
  });
});

describe('a decision', () => {
  it('keeps the figures and versions it was taken on, and nobody can change it', async () => {
    const id = await board();
    const decision = await run('dashboards.decide', { dashboard: id, what: 'Pla de renovables', why: 'Les emissions no baixen' });
    expect(decision.figures).toContainEqual(expect.objectContaining({ indicator: 'emissions', place: '08046', period: '2023', value: expect.any(Number), source: expect.objectContaining({ ca: expect.stringMatching(/./) }), at: expect.any(String), versions: [expect.objectContaining({ code: 'emissions', number: 1 })] }));
    await expect(house.database.owner.query(`update dashboards.decision set what = 'x'`)).rejects.toThrow(/never changed/);
    expect((await run('dashboards.open', { dashboard: id })).decisions).toMatchObject([{ what: 'Pla de renovables' }]);
    await house.runner.run('kernel.seal-ledger', {}, { actor: { ...steward, kind: 'system' }, organisation: here });
    expect(await run('dashboards.open-decision', { decision: decision.id })).toMatchObject({ decision, dashboard: { id, name: 'Clima' }, places: { '08046': 'Cardedeu' }, proof: { entry: { position: expect.any(Number) } } });
  });
  it('is not taken on a dashboard without figures', async () => {
    await expect(run('dashboards.decide', { dashboard: await board({ parts: [{ id: 'a', kind: 'text', width: 1, text: 'Res' }] }), what: 'x', why: 'y' })).rejects.toEqual(refusedWith('dashboards.no-figures'));
  });
});

async function bytesOf(sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await house.runner.files.open(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('outside', () => {
  it('a signed address gives one chart and nothing to any other', async () => {
    const id = await board();
    const { address } = await run('dashboards.embed-address', { dashboard: id, part: 'map' });
    const code = address.split('/').at(-1)!;
    const visitor: Actor = { kind: 'public', person: null, name: '', language: 'ca', standings: [] };
    const { svg } = await run('dashboards.embedded', { dashboard: id, part: 'map', code }, visitor);
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
    // Away from its dashboard it still says what it is and where its figures come from.
    expect(svg.replaceAll(/<[^>]*>/g, ' ')).toMatch(/Font: .*Fórmula: /s);
    await expect(run('dashboards.embedded', { dashboard: id, part: 'line', code }, visitor)).rejects.toEqual(refusedWith('dashboards.bad-address'));
    await expect(run('dashboards.embedded', { dashboard: id, part: 'map', code: 'x' }, visitor)).rejects.toEqual(refusedWith('dashboards.bad-address'));
    await expect(run('dashboards.embedded', { dashboard: id, part: 'map', code: code.replace(/^\d{4}/, '2099') }, visitor)).rejects.toEqual(refusedWith('dashboards.bad-address'));
  });
  it('is good until its last day, and no more once the addresses given are withdrawn', async () => {
    const id = await board();
    const visitor: Actor = { kind: 'public', person: null, name: '', language: 'ca', standings: [] };
    const today = dayInMadrid(house.clock.now);
    const { address, until } = await run('dashboards.embed-address', { dashboard: id, part: 'map', until: today });
    expect(until).toBe(today);
    const ask = () => run('dashboards.embedded', { dashboard: id, part: 'map', code: address.split('/').at(-1) }, visitor);
    await ask();
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + 36 * 3_600_000);
    await expect(ask()).rejects.toEqual(refusedWith('dashboards.address-expired'));
    house.clock.now = before;
    await run('dashboards.withdraw-addresses', { dashboard: id });
    await expect(ask()).rejects.toEqual(refusedWith('dashboards.bad-address'));
    for (const day of ['2001-01-01', '2999-01-01']) await expect(run('dashboards.embed-address', { dashboard: id, part: 'map', until: day })).rejects.toEqual(refusedWith('dashboards.address-too-far'));
  });
  it('becomes a PDF with its drawings', async () => {
    const { sha256 } = await run('dashboards.print', { dashboard: await board() });
    const pdf = await bytesOf(sha256);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // One tagged figure for each chart, with its words.
    expect(pdf.toString('latin1').match(/\/S \/Figure\b/g)).toHaveLength(2);
  });
  it('is sent on its day, once, to whom it is shared with: the PDF itself goes in the letter', async () => {
    await seedDemoPeople(house.runner, { provincial: 'diba', towns: [], shared: [] });
    const id = await board({ cadence: 'weekly', roles: ['comptroller'] });
    const system: Actor = { kind: 'system', person: null, name: 'x', language: 'ca', standings: [] };
    const sent = async () => { await run('dashboards.send-due', {}, system); return (await run('dashboards.open', { dashboard: id })).dashboard.sentOn; };
    expect(await sent()).toBeNull();
    house.clock.now = new Date('2026-11-30T09:00:00Z');
    expect(await sent()).toBe('2026-11-30');
    const letters = async () => (await house.database.owner.query<{ to: string; subject: string; attachment: string }>('select "to", subject, attachment from notifications.message')).rows;
    const { rows } = await house.database.owner.query<{ email: string }>(`select p.email from identity.person p join identity.membership m on m.person = p.id where m.role = 'comptroller'`);
    expect(rows).toHaveLength(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ to: rows[0]!.email, subject: 'Clima · 30 de novembre de 2026' });
    expect((await bytesOf(letter!.attachment)).subarray(0, 5).toString()).toBe('%PDF-');
    await sent();
    expect(await letters()).toHaveLength(1);
  });
});
