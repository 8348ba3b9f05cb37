import type { Command, Effect, StepOutput } from './engine/commands.ts';
import { startTriggers } from './engine/start.ts';
import { step } from './engine/step.ts';
import type { Expressions } from './expressions.ts';
import type { Definition } from './model/definition.ts';
import type { EventRow, InstanceRows, JobRow, TaskRow, Uuid } from './rows.ts';

/** How a job ends in a simulation, and after how many milliseconds of virtual time. */
export type JobOutcome =
  | { readonly takes?: number; readonly result?: unknown }
  | { readonly takes?: number; readonly failure: string; readonly code?: string; readonly retryable?: boolean };

export interface SimulatorInput {
  readonly definition: Definition;
  readonly expressions: Expressions;
  /** Does the work that the engine hands out. */
  readonly doJob: (job: JobRow, at: { readonly now: string; readonly instance: Uuid }) => JobOutcome;
  /** Does what people would do; left out, tasks stay open for the caller to complete. */
  readonly doTask?: (task: TaskRow, at: { readonly now: string }) => { readonly takes?: number; readonly by: string; readonly variables?: Record<string, unknown> } | null;
  readonly startsAt?: string;
  readonly timeZone?: string;
  readonly countTerm?: (input: { readonly term: string; readonly from: string }) => string;
  /** Which of the commands that are ready goes next; the first when not said. For trying every interleaving. */
  readonly choose?: (ready: readonly Pending[]) => number;
}

export interface Pending {
  readonly at: number;
  readonly order: number;
  readonly instance: Uuid;
  readonly command: Command;
}

const organisation = '00000000-0000-4000-8000-000000000000';

