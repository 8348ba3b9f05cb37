import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables, schemaChanges, type Column, type Format } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-write-'));
const tables = openTables({ folder: join(folder, 'scratch') });
const at = (name: string) => join(folder, name);
async function put(name: string, csv: string): Promise<{ path: string; columns: readonly Column[] }> {
  writeFileSync(at(`${name}.csv`), csv);
  const { reading } = await tables.propose({ path: at(`${name}.csv`) });
  return { path: at(name), columns: (await tables.load({ path: at(`${name}.csv`), reading, out: at(name) })).columns };
}
let first: Awaited<ReturnType<typeof put>>;
beforeAll(async () => {
  first = await put('first', 'codi;nom;import;dia;actiu;nota\n08001;Abrera;1.234,50;24/11/2026;sí;=1+1\n08002;"Aguilar; ""de"" Segarra";-3,25;01/02/2025;no;\n08003;Alella;;03/03/2024;sí;l·l à\n');
});
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const rows = async (path: string) => (await tables.query({ sql: 'select * from t', tables: { t: path } })).rows;

describe('a table becomes a file', () => {
  it.each(['csv', 'json', 'xlsx', 'parquet'] as Format[])('%s, and read again gives the same rows', async (format) => {
    const out = at(`out.${format}`);
    const sql = "select codi, nom, import, dia, actiu, replace(nota, '=', '') as nota from t";
    expect(await tables.write({ sql, tables: { t: first.path }, format, out })).toMatchObject({ rows: 3 });
    const { reading } = await tables.propose({ path: out });
    const back = at(`back-${format}`);
    await tables.load({ path: out, reading, out: back });
    expect(await rows(back)).toEqual((await tables.query({ sql, tables: { t: first.path } })).rows);
  });
  it('parquet that a reader of others opens, the version itself too, with every digit, day and zero', async () => {
    const out = at('others.parquet');
    await tables.write({ tables: { t: first.path }, format: 'parquet', out });
    for (const path of [out, first.path]) {
      const bytes = readFileSync(path);
      const found = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), compressors });
      expect(found.map(({ codi, nom, import: amount, dia, actiu }) => [codi, nom, amount, (dia as Date).toISOString().slice(0, 10), actiu]), path).toEqual([
        ['08001', 'Abrera', 1234.5, '2026-11-24', true], ['08002', 'Aguilar; "de" Segarra', -3.25, '2025-02-01', false], ['08003', 'Alella', null, '2024-03-03', true],
      ]);
    }
  });
  it('xlsx that a reader of others opens, with its codes as text and its amounts as numbers', async () => {
    const out = at('others.xlsx');
    await tables.write({ sql: 'select codi, nom, "import", dia from t', tables: { t: first.path }, format: 'xlsx', out });
    const sheets = await readXlsx(out) as unknown as { data: unknown[][] }[] | unknown[][];
    const lines = (Array.isArray(sheets[0]) ? sheets : (sheets[0] as { data: unknown[][] }).data) as unknown[][];
    expect(lines.map((line) => line.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)))).toEqual([
      ['codi', 'nom', 'import', 'dia'], ['08001', 'Abrera', 1234.5, '2026-11-24'], ['08002', 'Aguilar; "de" Segarra', -3.25, '2025-02-01'], ['08003', 'Alella', null, '2024-03-03'],
    ]);
  });
  it('geojson, with a geometry or with longitude and latitude', async () => {
    await tables.write({ sql: 'select nom, 2.1 as lon, 41.5 as lat from t', tables: { t: first.path }, format: 'geojson', out: at('points.geojson') });
    const { features } = JSON.parse(readFileSync(at('points.geojson'), 'utf8')) as { features: unknown[] };
    expect(features[0]).toEqual({ type: 'Feature', geometry: { type: 'Point', coordinates: [2.1, 41.5] }, properties: { nom: 'Abrera', lon: 2.1, lat: 41.5 } });
    await expect(tables.write({ tables: { t: first.path }, format: 'geojson', out: at('none.geojson') })).rejects.toMatchObject({ code: 'tables.no-geometry' });
  });
  it('json whose decimals are numbers, with every digit, and whose codes are texts', async () => {
    await tables.write({ sql: "select codi, 12345678901234567.25::decimal(20, 2) as gran, import from t", tables: { t: first.path }, format: 'json', out: at('numbers.json') });
    const text = readFileSync(at('numbers.json'), 'utf8');
    expect(text).toContain('"gran":12345678901234567.25');
    expect(JSON.parse(text)[0]).toMatchObject({ codi: '08001', import: 1234.5 });
  });
  it('keeps a text from becoming a formula of a spreadsheet', async () => {
    await tables.write({ sql: 'select nota from t', tables: { t: first.path }, format: 'csv', out: at('safe.csv') });
    expect(readFileSync(at('safe.csv'), 'utf8')).toContain("'=1+1");
  });
  it('leaves no file of a question that fails', async () => {
    await expect(tables.write({ sql: 'select nom::integer from t', tables: { t: first.path }, format: 'csv', out: at('broken.csv') })).rejects.toMatchObject({ code: 'tables.question-failed' });
    await expect(tables.write({ sql: `copy t to '${at('x')}'`, tables: { t: first.path }, format: 'parquet', out: at('broken.parquet') })).rejects.toMatchObject({ code: 'tables.not-one-select' });
    expect(readdirSync(folder).filter((name) => name.includes('broken') || name.includes('growing'))).toEqual([]);
  });
});

describe('two versions side by side', () => {
  it('tells rows added, removed and changed, in which columns, with their statistics', async () => {
    const second = await put('second', 'codi;nom;import;dia;actiu;grau\n08001;Abrera;1.300,00;24/11/2026;sí;1\n08003;Alella;;03/03/2024;sí;2\n08004;Alpens;7,10;04/04/2024;sí;3\n');
    const difference = await tables.compare({ before: first.path, after: second.path, key: ['codi'] });
    expect(difference).toMatchObject({ before: 3, after: 3, added: 1, removed: 1, changed: 1, same: 1, columns: { added: ['grau'], removed: ['nota'], retyped: [] }, byColumn: { import: 1, nom: 0 } });
    expect(difference.sample.map(({ change, key }) => [change, key['codi']])).toEqual([['changed', '08001'], ['removed', '08002'], ['added', '08004']]);
    expect(difference.statistics.find(({ column }) => column === 'import')?.sum).toEqual(['1231.25', '1307.10']);
    await expect(tables.compare({ before: first.path, after: second.path, key: ['actiu'] })).rejects.toMatchObject({ code: 'tables.repeated-key' });
    const rows = { key: [], added: 2, removed: 2, changed: 0, same: 1 };
    for (const given of [{ key: [] }, { key: ['actiu'], orRows: true }]) expect(await tables.compare({ before: first.path, after: second.path, ...given })).toMatchObject(rows);
    await expect(tables.compare({ before: first.path, after: second.path, key: ['nota'] })).rejects.toMatchObject({ code: 'tables.no-such-key' });
  });
  it('tells a change of columns that breaks whoever uses them', async () => {
    const third = await put('third', 'codi;nom;import;dia;extra\n08001;Abrera;molt;24/11/2026;1\n08002;Aguilar;poc;;2\n08003;Alella;gens;03/03/2024;3\n');
    const changes = schemaChanges(first.columns, third.columns);
    expect(changes.map(({ kind, column, breaks }) => [kind, column, breaks])).toEqual([['retyped', 'import', true], ['now-empty', 'dia', true], ['removed', 'actiu', true], ['removed', 'nota', true], ['added', 'extra', false]]);
  });
});
