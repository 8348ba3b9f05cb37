import type { ActivityRow, Uuid } from '../rows.ts';
import { forget } from './data.ts';
import { dropIncidents } from './incidents.ts';
import { stopAwaiting } from './waiting.ts';
import { childrenOf, put, record, remove, type Work } from './work.ts';

/** Ends an activity and all that is inside it, without its outcome: interrupted, cancelled or no longer needed. */
export function cancelActivity(work: Work, activity: ActivityRow): void {
  emptyScope(work, activity.id, { keepCompleted: false });
  for (const task of work.rows.task.values()) {
    if (task.activity !== activity.id || task.state !== 'open') continue;
    put(work, 'task', { ...task, state: 'cancelled', endedAt: work.input.now });
    record(work, { kind: 'task-cancelled', element: task.element, activity: activity.id });
  }
  if (activity.calledInstance !== null) work.effects.push({ kind: 'cancel-instance', instance: activity.calledInstance, reason: 'interrupted' });
  discard(work, activity);
  const told = activity.role === 'loop' || activity.role === 'event-sub-process' || (activity.role === 'activity' && activity.round === null);
  if (told && activity.state !== 'completed') record(work, { kind: 'activity-cancelled', element: activity.element, activity: activity.id });
}

/** Removes the rows of an activity that has ended; its children must have gone before. */
export function discard(work: Work, activity: ActivityRow): void {
  stopAwaiting(work, activity.id);
  dropIncidents(work, activity.id);
  for (const job of work.rows.job.values()) if (job.activity === activity.id) remove(work, 'job', job.id);
  forget(work, activity.id);
  remove(work, 'activity', activity.id);
  if (activity.parent !== null) work.leaving.add(activity.parent);
}

/** Takes away everything that moves or waits in a scope. What completed there can still be compensated, unless the scope itself goes. */
export function emptyScope(work: Work, scope: Uuid, { keepCompleted }: { keepCompleted: boolean }): void {
  for (const child of childrenOf(work, scope)) if (!keepCompleted || child.state !== 'completed') cancelActivity(work, child);
  for (const token of work.rows.token.values()) if (token.scope === scope) removeToken(work, token.id);
  work.ready = work.ready.filter((move) => !('scope' in move) || move.scope !== scope);
}

export function removeToken(work: Work, token: Uuid): void {
  stopAwaiting(work, token);
  dropIncidents(work, token);
  remove(work, 'token', token);
}
