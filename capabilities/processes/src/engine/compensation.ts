import type { Node } from '../model/definition.ts';
import type { ActivityRow, Afterwards, Uuid } from '../rows.ts';
import { begin, blankActivity } from './activities.ts';
import { cancelled } from './cancelling.ts';
import { discard } from './ending.ts';
import { nodeOf } from './flow.ts';
import { eventStarts, startEventSubProcess } from './scopes.ts';
import { childrenOf, put, record, type Work } from './work.ts';

/**
 * Compensation (standard, 13.5.5): undoes what completed in a scope, the last first, one after another, then goes on with `afterwards`.
 * With an activity named, only that one, looked for in this scope and the ones around it.
 */
export function compensate(work: Work, { scope, activity, element, afterwards }: { scope: Uuid; activity: string | null; element: string; afterwards: Afterwards | null }): void {
  const from = compensationScope(work, scope);
  const target = activity === null ? from : enclosing(work, from).find((id) => completedIn(work, id).some((row) => row.element === activity)) ?? from;
  const list = completedIn(work, target).filter((row) => activity === null || row.element === activity);
  open(work, { parent: target, element, list, afterwards });
}

/** Thrown inside an event sub-process, compensation is for the scope that holds the event sub-process. */
function compensationScope(work: Work, scope: Uuid): Uuid {
  const row = work.rows.activity.get(scope);
  return row?.role === 'event-sub-process' && row.parent !== null ? row.parent : scope;
}

function enclosing(work: Work, scope: Uuid): Uuid[] {
  const chain: Uuid[] = [];
  for (let at: Uuid | null = scope; at !== null; at = work.rows.activity.get(at)?.parent ?? null) chain.push(at);
  return chain;
}

function completedIn(work: Work, scope: Uuid): ActivityRow[] {
  return childrenOf(work, scope)
    .filter((row) => row.state === 'completed' && row.completedAs !== null)
    .toSorted((a, b) => (b.completedAs ?? 0) - (a.completedAs ?? 0));
}

function open(work: Work, { parent, element, list, afterwards }: { parent: Uuid; element: string; list: readonly ActivityRow[]; afterwards: Afterwards | null }): void {
  const row = put(work, 'activity', { ...blankActivity(work), role: 'compensation', parent, element, toCompensate: list.map((each) => each.id), afterwards });
  nextCompensation(work, row.id);
}

/** Undoes the next completed activity: by its handler, by the event sub-process inside it, or by undoing what completed inside it. */
export function nextCompensation(work: Work, compensation: Uuid): void {
  const row = work.rows.activity.get(compensation);
  if (row === undefined) return;
  const [next, ...rest] = row.toCompensate ?? [];
  if (next === undefined) return closeCompensation(work, row);
  put(work, 'activity', { ...row, toCompensate: rest });
  const done = work.rows.activity.get(next);
  if (done === undefined) return nextCompensation(work, compensation);
  const node = nodeOf(work, done.element);
  record(work, { kind: 'activity-compensated', element: done.element, activity: done.id });
  const handler = done.round === null ? handlerOf(work, node) : undefined;
  if (handler !== undefined) {
    forgetCompleted(work, done);
    begin(work, { node: handler, scope: compensation });
    return;
  }
  const afterwards: Afterwards = { kind: 'compensation', activity: compensation };
  // Its data stay in sight while it is being undone, but it is no longer there to be undone again.
  put(work, 'activity', { ...done, completedAs: null });
  const start = (node.inside?.eventSubProcesses ?? []).flatMap((id) => eventStarts(work, nodeOf(work, id))).find((each) => each.event?.definitions.some((definition) => definition.kind === 'compensate'));
  if (start !== undefined && done.role === 'activity') return startEventSubProcess(work, { scope: done, start, given: {}, afterwards });
  open(work, { parent: done.id, element: done.element, list: completedIn(work, done.id), afterwards });
}

function handlerOf(work: Work, node: Node): Node | undefined {
  const boundary = (node.activity?.boundary ?? []).map((id) => nodeOf(work, id)).find((each) => each.event?.definitions.some((definition) => definition.kind === 'compensate'));
  return boundary?.event?.handler ? work.input.definition.nodes[boundary.event.handler] : undefined;
}

function closeCompensation(work: Work, row: ActivityRow): void {
  discard(work, row);
  resume(work, row.afterwards);
}

/** Goes on after a compensation, or after the event sub-process that did one. */
export function resume(work: Work, afterwards: Afterwards | null): void {
  if (afterwards === null) return;
  if (afterwards.kind === 'leave') work.ready.push({ kind: 'leave', element: afterwards.element, scope: afterwards.scope, times: 1 });
  if (afterwards.kind === 'cancelled') cancelled(work, afterwards.activity);
  if (afterwards.kind === 'compensation') nextCompensation(work, afterwards.activity);
}

/** What has been compensated cannot be compensated again. */
function forgetCompleted(work: Work, row: ActivityRow): void {
  for (const child of childrenOf(work, row.id)) forgetCompleted(work, child);
  discard(work, row);
}