/** Runs definitions end to end in memory on a virtual clock: every instance, message, signal, timer and call, exactly as workers would. */
export function simulator({ definition, expressions, doJob, doTask, startsAt = '2026-01-01T08:00:00Z', timeZone, countTerm, choose = () => 0 }: SimulatorInput) {
  const instances = new Map<Uuid, InstanceRows>();
  const events: EventRow[] = [];
  const undelivered: Extract<Effect, { kind: 'send-message' }>[] = [];
  let pending: Pending[] = [];
  let clock = Date.parse(startsAt);
  let ids = 0;
  let order = 0;

  const newId = () => `00000000-0000-4000-8000-${(ids += 1).toString(16).padStart(12, '0')}`;
  const later = (instance: Uuid, command: Command, takes = 0) => pending.push({ at: clock + takes, order: (order += 1), instance, command });

  /** One command on one instance, and the carrying out of what follows from it. */
  function execute(instance: Uuid, command: Command): StepOutput | null {
    const state = instances.get(instance) ?? null;
    if (command.kind !== 'start' && state?.instance.state !== 'running') return null;
    const output = step({
      definition, state: command.kind === 'start' ? null : state, command, now: new Date(clock).toISOString(), newId, expressions,
      ...(timeZone === undefined ? {} : { timeZone }), ...(countTerm === undefined ? {} : { countTerm }),
    });
    const { id } = output.state.instance;
    instances.set(id, output.state);
    events.push(...output.events);
    for (const effect of output.effects) carryOut(id, output.state, effect);
    for (const change of output.changes) {
      if (change.table === 'timer' && change.write !== 'delete') later(id, { kind: 'timer-fired', timer: change.row.id }, Date.parse(change.row.dueAt) - clock);
      if (change.table === 'task' && change.write === 'insert') offer(id, change.row);
      if (change.table === 'subscription' && change.write === 'insert') deliverKept();
    }
    return output;
  }

  function offer(instance: Uuid, task: TaskRow) {
    const done = doTask?.(task, { now: new Date(clock).toISOString() }) ?? null;
    if (done !== null) later(instance, { kind: 'complete-task', task: task.id, by: done.by, variables: done.variables ?? {} }, done.takes);
  }

  function carryOut(instance: Uuid, state: InstanceRows, effect: Effect) {
    switch (effect.kind) {
      case 'run-job': {
        const job = state.jobs.find((each) => each.id === effect.job);
        if (job === undefined) return;
        const outcome = doJob(job, { now: new Date(clock).toISOString(), instance });
        const { takes = 0 } = outcome;
        if ('failure' in outcome) {
          const { failure, code, retryable } = outcome;
          return later(instance, { kind: 'job-failed', job: job.id, message: failure, ...(code === undefined ? {} : { code }), ...(retryable === undefined ? {} : { retryable }) }, takes);
        }
        return later(instance, { kind: 'job-returned', job: job.id, result: outcome.result }, takes);
      }
      case 'send-message':
        if (!deliver(effect)) undelivered.push(effect);
        return;
      case 'broadcast-signal':
        for (const [id, other] of instances) if (id !== instance && other.instance.state === 'running') later(id, { kind: 'signal', name: effect.name, payload: effect.payload });
        for (const trigger of startTriggers(definition)) {
          if (trigger.kind === 'signal' && trigger.name === effect.name) start({ process: trigger.process, at: trigger.at, variables: effect.payload, occurred: trigger.name });
        }
        return;
      case 'start-process':
        if (!(effect.process in definition.processes)) return later(instance, { kind: 'call-refused', activity: effect.activity, message: effect.process });
        return start({ process: effect.process, variables: effect.variables, id: effect.id, parent: { instance, activity: effect.activity } });
      case 'cancel-instance':
        return later(effect.instance, { kind: 'cancel', by: 'engine', reason: effect.reason });
      case 'tell-parent':
        return later(effect.instance, effect.command);
    }
  }

  /** To whoever waits for it, else to the process it starts. */
  function deliver(message: Extract<Effect, { kind: 'send-message' }>): boolean {
    for (const [id, { instance, subscriptions }] of instances) {
      if (instance.state !== 'running') continue;
      const waiting = subscriptions.find((row) => row.kind === 'message' && row.name === message.name && (row.correlation === null || row.correlation === message.correlation));
      if (waiting === undefined || pending.some((each) => each.command.kind === 'message' && each.command.subscription === waiting.id)) continue;
      later(id, { kind: 'message', subscription: waiting.id, payload: message.payload });
      return true;
    }
    const trigger = startTriggers(definition).find((each) => each.kind === 'message' && each.name === message.name);
    if (trigger === undefined) return false;
    start({ process: trigger.process, at: trigger.at, variables: message.payload, occurred: trigger.name });
    return true;
  }

  /** A message sent before anyone waited for it is kept until someone does. */
  function deliverKept() {
    for (const message of undelivered.splice(0)) if (!deliver(message)) undelivered.push(message);
  }

  function start(command: Omit<Extract<Command, { kind: 'start' }>, 'kind' | 'organisation' | 'definition'>) {
    const id = command.id ?? newId();
    later(id, { kind: 'start', organisation, definition: definition.id, ...command, id });
    return id;
  }

  /** Runs what is due until nothing is, at most until `milliseconds` from now, and leaves the clock there. */
  function run({ milliseconds = Number.POSITIVE_INFINITY, steps = 100_000 }: { milliseconds?: number; steps?: number } = {}) {
    const until = clock + milliseconds;
    for (let n = 0; n < steps; n += 1) {
      const next = Math.min(...pending.map((each) => each.at));
      if (pending.length === 0 || next > until) break;
      const ready = pending.filter((each) => each.at === next).toSorted((a, b) => a.order - b.order);
      const chosen = ready[choose(ready)] ?? ready[0];
      if (chosen === undefined) break;
      pending = pending.filter((each) => each !== chosen);
      clock = Math.max(clock, next);
      if (stillWanted(chosen)) execute(chosen.instance, chosen.command);
    }
    if (Number.isFinite(until)) clock = Math.max(clock, until);
  }

  /** What was awaited may have been withdrawn meanwhile, as with a worker that comes late. */
  function stillWanted({ instance, command, at }: Pending): boolean {
    const state = instances.get(instance);
    switch (command.kind) {
      case 'timer-fired':
        return state?.timers.some((row) => row.id === command.timer && Date.parse(row.dueAt) <= at) === true;
      case 'message':
        return state?.subscriptions.some((row) => row.id === command.subscription) === true;
      case 'job-returned':
      case 'job-failed':
        return state?.jobs.some((row) => row.id === command.job) === true;
      case 'complete-task':
        return state?.tasks.some((row) => row.id === command.task && row.state === 'open') === true;
      case 'called-ended':
      case 'called-failed':
      case 'called-escalated':
        return state?.activities.some((row) => row.id === command.activity) === true;
      default:
        return true;
    }
  }

  return {
    start,
    run,
    execute,
    state: (id: Uuid) => instances.get(id),
    instances: () => [...instances.values()],
    events,
    now: () => new Date(clock).toISOString(),
    pending: () => pending,
  };
}
