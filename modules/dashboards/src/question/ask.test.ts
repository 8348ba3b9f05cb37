import { once } from 'node:events';
import { catalogue } from '@comu/catalogue';
import { cases } from '@comu/cases';
import { documents } from '@comu/filing';
import { identityModule, seedProvince } from '@comu/identity';
import { indicators } from '@comu/indicators';
import { makeRunner, openVault, systemActor, PLATFORM, type Actor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { closePost, notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { municipalities } from '@comu/territory';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboards } from '../index.ts';
import { understand } from './understand.ts';

let house: Installation;
let here: string;
let steward: Actor, reader: Actor;
const run = (operation: string, input: unknown, actor: Actor = steward): Promise<any> => house.runner.run(operation, input, { actor, organisation: here });
const refusedWith = (code: string) => expect.objectContaining({ code });
const ask = async (sentence: string, actor: Actor = steward) => run('dashboards.ask', { question: understand(sentence, await run('dashboards.vocabulary', {}, actor))!.question }, actor);

async function load(code: string, title: string, csv: string) {
  const stored = await house.runner.files.put(Buffer.from(csv), { name: `${code}.csv`, maxBytes: 10_000_000 });
  await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name: `${code}.csv`, size: stored.size, type: stored.type, facts: {} }, { actor: { ...steward, kind: 'system' }, organisation: here });
  await run('data.load-file', { code, title, file: stored.sha256 });
  await house.drain();
}

beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry, processes, notifications, cases, catalogue, indicators, dashboards] });
  await seedProvince(house.runner, { bodies: [{ slug: 'diba', name: 'Diputació', kind: 'provincial-council', ine: '08019' }] });
  here = (await house.database.owner.query('select id from identity.organisation')).rows[0]!.id;
  steward = testActor({ person: null, organisations: { [here]: ['data.read', 'data.steward', 'data.administer', 'indicators.read', 'indicators.manage', 'dashboards.read', 'dashboards.compose', 'dashboards.decide'] } });
  reader = testActor({ person: null, organisations: { [here]: ['dashboards.read', 'indicators.read', 'data.read'] } });
  await load('padro_municipis', 'Padró de municipis', `ine,2021,2022,2023,2024\n${municipalities.map(({ ine, population }) => [ine, ...Object.values(population)].join(',')).join('\n')}\n`);
  await load('subvencions', 'Subvencions concedides', `municipi,linia,import,data\n${Array.from({ length: 60 }, (_, index) => `${municipalities[index % 6]!.ine},${index % 2 === 0 ? 'Cultura' : 'Esports'},${index * 10},2025-${String((index % 12) + 1).padStart(2, '0')}-05`).join('\n')}\n`);
});
afterAll(async () => { closePost(); await house.close(); });

