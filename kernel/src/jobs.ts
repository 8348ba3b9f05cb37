import { sql } from 'kysely';
import { z } from 'zod';
import { longText } from './field.ts';
import { operation } from './operation.ts';
import { notFound } from './problem.ts';
import { sentence } from './sentence.ts';

const most = 200;
const job = z.object({
  id: z.uuid(), operation: z.string(), title: sentence.nullable(), state: z.enum(['dead', 'failing', 'waiting', 'given-up']),
  /** When it was left to be done, and when it is tried next. */
  at: z.string(), runAt: z.string(), failures: z.int(), attemptsLeft: z.int(),
  failure: z.object({ code: z.string().optional(), sentence: sentence.optional(), message: z.string().optional() }).nullable(), givenUp: z.object({ why: z.string(), by: z.string(), at: z.string() }).nullable(),
});
type Job = z.output<typeof job>;
const counts = z.object({ dead: z.int(), failing: z.int(), waiting: z.int(), 'given-up': z.int() });

// A waiting job that has failed already is being tried again; one that is given up keeps why, by whom and when beside its failure.
const shown = sql.raw(`case when state = 'waiting' and failures > 0 then 'failing' else state end`);

/** What the machine has to do by itself for this organisation: what stopped, what fails and is tried again, what waits, what was given up; the first 200 of each. */
export const jobs = operation('kernel.jobs', {
  title: { ca: 'Feines del sistema', es: 'Trabajos del sistema', en: 'System jobs' }, permission: 'kernel.administer', kind: 'query', input: {}, output: z.object({ counts, jobs: z.array(job) }),
  async run(_, { db, organisation, house }) {
    const { rows: counted } = await sql<{ state: keyof z.output<typeof counts>; count: number }>`select ${shown} as state, count(*)::int as count from kernel.job where organisation = ${organisation} group by 1`.execute(db.tables());
    const { rows } = await sql<Omit<Job, 'title'>>`
      select id, operation, shown as state, at, run_at, failures, attempts_left, failure - 'givenUp' as failure, failure -> 'givenUp' as given_up from (
        select id, operation, at, run_at, failures, attempts_left, failure, ${shown} as shown, row_number() over (partition by ${shown} order by run_at, id) as place from kernel.job where organisation = ${organisation}
      ) as each where place <= ${most} order by run_at, id`.execute(db.tables());
    return {
      counts: { dead: 0, failing: 0, waiting: 0, 'given-up': 0, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) },
      jobs: rows.map((row) => ({ ...row, title: house.operations.get(row.operation)?.title ?? null })),
    };
  },
});

/** Tries a job now, whether it stopped, was given up or only waits for its next attempt; one that had stopped gets all its attempts again. */
export const retryJob = operation('kernel.retry-job', {
  title: { ca: 'Torna-ho a provar', es: 'Vuelve a intentarlo', en: 'Try again' },
  permission: 'kernel.administer', input: { id: z.uuid() }, output: z.null(),
  async run({ id }, { db, organisation, now, emit }) {
    const { numAffectedRows } = await sql`
      update kernel.job set failures = case when state = 'waiting' then failures else 0 end, attempts_left = case when state = 'waiting' then attempts_left else 12 end,
        state = 'waiting', failure = failure - 'givenUp', run_at = ${now.toISOString()} where organisation = ${organisation} and id = ${id}`.execute(db.tables());
    if (numAffectedRows !== 1n) throw notFound({ what: id });
    await emit('kernel.job-retried', { job: id });
    return null;
  },
});

/** Gives up a job that fails: it is never done, and stays in sight with the reason and whoever gave it up. */
export const giveUpJob = operation('kernel.give-up-job', {
  title: { ca: 'Abandona la feina', es: 'Abandona el trabajo', en: 'Give the job up' },
  permission: 'kernel.administer', input: { id: z.uuid(), why: longText({ ca: 'Per què', es: 'Por qué', en: 'Why' }).atMost(1000) }, output: z.null(),
  async run({ id, why }, { db, organisation, me, now, emit }) {
    const { numAffectedRows } = await sql`
      update kernel.job set state = 'given-up', key = null, failure = coalesce(failure, '{}') || ${JSON.stringify({ givenUp: { why, by: me.name, at: now.toISOString() } })}::jsonb
      where organisation = ${organisation} and id = ${id} and (state = 'dead' or (state = 'waiting' and failures > 0))`.execute(db.tables());
    if (numAffectedRows !== 1n) throw notFound({ what: id });
    await emit('kernel.job-given-up', { job: id, why });
    return null;
  },
});
