import type { JobRow, SubscriptionRow, TimerRow, Uuid } from '../rows.ts';
import { begin } from './activities.ts';
import { finishAdHoc, isOffered } from './ad-hoc.ts';
import type { Command, StepInput, StepOutput } from './commands.ts';
import { assignAll } from './data.ts';
import { nodeOf } from './flow.ts';
import { holdActivity } from './incidents.ts';
import { endInstance } from './instance.ts';
import { migrate, restore } from './migrating.ts';
import { move } from './moving.ts';
import { completing, failing, jobFailed } from './outcomes.ts';
import { assign, change, claim, delegate, endTask, giveBack, release } from './people.ts';
import { activityOf, callingActivity, found, refusals, refuse } from './refusals.ts';
import { resolve } from './resolving.ts';
import { run } from './run.ts';
import { startingNodes } from './scopes.ts';
import { receiveSignal } from './signals.ts';
import { startInstance } from './start.ts';
import { requestJob } from './tasks.ts';
import { throwEscalation } from './throwing.ts';
import { trigger } from './triggers.ts';
import { closeWork, Held, openWork, record, remove, type Work } from './work.ts';

type Other = Exclude<Command, { kind: 'start' }>;

/**
 * One command, one step, one commit: given the rows of an instance, says which rows change, which events are written and what has to be
 * done outside. Pure: ids come from `newId`, time from `now`. Refuses with `CommandRefused` what cannot be done as things stand.
 */
export function step(input: StepInput): StepOutput {
  const { command, state } = input;
  if (command.kind !== 'start' && state?.instance.state !== 'running') refuse('processes.instance-ended', refusals.ended, { state: state?.instance.state });
  const work = begun(input);
  run(work);
  work.instance = { ...work.instance, version: work.instance.version + 1 };
  return closeWork(work);
}

function begun(input: StepInput): Work {
  const { command, state } = input;
  try {
    if (command.kind === 'start') return startInstance(input, command);
    if (state === null) throw new Error('Only `start` runs without the rows of an instance.');
    const work = openWork(input, state.instance, state);
    apply(work, command);
    return work;
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    return refuse('processes.cannot-now', refusals.cannotNow, { reason: `${error.kind} ${JSON.stringify(error.facts)}` });
  }
}

function apply(work: Work, command: Other): void {
  switch (command.kind) {
    case 'claim-task':
      return claim(work, command.task, command.by);
    case 'release-task':
      return release(work, command);
    case 'assign-task':
      return assign(work, command);
    case 'delegate-task':
      return delegate(work, command);
    case 'return-task':
      return giveBack(work, command);
    case 'change-task':
      return change(work, command);
    case 'complete-task': {
      const { activity } = endTask(work, command.task, command.by);
      return completing(work, activity, { given: command.variables ?? {}, by: command.by });
    }
    case 'task-error': {
      const { activity } = endTask(work, command.task, command.by);
      return failing(work, activity, command.code, command.variables ?? {});
    }
    case 'job-returned': {
      const job = found<JobRow>(work.rows.job.get(command.job), 'job', command.job);
      remove(work, 'job', job.id);
      return completing(work, activityOf(work, job.activity), { given: command.result ?? {} });
    }
    case 'job-failed':
      return jobFailed(work, command);
    case 'timer-fired':
      return fire(work, found<TimerRow>(work.rows.timer.get(command.timer), 'timer', command.timer));
    case 'message': {
      const row = found<SubscriptionRow>(work.rows.subscription.get(command.subscription), 'subscription', command.subscription);
      return trigger(work, row, command.payload ?? {});
    }
    case 'signal':
      receiveSignal(work, command.name, command.payload ?? {});
      return;
    case 'called-ended':
      if (command.outcome === 'cancelled') return holdActivity(work, callingActivity(work, command.activity), new Held('called-process', { message: 'cancelled' }));
      return completing(work, callingActivity(work, command.activity), { given: command.variables ?? {} });
    case 'called-failed':
      return failing(work, callingActivity(work, command.activity), command.code, command.variables ?? {}, command.said);
    case 'called-escalated':
      return throwEscalation(work, command.code, callingActivity(work, command.activity).id, command.variables ?? {});
    case 'call-refused':
      return holdActivity(work, callingActivity(work, command.activity), new Held('called-process', { message: command.message }));
    case 'start-ad-hoc':
      return startAdHoc(work, command.activity, command.element);
    case 'finish-ad-hoc':
      return finishAdHoc(work, activityOf(work, command.activity), command.by);
    case 'set-variables':
      assignAll(work, command.scope ?? work.instance.id, command.variables);
      return record(work, { kind: 'variable-changed', by: command.by ?? null, data: { names: Object.keys(command.variables), ...(command.reason === undefined ? {} : { reason: command.reason }) } });
    case 'resolve-incident':
      return resolve(work, command);
    case 'migrate':
      return migrate(work, command);
    case 'restore':
      return restore(work, command);
    case 'move':
      return move(work, command);
    case 'cancel':
      return endInstance(work, 'cancelled', { by: command.by, ...(command.reason === undefined ? {} : { reason: command.reason }) });
  }
}

function fire(work: Work, timer: TimerRow): void {
  if (timer.purpose === 'event') return trigger(work, timer, {});
  remove(work, 'timer', timer.id);
  const job = [...work.rows.job.values()].find((each) => each.activity === timer.waiter);
  if (job === undefined) return;
  remove(work, 'job', job.id);
  requestJob(work, activityOf(work, job.activity), job.kind, job.name, job.attempt);
}

function startAdHoc(work: Work, id: Uuid, element: string): void {
  const scope = activityOf(work, id);
  const { inside } = nodeOf(work, scope.element);
  const node = inside === null ? undefined : startingNodes(work, inside).find((each) => each.id === element && isOffered(each));
  if (node === undefined) return refuse('processes.not-offered', refusals.notOffered, { element });
  begin(work, { node, scope: scope.id });
}
