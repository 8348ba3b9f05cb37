import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused, type Actor } from '@comu/kernel';
import { dataHouse, type DataHouse } from '../testing/house.ts';
import type { Sight } from '../records/index.ts';

const secret = (place: number) => `${10000000 + place}Z`;
const barris = ['Centre', 'Nord', 'Sud'];
let house: DataHouse;
let dataset: string;
const withRoles = (actor: Actor, roles: readonly string[], units: readonly string[] = []): Actor => ({ ...actor, standings: actor.standings.map((each) => ({ ...each, roles, units })) });
const run = (operation: string, input: unknown, who: Actor) => house.runner.run(operation, input, house.as(who));
const outcome = (operation: string, input: unknown, who: Actor) => run(operation, input, who).catch((failure: unknown) => failure);

beforeAll(async () => {
  house = await dataHouse();
  const lines = Array.from({ length: 60 }, (_, place) => `${secret(place)};Persona ${place};${barris[place % 3]};${place % 2 === 0 ? 'sí' : 'no'};${100 + place},50`);
  const file = await house.keep('ajuts.csv', `NIF;Cognoms;Barri;Dependència;Import\n${lines.join('\n')}\n42000000K;Sola;Raval;sí;1,00\n`);
  dataset = (await run('data.load-file', { file, code: 'ajuts', title: 'Ajuts' }, house.steward)).dataset;
  await run('data.describe-column', { dataset, column: 'dependencia', changes: { class: 'special' } }, house.steward);
}, 60_000);
afterAll(() => house.close());

const saysSecret = (answer: unknown) => /\d{8}[A-Z]|Persona \d|Sola/.test(JSON.stringify(answer) ?? '');

describe('personal data behind a dataset', () => {
  it('are known for what they are from their first load', async () => {
    const { dataset: row, access } = await run('data.dataset-page', { dataset: 'ajuts' }, house.reader);
    expect(row.personal).toBe('special');
    expect(access).toMatchObject({ allowed: true, figuresOnly: true, columns: { nif: 'pseudonym', cognoms: 'pseudonym', dependencia: 'hidden', barri: 'clear' } });
  });
  it('are never told row by row to whom no rule opens them, by any way of asking', async () => {
    for (const [operation, input] of [['data.ask', { sql: 'select * from ajuts' }], ['data.ask', { sql: 'select max(nif) from ajuts' }], ['data.sample', { code: 'ajuts' }], ['data.download', { code: 'ajuts' }]] as const) {
      const answer = await outcome(operation, input, house.reader);
      expect(answer, operation).toMatchObject({ code: 'data.only-figures' });
    }
  });
  it('come to their steward as codes, the same for the same value, and special categories do not come at all', async () => {
    const { columns, rows } = await run('data.sample', { code: 'ajuts' }, house.steward);
    expect(columns.map(({ name }: { name: string }) => name)).not.toContain('dependencia');
    expect(saysSecret(rows)).toBe(false);
    const twice = await run('data.ask', { sql: 'select count(distinct nif), count(*) from ajuts' }, house.steward);
    expect(twice.rows).toEqual([[61, 61]]);
    const { rows: readings } = await house.database.owner.query(`select fields, person from kernel.reading where record = 'data.ajuts' order by id desc limit 1`);
    expect(readings[0]).toMatchObject({ fields: ['nif'], person: house.steward.person });
  });
  it('are told as figures, without the group that would give one person away', async () => {
    const figures = await run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }, { of: 'mean', column: 'import' }], by: ['barri'] }, house.reader);
    expect(figures.rows.map(([barri]: [string]) => barri)).not.toContain('Raval');
    expect(figures.left).toBeGreaterThan(1);
    await expect(run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }], by: ['nif'] }, house.reader)).rejects.toMatchObject({ code: 'data.only-figures' });
    await expect(run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }], by: ['dependencia'] }, house.reader)).rejects.toMatchObject({ code: 'data.only-figures' });
    expect((await run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }], only: [{ column: 'barri', is: '=', value: 'Raval' }] }, house.reader)).rows).toEqual([]);
  });
});

