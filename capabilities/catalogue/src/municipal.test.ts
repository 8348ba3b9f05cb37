import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from './testing/house.ts';

const folder = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/reference'), 'municipal');

/** Every municipal file of the reference, loaded without a word about any of them. */
describe.skipIf(!existsSync(folder))('real municipal files', () => {
  let house: DataHouse;
  const codes: string[] = [];
  const troubles: string[] = [];
  const as = () => house.as(house.steward);
  const sheetsOf = async (file: string): Promise<readonly unknown[]> => {
    const { reading, others } = await house.runner.run('data.propose-file', { file }, as());
    return others.length === 0 ? [undefined] : [reading.sheet, ...others];
  };
  beforeAll(async () => {
    house = await dataHouse();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|json|xlsx|gz)$/.test(name)).toSorted();
    for (const name of files) {
      const base = name.replace(/(\.(csv|json|xlsx|sql|gz))+$/i, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
      const file = await house.keepPath(join(folder, name));
      try {
        for (const sheet of name.endsWith('.xlsx') ? await sheetsOf(file) : [undefined]) {
          const code = sheet === undefined ? base : `${base}_${String(sheet).toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`.slice(0, 62);
          const given = sheet === undefined ? {} : { reading: (await house.runner.run('data.propose-file', { file, corrections: { sheet } }, as())).reading };
          await house.runner.run('data.load-file', { file, code, title: name, ...given }, as());
          codes.push(code);
        }
      } catch (failure) {
        troubles.push(`${name}: ${(failure as Error).message}`);
      }
    }
  });
  afterAll(() => house.close());
  const ask = async (sql: string) => (await house.runner.run('data.ask', { sql }, as())).rows;

  it('all become datasets', () => {
    expect(troubles).toEqual([]);
    expect(codes.length).toBeGreaterThan(50);
  });
  it('meet the 311 municipalities by their code', async () => {
    expect((await ask('select count(distinct id) from visor2030_municipalities'))[0]?.[0]).toBe(311);
  });
  it('join the 311 by whatever code each of them uses', async () => {
    const short: string[] = [];
    for (const code of codes.filter((each) => each.startsWith('visor2030_') && each !== 'visor2030_municipalities')) {
      const { dataset } = await house.runner.run('data.dataset-page', { dataset: code }, as());
      const column = dataset.columns.find((each: { code?: string }) => ['ine5', 'idescat6', 'entity10'].includes(each.code ?? ''));
      if (column === undefined) continue;
      const key = column.code === 'idescat6' ? 'm.municipality_code_6' : 'm.id';
      const [[joined]] = await ask(`select count(distinct m.id) from visor2030_municipalities m join ${code} f on ${key} = ${column.code === 'entity10' ? `left(f.${column.name}, 5)` : `f.${column.name}`}`);
      if (joined !== 311) short.push(`${code} ${joined}`);
    }
    // These two files do not speak of the whole province.
    expect(short.toSorted()).toEqual(['visor2030_9_5_1 304', 'visor2030_km_costa_municipis_cat 27']);
  });
  it('say what is wrong in them, each defect as an incident with its rows', async () => {
    const { incidents } = await house.runner.run('data.incidents', { limit: 200 }, as());
    const found: Record<string, number> = {};
    for (const { id, says } of incidents as { id: string; says: { ca: string } }[]) {
      const kind = Object.entries(defects).find(([, pattern]) => pattern.test(says.ca))?.[0];
      if (kind === undefined || (found[kind] ?? 0) > 0) continue;
      found[kind] = (await house.runner.run('data.incident-page', { incident: id }, as())).sample?.length ?? 0;
    }
    // The years with fewer municipalities have no row of their own: what is missing is missing.
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(defects).toSorted());
    for (const kind of ['lost zeros', 'decimal commas', 'blanks that are not zero', 'rows without code', 'missing municipalities']) expect(found[kind], kind).toBeGreaterThan(0);
  });
});

const defects = {
  'lost zeros': /han perdut el zero/, 'decimal commas': /decimals van amb coma/, 'blanks that are not zero': /caselles sense dada/, 'rows without code': /no tenen codi/, 'missing municipalities': /Hi falt(a|en)/, 'fewer in some years': /Els que falten no són zero/, 'rows that do not fit': /no encaix(a|en) amb les columnes/,
};

