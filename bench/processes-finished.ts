import { identityModule } from '@comu/identity';
import { completeTask, completeTasks, deployProcess, processes, startProcess, startProcesses } from '@comu/running-processes';
import { tables } from '../capabilities/running-processes/src/tables.ts';
import { terms } from '@comu/running-terms';
import { bench, ours, person } from './six.ts';
import { durable, median, quantile, show, throughput } from './support.ts';

const few = 1000;
const many = Number(process.env['BENCH_FINISHED'] ?? 1_000_000);
const at = 8, count = 240, rounds = 5;

/** What one instance costs, and how long one that waits takes to go on, beside a thousand finished ones and beside a million copied from them row by row. */
export async function finishedRates(): Promise<void> {
  const house = await durable([identityModule, terms, processes, bench]);
  try {
    const { owner } = house.database;
    const as = person();
    await house.runner.run(deployProcess, { code: 'six', name: 'Six', bpmn: ours, decisions: [] }, as);
    await owner.query('create table bench_commit (id bigint generated always as identity primary key, what text)');
    const waiting = async () => (await owner.query<{ id: string }>(`select id from processes.task where state = 'open' order by id`)).rows.map(({ id }) => id);
    const startMany = async (instances: number) => { for (let left = instances; left > 0; left -= 50) await house.runner.run(startProcesses, { code: 'six', items: Array.from({ length: 50 }, () => ({ variables: { amount: 21 } })) }, as); };
    const commit = () => owner.query(`insert into bench_commit (what) values ('x')`);

    await startMany(few);
    for (let open = await waiting(); open.length > 0; open = open.slice(50)) await house.runner.run(completeTasks, { tasks: open.slice(0, 50) }, as);

    const measure = async () => {
      const [costs, commits]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        commits.push(1000 / (await throughput(500, at, commit)));
        const starting = 1000 / (await throughput(count, at, () => house.runner.run(startProcess, { code: 'six', variables: { amount: 21 } }, as)));
        const open = await waiting();
        costs.push(starting + 1000 / (await throughput(open.length, at, (index) => house.runner.run(completeTask, { task: open[index] ?? '', variables: {} }, as))));
      }
      await startMany(200);
      const times: number[] = [], raw: number[] = [];
      for (const task of await waiting()) {
        const began = performance.now();
        await house.runner.run(completeTask, { task, variables: {} }, as);
        const between = performance.now();
        await commit();
        times.push(between - began);
        raw.push(performance.now() - between);
      }
      return { cost: median(costs), commit: median(commits), resume: median(times), slow: quantile(times, 0.95), raw: median(raw) };
    };
    await owner.query('analyze');
    await measure();
    const before = await measure();
    const filled = performance.now();
    await copyFinished(owner, many);
    const seconds = (performance.now() - filled) / 1000;
    await measure();
    const after = await measure();
    const { rows: [size] } = await owner.query<{ finished: number; events: number }>(`select (select count(*)::int from processes.instance where state <> 'running') as finished, (select count(*)::int from processes.event) as events`);

    const thousands = (value: number) => value.toLocaleString('en');
    show(`one instance beside ${thousands(few)} finished`, before.cost, 'ms');
    show(`one instance beside ${thousands(size?.finished ?? 0)} finished`, after.cost, 'ms', `${(after.cost / before.cost).toFixed(2)} times; in raw commits of the same minutes ${((after.cost / after.commit) / (before.cost / before.commit)).toFixed(2)} times (aim 1.3); ${thousands(size?.events ?? 0)} events, copied in ${seconds.toFixed(0)} s`);
    for (const [name, found] of [['a thousand', before], ['a million', after]] as const) show(`resume of one waiting instance beside ${name}: median`, found.resume, 'ms', `95 % below ${found.slow.toFixed(1)} ms; a raw commit alone ${found.raw.toFixed(2)} ms (aim 2 ms)`);
  } finally {
    await house.end();
  }
}

interface Owner { query(sql: string): Promise<{ rows: unknown[] }> }

/** Copies the rows of every finished instance until there are so many: each copy has identifiers of its own, of the same millisecond, so that they lie in the indexes as ours do. */
export async function copyFinished(owner: Owner, wanted: number): Promise<void> {
  const { rows } = await owner.query(`select count(*)::int as n from processes.instance where state = 'completed'`);
  const have = (rows[0] as { n: number }).n;
  await owner.query('create table bench_source as select id from processes.instance where state = \'completed\'');
  const other = (name: string) => { const hash = `md5(r.${name}::text || k)`; return `(left(r.${name}::text, 13) || '-7' || substr(${hash}, 1, 3) || '-8' || substr(${hash}, 4, 3) || '-' || substr(${hash}, 7, 12))::uuid`; };
  const copies = Math.ceil((wanted - have) / have);
  for (const [table, columns] of Object.entries(tables)) {
    const names = Object.keys(columns).map((each) => each.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const values = Object.entries(columns).map(([field, type], index) => (type.startsWith('uuid') && field !== 'organisation' ? other(`"${names[index] ?? ''}"`) : `r."${names[index] ?? ''}"`));
    const key = table === 'instance' ? 'id' : 'instance';
    const buildIndexes = await indexesAside(owner, table);
    await owner.query(`insert into processes.${table} (${names.map((name) => `"${name}"`).join(', ')}) select ${values.join(', ')} from generate_series(1, ${copies}) k, processes.${table} r where r.${key} in (select id from bench_source)`);
    await buildIndexes();
  }
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}

/** Takes the indexes of a table away; what it gives builds them again, once, from all rows. */
async function indexesAside(owner: Owner, table: string): Promise<() => Promise<unknown>> {
  const { rows } = await owner.query(`select conname as name, 'alter table processes.${table} add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as again, true as key
    from pg_constraint where conrelid = 'processes.${table}'::regclass and contype = 'p'
    union all select indexname, indexdef, false from pg_indexes where schemaname = 'processes' and tablename = '${table}' and indexname <> '${table}_pkey'`);
  const indexes = rows as { name: string; again: string; key: boolean }[];
  for (const { name, key } of indexes) await owner.query(key ? `alter table processes.${table} drop constraint "${name}"` : `drop index processes."${name}"`);
  return () => owner.query(`set maintenance_work_mem = '256MB'; ${indexes.map(({ again }) => again).join('; ')}; reset maintenance_work_mem`);
}
