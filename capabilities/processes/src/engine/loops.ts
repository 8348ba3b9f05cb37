import type { EventDefinition, Loop, Node } from '../model/definition.ts';
import type { ActivityRow, LoopState } from '../rows.ts';
import { begin, finish, retire } from './activities.ts';
import { leaveByBoundary } from './boundary.ts';
import { assign, declare, evaluate, holds, inSight } from './data.ts';
import { cancelActivity } from './ending.ts';
import { nodeOf } from './flow.ts';
import { throwSignal } from './signals.ts';
import { childrenOf, Held, put, variableKey, type Work } from './work.ts';

type Multi = Extract<Loop, { kind: 'multi' }>;
type Standard = Extract<Loop, { kind: 'standard' }>;

const begun: LoopState = { total: null, started: 0, completed: 0, terminated: 0 };

/** Largest number of instances one multi-instance activity makes. */
const mostInstances = 10_000;

export function startLoop(work: Work, node: Node, container: ActivityRow): void {
  const loop = node.activity?.loop;
  if (loop?.kind === 'standard') {
    put(work, 'activity', { ...container, loop: begun });
    const first = !loop.testBefore || standardGoesOn(work, loop, container.id, 0);
    return first ? startRound(work, node, container.id) : finish(work, container);
  }
  if (loop?.kind === 'multi') startMulti(work, node, loop, container);
}

/** Standard loop (10.3.8): the condition before or after each round, and never more rounds than the maximum. */
function standardGoesOn(work: Work, loop: Standard, container: string, done: number): boolean {
  if (loop.maximum !== null && done >= loop.maximum) return false;
  return loop.condition === null || holds(work, loop.condition, { ...inSight(work, container), loopCounter: done + 1 });
}

function startMulti(work: Work, node: Node, loop: Multi, container: ActivityRow): void {
  const context = inSight(work, container.id);
  const items = loop.collection === null ? null : evaluate(work, loop.collection, context);
  if (loop.collection !== null && !Array.isArray(items)) throw new Held('bad-loop', { collection: loop.collection, value: items });
  const total = Array.isArray(items) ? items.length : evaluate(work, loop.cardinality ?? 'null', context);
  const count = typeof total === 'number' ? total : Number.NaN;
  if (!Number.isInteger(count) || count < 0 || count > mostInstances) throw new Held('bad-loop', { cardinality: loop.cardinality, value: total, most: mostInstances });
  put(work, 'activity', { ...container, loop: { ...begun, total: count } });
  if (Array.isArray(items)) declare(work, container.id, itemsVariable, items);
  if (loop.result !== null) declare(work, container.id, collectedVariable, Array.from({ length: count }, () => null));
  if (count === 0) return endMulti(work, loop, container.id);
  for (let n = 0; n < (loop.sequential ? 1 : count); n += 1) startRound(work, node, container.id);
}

/** Kept beside the container; no expression can name them by accident. */
const itemsVariable = ' items';
const collectedVariable = ' collected';

function startRound(work: Work, node: Node, containerId: string): void {
  const container = work.rows.activity.get(containerId);
  if (container?.loop === null || container === undefined) return;
  const round = container.loop.started;
  put(work, 'activity', { ...container, loop: { ...container.loop, started: round + 1 } });
  const activity = begin(work, { node, scope: containerId, round });
  const loop = node.activity?.loop;
  if (loop?.kind !== 'multi') return;
  const items = work.rows.variable.get(variableKey(containerId, itemsVariable))?.value;
  if (loop.item !== null && Array.isArray(items)) declare(work, activity.id, loop.item, items[round] ?? null);
  if (loop.collect !== null) declare(work, activity.id, loop.collect, null);
}

/** One round or instance has ended. */
export function roundEnded(work: Work, node: Node, container: ActivityRow, activity: ActivityRow): void {
  const loop = node.activity?.loop;
  if (loop?.kind === 'multi' && loop.result !== null) collect(work, loop, container, activity);
  retire(work, node, activity);
  const now = work.rows.activity.get(container.id);
  if (now === undefined || now.loop === null) return;
  const state: LoopState = { ...now.loop, completed: now.loop.completed + 1 };
  put(work, 'activity', { ...now, loop: state });
  if (loop?.kind === 'standard') {
    if (standardGoesOn(work, loop, container.id, state.completed)) return startRound(work, node, container.id);
    return finish(work, { ...now, loop: state });
  }
  if (loop?.kind === 'multi') instanceEnded(work, node, loop, container.id);
}

function instanceEnded(work: Work, node: Node, loop: Multi, containerId: string): void {
  const container = work.rows.activity.get(containerId);
  if (container === undefined || container.loop === null) return;
  const { completed, started, total } = container.loop;
  const context = inSight(work, containerId);
  if (loop.behavior === 'None' || (loop.behavior === 'One' && completed === 1)) throwImplicitly(work, node, container, loop.event);
  if (loop.behavior === 'Complex') {
    const fired = loop.complex.filter((each) => holds(work, each.condition, context));
    for (const each of fired) throwImplicitly(work, node, container, each.event);
    if (fired.length > 0) return endMulti(work, loop, containerId);
  }
  if (!work.rows.activity.has(containerId)) return;
  if (completed === total || (loop.completion !== null && holds(work, loop.completion, context))) return endMulti(work, loop, containerId);
  if (loop.sequential && started < (total ?? 0)) startRound(work, node, containerId);
}

/**
 * The event a multi-instance throws by itself (standard, 10.3.8) is for its own boundary. It does not end the activity that throws it,
 * even from an interrupting boundary event: the standard has the remaining instances go on, except under a complex behaviour, which ends them.
 */
function throwImplicitly(work: Work, node: Node, container: ActivityRow, event: EventDefinition | null): void {
  if (event === null) return;
  const same = (other: EventDefinition) => other.kind === event.kind && 'name' in other && 'name' in event && other.name === event.name;
  const catching = (node.activity?.boundary ?? []).map((id) => nodeOf(work, id)).filter((boundary) => boundary.event?.definitions.some(same));
  for (const boundary of catching) leaveByBoundary(work, { ...boundary, event: boundary.event === null ? null : { ...boundary.event, interrupting: false } }, container, {});
  if (catching.length === 0 && event.kind === 'signal') throwSignal(work, event.name, inSight(work, container.id));
}

function collect(work: Work, loop: Multi, container: ActivityRow, activity: ActivityRow): void {
  const collected = work.rows.variable.get(variableKey(container.id, collectedVariable))?.value;
  if (!Array.isArray(collected) || activity.round === null) return;
  const value = work.rows.variable.get(variableKey(activity.id, loop.collect ?? ''))?.value ?? null;
  declare(work, container.id, collectedVariable, collected.with(activity.round, value));
}

/** Ends what still runs, brings the collected list out, and goes on. */
function endMulti(work: Work, loop: Multi, containerId: string): void {
  const running = childrenOf(work, containerId).filter((child) => child.state !== 'completed');
  for (const child of running) cancelActivity(work, child);
  const container = work.rows.activity.get(containerId);
  if (container === undefined || container.loop === null) return;
  if (loop.result !== null) assign(work, container.parent ?? work.instance.id, loop.result, work.rows.variable.get(variableKey(containerId, collectedVariable))?.value ?? []);
  finish(work, put(work, 'activity', { ...container, loop: { ...container.loop, terminated: container.loop.terminated + running.length } }));
}
