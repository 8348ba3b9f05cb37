import { describe, expect, it } from 'vitest';
import { declarations } from '../shipped/declarations.ts';
import { ownMeasures } from '../own/measures.ts';
import { branchesOf } from './branches.ts';

describe('the branches of a formula', () => {
  it('are told by what gives each column, from where and of which rows, whatever stands in quotes, parentheses and comments', () => {
    const sql = `select left(c.code, 5) as place, '2024' as period, -- from here
      sum(case when kind = 'from, (where' then n else 0 end) as numerator, total as denominator from (select * from a where x) c join b on b.id = c.id where c.n > 0 or extract(year from d) = 1 group by 1, total`;
    expect(branchesOf(sql)).toMatchObject([{ columns: { place: 'left(c.code, 5)', period: `'2024'`, denominator: 'total' }, from: '(select * from a where x) c join b on b.id = c.id', where: 'c.n > 0 or extract(year from d) = 1', group: '1, total' }]);
  });
  it('one for each SELECT of a union, without its order', () => {
    expect(branchesOf(`select ine as place, '2024' as period, a as value from t union all\nselect ine as place, '2023' as period, b as value from t order by 1;`)?.map(({ columns, from }) => [columns['value'], from])).toEqual([['a', 't'], ['b', 't']]);
  });
  it('are not told of what they would tell wrongly', () => {
    for (const sql of ['with a as (select 1) select * from a', 'select place, period, n as value from t having n > 1', 'select a as value from t limit 3', 'select distinct a as value from t', 'select a as value from t union select a as value from u', 'select 1', 'select a is distinct from b as value from t', '', 'delete']) expect(branchesOf(sql), sql).toBeNull();
  });
  it('are told of every formula that is shipped', () => {
    for (const { sql, code } of [...declarations.flatMap(({ sql: each, code: of }) => (each === undefined ? [] : [{ sql: each, code: of }])), ...ownMeasures]) for (const branch of branchesOf(sql) ?? [null]) expect(branch?.columns['period'], code).toBeTruthy();
  });
});
