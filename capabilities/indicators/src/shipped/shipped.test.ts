import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openTables, type Tables } from '@comu/tables';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf, type Computed } from '../compute/values.ts';
import { compositeOf } from '../statistics/composite.ts';
import { quantile } from '../statistics/quantile.ts';
import { yearlySql } from '../compute/bindings.ts';
import { declarations } from './declarations.ts';

const folder = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'municipal');
const files: Readonly<Record<string, string>> = {
  padro_municipis: 'padro/padronMunicipios-2021-2024.xlsx', padro_edats_2024: 'padro/age-pyramid-2024.xlsx', emissions: 'visor2030/13.2.2.csv', transparencia: 'visor2030/16.10.1_HISTORIC.csv', transparencia_families_2024: 'visor2030/16.10.1.csv',
  regidories: 'visor2030/5.5.1_HISTORIC_DESAGREGAT.csv', romanent_2020: 'conprel/2020/tb_remanente.sql.gz', inventari_2020: 'conprel/2020/tb_inventario.sql.gz', execucio_despeses_2022: 'polinya-budget/2022/ejecucion_gastos.csv', execucio_despeses_2023: 'polinya-budget/2023/ejecucion_gastos.csv', pagaments_2023: 'polinya-budget/2023/pagos.csv',
};
let tables: Tables;
let scratch: string;
const paths: Record<string, string> = {};

describe.skipIf(!existsSync(folder))('the shipped indicators over the real files', () => {
  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'comu-shipped-'));
    tables = openTables({ folder: scratch });
    for (const [code, file] of Object.entries(files)) {
      const { reading } = await tables.propose({ path: join(folder, file), name: file });
      paths[code] = join(scratch, `${code}.parquet`);
      await tables.load({ path: join(folder, file), reading, out: paths[code] as string });
    }
  });
  afterAll(async () => { await tables?.close(); rmSync(scratch, { recursive: true, force: true }); });

  const computed = async (code: string, own = '08167'): Promise<Computed> => {
    const declared = declarations.find((each) => each.code === code)!;
    const sql = yearlySql({ sql: declared.sql ?? '', bindings: declared.bindings }, Object.keys(paths));
    const answer = await tables.query({ sql, tables: Object.fromEntries(Object.entries(paths).filter(([name]) => sql.includes(name))), limits: { rows: 100_000 } });
    const rows = answer.rows.map((row) => Object.fromEntries(answer.columns.map(({ name }, index) => [name, row[index]])));
    return valuesOf(rows, { universe: declared.universe === 'own' ? [own] : municipalities.map(({ ine }) => ine), factor: declared.factor, threshold: declared.threshold });
  };
  const at = (found: Computed, place: string, period: string) => found.values.find((each) => each.place === place && each.period === period);

  it('population adds up to the province, by municipality and by age', async () => {
    for (const code of ['population', 'population-by-age']) {
      const found = await computed(code);
      const year = found.values.filter(({ period }) => period === '2024');
      expect(year).toHaveLength(311);
      expect(year.reduce((sum, { value }) => sum + (value ?? 0), 0), code).toBe(5_877_672);
    }
  });
  it('ageing is people of 65 and over for each hundred under 15', async () => {
    const found = await computed('ageing');
    const barcelona = at(found, '08019', '2024');
    expect(found.periods).toMatchObject([{ period: '2024', of: 311, published: true }]);
    expect(barcelona?.value).toBeCloseTo((Number(barcelona?.numerator) / Number(barcelona?.denominator)) * 100, 6);
    expect(barcelona?.value).toBeGreaterThan(100);
  });
  it('emissions keep their figures beside the blanks that repeat them, and no blank is zero', async () => {
    const found = await computed('emissions');
    expect(at(found, '08001', '2005')?.value).toBe(0.34);
    expect(found.values.filter(({ absent }) => absent === 'blank').every(({ value }) => value === null)).toBe(true);
    expect(found.periods.every(({ of }) => of === 311)).toBe(true);
  });
  it('women are counted among councillors of known sex, with lost zeros given back', async () => {
    const found = await computed('women-councillors');
    const some = at(found, '08266', '2015');
    expect(Number(some?.denominator)).toBeGreaterThan(5);
    expect(some?.value).toBeGreaterThan(0);
    expect(some?.value).toBeLessThan(100);
  });
  it('transparency has its index and each family by its level', async () => {
    expect(at(await computed('transparency'), '08001', '2019')?.value).toBe(3.67);
    const family = await computed('transparency-governing-bodies');
    expect(at(family, '08001', '2024')?.value).toBe(3);
    expect(family.values).toHaveLength(311);
  });
  it('the town’s budget and payments are its own, a file for each year', async () => {
    const budget = await computed('budget-execution');
    expect(budget.periods.map(({ period }) => period)).toEqual(['2022', '2023']);
    expect(budget.values.every(({ place, value }) => place === '08167' && value !== null && value > 40 && value < 110)).toBe(true);
    expect((await computed('payment-volume')).values).toMatchObject([{ period: '2023', place: '08167' }]);
  });
  it('the treasury remnant is of the main bodies of the province, by inhabitant', async () => {
    const found = await computed('treasury-remnant');
    expect(found.periods).toMatchObject([{ period: '2020', published: true }]);
    // Total remnant less doubtful debts and earmarked excess, as the other lines of the same town say.
    expect(at(found, '08167', '2020')?.numerator).toBe((2226010.27 - 506916.76).toFixed(2));
    // 230 main bodies of the province have that line in the file, counted apart from our reader.
    expect(found.values.filter(({ value }) => value === null)).toHaveLength(311 - 230);
  });
  it('the composite index is what its steps give when done again by hand', async () => {
    const { steps } = declarations.find(({ code }) => code === 'good-government')!;
    const period = '2019';
    const [open, women] = await Promise.all(['transparency', 'women-councillors'].map(async (code) => new Map((await computed(code)).values.filter((each) => each.period === period).map(({ place, value }) => [place, value]))));
    const places = municipalities.map(({ ine }) => ine);
    const found = compositeOf(places, { transparency: open!, 'women-councillors': women! }, steps!);
    const points = (of: Map<string, number | null>) => {
      const present = [...of.values()].filter((each) => each !== null);
      const [low, high] = [quantile(present, 0.05)!, quantile(present, 0.95)!];
      return (place: string) => { const value = of.get(place) ?? null; return value === null ? null : ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * 100; };
    };
    const [a, b] = [points(open!), points(women!)];
    for (const { place, index } of found) {
      const [x, y] = [a(place), b(place)];
      // Transparency alone is two thirds of the weight, enough; women alone, one third, is not.
      const byHand = x === null ? null : y === null ? x : (2 * x + y) / 3;
      if (byHand === null) expect(index).toBeNull(); else expect(index).toBeCloseTo(byHand, 9);
    }
    expect(found.filter(({ index }) => index !== null).length).toBeGreaterThan(300);
  });
});
