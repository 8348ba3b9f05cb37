import type { ActivityRow, IncidentRow, JobRow, SubscriptionRow, TaskRow, TimerRow, Uuid } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { begin, complete, finish } from './activities.ts';
import { finishAdHoc, isOffered } from './ad-hoc.ts';
import { CommandRefused, type Command, type StepInput, type StepOutput } from './commands.ts';
import { assignAll } from './data.ts';
import { removeToken } from './ending.ts';
import { nodeOf } from './flow.ts';
import { holdActivity } from './incidents.ts';
import { endInstance, failToParent } from './instance.ts';
import { propagate } from './propagation.ts';
import { run } from './run.ts';
import { startingNodes } from './scopes.ts';
import { receiveSignal } from './signals.ts';
import { startInstance } from './start.ts';
import { requestJob } from './tasks.ts';
import { throwEscalation } from './throwing.ts';
import { after } from './timers.ts';
import { trigger } from './triggers.ts';
import { closeWork, fresh, Held, openWork, put, record, remove, type Work } from './work.ts';

type Other = Exclude<Command, { kind: 'start' }>;

/**
 * One command, one step, one commit: given the rows of an instance, says which rows change, which events are written and what has to be
 * done outside. Pure: ids come from `newId`, time from `now`. Refuses with `CommandRefused` what cannot be done as things stand.
 */
export function step(input: StepInput): StepOutput {
  const { command, state } = input;
  if (command.kind !== 'start' && state?.instance.state !== 'running') refuse('processes.instance-ended', ended, { state: state?.instance.state });
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
    return refuse('processes.cannot-now', cannotNow, { reason: `${error.kind} ${JSON.stringify(error.facts)}` });
  }
}

function apply(work: Work, command: Other): void {
  switch (command.kind) {
    case 'claim-task':
      return claim(work, command.task, command.by);
    case 'release-task': {
      const task = openTask(work, command.task);
      put(work, 'task', { ...task, assignee: null });
      return record(work, { kind: 'task-released', element: task.element, activity: task.activity, by: command.by, data: { task: task.id } });
    }
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
      if (command.outcome === 'cancelled') return holdActivity(work, activityOf(work, command.activity), new Held('called-process', { message: 'cancelled' }));
      return completing(work, activityOf(work, command.activity), { given: command.variables ?? {} });
    case 'called-failed':
      return failing(work, activityOf(work, command.activity), command.code, command.variables ?? {});
    case 'called-escalated':
      return throwEscalation(work, command.code, activityOf(work, command.activity).id, command.variables ?? {});
    case 'call-refused':
      return holdActivity(work, activityOf(work, command.activity), new Held('called-process', { message: command.message }));
    case 'start-ad-hoc':
      return startAdHoc(work, command.activity, command.element);
    case 'finish-ad-hoc':
      return finishAdHoc(work, activityOf(work, command.activity), command.by);
    case 'set-variables':
      assignAll(work, command.scope ?? work.instance.id, command.variables);
      return record(work, { kind: 'variable-changed', by: command.by ?? null, data: { names: Object.keys(command.variables) } });
    case 'resolve-incident':
      return resolve(work, command);
    case 'cancel':
      return endInstance(work, 'cancelled', { by: command.by, ...(command.reason === undefined ? {} : { reason: command.reason }) });
  }
}

function claim(work: Work, id: Uuid, by: string): void {
  const task = openTask(work, id);
  mayDo(task, by);
  if (task.assignee !== null && task.assignee !== by) refuse('processes.task-taken', taken, { task: task.name, assignee: task.assignee });
  put(work, 'task', { ...task, assignee: by });
  record(work, { kind: 'task-claimed', element: task.element, activity: task.activity, by, data: { task: task.id } });
}

function mayDo(task: TaskRow, by: string): void {
  if (task.excluded.includes(by)) refuse('processes.four-eyes', fourEyes, { task: task.name, by });
}

