import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-guard-'));
const tables = openTables({ folder: join(folder, 'scratch'), memory: '256MB' });
const people = join(folder, 'people.parquet');
const secret = join(folder, 'secret.parquet');
beforeAll(async () => {
  for (const [out, csv] of [[people, 'id;nom;sou;ens\n1;Anna Puig;1000,50;A\n2;Bernat Roca;2000,75;B\n3;Carla Vidal;3000,25;A\n'], [secret, 'clau;valor\n1;amagat\n2;molt amagat\n']] as const) {
    writeFileSync(`${out}.csv`, csv);
    const { reading } = await tables.propose({ path: `${out}.csv` });
    await tables.load({ path: `${out}.csv`, reading, out });
  }
});
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const ask = (sql: string) => tables.query({ sql, tables: { people } });

describe('a question reads only the tables it is given', () => {
  it.each([
    // files
    "select * from read_csv('/etc/passwd')", "select * from read_csv_auto('/etc/passwd')", "select * from read_text('/etc/passwd')", "select * from read_blob('/etc/passwd')", "select * from '/etc/passwd'", `select * from '${secret}'`, `select * from "${secret}"`,
    `select * from read_parquet('${secret}')`, `select * from parquet_scan('${people}')`, `select * from parquet_metadata('${people}')`, `select * from parquet_schema('${people}')`, "select * from read_json('/etc/hostname')", "select * from read_json_auto('x')", "select * from read_ndjson_objects('x')",
    "select * from glob('/*')", "select * from sniff_csv('/etc/passwd')", "select * from read_duckdb('x.db')", `from '${secret}'`, `table '${secret}'`, `select (select count(*) from '${secret}')`, `with x as (select * from '${secret}') select * from x`, `select 1 from people where exists (from '${secret}')`,
    `select * from people union all select 1, 'x', 1, (select max(valor) from '${secret}')`, "select * from query('select 1')", "select * from query_table('people')", "select * from query_table(['people'])", "select content from read_text('/proc/self/environ')",
    // writes
    'insert into people values (1)', 'update people set nom = 1', 'delete from people', 'drop view people', 'create table x as select 1', 'create view x as select 1', 'create macro f() as 1', "create secret s (type s3)", 'alter view people rename to x', "copy people to '/tmp/x.csv'", "copy (select 1) to '/tmp/x.csv'", "export database '/tmp/x'", "import database '/tmp/x'", 'truncate people', 'merge into people using people on true when matched then delete',
    // settings, catalogue, other databases, network
    "set enable_external_access = true", 'reset all', 'pragma database_list', 'pragma version', "attach '/tmp/x.db'", "attach 'http://example.org/x.db'", 'use memory', 'detach memory', 'install httpfs', 'load httpfs', "call pragma_version()", 'checkpoint', 'vacuum', 'analyze', 'explain select 1', 'explain analyze select 1', 'prepare p as select 1', 'execute p', 'begin', 'commit',
    'show tables', 'show all tables', 'describe people', 'summarize people', 'select * from (describe people)', 'select * from (show tables)', 'select * from duckdb_settings()', 'select * from duckdb_settings', 'select * from duckdb_secrets()', 'select * from duckdb_views()', 'select * from duckdb_views', 'select * from duckdb_functions()', 'select * from information_schema.tables', 'select * from pg_catalog.pg_class', 'select * from pg_class', 'select * from sqlite_master', 'select * from main.people', 'select * from memory.main.people', 'select * from system.information_schema.tables',
    "select current_setting('temp_directory')", "select getenv('PATH')", "select getvariable('x')", 'select current_database()', 'select version()', 'select current_query()', "select nextval('s')", "select setseed(0.1)", 'select sleep_ms(100000)', 'select pg_sleep(10)', "select write_log('x')", 'select txid_current()', 'select * from which_secret(\'x\', \'s3\')', "select * from read_csv('http://example.org/x.csv')", "select * from 'https://example.org/x.parquet'", "select * from 's3://b/x.parquet'", 'select inet_server_addr()',
    "select json_serialize_sql('select 1')", "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))", "select json_deserialize_sql('x')", 'select * from pragma_table_info(\'people\')', "select * from seq_scan('people')", 'select * from arrow_scan(1, 2, 3)', 'select * from test_all_types()', 'select * from sql_auto_complete(\'sel\')', 'select * from duckdb_logs', 'select pg_get_viewdef(1)', 'select has_table_privilege(\'x\', \'select\')',
    // names of system views hidden behind expressions that look like ours
    // names that Unicode folds to others, and names of files given to what a question makes for itself
    'with "duc\u212adb_views" as (select 1) select * from duckdb_views', 'with "duc\u212adb_tables" as (select 1) select * from duckdb_tables', 'with "pg_tables\u212a" as (select 1) select * from pg_tables', `with "${secret.replaceAll('k', '\u212a')}" as (select 1) select * from "${secret}"`,
    `with recursive "${secret}" as (select * from "${secret}" union all select * from "${secret}" where false) select * from "${secret}"`, `with recursive x as (select * from x union all select 1) select * from x`, `with recursive x as (select * from "${people}" union all select * from x) select * from x`, `with "${people}" as (select 1) select 1`, "with \"http://example.org/x\" as (select 1) select 1",
    "select list_transform(['/etc/passwd'], lambda f: (select count(*) from read_text(f)))", "select list_aggregate([1], 'getenv')", "select json_each.* from json_each('/etc/passwd')", "pivot people on nom in (select content from read_text('/etc/passwd'))", `select * replace ((select max(valor) from "${secret}") as id) from people`, `select 1 order by (select max(valor) from "${secret}")`, `select 1 limit (select count(*) from "${secret}")`, "select @@version", "select * from people, lateral (select content from read_text(people.nom))",
    'with duckdb_views as (select 1) select * from duckdb_views', 'select * from (with duckdb_tables as (select 1) select 1) x, duckdb_tables', 'with x as (select * from duckdb_settings) select 1', 'select 1; select 2', 'select 1; drop view people', 'select 1 from people; --', '', ';', '--', "select '", 'select * from people at (version => 1)',
  ])('refuses %s', async (sql) => {
    // A trailing comment after one SELECT is still one SELECT.
    if (sql === 'select 1 from people; --') return expect((await ask(sql)).rows).toHaveLength(3);
    await expect(ask(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^tables\./), text: { ca: expect.any(String), es: expect.any(String), en: expect.any(String) } });
  });

  it('answers what is asked of them, with all that SQL can say', async () => {
    for (const sql of [
      'select count(*), sum(sou) from people', 'with p as (select *, rank() over (order by sou desc) r from people) select nom from p where r = 1', 'select ens, list(nom order by nom) from people group by all', 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select sum(i) from n',
      'select * from people pivot (sum(sou) for ens in (\'A\', \'B\'))', "select regexp_extract(nom, '\\w+'), strftime(current_date, '%Y'), interval 1 day from people", 'from people select nom order by sou desc limit 1', 'select p.nom, q.nom from people p join people q on p.ens = q.ens and p.id < q.id', 'select unnest([1, 2]) as x', 'select * from range(3)', "select case when sou > 1500 then 'molt' else 'poc' end, coalesce(null, 1), sou::integer, 1 in (1, 2), nom like 'A%' from people", 'select quantile_cont(sou, 0.5), median(sou), stddev(sou) from people', 'select people from people', 'select * exclude (sou) from people', "select {'a': 1}.a, [x + 1 for x in [1, 2]], map {'k': 1}['k']", 'select distinct ens from people intersect select \'A\'', 'select extract(year from date \'2026-01-01\'), date_diff(\'day\', date \'2026-01-01\', current_date)',
    ]) await expect(ask(sql).then(({ rows }) => rows.length, (error: unknown) => `${sql}: ${String(error)}`)).resolves.toBeGreaterThan(0);
  });

  it('gives exact figures as text, days as ISO, and says when there is more', async () => {
    const answer = await tables.query({ sql: "select sou, 9007199254740993::bigint as big, 2::bigint as small, date '2026-11-24' as d, timestamp '2026-11-24 10:30:00' as m, true as y, null as n, 0.5::double as f, [1, 2] as l from people order by id", tables: { people }, limits: { rows: 2 } });
    expect(answer.rows[0]).toEqual(['1000.50', '9007199254740993', 2, '2026-11-24', '2026-11-24T10:30:00Z', true, null, 0.5, [1, 2]]);
    expect(answer).toMatchObject({ more: true, rows: { length: 2 } });
    expect(answer.columns.map(({ type }) => type)).toEqual(['decimal', 'integer', 'integer', 'day', 'moment', 'yes-no', 'integer', 'decimal', 'json']);
    expect((await tables.query({ sql: 'select * from people', tables: { people }, limits: { rows: 3 } })).more).toBe(false);
  });

  it('takes parameters as values, never as SQL', async () => {
    expect((await tables.query({ sql: 'select nom from people where nom = $1 or id = $2', tables: { people }, parameters: ["x' or '1'='1", 2] })).rows).toEqual([['Bernat Roca']]);
  });
});

