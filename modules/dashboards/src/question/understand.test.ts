import { describe, expect, it } from 'vitest';
import { sqlOf } from './sql.ts';
import { understand } from './understand.ts';
import { vocabulary } from './vocabulary.fixture.ts';

const asked = (sentence: string) => { const found = understand(sentence, vocabulary); return { ...found?.question, unknown: found?.unknown.map(({ text }) => text) }; };
const last = { column: 'periode', is: 'last', values: ['1'] };

describe('a question in plain words', () => {
  it('names an indicator, a grouping and a year, in three languages and without accents', () => {
    for (const sentence of ['població per comarca 2024', 'Poblacio per comarques el 2024', 'población por comarca en 2024', 'population by county in 2024'])
      expect(asked(sentence), sentence).toEqual({ source: 'indicator:population', measure: { of: 'gathered', column: 'valor' }, by: [{ column: '@comarca' }], only: [{ column: 'periode', is: '=', values: ['2024'] }], unknown: [] });
  });
  it('compares by inhabitants and groups by year', () => {
    for (const sentence of ['mitjana de despesa per habitant dels municipis de menys de 500 habitants, per any', 'media de gasto por habitante de los municipios de menos de 500 habitantes por año', 'average spending per inhabitant of municipalities under 500 inhabitants by year'])
      expect(asked(sentence), sentence).toEqual({ source: 'indicator:spending', measure: { of: 'mean', column: 'valor' }, by: [{ column: 'periode' }], only: [{ column: '@habitants', is: '<', values: ['500'] }], unknown: [] });
  });
  it('counts the records of the platform by unit and state', () => {
    for (const sentence of ['quants expedients oberts per unitat', 'cuántos expedientes abiertos por unidad', 'how many open cases by unit'])
      expect(asked(sentence), sentence).toEqual({ source: 'dataset:cases_case', measure: { of: 'count' }, by: [{ column: 'unit' }], only: [{ column: 'state', is: '=', values: ['open'] }], unknown: [] });
    expect(asked('expedients per departament').by).toEqual([{ column: 'unit' }]);
  });
  it('knows places, several years, ranges, the last ones and the first so many', () => {
    expect(asked('emissions a Berga i Cardedeu').only).toEqual([{ column: '@municipi', is: '=', values: ['Berga', 'Cardedeu'] }, last]);
    expect(asked('emissions del Berguedà per any des de 2019').only).toEqual([{ column: '@comarca', is: '=', values: ['Berguedà'] }, { column: 'periode', is: '>=', values: ['2019'] }]);
    expect(asked('emissions 2020-2023 per any').only).toEqual([{ column: 'periode', is: '>=', values: ['2020'] }, { column: 'periode', is: '<=', values: ['2023'] }]);
    expect(asked('població 2022 i 2024 per any').only).toEqual([{ column: 'periode', is: '=', values: ['2022', '2024'] }]);
    expect(asked('població dels darrers 3 anys per any').only).toEqual([{ column: 'periode', is: 'last', values: ['3'] }]);
    expect(asked('els 10 municipis amb més emissions')).toMatchObject({ source: 'indicator:emissions', by: [{ column: '@municipi' }], first: { how: 'most', many: 10 }, unknown: [] });
    expect(asked('los 5 municipios con menos emisiones el 2021')).toMatchObject({ first: { how: 'least', many: 5 }, only: [{ column: 'periode', is: '=', values: ['2021'] }], unknown: [] });
  });
  it('adds amounts, filters by the values of a column and goes by month', () => {
    expect(asked('import concedit en cultura per mes el 2025')).toEqual({ source: 'dataset:subvencions', measure: { of: 'sum', column: 'import' }, by: [{ column: 'data', grain: 'month' }], only: [{ column: 'linia', is: '=', values: ['Cultura'] }, { column: 'data', is: '=', values: ['2025'] }], unknown: [] });
    expect(asked('ajuts de més de 1.000 d’import per comarca')).toMatchObject({ source: 'dataset:subvencions', only: [{ column: 'import', is: '>', values: ['1000'] }], by: [{ column: '@comarca' }] });
    expect(asked('quantes subvencions entre 100 i 200')).toMatchObject({ only: [{ column: 'import', is: '>=', values: ['100'] }, { column: 'import', is: '<=', values: ['200'] }] });
  });
  it('divides what is added up by inhabitants, where it can be', () => {
    for (const sentence of ['import concedit per habitant i comarca', 'import concedit por habitante por comarca', 'import concedit per inhabitant by county'])
      expect(asked(sentence), sentence).toMatchObject({ source: 'dataset:subvencions', measure: { of: 'sum', column: 'import' }, per: 'inhabitant', by: [{ column: '@comarca' }], unknown: [] });
    expect(asked('quantes subvencions per 1.000 habitants per línia')).toMatchObject({ measure: { of: 'count' }, per: 'thousand', by: [{ column: 'linia' }], unknown: [] });
    expect(asked('mitjana d’import de subvencions per habitant').per).toBeUndefined();
    expect(asked('expedients per habitant per unitat')).not.toHaveProperty('per');
    expect(asked('emissions per habitant per comarca')).not.toHaveProperty('per');
  });
  it('says which words it did not understand, and nothing at all of what names nothing', () => {
    expect(asked('població dels extraterrestres per comarca').unknown).toEqual(['extraterrestres']);
    expect(understand('bon dia tingueu', vocabulary)).toBeUndefined();
    expect(understand('', vocabulary)).toBeUndefined();
  });
  it('answers anything typed without failing', () => {
    for (const sentence of ['per per per', '<<< 2024 2024 -', 'entre i', 'menys de', '99999999999999999999 municipis', '’’’', 'població; drop table x', 'més de més de 3']) expect(() => understand(sentence, vocabulary), sentence).not.toThrow();
  });
});

describe('the SQL of a question', () => {
  const sql = (sentence: string) => { const found = understand(sentence, vocabulary)!; return sqlOf(found.question, found.source, 'ca').replaceAll(/\s+/g, ' '); };
  it('joins the municipalities only when the question is of them', () => {
    expect(sql('població per comarca 2024')).toBe(`select m.comarca as "Comarca", sum(t.valor) as "Població" from "indicador_population" as t join municipis as m on m.ine = t."municipi" where t."periode" = '2024' group by m.comarca order by 2 desc nulls last, 1`);
    expect(sql('població per any')).not.toContain('municipis');
  });
  it('writes values as literals, whatever they hold', () => {
    const { source } = understand('import per línia d’ajut', vocabulary)!;
    expect(sqlOf({ source: source.key, measure: { of: 'count' }, by: [], only: [{ column: 'linia', is: '=', values: [`a' or 1=1 --`] }] }, source, 'ca')).toContain(`t."linia" = 'a'' or 1=1 --'`);
    expect(sqlOf({ source: source.key, measure: { of: 'count' }, by: [], only: [{ column: 'import', is: '>', values: ['1; drop table x'] }] }, source, 'ca')).toContain(`t."import" > '1; drop table x'`);
  });
});