function endTask(work: Work, id: Uuid, by: string) {
  const task = openTask(work, id);
  mayDo(task, by);
  if (task.assignee !== null && task.assignee !== by) refuse('processes.task-taken', taken, { task: task.name, assignee: task.assignee });
  put(work, 'task', { ...task, state: 'completed', assignee: by, completedBy: by, endedAt: work.input.now });
  excludeFromOthers(work, task.element, by);
  record(work, { kind: 'task-completed', element: task.element, activity: task.activity, by, data: { task: task.id } });
  return { activity: activityOf(work, task.activity) };
}

/** Four-eyes holds both ways: whoever has just done one of a pair may no longer do the other, even if it is already open. */
function excludeFromOthers(work: Work, element: string, by: string): void {
  for (const other of work.rows.task.values()) {
    if (other.state !== 'open' || other.excluded.includes(by)) continue;
    if (!work.input.definition.nodes[other.element]?.activity?.notByWhoDid.includes(element)) continue;
    put(work, 'task', { ...other, excluded: [...other.excluded, by], assignee: other.assignee === by ? null : other.assignee });
  }
}

/** An outcome that cannot be brought out stops the activity, and keeps the outcome for when it can. */
function completing(work: Work, activity: ActivityRow, outcome: { readonly given: unknown; readonly by?: string }): void {
  try {
    complete(work, { ...activity, state: 'active' }, outcome);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    holdActivity(work, activity, new Held(error.kind, { ...error.facts, outcome }));
  }
}

function failing(work: Work, activity: ActivityRow, code: string | null, given: Readonly<Record<string, unknown>>): void {
  if (propagate(work, { kind: 'error', code, from: activity.id, given })) return;
  if (work.instance.parentInstance !== null) return failToParent(work, code, given);
  holdActivity(work, activity, new Held('error-event', { code, ...given }));
}

/** A business error is for the model to catch. Anything else is tried again as often as the model says, then becomes an incident. */
function jobFailed(work: Work, { job: id, message, code, retryable = true }: Extract<Command, { kind: 'job-failed' }>): void {
  const job = found<JobRow>(work.rows.job.get(id), 'job', id);
  const activity = activityOf(work, job.activity);
  remove(work, 'job', job.id);
  if (code !== undefined) return failing(work, activity, code, { errorMessage: message });
  const retry = nodeOf(work, activity.element).activity?.retry ?? null;
  if (retry === null || !retryable || job.attempt > retry.times) {
    return holdActivity(work, activity, new Held('operation', { [job.kind]: job.name, message, attempts: job.attempt }));
  }
  put(work, 'job', { ...job, attempt: job.attempt + 1 });
  put(work, 'timer', { ...fresh(work), waiter: activity.id, element: activity.element, purpose: 'retry', dueAt: after(work, work.input.now, retry.wait), every: null, left: 0 });
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
  if (node === undefined) return refuse('processes.not-offered', notOffered, { element });
  begin(work, { node, scope: scope.id });
}

/** Mends and goes on: does again what failed, or goes on as if it had been done. */
function resolve(work: Work, { incident: id, by, how, variables }: Extract<Command, { kind: 'resolve-incident' }>): void {
  const incident = found<IncidentRow>(work.rows.incident.get(id), 'incident', id);
  if (incident.resolvedAt !== null) refuse('processes.incident-resolved', alreadyResolved, {});
  put(work, 'incident', { ...incident, resolvedAt: work.input.now, resolvedBy: by });
  record(work, { kind: 'incident-resolved', element: incident.element, by, data: { incident: id, how } });
  if (variables !== undefined) assignAll(work, work.instance.id, variables);
  const activity = work.rows.activity.get(incident.holder);
  if (activity !== undefined) return resolveActivity(work, activity, incident, how);
  const token = work.rows.token.get(incident.holder);
  if (token === undefined || token.phase === 'gathering') return;
  removeToken(work, token.id);
  const leaves = token.phase === 'leaving' || how === 'skip';
  const outcome = outcomeKept(incident);
  const given = how === 'retry' && outcome !== undefined ? { given: outcome.given } : {};
  if (leaves) work.ready.push({ kind: 'leave', element: token.element, scope: token.scope, times: 1, ...given });
  else work.ready.push({ kind: 'arrive', element: token.element, flow: token.flow, scope: token.scope });
}

