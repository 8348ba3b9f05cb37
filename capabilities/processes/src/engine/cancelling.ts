import type { ActivityRow, Uuid } from '../rows.ts';
import { leaveByBoundary } from './boundary.ts';
import { compensate } from './compensation.ts';
import { cancelActivity, emptyScope } from './ending.ts';
import { nodeOf } from './flow.ts';
import { eventStartsOf } from './scopes.ts';
import { stopAwaiting } from './waiting.ts';
import { Held, type Work } from './work.ts';

/** Cancel end event (standard, 10.5.3): ends what runs in the transaction, compensates what completed in it, leaves by the cancel boundary event. */
export function cancelTransaction(work: Work, scope: Uuid, element: string): void {
  let row: ActivityRow | undefined = work.rows.activity.get(scope);
  while (row !== undefined && (row.role !== 'activity' || nodeOf(work, row.element).kind !== 'transaction')) row = row.parent === null ? undefined : work.rows.activity.get(row.parent);
  if (row === undefined) throw new Held('bad-reference', { element, needs: 'transaction' });
  emptyScope(work, row.id, { keepCompleted: true });
  for (const start of eventStartsOf(work, row)) stopAwaiting(work, row.id, start.id);
  compensate(work, { scope: row.id, activity: null, element, afterwards: { kind: 'cancelled', activity: row.id } });
}

/** The transaction has been undone. */
export function cancelled(work: Work, transaction: Uuid): void {
  const row = work.rows.activity.get(transaction);
  if (row === undefined) return;
  const parent = row.parent === null ? undefined : work.rows.activity.get(row.parent);
  const whole = row.round !== null && parent !== undefined ? parent : row;
  const boundary = (nodeOf(work, row.element).activity?.boundary ?? []).map((id) => nodeOf(work, id)).find((each) => each.event?.definitions.some((definition) => definition.kind === 'cancel'));
  if (boundary === undefined) cancelActivity(work, whole);
  else leaveByBoundary(work, boundary, whole, {});
}
