import { sql } from 'kysely';
import { actFor, PLATFORM, type Tenancy } from './database.ts';
import { explainFailure } from './failure.ts';
import { checkInput } from './input.ts';
import { Refused } from './problem.ts';
import { perform, systemActor, tellCommitted, type Runner } from './run.ts';
import { sessionOf } from './session.ts';

interface DueJob { readonly organisation: string; readonly id: string; readonly operation: string; readonly input: unknown }

const most = 50;
// Taken as a list first and deleted where they stand: a question with a limit inside the deletion is asked anew for each row by a planner that believes the queue
// empty, as it mostly is.
const take = `
  with first as materialized (
    select organisation, operation, ctid from kernel.job where state = 'waiting' and run_at <= $1 order by run_at, id limit 1 for update skip locked),
  alike as materialized (
    select j.ctid from kernel.job j where j.state = 'waiting' and j.run_at <= $1 and j.organisation = (select organisation from first) and j.operation = (select operation from first)
      and (select operation from first) = any($2::text[]) order by j.run_at, j.id limit ${most} for update skip locked)
  delete from kernel.job where ctid = any(array(select ctid from first union select ctid from alike)) returning organisation, id, operation, input`;

/**
 * Takes one job that is due and does it, with others of its organisation where their operation does them together; jobs are deleted in the very
 * transaction of what they do, so they happen exactly once. Of jobs that failed together, each is then done alone: `alone` counts those.
 */
export async function takeJob({ runner, now, alone }: { runner: Runner; now: Date; alone: { left: number } }): Promise<boolean> {
  let jobs: DueJob[] = [];
  try {
    const pending = await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, async (connection) => {
      const session = sessionOf(connection);
      jobs = ((await session.query(take, [now.toISOString(), alone.left === 0 ? runner.house.together : []], 'take-job')).rows as DueJob[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const [job] = jobs;
      if (job === undefined) return [];
      const operation = runner.house.operations.get(job.operation);
      if (operation === undefined) throw new Error(`The operation ${job.operation} of a job does not exist in this installation.`);
      const tenancy: Tenancy = { acting: job.organisation, readable: [job.organisation], person: null };
      actFor(connection, tenancy);
      const inputs = jobs.map((each) => checkInput(operation, each.input));
      const done = await perform({
        runner, connection, operation, as: { actor: systemActor, organisation: job.organisation }, tenancy, now,
        ...(inputs.length === 1 ? { input: inputs[0] } : { input: inputs, together: inputs }),
      });
      return done.pending;
    });
    alone.left = Math.max(0, alone.left - 1);
    tellCommitted(runner, pending);
  } catch (failure) {
    const [job] = jobs;
    if (job === undefined) throw failure;
    if (jobs.length > 1) alone.left = jobs.length;
    else await putOff({ runner, job, failure: explainFailure(failure, runner.house), now });
  }
  return jobs.length > 0;
}

/** Tries a failed job again after 2, 4, 8 … seconds (an hour at the most); after its last attempt it waits for a person as a dead letter. */
async function putOff({ runner, job, failure, now }: { runner: Runner; job: DueJob; failure: unknown; now: Date }) {
  const said = failure instanceof Refused ? { code: failure.code, sentence: failure.sentence } : { message: (failure as Error).message.slice(0, 2000) };
  await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, (connection) => sql`
    update kernel.job set failures = failures + 1, failure = ${JSON.stringify(said)}::jsonb, attempts_left = attempts_left - 1,
      state = case when attempts_left <= 1 then 'dead' else 'waiting' end,
      run_at = ${now.toISOString()}::timestamptz + least(3600, power(2, failures + 1)) * interval '1 second'
    where organisation = ${job.organisation} and id = ${job.id}`.execute(connection));
}
