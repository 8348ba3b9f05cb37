import type { Inside, Node } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { begin, finish } from './activities.ts';
import { holds, inSight } from './data.ts';
import { emptyScope } from './ending.ts';
import { nodeOf } from './flow.ts';
import { isDone, startingNodes } from './scopes.ts';
import { put, type Work } from './work.ts';

/** Activities that a person chooses to start; the engine starts the others itself, each once. */
export const isOffered = (node: Node) => node.kind === 'userTask' || node.kind === 'manualTask' || node.kind === 'adHocSubProcess';

/** Ad-hoc sub-process (standard, 13.3.5): all at once, or one after another. */
export function openAdHoc(work: Work, scope: ActivityRow, inside: Inside): void {
  const own = startingNodes(work, inside).filter((node) => node.activity !== null && !isOffered(node)).map((node) => node.id);
  put(work, 'activity', { ...scope, toStart: own });
  startNext(work, scope.id, inside);
}

function startNext(work: Work, scope: Uuid, inside: Inside): void {
  const row = work.rows.activity.get(scope);
  if (row === undefined) return;
  const now = inside.adHoc?.sequential ? (row.toStart ?? []).slice(0, isDone(work, scope) ? 1 : 0) : (row.toStart ?? []);
  put(work, 'activity', { ...row, toStart: (row.toStart ?? []).filter((id) => !now.includes(id)) });
  for (const id of now) begin(work, { node: nodeOf(work, id), scope });
  if (now.length === 0) work.leaving.add(scope);
}

/** After each of its activities the completion condition is looked at; without one it ends when the engine's own are done and none is on offer. */
export function adHocChildEnded(work: Work, scope: Uuid): void {
  const row = work.rows.activity.get(scope);
  const inside = row === undefined ? null : nodeOf(work, row.element).inside;
  if (row === undefined || inside === null || inside.adHoc === null) return;
  if (inside.adHoc.completion !== null && holds(work, inside.adHoc.completion, inSight(work, scope))) {
    put(work, 'activity', { ...row, toStart: [] });
    if (inside.adHoc.cancelRemaining) emptyScope(work, scope, { keepCompleted: true });
    return;
  }
  startNext(work, scope, inside);
}

/** Whether an ad-hoc sub-process that has nothing under way is over, or still offers something. */
export function adHocIsOver(work: Work, scope: ActivityRow, inside: Inside): boolean {
  if ((scope.toStart ?? []).length > 0) return false;
  const { completion } = inside.adHoc ?? {};
  if (completion !== null && completion !== undefined) return holds(work, completion, inSight(work, scope.id)) || !startingNodes(work, inside).some(isOffered);
  return !startingNodes(work, inside).some(isOffered);
}

/** A person says that nothing more is to be done. */
export function finishAdHoc(work: Work, scope: ActivityRow, by: string): void {
  emptyScope(work, scope.id, { keepCompleted: true });
  finish(work, scope, by);
}
