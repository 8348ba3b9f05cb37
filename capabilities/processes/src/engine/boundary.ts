import type { Node } from '../model/definition.ts';
import type { ActivityRow } from '../rows.ts';
import { cancelActivity } from './ending.ts';
import { nodeOf } from './flow.ts';
import { awaitEvents } from './waiting.ts';
import { record, remove, type Work } from './work.ts';

const awaited = new Set(['message', 'signal', 'timer', 'conditional']);

/** Boundary events that wait for something get their rows; errors, escalations, cancels and compensations find theirs when they occur. */
export function attachBoundaryEvents(work: Work, node: Node, activity: ActivityRow): void {
  for (const id of node.activity?.boundary ?? []) {
    const boundary = nodeOf(work, id);
    const met = listen(work, boundary, activity);
    if (met.length === 0) continue;
    if (boundary.event?.all && boundary.event.definitions.length > met.length) {
      for (const each of met) remove(work, 'subscription', each);
      continue;
    }
    leaveByBoundary(work, boundary, activity, {});
    if (!work.rows.activity.has(activity.id)) return;
  }
}

/** Gives a boundary event its rows; tells which of its conditions hold already. */
export function listen(work: Work, boundary: Node, activity: ActivityRow): readonly string[] {
  const definitions = boundary.event?.definitions.filter((each) => awaited.has(each.kind)) ?? [];
  if (definitions.length === 0) return [];
  return awaitEvents(work, { waiter: activity.id, node: boundary, definitions, correlation: boundary.event?.correlation ?? null, scope: activity.parent ?? work.instance.id });
}

/** A token leaves by the boundary event; when it interrupts, the activity ends first. */
export function leaveByBoundary(work: Work, boundary: Node, activity: ActivityRow, given: unknown): void {
  const scope = activity.parent ?? work.instance.id;
  record(work, { kind: 'event-caught', element: boundary.id, activity: activity.id });
  if (boundary.event?.interrupting) cancelActivity(work, activity);
  work.ready.push({ kind: 'leave', element: boundary.id, scope, times: 1, given });
}
