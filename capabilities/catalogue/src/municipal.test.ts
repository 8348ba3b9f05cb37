import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from './testing/house.ts';

const folder = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/reference'), 'municipal');

/** Every municipal file of the reference, loaded without a word about any of them. */
describe.skipIf(!existsSync(folder))('real municipal files', () => {
  let house: DataHouse;
  const codes: string[] = [];
  const troubles: string[] = [];
  const as = () => house.as(house.steward);
  beforeAll(async () => {
    house = await dataHouse();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|json|xlsx|gz)$/.test(name)).toSorted();
    for (const name of files) {
      const base = name.replace(/(\.(csv|json|xlsx|sql|gz))+$/i, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
      const file = await house.keepPath(join(folder, name));
      try {
        const { reading, others } = await house.runner.run('data.propose-file', { file }, as());
        for (const sheet of others.length === 0 || reading.sheet === undefined ? [undefined] : [reading.sheet, ...others]) {
          const code = sheet === undefined ? base : `${base}_${String(sheet).toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`.slice(0, 62);
          const given = sheet === undefined ? {} : { reading: (await house.runner.run('data.propose-file', { file, corrections: { sheet } }, as())).reading };
          await house.runner.run('data.load-file', { file, code, title: name, ...given }, as());
          codes.push(code);
        }
      } catch (failure) {
        troubles.push(`${name}: ${(failure as Error).message}`);
      }
    }
  }, 240_000);
  afterAll(() => house.close());
  const ask = async (sql: string) => (await house.runner.run('data.ask', { sql }, as())).rows;

  it('all become datasets', () => {
    expect(troubles).toEqual([]);
    expect(codes.length).toBeGreaterThan(50);
  });
  it('meet the 311 municipalities by their code', async () => {
    expect((await ask('select count(distinct id) from visor2030_municipalities'))[0]?.[0]).toBe(311);
  });
  it('say what is wrong in them', async () => {
    const { incidents } = await house.runner.run('data.incidents', { limit: 200 }, as());
    const all = incidents.map(({ says, dataset }: { says: { ca: string }; dataset: { code: string } }) => `${dataset.code}: ${says.ca}`);
    expect(all.length).toBeGreaterThan(10);
    expect(all.some((each: string) => /zero/.test(each))).toBe(true);
    expect(all.some((each: string) => /munici/.test(each) && /Hi falten/.test(each))).toBe(true);
    expect(all.some((each: string) => /Els que falten no són zero/.test(each))).toBe(true);
    expect(all.some((each: string) => /no encaixa amb les columnes/.test(each))).toBe(true);
  });
});
