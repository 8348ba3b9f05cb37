import { refusal, Refused, type Context } from '@comu/kernel';
import type { Command, JobRow } from '@comu/processes';
import type { Ready } from './definitions.ts';
import { keepDecision } from './operations/keep-decision.ts';

type Engine = Pick<Context, 'house' | 'asSystem' | 'attempt'>;

const unknownOperation = refusal('processes.unknown-operation', { status: 422, says: { ca: 'Aquesta instal·lació no té l’operació “{name}”: corregiu el model o activeu el mòdul que la fa.', es: 'Esta instalación no tiene la operación «{name}»: corrija el modelo o active el módulo que la hace.', en: 'This installation has no operation “{name}”: correct the model, or enable the module that does it.' } });

/** What changes nothing but the process is worked out within its step; what changes something else is a job of its own, so that its failure leaves the step before it done. */
export const isQuick = ({ house }: Pick<Context, 'house'>, { kind, name }: JobRow): boolean => kind === 'decision' || (kind === 'operation' && house.operations.get(name)?.kind === 'query' && house.operations.get(name)?.outside !== true);

/** Does what a service or business-rule task asks, as the platform, and gives the command that tells the engine how it went. */
export async function workOut(context: Engine, ready: Ready, job: JobRow, businessKey: string | null): Promise<Command> {
  const outcome = await context.attempt(() => (job.kind === 'operation' ? call(context, ready, job) : decide(context, ready, job, businessKey)));
  if (outcome.done) return { kind: 'job-returned', job: job.id, result: outcome.value };
  // A refusal may be caught in the model by its code; an error of ours is worth trying again.
  const { failure } = outcome;
  return failure instanceof Refused
    ? { kind: 'job-failed', job: job.id, message: failure.sentence, code: failure.code, retryable: false }
    : { kind: 'job-failed', job: job.id, message: (failure as Error).message };
}

/** An operation is given what the model maps to it, and nothing else of what the process knows. */
export function givenTo({ definition }: Ready, { element, input }: JobRow): Record<string, unknown> {
  const mapped = (definition.nodes[element]?.inputs ?? []).map(({ target }) => target);
  return Object.fromEntries(Object.entries(input).filter(([each]) => mapped.includes(each)));
}

async function call({ house, asSystem }: Engine, ready: Ready, job: JobRow): Promise<unknown> {
  const { name } = job;
  const operation = house.operations.get(name);
  if (operation === undefined) throw unknownOperation({ name });
  return asSystem(operation, givenTo(ready, job));
}

async function decide({ asSystem }: Engine, ready: Ready, { kind, name, instance, input }: JobRow, businessKey: string | null): Promise<unknown> {
  if (kind !== 'decision') throw new Error(`There is nothing here that runs a script of another language (${name}).`);
  const { value, trace } = await ready.decide(name, input);
  await asSystem(keepDecision, { instance, businessKey, decision: name, input, value, trace });
  return value;
}
