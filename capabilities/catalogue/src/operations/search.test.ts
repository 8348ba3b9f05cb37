import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHouse, type DataHouse } from '../testing/house.ts';

let house: DataHouse;
beforeAll(async () => {
  house = await dataHouse();
  const make = (code: string, title: string, more: object = {}) => house.runner.run('data.create-dataset', { code, title, theme: 'demography', access: 'organisation', personal: 'none', ...more }, house.as(house.steward));
  await make('padro', 'Padró d’habitants', { description: 'Població per municipi i sexe.', theme: 'demography' });
  await make('consum', 'Consum d’energia dels equipaments', { theme: 'energy' });
  await make('ajuts', 'Ajuts socials', { theme: 'welfare', access: 'restricted', personal: 'special' });
  await make('paralel', 'Carrers paral·lels', { theme: 'town-planning', access: 'public' });
});
afterAll(() => house.close());
const search = (input: object = {}) => house.runner.run('data.search', input, house.as(house.reader));

describe('the catalogue', () => {
  it('finds by words and their plurals, without accents, apostrophes nor the middle dot', async () => {
    for (const words of ['padro', 'PADRÓ habit', 'poblacio municipi', 'poblacions municipis']) expect((await search({ words })).rows.map(({ code }: { code: string }) => code), words).toEqual(['padro']);
    expect((await search({ words: 'energia' })).rows).toHaveLength(1);
    expect((await search({ words: 'consums energies' })).rows).toHaveLength(1);
    expect((await search({ words: 'paral·lels' })).rows.map(({ code }: { code: string }) => code)).toEqual(['paralel']);
    for (const words of ['d’habitants', `d'habitants`, 'D´HABITANTS', 'l’energia']) expect((await search({ words })).rows, words).toHaveLength(1);
    expect((await search({ words: `');drop table` })).rows).toEqual([]);
    for (const words of ['consum de l’energia', 'l habitants', 'els carrers de la', 'padró i habitants']) expect((await search({ words })).rows, words).toHaveLength(1);
    // Neither signs alone, nor a letter, nor words that only join others: everything is left.
    for (const words of ['·', '’', '’’ ·', ' - ', `'`, ':*', '& |', '\\', '%', 'a', 'de', 'l’', 'De la']) expect((await search({ words })).rows.length, words).toBe(4);
  });
  it('counts in each facet what the other facets leave', async () => {
    const { facets, count } = await search({ facets: { theme: ['energy'] } });
    expect(count).toEqual({ value: 1, capped: false });
    expect(facets.theme).toEqual({ demography: 1, energy: 1, welfare: 1, 'town-planning': 1 });
    expect(facets.access).toEqual({ organisation: 1 });
    expect(facets.state).toEqual({ empty: 1 });
  });
  it('brings the records of the platform in once, with their class and legal ground', async () => {
    const before = (await search()).undescribed;
    expect(before).toBe(house.runner.house.records.size);
    expect(await house.runner.run('data.describe-records', {}, house.as(house.reader))).toEqual({ added: before });
    expect(await house.runner.run('data.describe-records', {}, house.as(house.reader))).toEqual({ added: 0 });
    const { rows: [people] } = await house.runner.run('data.dataset.list', { filter: { code: 'identity_person' } }, house.as(house.reader));
    expect(people).toMatchObject({ kind: 'record', personal: 'personal' });
    expect(people.columns.find(({ name }: { name: string }) => name === 'email')).toMatchObject({ class: 'personal', type: 'text' });
  });
  const everyPage = async (input: object) => {
    const seen: { id: string; title: string; rows: number | null }[] = [];
    for (let after: string | undefined; ;) {
      const page = await search({ ...input, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows);
      if ((after = page.next) === undefined) return seen;
    }
  };
  it('pages without losing any, what has data first and then by title, with words and without', async () => {
    for (const [code, title] of [['zoologic', 'Zoològic'], ['arbres', 'Arbres']] as const) await house.runner.run('data.load-file', { file: await house.keep(`${code}.csv`, 'Identificador;Nom\n1;a\n2;b\n'), code, title }, house.as(house.steward));
    for (const [input, count] of [[{}, house.runner.house.records.size + 6], [{ words: 'identificador' }, house.runner.house.records.size + 2]] as const) {
      const [seen, whole] = [await everyPage({ ...input, limit: 7 }), await everyPage({ ...input, limit: 100 })];
      expect(new Set(seen.map(({ id }) => id)).size).toBe(count);
      expect(seen).toEqual(whole);
      expect(seen.slice(0, 3).map(({ title, rows }) => [title, rows])).toEqual([['Arbres', 2], ['Zoològic', 2], [expect.any(String), null]]);
      expect(await everyPage({ ...input, limit: 1, facets: { state: ['sound', 'incidents'] } })).toHaveLength(2);
    }
  });
  it('counts and pages alike words that nearly all hold, words that only the last titles hold, and words of long descriptions', async () => {
    const many = 1600;
    await house.database.owner.query(`insert into data.dataset (id, organisation, code, title, description, kind, theme, access, personal, licence, frequency, columns, incidents, threshold, created_at, changed_at, version)
      select gen_random_uuid(), $1, 'molts_' || n, lpad(n::text, 5, '0') || case when n > 500 then ' bosc' else ' mar' end, 'altiplans ' || case when n % 10 = 0 then repeat('llarga ', 400) else '' end, 'file', (array['energy', 'welfare'])[1 + n % 2], (array['public', 'organisation'])[1 + n % 2], 'none', 'internal', 'never', '[]', 0, 5, now(), now(), 1 from generate_series(1, $2::int) n`, [house.organisation, many]);
    const titles = (of: (n: number) => boolean, word = (n: number) => (n > 500 ? 'bosc' : 'mar')) => Array.from({ length: many }, (_, index) => index + 1).filter(of).map((n) => `${String(n).padStart(5, '0')} ${word(n)}`);
    const cases = [['altiplans', {}, titles(() => true)], ['bosc altiplans', {}, titles((n) => n > 500)], ['llarga', {}, titles((n) => n % 10 === 0)], ['altiplans', { theme: ['energy'] }, titles((n) => n % 2 === 0)], ['bosc', { theme: ['welfare'], state: ['empty'] }, titles((n) => n > 500 && n % 2 === 1)]] as const;
    for (const [words, facets, expected] of cases) {
      expect((await everyPage({ words, facets, limit: 90 })).map(({ title }) => title), `${words} ${JSON.stringify(facets)}`).toEqual(expected);
      expect((await search({ words, facets })).count).toEqual({ value: expected.length, capped: false });
    }
    expect((await search({ words: 'bosc', facets: { theme: ['welfare'] } })).facets).toMatchObject({ theme: { welfare: 550, energy: 550 }, access: { organisation: 550 }, state: { empty: 550 } });
    // Without words, a facet alone leaves all pages whole.
    expect((await everyPage({ facets: { kind: ['file'], theme: ['welfare'] }, limit: 90 })).filter(({ title }) => title.startsWith('0'))).toHaveLength(800);
  });
  it('refuses to change the class of a column that a declaration says, and a term that no glossary has', async () => {
    const { rows: [people] } = await house.runner.run('data.dataset.list', { filter: { code: 'identity_person' } }, house.as(house.reader));
    await expect(house.runner.run('data.describe-column', { dataset: people.id, column: 'email', changes: { class: 'open' } }, house.as(house.steward))).rejects.toMatchObject({ code: 'data.declared-in-code' });
    await expect(house.runner.run('data.describe-column', { dataset: people.id, column: 'email', changes: { concept: 'res' } }, house.as(house.steward))).rejects.toMatchObject({ code: 'data.no-such-term' });
    await expect(house.runner.run('data.describe-column', { dataset: people.id, column: 'email', changes: { title: 'Adreça' } }, house.as(house.reader))).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });
});