/** The same kinds of file with other names, other columns and other places: nothing may be tuned to those above. */
describe('a municipal file never seen before', () => {
  let house: DataHouse;
  const as = () => house.as(house.steward);
  const places = municipalities.slice(0, 300);
  const year = (place: number) => 2015 + (place % 3);
  beforeAll(async () => { house = await dataHouse(); });
  afterAll(() => house.close());
  const load = async (name: string, content: string) => {
    const code = name.replace(/\W/g, '_');
    await house.runner.run('data.load-file', { file: await house.keep(name, content), code, title: name }, as());
    const { incidents } = await house.runner.run('data.dataset-page', { dataset: code }, as());
    return Promise.all(incidents.map(async ({ id, says, failing }: { id: string; says: { ca: string }; failing: number }) => {
      const { sample, inFile } = await house.runner.run('data.incident-page', { incident: id }, as());
      return { says: says.ca, failing, rows: (sample ?? []).map(({ row, values }: { row: number; values: Record<string, string> }) => [row, Object.values(values)[0]]), inFile };
    })) as Promise<{ says: string; failing: number; rows: [number, string][]; inFile: boolean }[]>;
  };
  it('has its lost zeros, decimal commas, blanks and missing municipalities told, with the line where each is', async () => {
    const lines = places.map(({ ine, name }, place) => `${Number(ine)};${name};${place === 7 ? '' : `${place},${place % 10}`};${place === 9 ? '-' : place}`);
    const incidents = await load('ignot-recollida.csv', `Ajuntament (codi);Poble;Tones recollides;Contenidors\n${lines.join('\n')}\n`);
    const about = (pattern: RegExp) => incidents.find(({ says }) => pattern.test(says));
    expect(about(defects['lost zeros'])).toMatchObject({ failing: 300, inFile: true });
    expect(about(defects['lost zeros'])?.rows[0]).toEqual([2, String(Number(places[0]!.ine))]);
    expect(about(defects['decimal commas'])?.rows[0]).toEqual([2, '0,0']);
    expect(about(defects['blanks that are not zero'])).toMatchObject({ failing: 2 });
    expect(about(defects['blanks that are not zero'])?.rows.map(([line]) => line)).toEqual([9, 11]);
    expect(about(defects['missing municipalities'])).toMatchObject({ failing: 11 });
    expect(about(defects['missing municipalities'])?.rows.map(([, name]) => name)).toEqual(municipalities.slice(300).map(({ name }) => name));
    // And what was read is right: the zero is back, the comma is a point, a blank is nothing.
    const { rows } = await house.runner.run('data.ask', { sql: 'select ajuntament_codi, tones_recollides from ignot_recollida_csv where contenidors is null or tones_recollides is null order by 1' }, as());
    expect(rows).toEqual([[places[7]!.ine, null], [places[9]!.ine, '9.90']]);
  });
  it('has names in its column of codes, and codes that are none, told by their lines', async () => {
    const lines = municipalities.map(({ ine, name }, place) => [place === 4 ? name : place === 5 ? '99999' : ine, year(place), place].join(','));
    const incidents = await load('una-altra-cosa.csv', `municipi_ine,exercici,casos\n${lines.join('\n')}\n`);
    expect(incidents.find(({ says }) => /hi té text/.test(says))?.rows).toEqual([[6, municipalities[4]!.name]]);
    expect(incidents.find(({ says }) => /valors? no (és|són)/.test(says))?.rows).toEqual([[7, '99999']]);
  });
  it('is told in which years it has fewer municipalities than in the others', async () => {
    const lines = [2019, 2020, 2021].flatMap((when) => municipalities.slice(0, when === 2020 ? 309 : 311).map(({ ine }, place) => `${when}\t${ine}\t${place * 3}`));
    const incidents = await load('tres-anys.tsv', `Any\tINE\tUsuaris\n${lines.join('\n')}\n`);
    expect(incidents.map(({ says }) => says)).toEqual([expect.stringContaining('2020 (309)')]);
  });
  it('accepted as it is by whoever knows is counted and not told again, until they reopen it', async () => {
    const { incidents: [one] } = await house.runner.run('data.dataset-page', { dataset: 'tres_anys_tsv' }, as());
    await house.runner.run('data.solve-incident', { incident: one.id, solution: 'El 2020 hi va haver dues fusions.', accepted: true }, as());
    const lines = [2019, 2020, 2021].flatMap((when) => municipalities.slice(0, when === 2020 ? 309 : 311).map(({ ine }, place) => `${when}\t${ine}\t${place * 3 + 1}`));
    expect(await load('tres-anys.tsv', `Any\tINE\tUsuaris\n${lines.join('\n')}\n`)).toEqual([]);
    expect((await house.runner.run('data.incident-page', { incident: one.id }, as())).incident).toMatchObject({ state: 'solved', times: 2 });
  });
});
