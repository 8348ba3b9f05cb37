import type { Node } from '../model/definition.ts';
import type { ActivityRow, SubscriptionRow, TimerRow, TokenRow } from '../rows.ts';
import { leaveByBoundary, listen } from './boundary.ts';
import { removeToken } from './ending.ts';
import { nodeOf } from './flow.ts';
import { noteReceived } from './correlation.ts';
import { completing } from './outcomes.ts';
import { startEventSubProcess } from './scopes.ts';
import { after } from './timers.ts';
import { stillAwaits, stopAwaiting } from './waiting.ts';
import { put, record, remove, type Work } from './work.ts';

type Awaited = TimerRow | SubscriptionRow;

const isTimer = (row: Awaited): row is TimerRow => 'dueAt' in row;

/** What was awaited has happened: whoever waited goes on. */
export function trigger(work: Work, row: Awaited, given: Readonly<Record<string, unknown>>): void {
  const again = isTimer(row) ? nextFiring(work, row) : false;
  const node = nodeOf(work, row.element);
  if (!isTimer(row) && row.kind === 'message') noteReceived(work, messageOf(node, row.name), given);
  const token = work.rows.token.get(row.waiter);
  if (token !== undefined) return triggerToken(work, { token, row, node, again, given });
  const activity = work.rows.activity.get(row.waiter);
  if (activity === undefined) return;
  if (node.kind === 'boundaryEvent') return triggerBoundary(work, { activity, row, node, given });
  if (node.kind === 'startEvent') return triggerEventSubProcess(work, { activity, row, node, given });
  remove(work, 'subscription', row.id);
  completing(work, activity, { given });
}

/** The id of the message a node waits for under a name. */
function messageOf(node: Node, name: string): string {
  const definition = node.event?.definitions.find((each) => each.kind === 'message' && each.name === name);
  return definition?.kind === 'message' ? definition.ref : (node.activity?.message?.ref ?? '');
}

/** Sets a cycle to its next firing; true while there is one. */
function nextFiring(work: Work, row: TimerRow): boolean {
  if (row.every === null || row.left === 0) {
    remove(work, 'timer', row.id);
    return false;
  }
  put(work, 'timer', { ...row, dueAt: after(work, row.dueAt, row.every), left: row.left === null ? null : row.left - 1 });
  return true;
}

/** For an event that needs all of several: true when this was not the last. */
function needsMore(work: Work, node: Node, row: Awaited): boolean {
  if (!node.event?.all) return false;
  remove(work, isTimer(row) ? 'timer' : 'subscription', row.id);
  return stillAwaits(work, row.waiter, node.id);
}

function triggerToken(work: Work, { token, row, node, again, given }: { token: TokenRow; row: Awaited; node: Node; again: boolean; given: unknown }): void {
  if (needsMore(work, node, row)) return;
  const gateway = nodeOf(work, token.element);
  record(work, { kind: 'event-caught', element: node.id });
  if (gateway.id !== node.id && gateway.outgoing.length > 1) {
    const taken = gateway.outgoing.filter((flow) => work.input.definition.flows[flow]?.target === node.id);
    record(work, { kind: 'gateway-passed', element: gateway.id, data: { taken } });
  }
  if (!again) removeToken(work, token.id);
  work.ready.push({ kind: 'leave', element: node.id, scope: token.scope, times: node.activity?.completionQuantity ?? 1, given });
}

function triggerBoundary(work: Work, { activity, row, node, given }: { activity: ActivityRow; row: Awaited; node: Node; given: unknown }): void {
  if (needsMore(work, node, row)) return;
  leaveByBoundary(work, node, activity, given);
  // One that needs all of several begins to wait anew after each time.
  if (node.event?.all && !node.event.interrupting) listen(work, node, activity);
}

function triggerEventSubProcess(work: Work, { activity, row, node, given }: { activity: ActivityRow; row: Awaited; node: Node; given: unknown }): void {
  if (needsMore(work, node, row)) return;
  startEventSubProcess(work, { scope: activity, start: node, given });
  if (node.event?.interrupting) stopAwaiting(work, activity.id, node.id);
}
