import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityModule } from '@comu/identity';
import { deployProcess, processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { automatic, bench, person, queue } from './six.ts';
import { durable, median, show } from './support.ts';

const count = 600;
const told = async (child: ChildProcess) => { await once(child, 'message'); };

/** Instances a second from the job queue, by one, two and four worker processes on one database. */
export async function workerRates(): Promise<void> {
  const house = await durable([identityModule, terms, processes, bench]);
  try {
    const as = person();
    await house.runner.run(deployProcess, { code: 'automatic', name: 'Automatic', bpmn: automatic, decisions: [] }, as);
    const rates: Record<number, number[]> = {};
    for (let round = 0; round < 3; round += 1) for (const workers of [1, 2, 4]) {
      const children = Array.from({ length: workers }, () => fork(new URL('./worker-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'], env: { ...process.env, BENCH_DATABASE: house.database.url } }));
      await Promise.all(children.map(told));
      const done = async () => (await house.database.owner.query(`select count(*)::int as n from processes.instance where state = 'completed'`)).rows[0].n as number;
      const before = await done();
      await house.runner.run(queue, { code: 'automatic', count }, as);
      const started = performance.now();
      for (const child of children) child.send('begin');
      while ((await done()) < before + count) await sleep(10);
      (rates[workers] ??= []).push(count / ((performance.now() - started) / 1000));
      await Promise.all(children.map(async (child) => { child.send('end'); await once(child, 'exit'); }));
    }
    const one = median(rates[1] ?? []);
    for (const workers of [1, 2, 4]) show(`${workers} worker process${workers === 1 ? '' : 'es'}: instances/s from the queue`, median(rates[workers] ?? []), '/s', workers === 1 ? `${cpus().length} processors, database beside` : `${(median(rates[workers] ?? []) / one).toFixed(2)} times one`);
  } finally {
    await house.end();
  }
}
