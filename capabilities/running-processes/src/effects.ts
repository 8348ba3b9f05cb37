import type { Context } from '@comu/kernel';
import { startTriggers, type Effect, type StepOutput } from '@comu/processes';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Ready } from './definitions.ts';
import { isQuick } from './work-out.ts';
import { isOutside } from './outside.ts';
import { applyCommand, fireTimer, runEngineJob, runOutsideJob, startCalled } from './operations/engine.ts';

/** Carries out what a step asks of the outside; whatever comes later is a job of the same commit. Gives the engine’s jobs that can be worked out at once. */
export async function carryOut(context: Context, ready: Ready, { state, effects, changes }: StepOutput): Promise<string[]> {
  const { later } = context;
  const instance = state.instance.id;
  for (const change of changes) {
    if (change.table === 'timer' && change.write !== 'delete') await later(fireTimer, { instance, timer: change.row.id }, { at: new Date(change.row.dueAt), key: `timer ${change.row.id}` });
    if (change.table === 'subscription' && change.write === 'insert' && change.row.kind === 'message') await deliverKept(context, instance, change.row);
    if (change.table === 'task' && change.write === 'insert') await context.emit('processes.task-created', { instance, task: change.row.id, businessKey: state.instance.businessKey });
    if (change.table === 'incident' && change.write === 'insert') await context.emit('processes.incident-raised', { instance, incident: change.row.id, businessKey: state.instance.businessKey });
  }
  // Who follows what the process is about learns that it waits now for something that no person of the body does.
  if (changes.some((change) => (change.table === 'subscription' || change.table === 'timer') && change.write === 'insert' && /^(intermediateCatchEvent|receiveTask)$/.test(ready.definition.nodes[change.row.element]?.kind ?? ''))) await context.emit('processes.waiting', { instance, businessKey: state.instance.businessKey });
  const quick: string[] = [];
  for (const effect of effects) {
    const job = effect.kind === 'run-job' ? state.jobs.find(({ id }) => id === effect.job) : undefined;
    if (job !== undefined && isQuick(context, job)) quick.push(job.id);
    else if (job !== undefined && isOutside(context, job)) await later(runOutsideJob, { instance, job: job.id });
    else await one(context, ready, instance, effect);
  }
  if (state.instance.state !== 'running') await context.emit('processes.instance-ended', { instance, businessKey: state.instance.businessKey, state: state.instance.state });
  return quick;
}

/** Leaves one of the engine’s jobs to another transaction. */
export const leaveJob = ({ later }: Context, instance: string, job: string): Promise<void> => later(runEngineJob, { instance, job });

async function one(context: Context, ready: Ready, instance: string, effect: Effect): Promise<void> {
  const { later } = context;
  switch (effect.kind) {
    case 'run-job':
      return leaveJob(context, instance, effect.job);
    case 'tell-parent':
      return later(applyCommand, { instance: effect.instance, command: effect.command });
    case 'cancel-instance':
      return later(applyCommand, { instance: effect.instance, command: { kind: 'cancel', by: 'engine', reason: effect.reason } });
    case 'start-process':
      return later(startCalled, { definition: ready.id, process: effect.process, id: effect.id, instance, activity: effect.activity, variables: effect.variables });
    case 'send-message':
      return deliverMessage(context, ready, { name: effect.name, correlation: effect.correlation, payload: effect.payload });
    case 'broadcast-signal':
      return broadcast(context, ready, instance, effect);
  }
}

export interface Message { readonly name: string; readonly correlation: string | null; readonly payload: Readonly<Record<string, unknown>> }

/** A message goes to the instance that waits for it, else starts the process that it starts, else is kept until somebody waits. */
export async function deliverMessage(context: Context, ready: Ready | undefined, { name, correlation, payload }: Message): Promise<void> {
  const { db, organisation, later, now } = context;
  const { rows: [waiting] } = await sql<{ instance: string; id: string }>`
    select s.instance, s.id from processes.subscription s where s.organisation = ${organisation} and s.kind = 'message' and s.name = ${name}
      and (s.correlation is null or s.correlation = ${correlation}) order by s.correlation nulls last, s.id limit 1`.execute(db.tables());
  if (waiting !== undefined) return later(applyCommand, { instance: waiting.instance, command: { kind: 'message', subscription: waiting.id, payload }, message: { name, correlation } });
  const trigger = ready === undefined ? undefined : startTriggers(ready.definition).find((each) => each.kind === 'message' && each.name === name);
  if (ready !== undefined && trigger !== undefined) return later(startCalled, { definition: ready.id, process: trigger.process, at: trigger.at, occurred: name, variables: payload });
  await sql`insert into processes.message (organisation, id, name, correlation, payload, at) values (${organisation}, ${uuidv7()}, ${name}, ${correlation}, ${JSON.stringify(payload)}, ${now.toISOString()})`.execute(db.tables());
}

async function deliverKept({ db, organisation, later }: Context, instance: string, { id, name, correlation }: { id: string; name: string; correlation: string | null }): Promise<void> {
  const { rows: [kept] } = await sql<Message>`
    delete from processes.message where (organisation, id) = (select organisation, id from processes.message where organisation = ${organisation} and name = ${name}
      and (${correlation}::text is null or correlation = ${correlation}) order by id limit 1 for update skip locked) returning name, correlation, payload`.execute(db.tables());
  if (kept !== undefined) await later(applyCommand, { instance, command: { kind: 'message', subscription: id, payload: kept.payload }, message: { name, correlation: kept.correlation } });
}

async function broadcast({ db, organisation, later }: Context, ready: Ready, from: string, { name, payload }: { name: string; payload: Readonly<Record<string, unknown>> }): Promise<void> {
  const { rows } = await sql<{ instance: string }>`select distinct instance from processes.subscription where organisation = ${organisation} and kind = 'signal' and name = ${name} and instance <> ${from}`.execute(db.tables());
  for (const { instance } of rows) await later(applyCommand, { instance, command: { kind: 'signal', name, payload } });
  for (const trigger of startTriggers(ready.definition))
    if (trigger.kind === 'signal' && trigger.name === name) await later(startCalled, { definition: ready.id, process: trigger.process, at: trigger.at, occurred: name, variables: payload });
}
