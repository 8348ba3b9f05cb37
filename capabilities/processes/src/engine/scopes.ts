import type { Container, Node } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { openAdHoc } from './ad-hoc.ts';
import { blankActivity } from './activities.ts';
import { declareAll } from './data.ts';
import { emptyScope } from './ending.ts';
import { nodeOf } from './flow.ts';
import { awaitEvents, stopAwaiting } from './waiting.ts';
import { put, record, remove, type Work } from './work.ts';

/** Opens what is inside a sub-process: its data, what may interrupt it, then its starting nodes. */
export function openScope(work: Work, scope: ActivityRow, container: Container): void {
  declareAll(work, scope.id, container);
  if (listenInScope(work, scope, container) === 'interrupted') return;
  const { inside } = scope.role === 'process' ? { inside: null } : nodeOf(work, scope.element);
  if (inside?.adHoc) return openAdHoc(work, scope, inside);
  const every = startingNodes(work, container);
  // Start events are alternatives (standard, 10.5.2): without being told which, a process begins by its first plain one.
  const starts = scope.role === 'process' && every[0]?.kind === 'startEvent' ? every.slice(0, 1) : every;
  if (starts.length === 0) work.leaving.add(scope.id);
  for (const node of starts) work.ready.push({ kind: 'arrive', element: node.id, flow: null, scope: scope.id });
}

/** The none start events, or, where there are none, every node that nothing leads to (standard, 10.5.2 and 13.3.1). */
export function startingNodes(work: Work, container: Container): readonly Node[] {
  const nodes = container.nodes.map((id) => nodeOf(work, id));
  const starts = nodes.filter((node) => node.kind === 'startEvent');
  if (starts.length > 0) return starts.filter((node) => node.event?.definitions.length === 0);
  return nodes.filter(
    (node) => node.incoming.length === 0 && node.kind !== 'boundaryEvent' && !node.activity?.forCompensation && !node.inside?.triggeredByEvent
      && !node.event?.definitions.some((each) => each.kind === 'link'),
  );
}

/** Event sub-processes listen for as long as their scope is open. One whose condition holds already starts at once. */
export function listenInScope(work: Work, scope: ActivityRow, container: Container): 'interrupted' | 'listening' {
  for (const id of container.eventSubProcesses) if (listenTo(work, scope, nodeOf(work, id)) === 'interrupted') return 'interrupted';
  return 'listening';
}

/** Listens to what starts one event sub-process. */
export function listenTo(work: Work, scope: ActivityRow, eventSubProcess: Node): 'interrupted' | 'listening' {
  for (const start of eventStarts(work, eventSubProcess)) {
    const definitions = start.event?.definitions.filter((each) => ['message', 'signal', 'timer', 'conditional'].includes(each.kind)) ?? [];
    if (definitions.length === 0) continue;
    const met = awaitEvents(work, { waiter: scope.id, node: start, definitions, correlation: start.event?.correlation ?? null, scope: scope.id });
    if (met.length === 0) continue;
    if (start.event?.all && definitions.length > met.length) {
      for (const each of met) remove(work, 'subscription', each);
      continue;
    }
    startEventSubProcess(work, { scope, start, given: {} });
    if (start.event?.interrupting) return 'interrupted';
  }
  return 'listening';
}

export const eventStarts = (work: Work, eventSubProcess: Node): readonly Node[] =>
  (eventSubProcess.inside?.nodes ?? []).map((id) => nodeOf(work, id)).filter((node) => node.kind === 'startEvent');

/** Starts an event sub-process; an interrupting one first ends all else in its scope (standard, 13.5.4). */
export function startEventSubProcess(work: Work, { scope, start, given, afterwards = null }: { scope: ActivityRow; start: Node; given: unknown; afterwards?: ActivityRow['afterwards'] }): void {
  record(work, { kind: 'event-caught', element: start.id, activity: scope.id });
  if (start.event?.interrupting && afterwards === null) {
    emptyScope(work, scope.id, { keepCompleted: true });
    for (const each of eventStartsOf(work, scope)) stopAwaiting(work, scope.id, each.id);
  }
  const eventSubProcess = nodeOf(work, start.container);
  const row = put(work, 'activity', { ...blankActivity(work), role: 'event-sub-process', parent: scope.id, element: eventSubProcess.id, afterwards });
  record(work, { kind: 'activity-started', element: eventSubProcess.id, activity: row.id });
  work.ready.push({ kind: 'perform', activity: row.id, attached: true, given });
}

/** Opens what is inside an event sub-process, from its one start event. */
export function openEventSubProcess(work: Work, row: ActivityRow, given: unknown): void {
  const eventSubProcess = nodeOf(work, row.element);
  if (eventSubProcess.inside === null) return;
  declareAll(work, row.id, eventSubProcess.inside);
  if (listenInScope(work, row, eventSubProcess.inside) === 'interrupted') return;
  const [start] = eventStarts(work, eventSubProcess);
  if (start !== undefined) work.ready.push({ kind: 'leave', element: start.id, scope: row.id, times: 1, given });
}

export function containerOf(work: Work, scope: ActivityRow): Container | null {
  if (scope.role === 'process') return work.input.definition.processes[scope.element] ?? null;
  return scope.role === 'activity' || scope.role === 'event-sub-process' ? nodeOf(work, scope.element).inside : null;
}

/** The start events of the event sub-processes of a scope. */
export function eventStartsOf(work: Work, scope: ActivityRow): readonly Node[] {
  return (containerOf(work, scope)?.eventSubProcesses ?? []).flatMap((id) => eventStarts(work, nodeOf(work, id)));
}

/** Whether nothing moves, waits or works in a scope any more. */
export function isDone(work: Work, scope: Uuid): boolean {
  for (const row of work.rows.activity.values()) if (row.parent === scope && row.state !== 'completed') return false;
  for (const token of work.rows.token.values()) if (token.scope === scope) return false;
  return true;
}
