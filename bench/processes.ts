import { randomUUID } from 'node:crypto';
import { Engine } from 'bpmn-engine';
import pg from 'pg';
import { identityModule } from '@comu/identity';
import { completeTask, completeTasks, deployProcess, processes, startProcess, startProcesses } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { feelRates } from './feel.ts';
import { finishedRates } from './processes-finished.ts';
import { workerRates } from './processes-workers.ts';
import { bench, ours, person, theirs } from './six.ts';
import { durable, inTurn, show, throughput } from './support.ts';

const at = 8;
const count = 600;

const parts = { instances: instanceRates, feel: feelRates, workers: workerRates, finished: finishedRates } as const;

/** What processes cost, part by part; `BENCH_PARTS=feel,finished` runs only those. */
export async function run() {
  const asked = process.env['BENCH_PARTS']?.split(',') ?? Object.keys(parts);
  for (const [name, part] of Object.entries(parts)) if (asked.includes(name)) await part();
}

/** Instances a second of a six-node process, whole, against bpmn-engine with its state saved to the same database, and against what the database can commit. */
async function instanceRates() {
  const house = await durable([identityModule, terms, processes, bench]);
  const pool = new pg.Pool({ connectionString: house.database.url, max: at });
  // A connection that is going may hear of the end of its server.
  pool.on('error', () => undefined);
  try {
    const as = person();
    await house.runner.run(deployProcess, { code: 'six', name: 'Six', bpmn: ours, decisions: [] }, as);
    await pool.query('create table bench_state (id uuid primary key, state jsonb); create table bench_commit (id bigint generated always as identity primary key, what text)');

    const oursRate = async () => {
      let left = count;
      const started = performance.now();
      const work = async () => {
        while (left > 0) {
          left -= 1;
          await house.runner.run(startProcess, { code: 'six', variables: { amount: 21 } }, as);
        }
      };
      await Promise.all(Array.from({ length: at }, work));
      await Promise.all(Array.from({ length: at }, async () => { while (await house.runner.runJob()); }));
      const { rows: open } = await pool.query<{ id: string }>(`select id from processes.task where state = 'open'`);
      if (open.length !== count) throw new Error(`${open.length} of ${count} instances reached their task.`);
      await Promise.all(Array.from({ length: at }, async () => { for (let task = open.pop(); task !== undefined; task = open.pop()) await house.runner.run(completeTask, { task: task.id, variables: {} }, as); }));
      await Promise.all(Array.from({ length: at }, async () => { while (await house.runner.runJob()); }));
      const { rows: [still] } = await pool.query(`select count(*)::int as n from processes.instance where state = 'running'`);
      if (still.n !== 0) throw new Error(`${still.n} instances did not end.`);
      return count / ((performance.now() - started) / 1000);
    };
    /** The same through the operations that do many at once, fifty in a commit. */
    const manyRate = async () => {
      const batches = Array.from({ length: (count * 2) / 50 }, (_, index) => index);
      const started = performance.now();
      const each = async (work: (index: number) => Promise<unknown>) => {
        const left = [...batches];
        await Promise.all(Array.from({ length: at }, async () => { for (let index = left.pop(); index !== undefined; index = left.pop()) await work(index); }));
      };
      await each(() => house.runner.run(startProcesses, { code: 'six', items: Array.from({ length: 50 }, () => ({ variables: { amount: 21 } })) }, as));
      const { rows: open } = await pool.query<{ id: string }>(`select id from processes.task where state = 'open' order by id`);
      if (open.length !== count * 2) throw new Error(`${open.length} of ${count * 2} instances reached their task.`);
      await each((index) => house.runner.run(completeTasks, { tasks: open.slice(index * 50, index * 50 + 50).map(({ id }) => id) }, as));
      const { rows: [still] } = await pool.query(`select count(*)::int as n from processes.instance where state = 'running'`);
      if (still.n !== 0) throw new Error(`${still.n} instances did not end.`);
      return (count * 2) / ((performance.now() - started) / 1000);
    };
    const services = { approve: (_: unknown, done: (failure: Error | null, result: unknown) => void) => done(null, { level: 2 }), isLarge: () => true };
    const one = async () => {
      const id = randomUUID();
      const engine = new Engine({ name: 'six', source: theirs, services: services as never });
      await engine.execute();
      await pool.query('insert into bench_state (id, state) values ($1, $2)', [id, JSON.stringify(await engine.getState())]);
      engine.stop();
      const { rows: [saved] } = await pool.query('select state from bench_state where id = $1', [id]);
      const again = new Engine({ name: 'six' }).recover(saved.state, { services: services as never } as never);
      const execution = await again.resume();
      const ended = new Promise<void>((done, fail) => { again.once('end', () => done()); again.once('error', fail); });
      execution.signal({ id: 'task' });
      await ended;
      await pool.query('update bench_state set state = $2 where id = $1', [id, JSON.stringify(await again.getState())]);
    };
    // What the database learns of its tables within a minute of work, it is told at once; a thousand finished instances are there from the start.
    // Nobody is measured while their program is still being compiled: both have gone once through the whole before.
    await manyRate();
    await house.database.owner.query('analyze');
    await oursRate();
    await throughput(60, at, one);
    const rates = await inTurn({
      commits: () => throughput(2000, at, () => pool.query(`begin; insert into bench_commit (what) values ('x'); commit`)),
      theirs: () => throughput(60, at, one),
      ours: oursRate,
      many: manyRate,
    });
    const share = (rate: number, commits: number) => `${((100 * rate * commits) / rates['commits']!).toFixed(0)} % of the raw commits that its commits are`;
    const times = (rate: number) => `${(rate / rates['theirs']!).toFixed(1)} times bpmn-engine`;
    show('raw commits/s, 8 concurrent', rates['commits']!, '/s');
    show('bpmn-engine: instances/s, state saved and resumed', rates['theirs']!, '/s');
    show('ours, one by one: instances/s, rows and event log', rates['ours']!, '/s', `${times(rates['ours']!)}; two commits an instance: ${share(rates['ours']!, 2)}`);
    show('ours, fifty in a commit', rates['many']!, '/s', `${times(rates['many']!)}; one instance is ${((100 * rates['many']!) / rates['commits']!).toFixed(0)} % of a raw commit’s rate`);
  } finally {
    await pool.end();
    await house.end();
  }
}
