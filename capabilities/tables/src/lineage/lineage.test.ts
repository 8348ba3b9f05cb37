import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTables } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-lineage-'));
const tables = openTables({ folder, memory: '256MB', threads: 1 });
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const schemas = { t: ['a', 'b', 'c', 'k', 'd', 'l'], u: ['k', 'x', 'y'], w: ['k', 'j', 'z'] };

/** `name=table.column` copied, `~` computed, `Σ` aggregated; after `|` what decides the rows. */
async function lineage(sql: string): Promise<string> {
  const { columns, deciding } = await tables.lineageOf({ sql, schemas });
  const sign = { copied: '', computed: '~', aggregated: 'Σ' } as const;
  const shown = columns.map(({ name, from }) => `${name}=${from.map(({ table, column, how }) => `${sign[how]}${table}.${column}`).toSorted().join('+')}`).join(' ');
  const by = deciding.map(({ table, column }) => `${table}.${column}`).toSorted().join(' ');
  return by === '' ? shown : `${shown} | ${by}`;
}

const cases: [string, string][] = [
  ['select a, b as z from t', 'a=t.a z=t.b'],
  ['select * from t', 'a=t.a b=t.b c=t.c k=t.k d=t.d l=t.l'],
  ['from u', 'k=u.k x=u.x y=u.y'],
  ['select * exclude (x) from u', 'k=u.k y=u.y'],
  ['select * replace (x + y as x) from u', 'k=u.k x=~u.x+~u.y y=u.y'],
  ['select * rename (x as mes) from u', 'k=u.k mes=u.x y=u.y'],
  ["select columns('^[xy]$') from u", 'x=u.x y=u.y'],
  ["select columns('x|y')::integer from u", 'x=~u.x y=~u.y'],
  ['select t.a, u.* from t join u on t.k = u.k', 'a=t.a k=u.k x=u.x y=u.y | t.k u.k'],
  ['select * from u join w using (k)', 'k=u.k x=u.x y=u.y j=w.j z=w.z | u.k w.k'],
  ['select k from u full join w using (k)', 'k=u.k+w.k | u.k w.k'],
  ['select * from u natural join w', 'k=u.k x=u.x y=u.y j=w.j z=w.z | u.k w.k'],
  ['select * from u semi join w using (k)', 'k=u.k x=u.x y=u.y | u.k w.k'],
  ['select p.x, q.x as other from u p, u q where p.k = q.k', 'x=u.x other=u.x | u.k'],
  ['select a + b as s, upper(c) as c, 1 as one from t', 's=~t.a+~t.b c=~t.c one='],
  ['select case when a > 1 then b else c end as v from t', 'v=~t.a+~t.b+~t.c'],
  ['select cast(a as integer) as n, try_cast(d as date) from t', 'n=~t.a d=~t.d'],
  ['select sum(x) as total, count(*) as n from u group by k', 'total=Σu.x n= | u.k'],
  ['select k, avg(x) / max(y) as r from u group by all having count(*) > 2', 'k=u.k r=~u.y+Σu.x'],
  ['select sum(x) filter (where y > 0) as s from u', 's=Σu.x | u.y'],
  ["select string_agg(x, ',' order by y) as s from u", 's=~u.x | u.y'],
  ['select sum(x) over (partition by k order by y) as running, row_number() over (order by x) as n from u', 'running=~u.x n= | u.k u.x u.y'],
  ['select lag(x) over (order by k) as before from u', 'before=~u.x | u.k'],
  ['select a from t where b > 1 and c in (select x from u where y = 2)', 'a=t.a | t.b t.c u.x u.y'],
  ['select a, (select max(x) from u where u.k = t.k) as m from t', 'a=t.a m=~u.x | t.k u.k'],
  // What tells single values is not a summary, though it is an aggregate, and nothing is washed by being written beside one.
  ['select any_value(x) as a, list(x) as l, x || count(x) as c from u group by x', 'a=~u.x l=~u.x c=~u.x | u.x'],
  ['select a from t where exists (select 1 from u where u.k = t.k)', 'a=t.a | t.k u.k'],
  ['with v as (select a + 1 as n, k from t) select v.n, x from v join u using (k)', 'n=~t.a x=u.x | t.k u.k'],
  ['with v as (select a from t), q as (select a as b from v) select b from q', 'b=t.a'],
  ['with v(p, q) as (select a, b from t) select q from v', 'q=t.b'],
  ['with t as (select x as a from u) select a from t', 'a=u.x'],
  ['with recursive r(n, m) as (select a, b from t union all select n + 1, m from r where n < 9) select n, m from r', 'n=~t.a m=t.b | t.a'],
  ['select s.v from (select a as v from t where b = 1) as s', 'v=t.a | t.b'],
  ['select v from (select a, b from t) as s(v, w)', 'v=t.a'],
  ['select a from t union all select x from u', 'a=t.a+u.x'],
  ['select a, k from t union by name select k, x from u', 'a=t.a k=t.k+u.k x=u.x'],
  ['select a from t except select x from u', 'a=t.a | t.a u.x'],
  ['select a from t order by b limit 3', 'a=t.a | t.b'],
  ['select a, b from t order by 2', 'a=t.a b=t.b | t.b'],
  ['select distinct on (k) x from u', 'x=u.x | u.k'],
  ['select a as p, p + 1 as q from t', 'p=t.a q=~t.a'],
  ['select list_transform(l, e -> e + a) as m from t', 'm=~t.a+~t.l'],
  ['select e from t, unnest(t.l) as n(e)', 'e=~t.l'],
  ['select v from t, lateral (select t.a * 2 as v) as s', 'v=~t.a'],
  ['select x from u qualify row_number() over (partition by k order by y) = 1', 'x=u.x | u.k u.y'],
  ["select * from (select k, x, y from u) pivot (sum(x) for y in ('a', 'b') group by k)", 'k=u.k a=Σu.x b=Σu.x | u.k u.y'],
  ['select * from (select k, x, y from u) unpivot (v for n in (x, y))', 'k=u.k n= v=~u.x+~u.y'],
  ['select v from (values (1), (2)) as g(v)', 'v='],
  ['select i from range(5) as r(i)', 'i='],
  ['select coalesce(u.x, w.z) as v from u left join w on u.k = w.k and w.j > 3', 'v=~u.x+~w.z | u.k w.j w.k'],
];

describe('lineage of each column, from the SQL itself', () => {
  it.each(cases)('%s', async (sql, expected) => expect(await lineage(sql)).toBe(expected));
  it('names the tables that are read, not the names given on the way', async () => {
    expect((await tables.lineageOf({ sql: 'with v as (select a from t) select * from v join U as other on true', schemas })).tables).toEqual(['t', 'u']);
  });
  it('refuses what is not one SELECT', async () => {
    for (const sql of ['drop table t', 'select 1; select 2', 'insert into t values (1)', 'select * from gone', 'copy t to \'x\'']) await expect(tables.lineageOf({ sql, schemas })).rejects.toMatchObject({ code: expect.stringMatching(/^tables\./) });
  });
});
