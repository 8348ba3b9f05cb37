import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables, type Column, type Rule, type Test } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-examine-'));
const tables = openTables({ folder: join(folder, 'scratch') });
const path = join(folder, 'large.parquet');
const rows = 60_000;
let columns: readonly Column[] = [];
/** More rows than are looked at value by value: `id` grows, `clau` and `import` hardly repeat, the rest repeat. */
beforeAll(async () => {
  const lines = Array.from({ length: rows }, (_, n) => [n + 1, `K-${(n * 7919) % 60_013}`, n % 3 === 0 ? '' : ((n * 7717) % 60_029) / 100, 2020 + (n % 5), ['obert', 'tancat', ''][n % 3], `2026-0${(n % 9) + 1}-15`, n % 2 === 0 ? 'sí' : 'no'].join(','));
  writeFileSync(`${path}.csv`, `id,clau,import,exercici,estat,dia,viu\n${lines.join('\n')}\n`);
  const { reading } = await tables.propose({ path: `${path}.csv` });
  columns = (await tables.load({ path: `${path}.csv`, reading, out: path })).columns;
});
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const rules = (...tests: readonly Test[]): Rule[] => tests.map((test, at) => ({ id: `r${at}`, dimension: 'validity', test }));
const asked = async (sql: string) => (await tables.query({ sql, tables: { t: path } })).rows[0]!;

describe('a large table looked at once for profile and rules', () => {
  it('has the figures that plain SQL gives, and says which are taken from a sample or estimated', async () => {
    const { profile } = await tables.examine({ path, columns, rules: [] });
    expect(profile.rows).toBe(rows);
    expect(profile.keys).toContainEqual(['id']);
    for (const { name, type, nulls, min, max, mean, deviation, sum, length, distinct, distinctExact, over, quantiles, histogram } of profile.columns) {
      const text = type === 'text' ? `, min(length(${name})), max(length(${name}))` : '';
      const number = type === 'integer' || type === 'decimal';
      const [empty, least, most, different, ...more] = await asked(`select count(*) - count(${name}), min(${name}), max(${name}), count(distinct ${name})${number ? `, avg(${name}), stddev_samp(${name}), sum(${name})` : text} from t`);
      expect(nulls, name).toBe(empty);
      if (type !== 'yes-no') expect([min, max], name).toEqual(number ? [Number(least), Number(most)] : [least, most]);
      if (distinctExact) expect(distinct, name).toBe(different); else expect(Math.abs(distinct - Number(different)) / Number(different), name).toBeLessThan(0.1);
      if (type === 'text') expect([length?.min, length?.max], name).toEqual(more);
      if (!number) continue;
      expect(mean, name).toBeCloseTo(Number(more[0]), 6);
      expect(deviation, name).toBeCloseTo(Number(more[1]), 6);
      expect(sum, name).toBe(String(more[2]));
      expect(histogram?.reduce((all, { count }) => all + count, 0), name).toBe(rows - nulls);
      // The share of the rows below each quantile is the one asked for, to one in a hundred.
      for (const [at, share] of [0.05, 0.25, 0.5, 0.75, 0.95].entries()) if (over < rows) expect(Number((await asked(`select count(*) filter (where ${name} <= ${Number(quantiles![at])}) / count(${name}) from t`))[0]), name).toBeCloseTo(share, 1);
    }
    const of = Object.fromEntries(profile.columns.map((column) => [column.name, column]));
    expect([of['exercici']?.over, of['estat']?.distinctExact, of['clau']?.distinctExact, of['import']?.distinctExact, (of['clau']?.over ?? 0) < rows]).toEqual([rows, true, true, false, true]);
    expect(of['clau']?.patterns[0]?.pattern).toBe('A-99999');
    expect(of['exercici']?.quantiles).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(of['dia']?.quantiles?.[2]).toBe('2026-05-15');
  });
  it('keeps and breaks the same rules as when they are tested by themselves', async () => {
    const all = rules(
      { kind: 'not-null', column: 'id' }, { kind: 'not-null', column: 'estat' }, { kind: 'not-null', column: 'import' }, { kind: 'unique', columns: ['id'] }, { kind: 'unique', columns: ['clau'] }, { kind: 'unique', columns: ['exercici', 'dia'] },
      { kind: 'domain', column: 'estat', values: ['obert'] }, { kind: 'domain', column: 'exercici', values: [2020, 2021, 2022] }, { kind: 'range', column: 'import', max: 500 }, { kind: 'range', column: 'exercici', min: 2021 }, { kind: 'range', column: 'dia', max: '2026-05-31' },
      { kind: 'pattern', column: 'clau', pattern: 'K-\\d{5}' }, { kind: 'pattern', column: 'estat', pattern: 'o.*' }, { kind: 'volume', min: rows, max: rows }, { kind: 'freshness', column: 'dia', days: 1, today: '2026-11-28' }, { kind: 'sql', condition: 'exercici = 2020 or id > 100' },
      { kind: 'pattern', column: 'estat', pattern: '(' }, { kind: 'sql', condition: 'no_hi_es > 1' }, { kind: 'not-null', column: 'no_hi_es' }, { kind: 'range', column: 'estat', min: 3 },
    );
    const [{ results }, alone] = [await tables.examine({ path, columns, rules: all }), await tables.check({ path, columns, rules: all })];
    expect(results).toEqual(alone);
    expect(results.map(({ failing }) => failing)).toEqual(expect.arrayContaining([0, 20_000]));
    expect(results.filter(({ passed }) => passed).map(({ rule }) => rule)).toEqual(['r0', 'r3', 'r4', 'r13']);
    expect(results.slice(16, 19).map(({ says }) => says.ca)).toEqual([0, 1, 2].map(() => expect.stringContaining('no s’ha pogut comprovar')));
  });
});