describe('asking in words', () => {
  it('adds the population of each county, and all of them make the province', async () => {
    const { columns, rows, sql, sources } = await ask('població per comarca 2024');
    expect(columns.map(({ name }: any) => name)).toEqual(['Comarca', 'Població']);
    expect(rows[0][0]).toBe('Barcelonès');
    expect(rows.reduce((sum: number, [, value]: any) => sum + Number(value), 0)).toBe(5_877_672);
    expect(sql).toContain('from "indicador_population"');
    expect(sources).toMatchObject([{ code: 'population', number: null }]);
  });
  it('filters by size and place, and knows the places of its rows for a map', async () => {
    const { rows, places } = await ask('població dels municipis de menys de 500 habitants per municipi 2024');
    expect(rows).toHaveLength(municipalities.filter(({ population }) => population[2024] < 500).length);
    expect(places[0]).toMatch(/^08\d{3}$/);
    expect((await ask('població de Berga per any')).rows.map(([year]: any) => year)).toEqual(['2021', '2022', '2023', '2024']);
  });
  it('reads a dataset by the values of its columns and by month', async () => {
    const { rows, sources } = await ask('import de subvencions en cultura per mes el 2025');
    expect(rows.map(([month]: any) => month)).toEqual(['2025-01', '2025-03', '2025-05', '2025-07', '2025-09', '2025-11']);
    expect(rows.reduce((sum: number, [, value]: any) => sum + Number(value), 0)).toBe(8700);
    expect(sources).toMatchObject([{ code: 'subvencions', number: 1 }]);
  });
  it('divides by the inhabitants of each municipality once, however many rows it has', async () => {
    const answer = await ask('import de subvencions per habitant per municipi el 2025');
    const { name, population } = municipalities[0]!;
    const total = Array.from({ length: 60 }, (_, index) => index).filter((index) => index % 6 === 0).reduce((sum, index) => sum + index * 10, 0);
    expect(Number(answer.rows.find(([first]: any) => first === name)[1])).toBeCloseTo(total / population[2024], 9);
    expect(answer.measure.unit.ca).toBe('/hab.');
    const [[whole]] = (await ask('import de subvencions per habitant el 2025')).rows;
    expect(Number(whole)).toBeCloseTo(17_700 / municipalities.slice(0, 6).reduce((sum, { population: each }) => sum + each[2024], 0), 9);
    expect((await ask('import de subvencions per habitant per mida el 2025')).rows.length).toBeGreaterThan(0);
    await expect(run('dashboards.ask', { question: { source: 'dataset:subvencions', measure: { of: 'mean', column: 'import' }, per: 'inhabitant', by: [], only: [] } })).rejects.toEqual(refusedWith('dashboards.not-by-inhabitants'));
  });
  it('answers the SQL that somebody made of it, and nothing beyond what a question may read', async () => {
    const { sql } = await ask('població per comarca 2024');
    expect((await run('dashboards.ask', { sql: sql.replace('order by 2 desc', 'order by 2') })).rows.at(-1)[0]).toBe('Barcelonès');
    for (const bad of ['select * from read_csv(\'/etc/passwd\')', 'drop table municipis', 'select * from indicador_no_such', 'select 1; select 2']) await expect(run('dashboards.ask', { sql: bad }), bad).rejects.toMatchObject({ status: expect.any(Number) });
  });
  it('is closed with its dataset: neither its words nor its rows are given', async () => {
    const { rows: [dataset] } = await house.database.owner.query(`select id, version from data.dataset where code = 'subvencions'`);
    const { question } = understand('import de subvencions en cultura', await run('dashboards.vocabulary', {}, reader))!;
    await house.database.owner.query(`update data.dataset set access = 'restricted' where id = $1`, [dataset.id]);
    expect((await run('dashboards.vocabulary', {}, reader)).sources.map(({ key }: any) => key)).not.toContain('dataset:subvencions');
    await expect(run('dashboards.ask', { question }, reader)).rejects.toEqual(refusedWith('dashboards.no-source'));
    await expect(run('dashboards.ask', { sql: 'select * from subvencions' }, reader)).rejects.toMatchObject({ status: 403 });
    await house.database.owner.query(`update data.dataset set access = 'organisation' where id = $1`, [dataset.id]);
  });
  it('refuses columns that are not there and questions that are two things', async () => {
    const question = { source: 'dataset:subvencions', measure: { of: 'sum', column: 'no' }, by: [], only: [] };
    await expect(run('dashboards.ask', { question })).rejects.toEqual(refusedWith('dashboards.bad-column'));
    await expect(run('dashboards.ask', { question: { ...question, measure: { of: 'count' }, by: [{ column: '1) from x --' }] } })).rejects.toEqual(refusedWith('dashboards.bad-column'));
    await expect(run('dashboards.ask', { question, sql: 'select 1' })).rejects.toEqual(refusedWith('dashboards.question-or-sql'));
    await expect(run('dashboards.ask', {})).rejects.toEqual(refusedWith('dashboards.question-or-sql'));
  });
  it('counts the records of the platform by unit, with the words of their states and units', async () => {
    await run('data.describe-records', {});
    const { sources } = await run('dashboards.vocabulary', {});
    expect(sources.find(({ key }: any) => key === 'dataset:cases_case')).toMatchObject({ empty: true, title: { ca: 'Expedients' } });
    const { question } = understand('quants expedients oberts per unitat', { sources, territory: { places: [], counties: [], bands: [] } })!;
    await expect(run('dashboards.ask', { question })).rejects.toEqual(refusedWith('data.no-version-yet'));
    const [units, open, closed] = [['Secretaria', 'Urbanisme', 'Arxiu'], [20, 7, 6], [9, 6, 2]];
    for (const [at, name] of units.entries()) {
      const unit = crypto.randomUUID();
      await house.database.owner.query(`insert into identity.unit (organisation, id, name, created_at, changed_at) values ($1, $2, $3, now(), now())`, [here, unit, name]);
      await house.database.owner.query(`begin; set local session_replication_role = replica;
        insert into cases."case" (organisation, id, code, title, procedure, interested, state, unit, series, data, opened_at, created_at, changed_at)
        select '${here}', gen_random_uuid(), 'X' || ${at} || n, 'Cosa', gen_random_uuid(), 'Maria', case when n <= ${open[at]} then 'open' else 'closed' end, '${unit}', 'S', '{}', now(), now(), now() from generate_series(1, ${open[at]! + closed[at]!}) n; commit`);
    }
    await run('data.take-snapshot', { dataset: (await house.database.owner.query(`select id from data.dataset where code = 'cases_case'`)).rows[0]!.id });
    const answer = await run('dashboards.ask', { question }, reader);
    expect(answer).toMatchObject({ left: 0, smallest: 5 });
    expect(Object.fromEntries(answer.rows)).toEqual({ Secretaria: 20, Urbanisme: 7, Arxiu: 6 });
    // Arxiu has two that are not open, told only together with those of Urbanisme; and so its whole is not told by unit either.
    expect(await ask('quants expedients tancats per unitat', reader)).toMatchObject({ rows: [['Secretaria', 9]], left: 8 });
    expect(Object.fromEntries((await ask('quants expedients per unitat', reader)).rows)).toEqual({ Secretaria: 29, Urbanisme: 7, Arxiu: 6 });
  });
});

