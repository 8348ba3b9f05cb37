import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityModule } from '@comu/identity';
import { deployProcess, processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { bpmnEngine } from './bpmn-engine.ts';
import { compared, rawCommit } from './ceiling.ts';
import { automatic, bench, person, queue } from './six.ts';
import { durable, inTurn, show, throughput } from './support.ts';

/** Enough that each connection of each worker has its statements planned, and that what is measured takes seconds. */
const [toWarm, count] = [3000, 6000] as const;
const told = async (child: ChildProcess) => { await once(child, 'message'); };

/** Instances a second from the job queue, by one, two and four worker processes on one database, all warm; and against bpmn-engine and raw commits in turn. */
export async function workerRates(): Promise<void> {
  const house = await durable([identityModule, terms, processes, bench]);
  const children = Array.from({ length: 4 }, () => fork(new URL('./worker-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'], env: { ...process.env, BENCH_DATABASE: house.database.url } }));
  try {
    await Promise.all(children.map(told));
    const { owner } = house.database;
    const as = person();
    await house.runner.run(deployProcess, { code: 'automatic', name: 'Automatic', bpmn: automatic, decisions: [] }, as);
    const [{ automatic: theirs }, commit] = [await bpmnEngine(owner), await rawCommit(owner)];
    const done = async () => (await owner.query<{ n: number }>(`select count(*)::int as n from processes.instance where state = 'completed'`)).rows[0]?.n ?? 0;
    const byWorkers = (workers: readonly ChildProcess[], instances: number) => async () => {
      const before = await done();
      await house.runner.run(queue, { code: 'automatic', count: instances }, as);
      const started = performance.now();
      for (const child of workers) child.send('begin');
      while ((await done()) < before + instances) await sleep(20);
      const rate = instances / ((performance.now() - started) / 1000);
      await Promise.all(workers.map(async (child) => { child.send('pause'); await told(child); }));
      return rate;
    };
    for (const child of children) await byWorkers([child], toWarm)();
    await owner.query('analyze');
    const rates = await inTurn({
      commits: () => throughput(1000, 4, commit),
      theirs: () => throughput(60, 4, theirs),
      ...Object.fromEntries([1, 2, 4].map((workers) => [workers, byWorkers(children.slice(0, workers), count)])),
    });
    const rate = (name: string | number) => rates[name] ?? Number.NaN;
    show('4 at once: raw commits/s', rate('commits'), '/s', `${cpus().length} processors, database beside`);
    show('4 at once: bpmn-engine, state saved at its end', rate('theirs'), '/s');
    for (const workers of [1, 2, 4]) show(`${workers} worker process${workers === 1 ? '' : 'es'}: instances/s from the queue`, rate(workers), '/s', `${compared({ rate: rate(workers), peer: rate('theirs'), commits: rate('commits'), steps: 1 })}${workers === 1 ? '' : `; ${(rate(workers) / rate(1)).toFixed(2)} times one worker`}`);
  } finally {
    await Promise.all(children.map(async (child) => { child.send('end'); await once(child, 'exit'); }));
    await house.end();
  }
}