function resolveActivity(work: Work, activity: ActivityRow, incident: IncidentRow, how: 'retry' | 'skip'): void {
  const active = put(work, 'activity', { ...activity, state: 'active', calledInstance: null });
  const outcome = outcomeKept(incident);
  if (activity.role === 'process' || (incident.facts['stage'] === 'close' && how === 'retry')) {
    work.leaving.add(active.id);
    return;
  }
  if (how === 'skip' && activity.role !== 'event-sub-process') return finish(work, active, outcome?.by ?? null);
  if (outcome !== undefined) return completing(work, active, outcome);
  work.ready.push({ kind: 'perform', activity: active.id, attached: incident.facts['stage'] !== 'attach', given: incident.facts['given'] });
}

/** What came with the event or activity that could not go on. */
const outcomeKept = (incident: IncidentRow) => incident.facts['outcome'] as { readonly given: unknown; readonly by?: string } | undefined;

function openTask(work: Work, id: Uuid): TaskRow {
  const task = found<TaskRow>(work.rows.task.get(id), 'task', id);
  if (task.state !== 'open') refuse('processes.task-ended', taskEnded, { task: task.name });
  return task;
}

const activityOf = (work: Work, id: Uuid): ActivityRow => found<ActivityRow>(work.rows.activity.get(id), 'activity', id);

function found<R>(row: R | undefined, what: string, id: string): R {
  if (row === undefined) refuse('processes.not-waiting', notWaiting, { what, id });
  return row as R;
}

function refuse(code: string, sentence: Text, facts: Readonly<Record<string, unknown>>): never {
  throw new CommandRefused({ code, sentence: fill(sentence, facts), facts });
}

const ended: Text = { ca: 'Aquest procés ja s’ha acabat.', es: 'Este proceso ya ha terminado.', en: 'This process has already ended.' };
const cannotNow: Text = { ca: 'Ara no es pot fer: {reason}', es: 'Ahora no se puede hacer: {reason}', en: 'It cannot be done now: {reason}' };
const taken: Text = { ca: 'La tasca «{task}» la té una altra persona. Demaneu-li que l’alliberi.', es: 'La tarea «{task}» la tiene otra persona. Pídale que la libere.', en: 'Someone else has the task “{task}”. Ask them to release it.' };
const taskEnded: Text = { ca: 'La tasca «{task}» ja està tancada.', es: 'La tarea «{task}» ya está cerrada.', en: 'The task “{task}” is already closed.' };
const fourEyes: Text = {
  ca: 'No podeu fer «{task}» perquè vau fer una tasca que ha de revisar una altra persona. Deixeu-la per a algú altre.',
  es: 'No puede hacer «{task}» porque hizo una tarea que debe revisar otra persona. Déjela para alguien más.',
  en: 'You cannot do “{task}” because you did a task that someone else must check. Leave it to another person.',
};
const notOffered: Text = { ca: 'Aquesta activitat no s’ofereix ara.', es: 'Esta actividad no se ofrece ahora.', en: 'This activity is not on offer now.' };
const alreadyResolved: Text = { ca: 'La incidència ja està resolta.', es: 'La incidencia ya está resuelta.', en: 'The incident is already resolved.' };
const notWaiting: Text = { ca: 'El procés ja no espera això: {what} {id}.', es: 'El proceso ya no espera eso: {what} {id}.', en: 'The process no longer waits for this: {what} {id}.' };
