import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables, proposeRules, type Column, type Rule, type Test } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-check-'));
const tables = openTables({ folder: join(folder, 'scratch') });
let columns: readonly Column[] = [];
const [now, before, towns] = ['now', 'before', 'towns'].map((name) => join(folder, `${name}.parquet`)) as [string, string, string];

async function put(out: string, csv: string) {
  const path = `${out}.csv`;
  writeFileSync(path, csv);
  const { reading } = await tables.propose({ path });
  return (await tables.load({ path, reading, out })).columns;
}
beforeAll(async () => {
  const rows = Array.from({ length: 200 }, (_, n) => `08${String((n % 50) + 1).padStart(3, '0')},${2020 + Math.floor(n / 50)},${n * 1.5},${n % 7 === 0 ? '' : 'viu'},12345678Z,2026-0${(n % 9) + 1}-01`);
  columns = await put(now, `codi_municipi,exercici,valor,estat,nif,dia\n${rows.join('\n')}\n08001,2020,-3.5,mort,12345678A,2026-11-20\n`);
  await put(before, `codi_municipi,exercici,valor,estat,nif,dia\n${rows.slice(0, 100).join('\n')}\n`);
  await put(towns, `codi,nom\n${Array.from({ length: 49 }, (_, n) => `08${String(n + 1).padStart(3, '0')},Vila ${n}`).join('\n')}\n`);
});
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const rule = (id: string, test: Test): Rule => ({ id, dimension: 'validity', test });
const one = async (test: Test, more: { former?: string; others?: Record<string, string>; failingRows?: string } = {}) => (await tables.check({ path: now, columns, rules: [rule('r', test)], ...more }))[0]!;

describe('rules over a table', () => {
  it('counts and shows the rows that fail, by their number', async () => {
    expect(await one({ kind: 'not-null', column: 'estat' })).toMatchObject({ passed: false, failing: 29, tested: 201, sample: expect.arrayContaining([expect.objectContaining({ row: 1 })]) });
    expect(await one({ kind: 'range', column: 'valor', min: 0 })).toMatchObject({ failing: 1, sample: [{ row: 201, values: { valor: '-3.50', estat: 'mort' } }] });
    expect(await one({ kind: 'domain', column: 'estat', values: ['viu'] })).toMatchObject({ failing: 1 });
    expect(await one({ kind: 'pattern', column: 'codi_municipi', pattern: '08\\d{3}' })).toMatchObject({ passed: true, failing: 0 });
    expect(await one({ kind: 'sql', condition: 'exercici < 2023 or valor > 240' })).toMatchObject({ failing: 11 });
  });
  it('tells repeated keys, alone or together', async () => {
    expect(await one({ kind: 'unique', columns: ['codi_municipi', 'exercici'] })).toMatchObject({ failing: 2, sample: [{ row: 1 }, { row: 201 }] });
    expect(await one({ kind: 'unique', columns: ['codi_municipi', 'exercici', 'valor'] })).toMatchObject({ passed: true });
  });
  it('checks the control letter of tax numbers, of minors, Spaniards abroad and foreigners without a NIE too', async () => {
    expect(await one({ kind: 'code', column: 'nif', code: 'nif' })).toMatchObject({ failing: 1, sample: [{ row: 201 }] });
    const path = join(folder, 'persons.parquet');
    const own = await put(path, 'nif,n\nM1234567L,1\nK0867756N,2\nM1234567D,3\nA58818501,4\n');
    expect(await tables.check({ path, columns: own, rules: [rule('r', { kind: 'code', column: 'nif', code: 'nif' })] })).toMatchObject([{ failing: 1, sample: [{ row: 3 }] }]);
  });
  it('follows references to another table', async () => {
    expect(await one({ kind: 'reference', columns: ['codi_municipi'], to: 'towns', toColumns: ['codi'] }, { others: { towns } })).toMatchObject({ failing: 4 });
  });
  it('weighs the table as a whole: age, volume, sum, spread', async () => {
    expect(await one({ kind: 'freshness', column: 'dia', days: 10, today: '2026-11-28' })).toMatchObject({ passed: true });
    expect(await one({ kind: 'freshness', column: 'dia', days: 7, today: '2026-11-28' })).toMatchObject({ passed: false, failing: 1 });
    expect(await one({ kind: 'volume', change: 0.2 }, { former: before })).toMatchObject({ passed: false });
    expect(await one({ kind: 'volume', min: 200, max: 300 })).toMatchObject({ passed: true });
    expect(await one({ kind: 'sum', column: 'valor', equals: '29846.50' })).toMatchObject({ passed: true });
    expect(await one({ kind: 'sum', column: 'valor', equals: '29846.51' })).toMatchObject({ passed: false });
    expect(await one({ kind: 'distribution', column: 'valor', index: 0.25 }, { former: before })).toMatchObject({ passed: false });
    expect(await one({ kind: 'distribution', column: 'valor', index: 0.25 }, { former: now })).toMatchObject({ passed: true });
    expect(await one({ kind: 'distribution', column: 'estat', index: 0.25 }, { former: before })).toMatchObject({ passed: true });
  });
  it('writes all failing rows to a file', async () => {
    const failingRows = join(folder, 'failing');
    await one({ kind: 'not-null', column: 'estat' }, { failingRows });
    const { rows } = await tables.query({ sql: 'select count(*), min("row"), max("row") from f', tables: { f: join(failingRows, 'r.parquet') } });
    expect(rows).toEqual([[29, 1, 197]]);
  });
  it('tells a rule that cannot be checked, and checks the others', async () => {
    const results = await tables.check({ path: now, columns, rules: [rule('bad', { kind: 'sql', condition: 'nothing > 1' }), rule('worse', { kind: 'sql', condition: "(select count(*) from read_csv('/etc/passwd')) > 0" }), rule('missing', { kind: 'not-null', column: 'gone' }), rule('good', { kind: 'not-null', column: 'nif' })] });
    expect(results.map(({ passed }) => passed)).toEqual([false, false, false, true]);
    expect(results[0]!.says.ca).toContain('no s’ha pogut comprovar');
    expect(results[1]!.says.ca).toContain('read_csv');
  });
});

describe('the profile of a table', () => {
  it('tells of each column its counts, extremes, shapes and spread, and which columns tell rows apart', async () => {
    const profile = await tables.profile({ path: now });
    expect(profile.rows).toBe(201);
    const of = Object.fromEntries(profile.columns.map((column) => [column.name, column]));
    expect(of['valor']).toMatchObject({ count: 201, nulls: 0, min: -3.5, max: 298.5, sum: '29846.50' });
    expect(of['valor']!.histogram!.reduce((sum, { count }) => sum + count, 0)).toBe(201);
    expect(of['estat']).toMatchObject({ nulls: 29, distinct: 2, distinctExact: true, top: [{ value: 'viu', count: 171 }, { value: 'mort', count: 1 }] });
    expect(of['codi_municipi']!.patterns).toEqual([{ pattern: '99999', count: 201 }]);
    expect(of['dia']).toMatchObject({ min: '2026-01-01', max: '2026-11-20' });
    expect(profile.keys).toEqual([['codi_municipi', 'dia']]);
  });
  it('proposes rules that the table itself keeps', async () => {
    const profile = await tables.profile({ path: now });
    const rules = proposeRules({ profile, columns });
    expect(rules.map(({ test }) => test.kind)).toEqual(expect.arrayContaining(['unique', 'not-null', 'code', 'domain', 'range', 'volume']));
    for (const result of await tables.check({ path: now, columns, rules })) if (result.rule !== 'code-nif') expect(result).toMatchObject({ passed: true });
  });
});
