import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';

let house: DataHouse;
beforeAll(async () => { house = await dataHouse(); });
afterAll(() => house.close());

const csv = (...lines: string[]) => `Codi INE;Municipi;Població;Despesa\n${lines.join('\n')}\n`;
const rows = ['08001;Abrera;12345;1.234,50', '08002;Aguilar de Segarra;250;7,25', '08003;Alella;9888;3,50'];
const load = async (name: string, content: string, more: object = { code: 'padro', title: 'Padró' }) => house.runner.run('data.load-file', { file: await house.keep(name, content), ...more }, house.as(house.steward));
const page = (code = 'padro', who = house.reader) => house.runner.run('data.dataset-page', { dataset: code }, house.as(who));
const ask = (sql: string, who = house.reader) => house.runner.run('data.ask', { sql }, house.as(who));

describe('a file becomes a version', () => {
  it('of a dataset made with it, with dictionary, rules, and codes that keep their zeros', async () => {
    expect(await load('padro.csv', csv(...rows))).toMatchObject({ number: 1, state: 'done', rows: 3 });
    const { dataset, versions, access } = await page();
    expect(dataset).toMatchObject({ code: 'padro', kind: 'file', rows: 3, personal: 'none' });
    expect(dataset.columns.map(({ name, type, code }: { name: string; type: string; code?: string }) => [name, type, code])).toEqual([['codi_ine', 'text', 'ine5'], ['municipi', 'text', undefined], ['poblacio', 'integer', undefined], ['despesa', 'decimal', undefined]]);
    expect(versions).toMatchObject([{ number: 1, current: true, origin: 'padro.csv' }]);
    expect(access).toMatchObject({ allowed: true, figuresOnly: false });
    const answer = await ask('select codi_ine, despesa from padro order by 1');
    expect(answer.rows[0]).toEqual(['08001', '1234.50']);
    expect(answer.sources).toMatchObject([{ code: 'padro', number: 1 }]);
    expect((await house.runner.run('data.rules', { dataset: dataset.id }, house.as(house.reader))).length).toBeGreaterThan(3);
  });
  it('reads the next file as was agreed, wherever its columns stand, and keeps what a person wrote', async () => {
    const { dataset } = await page();
    await house.runner.run('data.describe-column', { dataset: dataset.id, column: 'poblacio', changes: { title: 'Habitants', describe: 'A 1 de gener', class: 'open' } }, house.as(house.steward));
    const moved = 'Municipi;Codi INE;Despesa;Població\nAbrera;8001;1.234,50;12400\nAguilar de Segarra;8002;7,25;251\nAlella;8003;3,50;9900\n';
    expect(await load('padro-2.csv', moved)).toMatchObject({ number: 2, state: 'done' });
    expect((await page()).dataset.columns.find(({ name }: { name: string }) => name === 'poblacio')).toMatchObject({ title: 'Habitants', describe: 'A 1 de gener', class: 'open', type: 'integer' });
    expect((await ask('select codi_ine from padro order by 1')).rows[0]).toEqual(['08001']);
  });
  it('leaves the former version in place when the file cannot be read, with an incident and its sentence', async () => {
    const { load: id } = await house.runner.run('data.begin-load', { code: 'padro', reason: 'Prova', file: await house.keep('buit.csv', 'Codi INE;Municipi\n') }, house.as(house.steward));
    await house.drain();
    expect(await house.runner.run('data.load-progress', { load: id }, house.as(house.steward))).toMatchObject({ state: 'failed', says: { ca: expect.stringMatching(/./) } });
    const { versions, incidents } = await page();
    expect(versions[0]).toMatchObject({ number: 2, current: true });
    expect(incidents.find(({ says }: { says: { ca: string } }) => says.ca.includes('buit'))).toMatchObject({ state: 'new', times: 1 });
  });
  it('solves by itself the incident that a good load no longer shows, and counts again what comes back', async () => {
    await load('padro-3.csv', csv(...rows));
    // The decimal commas of the file stay told; what the bad file had is gone.
    expect((await page()).incidents.map(({ says }: { says: { ca: string } }) => says.ca)).toEqual([expect.stringContaining('decimals van amb coma')]);
    const bad = await house.keep('buit.csv', 'Codi INE;Municipi\n');
    for (let turn = 0; turn < 2; turn += 1) { await house.runner.run('data.begin-load', { code: 'padro', reason: 'Prova', file: bad }, house.as(house.steward)); await house.drain(); }
    const incident = (await page()).incidents.find(({ says }: { says: { ca: string } }) => says.ca.includes('buit'));
    expect(incident).toMatchObject({ state: 'reopened', times: 3 });
  });
  it('stops the publication when a stopping rule is broken, and sets apart the rows that a rule of quarantine refuses', async () => {
    const { dataset } = await page();
    const keep = (test: object, severity: string) => house.runner.run('data.keep-rule', { dataset: dataset.id, test, severity }, house.as(house.steward));
    await keep({ kind: 'range', column: 'poblacio', min: 0, max: 100_000 }, 'quarantine');
    const part = await load('padro-4.csv', csv(...rows, '08004;Alpens;999999;1,00'));
    expect(part).toMatchObject({ state: 'done', rows: 3 });
    expect((await page()).versions[0]).toMatchObject({ quarantinedRows: 1 });
    expect((await house.runner.run('data.left-out', { version: part.version, which: 'quarantined' }, house.as(house.steward))).rows).toEqual([['08004', 'Alpens', 999999, '1.00']]);
    const rule = await keep({ kind: 'unique', columns: ['codi_ine'] }, 'stop');
    const held = await load('padro-5.csv', csv(...rows, '08001;Abrera;12345;1.234,50'));
    expect(held.state).toBe('held');
    expect((await page()).versions.find(({ current }: { current: boolean }) => current)).toMatchObject({ number: part.number });
    expect((await page()).incidents.some(({ severity, failing }: { severity: string; failing: number }) => severity === 'stop' && failing === 2)).toBe(true);
    await house.runner.run('data.set-rule', { rule: rule.id, severity: 'warn' }, house.as(house.steward));
  });
  it('never mixes two loads of one dataset: each makes its own version, one after the other', async () => {
    const before = (await page()).versions[0].number;
    const files = await Promise.all([1, 2, 3].map((each) => house.keep(`a${each}.csv`, csv(...rows, `0800${each + 3};X;${each};1,00`))));
    const numbers = (await Promise.all(files.map((file) => house.runner.run('data.load-file', { code: 'padro', file }, house.as(house.steward))))).map(({ number }: { number: number }) => number);
    expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual([before + 1, before + 2, before + 3]);
  });
  it('is held as data and never handed out as a file by its hash', async () => {
    const { versions } = await page();
    const { rows: [file] } = await house.database.owner.query(`select facts from kernel.file where sha256 = $1`, [versions[0].sha256]);
    expect(file.facts).toEqual({ governed: true });
    await expect(house.runner.run('data.load-file', { code: 'copia', title: 'Còpia', file: versions[0].sha256 }, house.as(house.steward))).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
  it('never lists in a proposed rule the values of a column about people, also when that is said later', async () => {
    const people = Array.from({ length: 60 }, (_, place) => `${place};${['Anna Puig', 'Pere Roca', 'Rosa Vila'][place % 3]};${['alta', 'baixa'][place % 2]};${['sí, greu', 'no, lleu'][place % 2]}`);
    await load('persones.csv', `Número;Nom i cognoms;Estat;Malaltia\n${people.join('\n')}\n`, { code: 'persones', title: 'Persones' });
    const { dataset } = await page('persones');
    const told = async () => (await house.runner.run('data.rules', { dataset: dataset.id }, house.as(house.reader)) as { rule: { kind: string; column: string } }[]).filter(({ rule }) => rule.kind === 'domain').map(({ rule }) => rule.column).toSorted();
    expect(dataset.columns.find(({ name }: { name: string }) => name === 'nom_i_cognoms')).toMatchObject({ class: 'personal' });
    expect(await told()).toEqual(['estat', 'malaltia']);
    await load('persones-2.csv', `Número;Nom i cognoms;Estat;Malaltia\n${people.join('\n')}\n61;Joan Mas;alta;cap\n`, { code: 'persones' });
    await house.runner.run('data.describe-column', { dataset: dataset.id, column: 'malaltia', changes: { class: 'special' } }, house.as(house.steward));
    expect(await told()).toEqual(['estat']);
    expect(JSON.stringify(await house.runner.run('data.rules', { dataset: dataset.id }, house.as(house.reader)))).not.toMatch(/Roca|lleu/);
  });
  it('is refused to whoever may not care for data, and to another body', async () => {
    const file = await house.keep('x.csv', csv(...rows));
    await expect(house.runner.run('data.load-file', { code: 'x', title: 'X', file }, house.as(house.reader))).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(house.runner.run('data.load-file', { code: 'x', title: 'X', file }, house.as(house.steward, house.other))).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(ask('select * from registry_entry')).rejects.toMatchObject({ code: 'data.no-such-dataset' });
  });
});
