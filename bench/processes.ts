import pg from 'pg';
import { identityModule } from '@comu/identity';
import { completeTask, completeTasks, deployProcess, processes, startProcess, startProcesses } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { bpmnEngine } from './bpmn-engine.ts';
import { compared, rawCommit } from './ceiling.ts';
import { feelRates } from './feel.ts';
import { finishedRates } from './processes-finished.ts';
import { workerRates } from './processes-workers.ts';
import { bench, ours, person } from './six.ts';
import { durable, inTurn, show, throughput } from './support.ts';

const count = 600;
/** It is started, and its task is done. */
const steps = 2;
/** How many are under way at once when each is done by itself. */
const atOnce = [1, 4, 16] as const;
const most = 16;

const parts = { instances: instanceRates, feel: feelRates, workers: workerRates, finished: finishedRates } as const;

/** What processes cost, part by part; `BENCH_PARTS=feel,finished` runs only those. */
export async function run() {
  const asked = process.env['BENCH_PARTS']?.split(',') ?? Object.keys(parts);
  for (const [name, part] of Object.entries(parts)) if (asked.includes(name)) await part();
}

/**
 * Instances a second of a six-node process, whole, against bpmn-engine with its state saved to the same database, and against the ceiling
 * that the raw commits of that database allow.
 */
async function instanceRates() {
  const house = await durable([identityModule, terms, processes, bench]);
  const pool = new pg.Pool({ connectionString: house.database.url, max: most });
  // A connection that is going may hear of the end of its server.
  pool.on('error', () => undefined);
  try {
    const as = person();
    await house.runner.run(deployProcess, { code: 'six', name: 'Six', bpmn: ours, decisions: [] }, as);
    const [theirs, commit] = [(await bpmnEngine(pool)).withPerson, await rawCommit(pool)];

    const waiting = async (expected: number) => {
      const { rows } = await pool.query<{ id: string }>(`select id from processes.task where state = 'open' order by id`);
      if (rows.length !== expected) throw new Error(`${rows.length} of ${expected} instances reached their task.`);
      return rows.map(({ id }) => id);
    };
    const allEnded = async () => {
      const { rows: [still] } = await pool.query<{ n: number }>(`select count(*)::int as n from processes.instance where state = 'running'`);
      if (still?.n !== 0) throw new Error(`${still?.n} instances did not end.`);
    };
    const variables = { amount: 21 };
    /** Each started and each task done in a commit of its own. */
    const oneByOne = async (at: number) => {
      const instances = at === 1 ? count / 3 : count;
      const started = performance.now();
      await throughput(instances, at, () => house.runner.run(startProcess, { code: 'six', variables }, as));
      const open = await waiting(instances);
      await throughput(instances, at, (index) => house.runner.run(completeTask, { task: open[index] ?? '', variables: {} }, as));
      const seconds = (performance.now() - started) / 1000;
      await allEnded();
      return instances / seconds;
    };
    /** The same through the operations that do many at once, fifty in a commit. */
    const fifty = async (at: number) => {
      const batches = Math.ceil((count * 4) / 50);
      const started = performance.now();
      await throughput(batches, at, () => house.runner.run(startProcesses, { code: 'six', items: Array.from({ length: 50 }, () => ({ variables })) }, as));
      const open = await waiting(batches * 50);
      await throughput(batches, at, (index) => house.runner.run(completeTasks, { tasks: open.slice(index * 50, index * 50 + 50) }, as));
      const seconds = (performance.now() - started) / 1000;
      await allEnded();
      return (batches * 50) / seconds;
    };
    // What the database learns of its tables within a minute of work, it is told at once; a thousand finished instances are there from the start.
    await fifty(4);
    await house.database.owner.query('analyze');
    await oneByOne(4);
    await throughput(60, 4, theirs);
    const rates = await inTurn(Object.fromEntries(atOnce.flatMap((at) => [
      [`commits ${at}`, () => throughput(at === 1 ? 500 : 2000, at, commit)], [`theirs ${at}`, () => throughput(60, at, theirs)],
      [`ours ${at}`, () => oneByOne(at)], [`fifty ${at}`, () => fifty(at)],
    ])) as Record<string, () => Promise<number>>);
    for (const at of atOnce) {
      const [commits, peer, ours, many] = ['commits', 'theirs', 'ours', 'fifty'].map((what) => rates[`${what} ${at}`] ?? Number.NaN) as [number, number, number, number];
      show(`${at} at once: raw commits/s`, commits, '/s');
      show(`${at} at once: bpmn-engine, state saved and resumed`, peer, '/s');
      show(`${at} at once: ours, each step a commit of its own`, ours, '/s', compared({ rate: ours, peer, commits, steps }));
      show(`${at} at once: ours, fifty instances in a commit`, many, '/s', compared({ rate: many, peer, commits, steps }));
    }
  } finally {
    await pool.end();
    await house.end();
  }
}