describe('a view shows less of a table', () => {
  const view = { path: people, where: "ens = 'A'", hide: ['sou'], mask: { nom: 'initial' as const } };
  const see = (sql: string) => tables.query({ sql, tables: { people: view } });
  it('without the rows, the columns and the values that are not for whoever asks', async () => {
    expect((await see('select * from people order by id')).rows).toEqual([[1, 'A.', 'A'], [3, 'C.', 'A']]);
    await expect(see('select sou from people')).rejects.toMatchObject({ code: 'tables.question-failed' });
    await expect(see('select p.sou from people p where p.sou > 0')).rejects.toMatchObject({ code: 'tables.question-failed' });
  });
  it('and no error tells of rows that are hidden', async () => {
    const failure = await see('select cast(id as integer) / 0, cast(nom as integer) from people').catch((error: { facts: { said: string } }) => error.facts.said);
    expect(String(failure)).not.toMatch(/Bernat|B\./);
    expect((await see("select count(*) from people where id = 2 or error('seen') is null").catch((error: { code: string }) => ({ rows: [[error.code]] }))).rows[0]![0]).not.toBe(1);
  });
  it('with pseudonyms that are the same for the same person, and not without the secret', async () => {
    const seen = async (secretOf: string) => (await tables.query({ sql: 'select nom from people order by id', tables: { people: { path: people, mask: { nom: { pseudonym: secretOf } } } } })).rows.map(([nom]) => nom);
    const [one, again, other] = [await seen('a'), await seen('a'), await seen('b')];
    expect(one).toEqual(again);
    expect(new Set([...one, ...other]).size).toBe(6);
    expect(String(one[0])).toMatch(/^[0-9a-f]{16}$/);
  });
  it('and a condition cannot reach beyond its own table', async () => {
    for (const where of ["exists (select 1 from read_csv('/etc/passwd'))", '1 = 1) --', 'true); drop view people; select (1', `id in (select clau from '${secret}')`]) {
      await expect(tables.query({ sql: 'select count(*) from people', tables: { people: { path: people, where } } }).then(({ rows }) => rows[0]![0])).rejects.toMatchObject({ code: expect.stringMatching(/^tables\./) });
    }
  });
});

