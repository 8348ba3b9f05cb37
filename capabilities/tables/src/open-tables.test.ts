import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTables } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-tables-'));
const tables = openTables({ folder: join(folder, 'scratch') });
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const put = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a file becomes a table', () => {
  it('proposes a reading, loads it, and answers a question over it', async () => {
    const path = put('a.csv', 'INE;Nom;Població;Import (€);Data\n8001;Abrera;12.345;1.234,50;24/11/2026\n8002;"Aguilar ""x""";250;-;1/2/2025\n8003;Alella;9.888;3,5;03/04/2024\n8004;Alpens;n/a;7,25;05/06/2023\nTotal;;22.483;1.245,25;\n');
    const { reading, findings } = await tables.propose({ path });
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['lost-zeros', 'decimal-comma', 'blanks', 'totals-row']));
    const out = join(folder, 'a.parquet');
    const loaded = await tables.load({ path, reading, out });
    expect(loaded).toMatchObject({ rows: 4, rejected: { rows: 1 } });
    expect(loaded.columns.map(({ name, type, code }) => [name, type, code])).toEqual([['ine', 'text', 'ine5'], ['nom', 'text', undefined], ['poblacio', 'integer', undefined], ['import_eur', 'decimal', undefined], ['data', 'day', undefined]]);
    const { rows } = await tables.query({ sql: 'select * from a where ine = $1', tables: { a: out }, parameters: ['08001'] });
    expect(rows).toEqual([['08001', 'Abrera', 12345, '1234.50', '2026-11-24']]);
    const rejected = await tables.query({ sql: 'select line, reason from r', tables: { r: loaded.rejected!.path } });
    expect(rejected.rows).toEqual([[6, 'total']]);
  });

  it('ends its process and leaves no scratch behind', async () => {
    const own = openTables({ folder: join(folder, 'own') });
    await own.query({ sql: 'select 1', tables: {} });
    expect(own.processId).toBeGreaterThan(0);
    await own.close();
    expect(own.processId).toBeUndefined();
    expect(existsSync(join(folder, 'own')) ? readdirSync(join(folder, 'own')) : []).toEqual([]);
  });
});
