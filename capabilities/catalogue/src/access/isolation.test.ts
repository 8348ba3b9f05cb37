import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused, systemActor, type Actor } from '@comu/kernel';
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
});
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
  it('leave who read them, how many rows and what for to whoever answers for them', async () => {
    await run('data.sample', { code: 'ajuts', purpose: 'revisió dels ajuts' }, house.steward);
    const [last] = await run('data.readings', { dataset }, house.steward);
    expect(last).toMatchObject({ fields: ['nif', 'cognoms'], rows: 50, purpose: 'revisió dels ajuts' });
    await expect(run('data.readings', { dataset }, house.reader)).rejects.toMatchObject({ status: 403 });
  });
  it('are told as figures, without the group that would give one person away', async () => {
    const figures = await run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }, { of: 'mean', column: 'import' }], by: ['barri'] }, house.reader);
    expect(figures.rows.map(([barri]: [string]) => barri)).not.toContain('Raval');
    expect(figures.left).toBeGreaterThan(1);
    await expect(run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }], by: ['nif'] }, house.reader)).rejects.toMatchObject({ code: 'data.not-crossed' });
    await expect(run('data.figures', { dataset: 'ajuts', measures: [{ of: 'count' }], by: ['dependencia'] }, house.reader)).rejects.toMatchObject({ code: 'data.bad-question' });
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
    for (const [place, column] of columns.entries()) for (const [turn, sight] of sights.entries()) {
      const condition = conditions[(place + turn) % conditions.length];
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
  });
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
    `select * from read_csv('/etc/pa' || 'sswd')`, `select * from "/etc/passwd"`, `select * from READ_CSV('/etc/passwd')`, `select * from "read_text"('/etc/passwd')`, `select * from system.main.read_text('/etc/passwd')`, `select * from read_\u200btext('/etc/passwd')`, `selеct 1`, `select content from read_blob('/etc/passwd')`, `select * from parquet_metadata('/tmp/x.parquet')`, `select * from 's3://x/y.csv'`,
    `select * from ajuts where exists (from read_text('/etc/passwd'))`, `select * from ajuts, lateral (select * from read_text('/etc/passwd'))`, `select * from ajuts order by (select content from read_text('/etc/passwd'))`, `select list_transform([1], x -> (select content from read_text('/etc/passwd')))`, `from (pivot read_text('/etc/passwd') on filename using max(content))`, `values ((select content from read_text('/etc/passwd')))`, `select unnest(glob('/*'))`,
    `from json_execute_serialized_sql(json_serialize_sql('select * from read_text(''/etc/passwd'')'))`, `select * from duckdb_secrets()`, `select * from duckdb_temporary_files()`, `select * from pg_catalog.pg_tables`, `select * from sqlite_master`, `select * from pragma_database_size()`, `select getvariable('x')`, `set variable x = 1`, `create macro f(x) as x`, `create temp table t as select * from ajuts`, `create secret (type s3)`, `merge into ajuts using ajuts b on true when matched then delete`,
    `/* x */ copy ajuts to '/tmp/x'`, `select 1 -- \n; copy ajuts to '/tmp/x'`, `begin`, `checkpoint`, `use memory`, `import database '/tmp/x'`, `select * from query_table(['ajuts'])`, `select * from ajuts semi join read_text('/etc/passwd') on true`, `with recursive r(i) as (select 1 union all select i + 1 from r) select count(*) from r where (select content from read_text('/etc/passwd')) is not null`,
  ];
  it('never reads beyond what its author may see, writes, or touches files or the network', async () => {
    const through: string[] = [];
    for (const sql of attacks) {
      const answer = await outcome('data.ask', { sql }, house.steward);
      if (!(answer instanceof Refused)) { if (!(answer as { rows?: unknown }).rows || saysSecret(answer) || /root:|sí/.test(JSON.stringify((answer as { rows: unknown }).rows))) through.push(`${sql} → ${JSON.stringify(answer).slice(0, 200)}`); }
    }
    expect(through).toEqual([]);
    expect((await run('data.ask', { sql: 'select count(*) from ajuts' }, house.steward)).rows).toEqual([[61]]);
  });
});

