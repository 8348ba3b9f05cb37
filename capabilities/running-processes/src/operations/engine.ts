import { fromFeel } from '@comu/decisions';
import { operation, Refused, type Context } from '@comu/kernel';
import type { Command, JobRow } from '@comu/processes';
import { z } from 'zod';
import { advance, take } from '../advance.ts';
import { definitionOf } from '../definitions.ts';
import { loadInstance } from '../rows.ts';
import { decisionTaken } from '../decision-taken.ts';

const title = (ca: string, es: string, en: string) => ({ ca, es, en });
const command = z.custom<Command>((value) => typeof value === 'object' && value !== null && 'kind' in value);

/** Hands an instance a command that another transaction left for it; one that has ended meanwhile has nothing to do with it any more. */
export const applyCommand = operation('processes.apply-command', {
  title: title('Avança', 'Avanza', 'Advance'), permission: 'system', input: { instance: z.uuid(), command }, output: z.null(),
  async run(given, context) {
    const state = await loadInstance(context.db, context.organisation, given.instance);
    if (state === undefined || state.instance.state !== 'running') return null;
    if (given.command.kind === 'message' && !state.subscriptions.some(({ id }) => id === (given.command as { subscription: string }).subscription)) return null;
    await take(context, await definitionOf(context, state.instance.definition), state, given.command);
    return null;
  },
});

export const fireTimer = operation('processes.fire-timer', {
  title: title('Venciment d’un temporitzador', 'Vencimiento de un temporizador', 'Timer'), permission: 'system', input: { instance: z.uuid(), timer: z.uuid() }, output: z.null(),
  async run({ instance, timer }, context) {
    const state = await loadInstance(context.db, context.organisation, instance);
    const row = state?.timers.find(({ id }) => id === timer);
    if (state === undefined || row === undefined || state.instance.state !== 'running' || Date.parse(row.dueAt) > context.now.getTime()) return null;
    await take(context, await definitionOf(context, state.instance.definition), state, { kind: 'timer-fired', timer });
    return null;
  },
});

export const startCalled = operation('processes.start-called', {
  title: title('Inicia un procés cridat', 'Inicia un proceso llamado', 'Start a called process'), permission: 'system',
  input: { definition: z.uuid(), process: z.string(), id: z.uuid().optional(), instance: z.uuid().optional(), activity: z.uuid().optional(), at: z.string().optional(), occurred: z.string().optional(), variables: z.record(z.string(), z.unknown()) },
  output: z.null(),
  async run({ definition, process, id, instance, activity, at, occurred, variables }, context) {
    await take(context, await definitionOf(context, definition), null, {
      kind: 'start', process, organisation: context.organisation, definition, variables,
      ...(id === undefined ? {} : { id }), ...(instance === undefined || activity === undefined ? {} : { parent: { instance, activity } }),
      ...(at === undefined ? {} : { at }), ...(occurred === undefined ? {} : { occurred }),
    });
    return null;
  },
});

/** Does what a service or business-rule task asks, and gives the result back in the same commit: its effects happen exactly once. */
export const runEngineJob = operation('processes.run-engine-job', {
  title: title('Tasca automàtica', 'Tarea automática', 'Automatic task'), permission: 'system', input: { instance: z.uuid(), job: z.uuid() }, output: z.null(),
  async run({ instance, job: id }, context) {
    const state = await loadInstance(context.db, context.organisation, instance);
    const job = state?.jobs.find((each) => each.id === id);
    if (state === undefined || job === undefined || state.instance.state !== 'running') return null;
    const outcome = await context.attempt(() => workOut(context, state.instance.definition, job, state.instance.businessKey));
    await advance(context, instance, outcome.done ? { kind: 'job-returned', job: id, result: outcome.value } : failed(id, outcome.failure));
    return null;
  },
});

async function workOut(context: Context, definition: string, job: JobRow, businessKey: string | null): Promise<unknown> {
  const { decisions, definition: model } = await definitionOf(context, definition);
  if (job.kind === 'operation') {
    // An operation is given what the model maps to it, and nothing else of what the process knows.
    const mapped = (model.nodes[job.element]?.inputs ?? []).map(({ target }) => target);
    return context.callByName(job.name, Object.fromEntries(Object.entries(job.input).filter(([name]) => mapped.includes(name))));
  }
  if (job.kind !== 'decision') throw new Error(`There is nothing here that runs a script of another language (${job.name}).`);
  const table = decisions.find(({ elements }) => elements.some((each) => each.id === job.name || each.name === job.name));
  if (table === undefined) throw new Error(`The definition has no decision ${job.name}.`);
  const { value, trace } = table.evaluate(job.name, job.input as never);
  await decisionTaken(context, { instance: job.instance, businessKey, decision: job.name, input: job.input, value: fromFeel(value), trace });
  return fromFeel(value);
}

/** A refusal may be caught in the model by its code; an error of ours is worth trying again. */
const failed = (job: string, failure: unknown): Command => failure instanceof Refused
  ? { kind: 'job-failed', job, message: failure.sentence, code: failure.code, retryable: false }
  : { kind: 'job-failed', job, message: (failure as Error).message };
