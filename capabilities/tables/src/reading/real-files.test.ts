import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { municipalities, provincePopulation } from '@comu/territory';
import { afterAll, describe, expect, it } from 'vitest';
import { openTables } from '../index.ts';

/** Where the reference data lie: `COMU_REFERENCE`, or `shared/reference` beside the checkout. */
const root = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'municipal');
const files = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name)).toSorted() : [];
const folder = mkdtempSync(join(tmpdir(), 'comu-real-'));
const tables = openTables({ folder: join(folder, 'scratch') });
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});

async function load(name: string) {
  const path = join(root, name);
  const proposal = await tables.propose({ path });
  const out = join(folder, `${name.replace(/\W/g, '_')}.parquet`);
  return { ...proposal, ...(await tables.load({ path, reading: proposal.reading, out })), out };
}
const findings = async (name: string) => (await load(name)).findings.map(({ code, column, count }) => [code, column, count].filter((part) => part !== undefined).join(' '));

describe.skipIf(files.length === 0)('the real files of the municipalities', () => {
  it.each(files)('%s loads whole', async (name) => {
    const loaded = await load(name);
    expect(loaded.rows).toBeGreaterThan(0);
    // Only rows of totals are left out.
    if (loaded.rejected !== null) expect((await tables.query({ sql: "select distinct reason from r", tables: { r: loaded.rejected.path } })).rows).toEqual([['total']]);
    for (const { name: column, code } of loaded.columns) {
      if (code !== 'ine5') continue;
      // No code lost its zero on the way, and each is a municipality’s.
      const { rows } = await tables.query({ sql: `select count(*) from t where not regexp_full_match(${column}, '\\d{5}')`, tables: { t: loaded.out } });
      expect(rows).toEqual([[0]]);
    }
  });

  it('all 311 municipalities join, whatever code each file uses', async () => {
    const towns = await load('visor2030/municipalities.json');
    const joined: Record<string, number> = {};
    for (const name of files.filter((one) => /\.(csv|xlsx)$/.test(one) && !one.startsWith('polinya'))) {
      const { columns, out } = await load(name);
      const column = columns.find(({ code }) => code !== undefined);
      if (column === undefined) continue;
      const by = column.code === 'idescat6' ? 'municipality_code_6' : 'id';
      const value = column.code === 'entity10' ? `left(f.${column.name}, 5)` : `f.${column.name}`;
      const { rows } = await tables.query({ sql: `select count(distinct m.id) from towns m join f on m.${by} = ${value}`, tables: { towns: towns.out, f: out } });
      joined[name] = Number(rows[0]![0]);
    }
    const complete = Object.entries(joined).filter(([, count]) => count === municipalities.length).map(([name]) => name);
    expect(complete.length).toBeGreaterThanOrEqual(15);
    expect(Object.entries(joined).filter(([, count]) => count !== municipalities.length).map(([name, count]) => `${name} ${count}`)).toEqual(['visor2030/9.5.1.csv 304', 'visor2030/km_costa_municipis_cat.csv 27']);
  });

  it('the population of the province in 2024 is 5,877,672, by municipality and by year of age', async () => {
    const [register, pyramid] = [await load('padro/padronMunicipios-2021-2024.xlsx'), await load('padro/age-pyramid-2024.xlsx')];
    for (const [sql, out] of [["select sum(_2024) from t where ine like '08%'", register.out], ["select sum(n) from t where ine like '08%'", pyramid.out]] as const) {
      expect((await tables.query({ sql, tables: { t: out } })).rows).toEqual([[5_877_672]]);
    }
    expect(provincePopulation(2024)).toBe(5_877_672);
  });

  it('the defects that are in them are found and named', async () => {
    expect(await findings('visor2030/5.5.1_HISTORIC_DESAGREGAT.csv')).toContain('lost-zeros codi_municipi 7489');
    expect(await findings('visor2030/7.1.1.CONSUMS.csv')).toEqual(expect.arrayContaining(['lost-zeros ine 1244', expect.stringMatching(/^decimal-comma _2005 \d+$/), 'blanks _2006 1']));
    expect(await findings('visor2030/km_costa_municipis_cat.csv')).toContain('lost-zeros codimuni 27');
    expect(await findings('visor2030/14.1.1.csv')).toEqual(expect.arrayContaining(['rows-without-code codi_municipi 14', 'blanks valor_final 895', expect.stringMatching(/^decimal-comma valor_final \d+$/)]));
    expect(await findings('visor2030/9.5.1.csv')).toEqual(expect.arrayContaining(['missing-municipalities codi_municipi 7', expect.stringMatching(/^codes-by-year/)]));
    expect(await findings('visor2030/5.5.1_HISTORIC.csv')).toContain('blanks valor_final 3421');
  });
});
