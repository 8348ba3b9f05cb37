import { Cron } from 'croner';
import { sql } from 'kysely';
import { PLATFORM } from './database.ts';
import { systemActor, type Runner } from './run.ts';

export interface Worker {
  /** Ends after the jobs under way. */
  stop(): Promise<void>;
}

const idle = 250;

/** Runs jobs as they fall due, `concurrency` at a time, and starts what the clock asks for. Any number of workers share one database. */
export function startWorker({ runner, concurrency = 3, onFailure }: { runner: Runner; concurrency?: number; onFailure: (failure: unknown) => void }): Worker {
  let stopping = false;
  const sleepers = new Set<() => void>();
  const wake = () => { for (const each of sleepers) each(); };
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => {
    const done = () => { clearTimeout(timer); sleepers.delete(done); resolve(); };
    const timer = setTimeout(done, milliseconds);
    sleepers.add(done);
  });
  const committed = ({ jobs }: { jobs: number }) => { if (jobs > 0) wake(); };
  runner.committed.add(committed);

  const loop = async (work: () => Promise<boolean>, pause: number) => {
    let trouble = 0;
    while (!stopping) {
      let busy = false;
      try {
        busy = await work();
        trouble = 0;
      } catch (failure) {
        // A database that is away for minutes is neither hammered nor told of four times a second.
        trouble = Math.min(5_000, (trouble || pause) * 2);
        onFailure(failure);
      }
      if (!busy && !stopping) await sleep(Math.max(pause, trouble));
    }
  };
  const loops = [
    ...Array.from({ length: concurrency }, (_, number) => loop(() => runner.runJob(), number === 0 ? idle : idle * 8)),
    loop(() => runSchedules(runner, new Date()), 5_000),
  ];
  return {
    async stop() {
      stopping = true;
      runner.committed.delete(committed);
      wake();
      await Promise.all(loops);
    },
  };
}

/** Starts each scheduled operation whose time has come, once over all workers. */
export async function runSchedules(runner: Runner, now: Date): Promise<boolean> {
  for (const module of runner.house.modules) {
    for (const [name, { cron, operation }] of Object.entries(module.schedule ?? {})) {
      const next = new Cron(cron, { timezone: 'UTC' }).nextRun(now);
      if (next === null) continue;
      const due = await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, async (connection) => {
        const { rows } = await sql<{ nextAt: string }>`select next_at from kernel.schedule where name = ${`${module.name}.${name}`} for update skip locked`.execute(connection);
        if (rows[0] === undefined) {
          await sql`insert into kernel.schedule (name, next_at) values (${`${module.name}.${name}`}, ${next.toISOString()}) on conflict do nothing`.execute(connection);
          return false;
        }
        if (new Date(rows[0].nextAt) > now) return false;
        await sql`update kernel.schedule set next_at = ${next.toISOString()} where name = ${`${module.name}.${name}`}`.execute(connection);
        return true;
      });
      if (due) await runner.run(operation, {}, { actor: systemActor, organisation: PLATFORM });
    }
  }
  return false;
}