describe('an answer on a dashboard', () => {
  it('is kept, shown to each by what they see, and printed', async () => {
    const { question } = understand('import de subvencions per línia', await run('dashboards.vocabulary', {}))!;
    const { id } = await run('dashboards.create', { name: 'Ajuts', parts: [{ id: 'a', kind: 'text', width: 3, text: 'Resum' }] });
    await run('dashboards.add-part', { dashboard: id, part: { id: 'q', kind: 'question', width: 2, title: 'Import per línia', question, shape: 'bars' } });
    const open = await run('dashboards.open', { dashboard: id });
    expect(open.dashboard.parts.map(({ id: part }: any) => part)).toEqual(['a', 'q']);
    expect(open.data.parts.q.answer.rows.map(([line]: any) => line).toSorted()).toEqual(['Cultura', 'Esports']);
    expect((await run('dashboards.print', { dashboard: id })).name).toBe('Ajuts.pdf');
    await run('dashboards.decide', { dashboard: id, what: 'Més esports', why: 'Es reparteix poc' });
    const sealed = open.data.parts.q.answer;
    await load('subvencions', 'Subvencions concedides', `municipi,linia,import,data\n08001,Cultura,1,2025-01-05\n`);
    const later = await run('dashboards.open', { dashboard: id }, reader);
    expect(later.data.parts.q.answer.rows).toEqual([['Cultura', 1]]);
    expect(later.decisions[0].answers).toMatchObject([{ title: 'Import per línia', withheld: false, sql: sealed.sql, rows: sealed.rows, sources: [{ code: 'subvencions', number: 1 }] }]);
    await house.database.owner.query(`update data.dataset set access = 'restricted' where code = 'subvencions'`);
    await expect(run('dashboards.decide', { dashboard: id, what: 'Altra', why: 'Cap' })).rejects.toMatchObject({ code: 'dashboards.no-figures' });
    await house.database.owner.query(`update data.dataset set access = 'organisation' where code = 'subvencions'`);
  });
  it('goes by e-mail as a PDF to whoever it is shared with, each seeing their own, and to nobody else', async () => {
    const letters: Buffer[] = [];
    const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], onData(stream, _session, done) { const chunks: Buffer[] = []; stream.on('data', (chunk: Buffer) => chunks.push(chunk)); stream.on('end', () => { letters.push(Buffer.concat(chunks)); done(); }); } });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { runner } = house;
    const posting = makeRunner({ house: runner.house, database: runner.database, files: runner.files, vault: openVault('a secret for tests, thirty-two characters'), publicUrl: runner.publicUrl, settings: { SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}` }, clock: () => house.clock.now });
    const system = { actor: systemActor, organisation: here };
    for (const [name, role, language] of [['Laia Interventora', 'comptroller', 'es'], ['Pau Arxiver', 'archivist', 'ca']] as const) {
      const id = crypto.randomUUID();
      await house.database.owner.query(`insert into identity.person (id, name, email, language, proven, created_at, changed_at) values ($1, $2, $3, $4, true, now(), now())`, [id, name, `${role}@diba.example`, language]);
      await runner.run('identity.join', { person: id, role, from: '2020-01-01' }, system);
    }
    const { question } = understand('import de subvencions per línia', await run('dashboards.vocabulary', {}))!;
    await run('dashboards.create', { name: 'Ajuts de la setmana', roles: ['comptroller'], cadence: 'weekly', parts: [{ id: 'q', kind: 'question', width: 2, title: 'Import per línia', question, shape: 'table' }] });
    house.clock.now = new Date('2026-11-30T06:00:00Z');
    await runner.run('dashboards.send-everywhere', {}, { actor: systemActor, organisation: PLATFORM });
    while (await posting.runJob()) { /* until none is due */ }
    while (await posting.runJob()) { /* the letters */ }
    expect(letters).toHaveLength(1);
    const letter = letters[0]!.toString();
    expect(/^To: .*<(.*)>/m.exec(letter)?.[1]).toBe('comptroller@diba.example');
    expect(/^Content-Language: (..)/m.exec(letter)?.[1]).toBe('es');
    const [, head, body] = /(Content-Type: application\/pdf[\s\S]*?)\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(letter)!;
    expect(head).toMatch(/filename="?Ajuts de la setmana\.pdf/);
    expect(Buffer.from(body!, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    await runner.run('dashboards.send-everywhere', {}, { actor: systemActor, organisation: PLATFORM });
    while (await posting.runJob()) { /* once a day */ }
    expect(letters).toHaveLength(1);
    await new Promise<void>((done) => { server.close(() => done()); });
  });
});