describe('a question that would take everything', () => {
  const answered = () => ask('select count(*) from people').then(({ rows }) => rows);
  it('is stopped with a sentence at its time, and others go on', async () => {
    const long = tables.query({ sql: 'select count(*) from range(3000000000) a, range(3000000000) b where a.range * b.range % 7 = 3', tables: { people }, limits: { milliseconds: 500 } });
    const other = answered();
    await expect(long).rejects.toMatchObject({ code: expect.stringMatching(/^tables\.(stopped|too-long)$/), text: { ca: expect.stringContaining('aturat') } });
    expect(await other).toEqual([[3]]);
    expect(await answered()).toEqual([[3]]);
  });
  it('is stopped with a sentence when it takes too much memory, and others go on', async () => {
    for (const sql of ['select list(r) from range(200000000) x(r)', 'select a.range, list(b.range) over () from range(100000) a, range(10000) b', "select length(repeat('x', 2000000000) || repeat('y', 2000000000))", "select string_agg(repeat('abc', 1000)) from range(10000000)"]) {
      const other = answered();
      await expect(tables.query({ sql, tables: { people }, limits: { milliseconds: 6000 } })).rejects.toMatchObject({ code: expect.stringMatching(/^tables\.(too-much-memory|too-long|stopped|question-failed|engine-broke)$/) });
      expect(await other).toEqual([[3]]);
    }
    expect(await answered()).toEqual([[3]]);
  });
  it('and its process comes back when it is killed from outside', async () => {
    const before = tables.processId!;
    const slow = ask('select count(*) from range(30000000) a where a.range % 3 = 0');
    process.kill(before, 'SIGKILL');
    expect((await slow).rows).toEqual([[10_000_000]]);
    expect(tables.processId).not.toBe(before);
  });
  it('leaves nothing outside its folder', () => {
    expect(existsSync('/tmp/x.csv')).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['people.parquet', 'people.parquet.csv', 'scratch', 'secret.parquet', 'secret.parquet.csv']);
  });
});