/** Each cell is a text or number that stands nowhere else, so that whatever an answer tells of it is found wherever it is told. */
describe('generated from every sight, row condition and door', () => {
  const names = ['clau', 'nom', 'salut', 'nota', 'barri'] as const;
  const classes = { clau: 'open', nom: 'personal', salut: 'special', nota: 'internal', barri: 'open' } as const;
  const place = (row: number) => (row < 12 ? 'nord' : 'sud');
  const cell = (code: string, name: string, row: number) => (name === 'barri' ? `zq-${code}-barri-${place(row)}` : `zq-${code}-${name}-${String(row).padStart(2, '0')}`);
  const text = (code: string, upTo: number) => `Clau;Nom;Salut;Nota;Barri\n${Array.from({ length: upTo }, (_, row) => names.map((name) => (name === 'nota' && row === 3 ? '' : cell(code, name, row))).join(';')).join('\n')}\n`;
  const sights: Sight[] = ['clear', 'pseudonym', 'masked', 'hidden'];
  const roles = ['secretary', 'comptroller', 'signer', 'archivist', 'auditor', 'case-handler', 'hr-technician', 'training-manager'] as const;
  /** The sights of a role turn round the columns; the first four roles see every row, the others the north alone. */
  const ruleOf = (at: number) => ({ columns: Object.fromEntries(names.map((name, column) => [name, sights[(at + column) % sights.length] as Sight])), north: at >= sights.length });
  const made: Record<string, { dataset: string; versions: string[]; incidents: string[] }> = {};
  const byDefault = { open: 'clear', internal: 'clear', personal: 'pseudonym', special: 'hidden' } as const;

  beforeAll(async () => {
    for (const [code, access] of [['gent', 'organisation'], ['clos', 'restricted']] as const) {
      let dataset = '';
      for (const rows of [23, 24]) {
        dataset = (await run('data.load-file', { file: await house.keep(`${code}.csv`, text(code, rows)), code, title: code }, house.administrator)).dataset;
        if (rows === 24) continue;
        for (const [column, kind] of Object.entries(classes)) await run('data.describe-column', { dataset, column, changes: { class: kind } }, house.administrator);
        const { dataset: row } = await run('data.dataset-page', { dataset: code }, house.administrator);
        await run('data.describe-dataset', { dataset, version: row.version, changes: { access } }, house.administrator);
        await run('data.keep-rule', { dataset, test: { kind: 'not-null', column: 'nota' }, severity: 'warn' }, house.administrator);
        // Nobody may write a rule on what they do not see; it is here by the house itself, so that what it finds is tried at every door.
        await house.runner.run('data.keep-rule', { dataset, test: { kind: 'domain', column: 'salut', values: ['cap'] }, severity: 'warn' }, { actor: systemActor, organisation: house.organisation });
      }
      for (const [at, role] of roles.entries()) {
        const { columns, north } = ruleOf(at);
        await run('data.keep-access-rule', { dataset, title: role, roles: [role], columns, ground: 'Prova', ...(north ? { rows: `barri = '${cell(code, 'barri', 0)}'` } : {}) }, house.administrator);
      }
      const page = await run('data.dataset-page', { dataset: code }, house.administrator);
      made[code] = { dataset, versions: page.versions.map(({ id }: { id: string }) => id), incidents: page.incidents.map(({ id }: { id: string }) => id) };
    }
  });

  const statements = (code: string) => [
    `select * from ${code}`, `select c from ${code} c`, `select to_json(c) from ${code} c`, `select list(c) from ${code} c`, `select columns('.*') from ${code}`, `with x as (select * from ${code}) select * from x`, `with x as materialized (select * from ${code}) select a.*, b.* from x a join x b using (barri)`,
    `select a.nom, b.salut from ${code} a join ${code} b on a.clau = b.clau`, `select * from ${code} a natural join ${code} b`, `select * from ${code} a, lateral (select a.nom, a.salut, a.nota) b`, `select (select max(nom) from ${code}), (select max(salut) from ${code})`, `select * exclude (barri) from ${code}`, `select * replace (upper(nom) as nom) from ${code}`,
    `unpivot ${code} on columns(*) into name n value v`, `pivot ${code} on barri using max(nom)`, `summarize ${code}`, `from ${code}`, `table ${code}`, `select cast(nom as integer) from ${code}`, `select cast(salut as date) from ${code}`, `select error(nom) from ${code}`, `select string_agg(salut, ',') from ${code}`, `select arg_max(nom, clau) from ${code}`,
    `select first_value(nota) over (order by salut) from ${code}`, `select clau from ${code} where salut like 'zq-%-07'`, `select barri from ${code} order by nom`, `select nom from ${code} group by all`, `select histogram(nom) from ${code}`, `select struct_pack(a := nom, b := salut) from ${code}`, `select unnest(list(nota)) from ${code}`, `select reverse(reverse(nom)) from ${code}`, `select nom from ${code} qualify row_number() over (order by clau) < 4`, `values ((select min(nota) from ${code}))`, `select * from ${code} union all select * from ${code}`, `select max(columns(*)) from ${code}`,
  ];
  /** Every door; the ways of writing one question go round the askers, four of whom see what any other does. */
  const doors = (code: string, asker: number): [string, unknown][] => {
    const { dataset, versions: [last, first], incidents } = made[code]!;
    return [
      ...statements(code).filter((_, turn) => turn % 4 === asker % 4).flatMap((sql): [string, unknown][] => [['data.ask', { sql }]]), ...statements(code).slice(0, 5).flatMap((sql): [string, unknown][] => [['data.ask', { sql, as: 'process' }], ['data.check-question', { sql }]]),
      ['data.sample', { code }], ['data.sample', { code, version: first }], ...(['csv', 'json', 'xlsx', 'parquet'] as const).map((format): [string, unknown] => ['data.download', { code, format }]),
      ...[undefined, ...names.map((name) => [name])].map((key): [string, unknown] => ['data.compare-versions', { before: first, after: last, ...(key === undefined ? {} : { key }) }]),
      ...incidents.map((incident): [string, unknown] => ['data.incident-page', { incident }]), ['data.incidents', { dataset }], ['data.dataset-page', { dataset: code }], ['data.rules', { dataset }], ['data.open-lineage', { code }], ['data.search', { words: code }], ['data.contracts', { dataset }],
      ...versionsDoors(last as string), ...names.map((name): [string, unknown] => ['data.figures', { dataset: code, measures: [{ of: 'count' }, { of: 'distinct', column: name }], by: [name] }]), ...names.map((name): [string, unknown] => ['data.figures', { dataset: code, measures: [{ of: 'count' }], only: [{ column: name, is: '=', value: cell(code, name, 2) }], by: ['barri'] }]),
    ];
  };
  const versionsDoors = (version: string): [string, unknown][] => (['rejected', 'quarantined'] as const).map((which) => ['data.left-out', { version, which }]);
  /** The general lists, pages and exports that the records of the house bring by themselves. */
  const general = (): [string, unknown][] => [...house.runner.house.operations.keys()].filter((name) => /^data\.[a-z-]+\.(list|read|export)$/.test(name)).flatMap((name): [string, unknown][] =>
    name.endsWith('.read') ? Object.values(made).flatMap(({ dataset, versions, incidents }) => [dataset, ...versions, ...incidents].map((id): [string, unknown] => [name, { id }])) : [[name, {}]]);

  /** What is written in an answer, and in the file it gives. */
  const toldBy = async (answer: unknown): Promise<string> => {
    const said = answer instanceof Refused ? JSON.stringify([answer.facts, answer.sentence]) : (JSON.stringify(answer) ?? '');
    const { file, name } = (answer ?? {}) as { file?: string; name?: string };
    if (typeof file !== 'string' || name === undefined) return said;
    const chunks: Buffer[] = [];
    for await (const chunk of await house.runner.files.open(file)) chunks.push(chunk as Buffer);
    return said + Buffer.concat(chunks).toString('latin1');
  };
  /** What the rules let somebody see, worked out from their declaration alone. */
  const allowed = (code: string, who: { kind: 'role'; at: number } | { kind: 'reader' | 'steward' | 'none' }, name: (typeof names)[number], row: number): boolean => {
    if (name === 'barri' && who.kind !== 'none' && !(code === 'clos' && who.kind !== 'role')) return who.kind !== 'role' || (ruleOf(who.at).columns['barri'] === 'clear' && (!ruleOf(who.at).north || row < 12));
    if (who.kind === 'role') return ruleOf(who.at).columns[name] === 'clear' && (!ruleOf(who.at).north || row < 12);
    return who.kind === 'steward' && code === 'gent' && byDefault[classes[name]] === 'clear';
  };
  const askers = () => [
    ...roles.map((role, at) => ({ name: role as string, who: { kind: 'role' as const, at }, actor: withRoles(house.reader, [role]), organisation: house.organisation })),
    { name: 'reader', who: { kind: 'reader' as const }, actor: withRoles(house.reader, ['programme-manager']), organisation: house.organisation },
    { name: 'steward', who: { kind: 'steward' as const }, actor: withRoles(house.steward, ['data-steward']), organisation: house.organisation },
    { name: 'nobody in particular', who: { kind: 'none' as const }, actor: { ...house.reader, kind: 'public' as const, person: null, standings: [] }, organisation: house.organisation },
    { name: 'somebody of another body', who: { kind: 'none' as const }, actor: { ...house.steward, standings: house.steward.standings.map((each) => ({ ...each, organisation: house.other })) }, organisation: house.other },
  ];

  const together = async <T,>(all: readonly T[], work: (each: T) => Promise<void>) => { for (let from = 0; from < all.length; from += 8) await Promise.all(all.slice(from, from + 8).map(work)); };

  it('tells nobody a cell that their rules deny, whatever they ask and through whatever door', async () => {
    const leaks: string[] = [];
    let answered = 0;
    // The closed one has the same doors as the open one: each of them is tried there by every third asker.
    for (const [at, { name: asker, who, actor, organisation }] of askers().entries()) await together([...doors('gent', at), ...doors('clos', at).filter((_, door) => door % 3 === at % 3), ...general()], async ([operation, input]) => {
      const answer = await house.runner.run(operation, input, { actor, organisation }).catch((failure: unknown) => failure);
      if (answer instanceof Error && !(answer instanceof Refused)) { leaks.push(`${asker} broke ${operation} ${JSON.stringify(input)}: ${answer.message}`); return; }
      if (!(answer instanceof Refused)) answered += 1;
      // What whoever asks wrote themselves, and the condition of a rule, are told without telling of any row.
      const told = (await toldBy(answer)).replaceAll(/barri = 'zq-[a-z-]+'/g, '').replaceAll(JSON.stringify(input).match(/zq-[a-z0-9-]+/)?.[0] ?? '\u0000', '');
      for (const code of Object.keys(made)) for (const name of names) for (let row = 0; row < 24; row += 1) {
        if (told.includes(cell(code, name, row)) && !allowed(code, who, name, row)) { leaks.push(`${asker}: ${operation} ${JSON.stringify(input).slice(0, 120)} tells ${cell(code, name, row)}`); row = 24; }
      }
    });
    expect(leaks).toEqual([]);
    expect(answered).toBeGreaterThan(250);
  });
});
