import type { TaskRow, Uuid } from '../rows.ts';
import type { Command } from './commands.ts';
import { activityOf, found, refusals, refuse } from './refusals.ts';
import { put, record, type Work } from './work.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function claim(work: Work, id: Uuid, by: string): void {
  const task = openTask(work, id);
  mayDo(task, by);
  notAnothers(task, by);
  put(work, 'task', { ...task, assignee: by });
  record(work, { kind: 'task-claimed', element: task.element, activity: task.activity, by, data: { task: task.id } });
}

/** Whoever has it leaves it to all its candidates; what was delegated goes back to who delegated it. */
export function release(work: Work, { task: id, by }: Of<'release-task'>): void {
  const task = openTask(work, id);
  put(work, 'task', { ...task, assignee: task.owner ?? null, owner: null });
  record(work, { kind: 'task-released', element: task.element, activity: task.activity, by, data: { task: task.id } });
}

/** To another person; four eyes holds for them too. */
export function assign(work: Work, { task: id, to, by, reason }: Of<'assign-task'>): void {
  const task = openTask(work, id);
  mayDo(task, to);
  if (task.assignee === to) refuse('processes.same-assignee', refusals.sameAssignee, { task: task.name });
  put(work, 'task', { ...task, assignee: to, owner: null });
  record(work, { kind: 'task-assigned', element: task.element, activity: task.activity, by, data: { task: task.id, from: task.assignee, to, ...(reason === undefined ? {} : { reason }) } });
}

/** Another person does the work, and the one who delegates stays responsible; a delegate may not delegate further. */
export function delegate(work: Work, { task: id, to, by, reason }: Of<'delegate-task'>): void {
  const task = openTask(work, id);
  mayDo(task, by);
  mayDo(task, to);
  notAnothers(task, by);
  if (task.owner) refuse('processes.task-delegated', refusals.delegated, { task: task.name });
  if (to === by) refuse('processes.same-assignee', refusals.sameAssignee, { task: task.name });
  put(work, 'task', { ...task, assignee: to, owner: by });
  record(work, { kind: 'task-delegated', element: task.element, activity: task.activity, by, data: { task: task.id, to, reason } });
}

/** The delegate’s part is done: back to who delegated it, who closes it. */
export function giveBack(work: Work, { task: id, by, reason }: Of<'return-task'>): void {
  const task = openTask(work, id);
  const { owner } = task;
  if (!owner || task.assignee !== by) return refuse('processes.not-delegated', refusals.notDelegated, { task: task.name });
  put(work, 'task', { ...task, assignee: owner, owner: null });
  record(work, { kind: 'task-returned', element: task.element, activity: task.activity, by, data: { task: task.id, to: owner, ...(reason === undefined ? {} : { reason }) } });
}

/** Another priority or another date, saying why. */
export function change(work: Work, { task: id, by, reason, priority, dueAt }: Of<'change-task'>): void {
  const task = openTask(work, id);
  const changed = { ...(priority === undefined ? {} : { priority }), ...(dueAt === undefined ? {} : { dueAt }) };
  put(work, 'task', { ...task, ...changed });
  record(work, { kind: 'task-changed', element: task.element, activity: task.activity, by, data: { task: task.id, ...changed, ...(reason === undefined ? {} : { reason }) } });
}

function mayDo(task: TaskRow, by: string): void {
  if (task.excluded.includes(by)) refuse('processes.four-eyes', refusals.fourEyes, { task: task.name, by });
}

function notAnothers(task: TaskRow, by: string): void {
  if (task.assignee !== null && task.assignee !== by) refuse('processes.task-taken', refusals.taken, { task: task.name, assignee: task.assignee });
}

/** Closes a task in the name of whoever did it. */
export function endTask(work: Work, id: Uuid, by: string) {
  const task = openTask(work, id);
  mayDo(task, by);
  notAnothers(task, by);
  if (task.owner) refuse('processes.task-delegated', refusals.delegated, { task: task.name });
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
    const kept = other.owner === by ? { owner: null } : {};
    put(work, 'task', { ...other, ...kept, excluded: [...other.excluded, by], assignee: other.assignee === by ? null : other.assignee });
  }
}

export function openTask(work: Work, id: Uuid): TaskRow {
  const task = found<TaskRow>(work.rows.task.get(id), 'task', id);
  if (task.state !== 'open') refuse('processes.task-ended', refusals.taskEnded, { task: task.name });
  return task;
}
