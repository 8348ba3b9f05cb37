import type { TaskRow, Uuid } from '../rows.ts';
import { activityOf, found, refusals, refuse } from './refusals.ts';
import { put, record, type Work } from './work.ts';

export function claim(work: Work, id: Uuid, by: string): void {
  const task = openTask(work, id);
  mayDo(task, by);
  if (task.assignee !== null && task.assignee !== by) refuse('processes.task-taken', refusals.taken, { task: task.name, assignee: task.assignee });
  put(work, 'task', { ...task, assignee: by });
  record(work, { kind: 'task-claimed', element: task.element, activity: task.activity, by, data: { task: task.id } });
}

function mayDo(task: TaskRow, by: string): void {
  if (task.excluded.includes(by)) refuse('processes.four-eyes', refusals.fourEyes, { task: task.name, by });
}

/** Closes a task in the name of whoever did it. */
export function endTask(work: Work, id: Uuid, by: string) {
  const task = openTask(work, id);
  mayDo(task, by);
  if (task.assignee !== null && task.assignee !== by) refuse('processes.task-taken', refusals.taken, { task: task.name, assignee: task.assignee });
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

export function openTask(work: Work, id: Uuid): TaskRow {
  const task = found<TaskRow>(work.rows.task.get(id), 'task', id);
  if (task.state !== 'open') refuse('processes.task-ended', refusals.taskEnded, { task: task.name });
  return task;
}
