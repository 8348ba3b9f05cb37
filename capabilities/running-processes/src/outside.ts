import { sentence, type Context, type Text } from '@comu/kernel';
import type { Command, InstanceRows, JobRow } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Ready } from './definitions.ts';
import { givenTo } from './work-out.ts';

/** What an operation that talks to other systems answers: done, or not, with after how many seconds it is worth trying again (never: nothing). */
export const outsideAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), value: z.unknown() }),
  z.object({ outcome: z.literal('failed'), message: sentence, /** A business error that the model may catch. */ code: z.string().optional(), again: z.number().min(0).max(86_400).nullable() }),
]);
export type OutsideAnswer = z.output<typeof outsideAnswer>;

/** Whether what a job asks is done by another system. */
export const isOutside = ({ house }: Pick<Context, 'house'>, { kind, name }: JobRow): boolean => kind === 'operation' && house.operations.get(name)?.outside === true;

/** With the pauses that the operation asks for; then a person looks at it. */
const mostTries = 6;

/** What the engine is to be told, or when to try again and why it has not gone well. */
export type AskedOutside = { readonly tell: Command } | { readonly again: number; readonly because: Text };

/** The key of the job that tries again, by which what it waits for can be told. */
const keyOf = (job: string) => `processes.outside:${job}`;

/** What is left for a next try. */
export const retry = { key: keyOf, input: { because: sentence.nullable().default(null), tries: z.int().default(1) } };

/** The rows with what is to be tried again by other systems told as the retries of the engine are, and why each has not gone well, by element. */
export async function withRetries({ db, organisation }: Pick<Context, 'db' | 'organisation'>, state: InstanceRows): Promise<{ state: InstanceRows; because: ReadonlyMap<string, Text> }> {
  if (state.jobs.length === 0) return { state, because: new Map() };
  const { rows } = await sql<{ key: string; runAt: string; tries: number; because: Text | null }>`
    select key, run_at, (input->>'tries')::int as tries, input->'because' as because from kernel.job where organisation = ${organisation} and state = 'waiting' and key in (${sql.join(state.jobs.map(({ id }) => keyOf(id)))})`.execute(db.tables());
  const left = new Map(rows.map((row) => [row.key, row]));
  const again = state.jobs.flatMap((job) => { const found = left.get(keyOf(job.id)); return found === undefined ? [] : [{ job, ...found }]; });
  return {
    state: {
      ...state, jobs: state.jobs.map((job) => ({ ...job, attempt: left.get(keyOf(job.id))?.tries ?? job.attempt })),
      timers: [...state.timers, ...again.map(({ job, runAt }) => ({ organisation, instance: job.instance, id: job.id, waiter: job.activity, element: job.element, purpose: 'retry' as const, dueAt: runAt, every: null, left: null }))],
    },
    because: new Map(again.flatMap(({ job, because }) => (because === null ? [] : [[job.element, because] as const]))),
  };
}

/**
 * Asks an operation that talks to other systems, apart from any step and without holding the instance. It may be asked more than once if the
 * machine stops in between, so it is given a key that stays the same for this piece of work.
 */
export async function askOutside(context: Context, ready: Ready, job: JobRow, tries: number): Promise<AskedOutside> {
  const operation = context.house.operations.get(job.name);
  if (operation === undefined) throw new Error(`${job.name} is no operation of this installation.`);
  const asked = await context.attempt(() => context.asSystem(operation, { ...givenTo(ready, job), key: job.activity }));
  const failed = (message: z.output<typeof sentence> | string, code?: string): AskedOutside => ({ tell: { kind: 'job-failed', job: job.id, message, attempts: tries, ...(code === undefined ? { retryable: true } : { code, retryable: false }) } });
  if (!asked.done) return failed((asked.failure as { sentence?: z.output<typeof sentence> }).sentence ?? (asked.failure as Error).message);
  const answer = outsideAnswer.parse(asked.value);
  if (answer.outcome === 'done') return { tell: { kind: 'job-returned', job: job.id, result: answer.value } };
  return answer.again === null || tries >= mostTries ? failed(answer.message, answer.code) : { again: answer.again, because: answer.message };
}