/** Every rule over every column, row condition and role: what comes is what the rule says, and nothing else. */
describe('generated from every rule, column and role', () => {
  const sights: Sight[] = ['clear', 'pseudonym', 'masked', 'hidden'];
  const columns = ['nif', 'cognoms', 'barri', 'dependencia', 'import'];
  const conditions = [undefined, `barri = 'Nord'`, `import > 130`];
  it('shows no column and no row beyond the rule that holds', async () => {
    const wrong: string[] = [];
    const secretary = withRoles(house.reader, ['secretary']), clerk = withRoles(house.reader, ['registry-clerk']);
    for (const column of columns) for (const sight of sights) for (const condition of conditions) {
      const rule = await run('data.keep-access-rule', { dataset, title: 'Prova', roles: ['secretary'], columns: { [column]: sight }, ground: 'Prova', ...(condition === undefined ? {} : { rows: condition }) }, house.administrator);
      const seen = await run('data.ask', { sql: 'select * from ajuts' }, secretary);
      const at = seen.columns.findIndex(({ name }: { name: string }) => name === column);
      if ((at === -1) !== (sight === 'hidden')) wrong.push(`${column} ${sight}: ${at}`);
      if (sight !== 'hidden' && column === 'nif' && (sight === 'clear') !== /\d{8}[A-Z]/.test(JSON.stringify(seen.rows))) wrong.push(`${column} ${sight} tells`);
      const barri = seen.columns.findIndex(({ name }: { name: string }) => name === 'barri');
      if (condition?.startsWith('barri') === true && (seen.rows.length !== 20 || (column !== 'barri' && seen.rows.some((row: unknown[]) => row[barri] !== 'Nord')))) wrong.push(`${column} ${sight} ${condition}: ${seen.rows.length} rows`);
      if (condition === undefined && seen.rows.length !== 61) wrong.push(`${column} ${sight}: ${seen.rows.length} rows`);
      const other = await outcome('data.ask', { sql: 'select * from ajuts' }, clerk);
      if (!(other instanceof Refused)) wrong.push(`${column} ${sight}: the rule of another role opened it`);
      await run('data.remove-access-rule', { rule: rule.id }, house.administrator);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
  it('opens personal data in the clear only with a reason, and only by whoever decides it', async () => {
    await expect(run('data.keep-access-rule', { dataset, title: 'x', columns: { nif: 'clear' } }, house.administrator)).rejects.toMatchObject({ code: 'data.access-ground' });
    await expect(run('data.keep-access-rule', { dataset, title: 'x', columns: {} }, house.steward)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(run('data.keep-access-rule', { dataset, title: 'x', rows: `1=1); copy ajuts to '/tmp/x'; --` }, house.administrator)).rejects.toBeInstanceOf(Refused);
    await expect(run('data.keep-access-rule', { dataset, title: 'x', rows: `nif in (select nif from read_csv('/etc/passwd'))` }, house.administrator)).rejects.toBeInstanceOf(Refused);
  });
});

describe('SQL typed by a person', () => {
  const attacks = [
    `select * from read_csv('/etc/passwd')`, `select * from '/etc/passwd'`, `select * from read_parquet('/tmp/**/*.parquet')`, `select * from read_text('/etc/hosts')`, `select * from glob('/**')`, `copy (select 1) to '/tmp/x.csv'`, `attach '/tmp/x.db' as x`, `install httpfs`, `load httpfs`,
    `set enable_external_access=true`, `pragma database_list`, `select * from duckdb_settings()`, `select current_setting('allowed_paths')`, `select getenv('HOME')`, `select * from information_schema.tables`, `select * from duckdb_tables()`, `select * from pragma_table_info('ajuts')`, `create table x as select 1`,
    `insert into ajuts values (1)`, `delete from ajuts`, `update ajuts set nif='x'`, `drop view ajuts`, `select 1; select * from ajuts`, `select * from main.ajuts`, `select * from memory.main.ajuts`, `with ajuts as (select * from read_csv('/etc/passwd')) select * from ajuts`, `select * from query('select 1')`, `select * from query_table('ajuts')`,
    `select dependencia from ajuts`, `select * from ajuts where dependencia = 'sí'`, `select * from ajuts order by dependencia`, `select columns('dep.*') from ajuts`, `select (select dependencia from ajuts limit 1)`, `select * from "ajuts" union all select 1,2,3,4,5,6`, `call pragma_version()`, `explain select 1`, `describe ajuts`, `show tables`, `select * from sniff_csv('/etc/passwd')`,
    `select * from parquet_scan('/tmp/x')`, `select write_log('x')`, `export database '/tmp/x'`, `select * from 'http://169.254.169.254/'`, `select * from sqlite_scan('x','y')`, `from ajuts select nif where 1=1; drop table ajuts`, `prepare x as select 1`, `select * from identity_person`,
  ];
  it('never reads beyond what its author may see, writes, or touches files or the network', async () => {
    const through: string[] = [];
    for (const sql of attacks) {
      const answer = await outcome('data.ask', { sql }, house.steward);
      if (!(answer instanceof Refused)) { if (!(answer as { rows?: unknown }).rows || saysSecret(answer) || /root:|sí/.test(JSON.stringify((answer as { rows: unknown }).rows))) through.push(`${sql} → ${JSON.stringify(answer).slice(0, 200)}`); }
    }
    expect(through).toEqual([]);
    expect((await run('data.ask', { sql: 'select count(*) from ajuts' }, house.steward)).rows).toEqual([[61]]);
  }, 120_000);
});
