import type { Node } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { startCall } from './call.ts';
import { adHocChildEnded } from './ad-hoc.ts';
import { bringOut, declare, mapped, inSight } from './data.ts';
import { discard } from './ending.ts';
import { nodeOf } from './flow.ts';
import { park, tokensAt } from './gateways.ts';
import { roundEnded, startLoop } from './loops.ts';
import { nextCompensation } from './compensation.ts';
import { openEventSubProcess, openScope } from './scopes.ts';
import { doTask } from './tasks.ts';
import { stopAwaiting } from './waiting.ts';
import { childrenOf, fresh, put, record, remove, type Work } from './work.ts';

/** A token arrives at an activity, which starts once it has as many as it asks for (`startQuantity`). */
export function arriveAtActivity(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  const needed = node.activity?.startQuantity ?? 1;
  if (needed > 1) {
    const waiting = tokensAt(work, node.id, scope).slice(0, needed - 1);
    if (waiting.length < needed - 1) {
      park(work, { scope, element: node.id, flow, phase: 'gathering' });
      return;
    }
    for (const token of waiting) remove(work, 'token', token.id);
  }
  begin(work, { node, scope });
}

/** Makes the row of an activity; its work comes as a move of its own, so that what fails then belongs to the activity and not to the token that brought it. */
export function begin(work: Work, { node, scope, round = null }: { node: Node; scope: Uuid; round?: number | null }): ActivityRow {
  const looping = node.activity?.loop !== null && node.activity?.loop !== undefined && round === null;
  const activity = put(work, 'activity', { ...blankActivity(work), role: looping ? 'loop' : 'activity', parent: scope, element: node.id, round });
  const whole = round === null;
  if (whole) record(work, { kind: 'activity-started', element: node.id, activity: activity.id });
  work.ready.push({ kind: 'perform', activity: activity.id, attached: !whole });
  return activity;
}

export function blankActivity(work: Work) {
  return {
    ...fresh(work), state: 'active' as const, startedAt: work.input.now, completedAs: null, loop: null, round: null,
    calledInstance: null, toStart: null, toCompensate: null, afterwards: null,
  };
}

/** Does what the activity is for. May be done again after an incident. */
export function perform(work: Work, activity: ActivityRow, given?: unknown): void {
  const node = nodeOf(work, activity.element);
  if (activity.role === 'event-sub-process') return openEventSubProcess(work, activity, given);
  if (activity.role === 'loop') return startLoop(work, node, activity);
  for (const [name, value] of mapped(work, node.inputs, inSight(work, activity.id))) declare(work, activity.id, name, value);
  if (node.inside !== null) return openScope(work, activity, node.inside);
  if (node.kind === 'callActivity' && node.activity?.called?.globalTask === null) return startCall(work, node, activity);
  doTask(work, node, activity);
}

/** The activity has done its work: its outcome comes out and a token goes on. */
export function complete(work: Work, activity: ActivityRow, { given, by = null }: { given?: unknown; by?: string | null } = {}): void {
  const node = nodeOf(work, activity.element);
  if (given !== undefined || node.outputs.length > 0) {
    const outward = work.rows.activity.get(activity.parent ?? '')?.role === 'loop' && node.activity?.loop?.kind === 'multi' && node.activity.loop.collect !== null;
    bringOut(work, { outputs: node.outputs, result: node.activity?.result ?? null, scope: outward ? activity.id : (activity.parent ?? work.instance.id), from: activity.id, given });
  }
  finish(work, activity, by);
}

/** After its outcome is out, or as if it were: the row goes or stays for compensation, and whatever waited for it goes on. */
export function finish(work: Work, activity: ActivityRow, by: string | null = null, kind: 'activity-completed' | 'activity-skipped' = 'activity-completed'): void {
  const node = nodeOf(work, activity.element);
  if (activity.role !== 'activity' || activity.round === null) record(work, { kind, element: node.id, activity: activity.id, by });
  const parent = activity.parent === null ? undefined : work.rows.activity.get(activity.parent);
  if (activity.round !== null && parent?.role === 'loop') return roundEnded(work, node, parent, activity);
  retire(work, node, activity);
  if (parent?.role === 'compensation') return nextCompensation(work, parent.id);
  const times = node.activity?.completionQuantity ?? 1;
  if (parent !== undefined && nodeOfScope(work, parent)?.inside?.adHoc && node.outgoing.length === 0) adHocChildEnded(work, parent.id);
  work.ready.push({ kind: 'leave', element: node.id, scope: activity.parent ?? work.instance.id, times });
}

const nodeOfScope = (work: Work, scope: ActivityRow) => (scope.role === 'process' ? undefined : nodeOf(work, scope.element));

/** Removes the row, or keeps it when what it did could be asked to be undone (standard, 13.5.5). */
export function retire(work: Work, node: Node, activity: ActivityRow): void {
  if (!compensable(work, node, activity)) {
    for (const child of childrenOf(work, activity.id)) dropCompleted(work, child);
    discard(work, activity);
    return;
  }
  const order = 1 + Math.max(0, ...[...work.rows.activity.values()].map((row) => row.completedAs ?? 0));
  stopAwaiting(work, activity.id);
  put(work, 'activity', { ...activity, state: 'completed', completedAs: order, loop: null, toStart: null });
  if (activity.parent !== null) work.leaving.add(activity.parent);
}

function compensable(work: Work, node: Node, activity: ActivityRow): boolean {
  if (childrenOf(work, activity.id).some((child) => child.state === 'completed')) return true;
  const { nodes } = work.input.definition;
  const undoes = (id: string) => nodes[id]?.event?.definitions.some((each) => each.kind === 'compensate') === true;
  if (activity.round === null && node.activity?.boundary.some(undoes)) return true;
  return node.inside?.eventSubProcesses.some((id) => nodes[id]?.inside?.nodes.some((inner) => nodes[inner]?.kind === 'startEvent' && undoes(inner))) === true;
}

function dropCompleted(work: Work, activity: ActivityRow): void {
  for (const child of childrenOf(work, activity.id)) dropCompleted(work, child);
  discard(work, activity);
}

