import type { Node } from '../model/definition.ts';
import type { ActivityRow, JobRow, TaskRow } from '../rows.ts';
import { complete } from './activities.ts';
import { evaluate, inSight } from './data.ts';
import { nodeOf } from './flow.ts';
import { sendMessage } from './messages.ts';
import { schedule } from './timers.ts';
import { awaitEvents } from './waiting.ts';
import { fresh, Held, put, record, type Work } from './work.ts';

/** Starts the work of a task of any kind, or of the global task that a call activity names. */
export function doTask(work: Work, calling: Node, activity: ActivityRow): void {
  const globalTask = calling.activity?.called?.globalTask;
  const node = globalTask === null || globalTask === undefined ? calling : work.input.definition.globalTasks[globalTask];
  if (node === undefined || node.activity === null) throw new Held('bad-reference', { called: globalTask });
  switch (node.kind) {
    case 'userTask':
      return createTask(work, { node, calling, activity });
    case 'serviceTask':
      if (node.activity.operation === null) throw new Held('no-operation', { task: node.id });
      return requestJob(work, activity, 'operation', node.activity.operation);
    case 'sendTask':
      if (node.activity.operation !== null && node.activity.message === null) return requestJob(work, activity, 'operation', node.activity.operation);
      sendMessage(work, { node: calling, name: node.activity.message?.name ?? node.name, message: node.activity.message?.ref ?? '', scope: activity.id, correlation: node.activity.correlation });
      return complete(work, activity);
    case 'receiveTask':
      awaitEvents(work, {
        waiter: activity.id,
        node: calling,
        definitions: [{ kind: 'message', name: node.activity.message?.name ?? node.name, ref: node.activity.message?.ref ?? '' }],
        correlation: node.activity.correlation,
        scope: activity.id,
      });
      return;
    case 'scriptTask':
      return runScript(work, node, activity);
    case 'businessRuleTask':
      if (node.activity.decision === null) throw new Held('no-operation', { task: node.id });
      return requestJob(work, activity, 'decision', node.activity.decision);
    default:
      // Abstract and manual tasks are not carried out by any system: the standard (13.3.3) has them complete at once.
      return complete(work, activity);
  }
}

/** A script in FEEL gives its value to the result variable, or each entry of a context to the variable of its name. */
function runScript(work: Work, node: Node, activity: ActivityRow): void {
  const script = node.activity?.script;
  if (script === null || script === undefined || script.source === '') return complete(work, activity);
  if (!work.input.expressions.runsScript(script.format ?? undefined)) return requestJob(work, activity, 'script', script.source);
  complete(work, activity, { given: evaluate(work, script.source, inSight(work, activity.id)) });
}

/** A global task says what is to be done; whoever calls it may say by whom. */
function createTask(work: Work, { node, calling, activity }: { node: Node; calling: Node; activity: ActivityRow }): void {
  const part = node.activity;
  if (part === null) return;
  const notBy = [...part.notByWhoDid, ...(calling.activity?.notByWhoDid ?? [])];
  const context = inSight(work, activity.id);
  const dueAt = part.dueDate !== null ? schedule(work, { kind: /^-?P/.test(part.dueDate) ? 'duration' : 'date', value: part.dueDate }, context).dueAt : null;
  const counted = part.dueTerm !== null ? (work.input.countTerm?.({ term: part.dueTerm, from: work.input.now }) ?? null) : null;
  const excluded = [...work.rows.task.values()].filter((task) => notBy.includes(task.element) && task.state === 'completed' && task.completedBy !== null);
  const task = put(work, 'task', {
    ...fresh(work),
    activity: activity.id,
    element: activity.element,
    ...whatIsAsked(work, { node, calling, scope: activity.id }),
    excluded: [...new Set(excluded.map((each) => each.completedBy ?? ''))],
    assignee: null,
    state: 'open',
    createdAt: work.input.now,
    dueTerm: part.dueTerm,
    dueAt: dueAt ?? counted,
    endedAt: null,
    completedBy: null,
    owner: null,
  });
  record(work, { kind: 'task-created', element: activity.element, activity: activity.id, data: { task: task.id } });
}

/** What a user task asks and of whom, as the model says and the data in sight complete it. */
function whatIsAsked(work: Work, { node, calling, scope }: { node: Node; calling: Node; scope: string }): Pick<TaskRow, 'name' | 'form' | 'candidates' | 'priority'> {
  const candidates = calling.activity?.candidates.length ? calling.activity.candidates : (node.activity?.candidates ?? []);
  const context = inSight(work, scope);
  const said = (value: string | null) => (value !== null && value.startsWith('=') ? textOrNull(evaluate(work, value.slice(1), context)) : value);
  return {
    name: calling.name || node.name,
    form: node.activity?.form ?? null,
    candidates: candidates.map(({ role, unit, person }) => ({ role: said(role), unit: said(unit), person: said(person) })),
    priority: priorities[said(calling.activity?.priority ?? node.activity?.priority ?? null) ?? ''] ?? null,
  };
}

const priorities: Readonly<Record<string, number>> = { low: -1, normal: 0, high: 1, urgent: 2 };

/** The same for a task that is open already, of a model that may have changed under it. */
export function askAnew(work: Work, task: TaskRow): Partial<TaskRow> {
  const calling = nodeOf(work, task.element);
  const called = calling.activity?.called?.globalTask;
  const asked = whatIsAsked(work, { node: work.input.definition.globalTasks[called ?? ''] ?? calling, calling, scope: task.activity });
  // What a person gave it by hand stays.
  return { ...asked, priority: task.priority ?? asked.priority ?? null };
}

const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value));

/** Asks the outside for something. With input mappings it is given those data and no other. */
export function requestJob(work: Work, activity: ActivityRow, kind: JobRow['kind'], name: string, attempt = 1): void {
  const { inputs } = nodeOf(work, activity.element);
  const seen = inSight(work, activity.id);
  const input = inputs.length === 0 || kind === 'script' ? seen : Object.fromEntries(inputs.map(({ target }) => [target, seen[target] ?? null]));
  const job = put(work, 'job', { ...fresh(work), activity: activity.id, element: activity.element, kind, name, input, attempt, createdAt: work.input.now });
  work.effects.push({ kind: 'run-job', job: job.id });
}

