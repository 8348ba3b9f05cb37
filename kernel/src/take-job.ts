import { sql } from 'kysely';
import { actFor, PLATFORM, type Tenancy } from './database.ts';
import { explainFailure } from './failure.ts';
import { checkInput } from './input.ts';
import { Refused } from './problem.ts';
import { perform, systemActor, tellCommitted, type Runner } from './run.ts';
import { sessionOf } from './session.ts';

interface DueJob { readonly organisation: string; readonly id: string; readonly operation: string; readonly input: unknown }

const take = `delete from kernel.job where (organisation, id) = (
  select organisation, id from kernel.job where state = 'waiting' and run_at <= $1 order by run_at, id limit 1 for update skip locked)
  returning organisation, id, operation, input`;

/** Takes one job that is due and does it; the job is deleted in the very transaction of what it does, so it happens exactly once. */
export async function takeJob({ runner, now }: { runner: Runner; now: Date }): Promise<boolean> {
  let job: DueJob | undefined;
  try {
    const pending = await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, async (connection) => {
      const { rows } = await sessionOf(connection).query(take, [now.toISOString()], 'take-job');
      job = rows[0] as DueJob | undefined;
      if (job === undefined) return [];
      const operation = runner.house.operations.get(job.operation);
      if (operation === undefined) throw new Error(`The operation ${job.operation} of a job does not exist in this installation.`);
      const tenancy: Tenancy = { acting: job.organisation, readable: [job.organisation], person: null };
      actFor(connection, tenancy);
      const done = await perform({ runner, connection, operation, input: checkInput(operation, job.input), as: { actor: systemActor, organisation: job.organisation }, tenancy, now });
      return done.pending;
    });
    tellCommitted(runner, pending);
  } catch (failure) {
    if (job === undefined) throw failure;
    await putOff({ runner, job, failure: explainFailure(failure, runner.house), now });
  }
  return job !== undefined;
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
