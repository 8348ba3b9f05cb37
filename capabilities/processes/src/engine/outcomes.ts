import type { ActivityRow, JobRow } from '../rows.ts';
import { complete } from './activities.ts';
import type { Command } from './commands.ts';
import { nodeOf } from './flow.ts';
import { holdActivity } from './incidents.ts';
import { failToParent } from './instance.ts';
import { propagate } from './propagation.ts';
import { activityOf, found } from './refusals.ts';
import type { Text } from '../text.ts';
import { after } from './timers.ts';
import { fresh, Held, put, remove, type Work } from './work.ts';

/** An outcome that cannot be brought out stops the activity, and keeps the outcome for when it can. */
export function completing(work: Work, activity: ActivityRow, outcome: { readonly given: unknown; readonly by?: string }): void {
  try {
    complete(work, { ...activity, state: 'active' }, outcome);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    holdActivity(work, activity, new Held(error.kind, { ...error.facts, outcome }));
  }
}

/** A business error goes to whoever catches it, here or in the caller; else a person has to look at it. */
export function failing(work: Work, activity: ActivityRow, code: string | null, given: Readonly<Record<string, unknown>>, said?: Text): void {
  if (propagate(work, { kind: 'error', code, from: activity.id, given })) return;
  if (work.instance.parentInstance !== null) return failToParent(work, code, given, said);
  holdActivity(work, activity, new Held('error-event', { code, ...given, ...(said === undefined ? {} : { said }) }));
}

/** A business error is for the model to catch. Anything else is tried again as often as the model says, then becomes an incident. */
export function jobFailed(work: Work, { job: id, message, code, retryable = true, attempts }: Extract<Command, { kind: 'job-failed' }>): void {
  const job = found<JobRow>(work.rows.job.get(id), 'job', id);
  const activity = activityOf(work, job.activity);
  remove(work, 'job', job.id);
  // What the model sees of an error is one sentence; whoever mends it reads it in their language.
  if (code !== undefined) return typeof message === 'string' ? failing(work, activity, code, { errorMessage: message }) : failing(work, activity, code, { errorMessage: message.ca }, message);
  const retry = nodeOf(work, activity.element).activity?.retry ?? null;
  if (retry === null || !retryable || job.attempt > retry.times) {
    return holdActivity(work, activity, new Held('operation', { [job.kind]: job.name, message, attempts: attempts ?? job.attempt }));
  }
  put(work, 'job', { ...job, attempt: job.attempt + 1 });
  put(work, 'timer', { ...fresh(work), waiter: activity.id, element: activity.element, purpose: 'retry', dueAt: after(work, work.input.now, retry.wait), every: null, left: 0 });
}
