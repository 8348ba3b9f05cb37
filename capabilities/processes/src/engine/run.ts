import type { Node } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { arriveAtActivity, complete, perform } from './activities.ts';
import { adHocIsOver } from './ad-hoc.ts';
import { resume } from './compensation.ts';
import { attachBoundaryEvents } from './boundary.ts';
import { bringOut, holds, inSight } from './data.ts';
import { discard, emptyScope } from './ending.ts';
import { leave, nodeOf } from './flow.ts';
import { arriveAtJoin, arriveAtParallel, fireOneJoin, park } from './gateways.ts';
import { holdActivity, raiseIncident } from './incidents.ts';
import { endInstance } from './instance.ts';
import { isDone } from './scopes.ts';
import { arriveAtThrow, throwAll } from './throwing.ts';
import { arriveAtCatch, arriveAtEventGateway } from './catching.ts';
import { trigger } from './triggers.ts';
import { stopAwaiting } from './waiting.ts';
import { Held, put, record, type Move, type Work } from './work.ts';

/** More moves than this in one step is a loop that waits for nothing. */
const mostMoves = 50_000;

/**
 * Moves until nothing can move: tokens first, then conditions that have become true, then throws, then joins that wait for others, then
 * scopes with nothing left inside. The order is what makes the outcome of a step the same however its branches interleave.
 */
export function run(work: Work): void {
  while (work.instance.state === 'running') {
    const move = work.ready.shift();
    if (move !== undefined) make(work, move);
    else if (work.dataChanged) lookAtConditions(work);
    else if (work.later.length > 0) make(work, work.later.shift() as Move);
    else if (!fireOneJoin(work) && !closeOneScope(work)) return;
  }
}

function make(work: Work, move: Move): void {
  work.moves += 1;
  try {
    if (work.moves > mostMoves) throw new Held('runaway', { moves: mostMoves });
    if (move.kind === 'arrive') return arrive(work, move);
    if (move.kind === 'leave') return goOn(work, move);
    if (move.kind === 'throw') {
      const token = work.rows.token.get(move.token);
      if (token !== undefined) throwAll(work, token);
      return;
    }
    beginWork(work, move);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    hold(work, move, error);
  }
}

function goOn(work: Work, { element, scope, times, given }: Extract<Move, { kind: 'leave' }>): void {
  if (!work.rows.activity.has(scope)) return;
  const node = nodeOf(work, element);
  if (given !== undefined) bringIn(work, node, scope, given);
  leave(work, node, scope, times);
}

/** What an event brought goes in before the token goes on; if it cannot, the incident keeps it. */
function bringIn(work: Work, node: Node, scope: Uuid, given: unknown): void {
  try {
    bringOut(work, { outputs: node.outputs, scope, from: scope, given });
  } catch (error) {
    throw error instanceof Held ? new Held(error.kind, { ...error.facts, outcome: { given } }) : error;
  }
}

/** What interrupts an activity listens before it does anything, so that a condition that holds already acts first. */
function beginWork(work: Work, move: Extract<Move, { kind: 'perform' }>): void {
  const activity = work.rows.activity.get(move.activity);
  if (activity?.state !== 'active') return;
  if (!move.attached) attach(work, activity);
  const now = work.rows.activity.get(move.activity);
  if (now === undefined) return;
  try {
    perform(work, now, move.given);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    withdraw(work, now);
    throw new Held(error.kind, { ...error.facts, stage: 'perform', ...(move.given === undefined ? {} : { given: move.given }) });
  }
}

function attach(work: Work, activity: ActivityRow): void {
  try {
    attachBoundaryEvents(work, nodeOf(work, activity.element), activity);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    stopAwaiting(work, activity.id);
    throw new Held(error.kind, { ...error.facts, stage: 'attach' });
  }
}

/** What an activity had begun before it failed is taken back, so that it can be done again; what can interrupt it stays. */
function withdraw(work: Work, activity: ActivityRow): void {
  emptyScope(work, activity.id, { keepCompleted: false });
  for (const row of [...work.rows.timer.values(), ...work.rows.subscription.values()]) {
    if (row.waiter === activity.id && nodeOf(work, row.element).kind !== 'boundaryEvent') stopAwaiting(work, activity.id, row.element);
  }
}

function arrive(work: Work, { element, flow, scope }: Extract<Move, { kind: 'arrive' }>): void {
  const node = nodeOf(work, element);
  switch (node.kind) {
    case 'parallelGateway':
      return arriveAtParallel(work, node, flow, scope);
    case 'inclusiveGateway':
    case 'complexGateway':
      return arriveAtJoin(work, node, flow, scope);
    case 'eventBasedGateway':
      return arriveAtEventGateway(work, node, flow, scope);
    case 'intermediateCatchEvent':
      return arriveAtCatch(work, node, flow, scope);
    case 'intermediateThrowEvent':
    case 'endEvent':
      return arriveAtThrow(work, node, flow, scope);
    case 'exclusiveGateway':
    case 'startEvent':
    case 'boundaryEvent':
      work.ready.unshift({ kind: 'leave', element, scope, times: 1 });
      return;
    default:
      return arriveAtActivity(work, node, flow, scope);
  }
}

/** The token or activity stays where it was, with the incident on it. */
function hold(work: Work, move: Move, held: Held): void {
  if (move.kind === 'perform') {
    const activity = work.rows.activity.get(move.activity);
    if (activity === undefined) return;
    holdActivity(work, activity, held);
    return;
  }
  const token = move.kind === 'throw'
    ? work.rows.token.get(move.token)
    : park(work, { scope: move.scope, element: move.element, flow: move.kind === 'arrive' ? move.flow : null, phase: move.kind === 'arrive' ? 'arriving' : 'leaving' });
  if (token !== undefined) raiseIncident(work, { holder: token.id, element: token.element, scope: token.scope, held });
}

/** A conditional event occurs when its condition becomes true (standard, 10.5.5), not while it stays so. */
function lookAtConditions(work: Work): void {
  work.dataChanged = false;
  for (const row of work.rows.subscription.values()) {
    if (row.kind !== 'conditional' || !work.rows.subscription.has(row.id)) continue;
    const scope = scopeOfWaiter(work, row.waiter);
    const met = scope !== null && conditionHolds(work, row.name, scope);
    if (met === row.met) continue;
    put(work, 'subscription', { ...row, met });
    if (met) trigger(work, { ...row, met }, {});
  }
}

/** A condition that cannot be computed is not true; it must not stop what it watches. */
function conditionHolds(work: Work, condition: string, scope: Uuid): boolean {
  try {
    return holds(work, condition, inSight(work, scope));
  } catch (error) {
    if (error instanceof Held) return false;
    throw error;
  }
}

const scopeOfWaiter = (work: Work, waiter: Uuid): Uuid | null => work.rows.token.get(waiter)?.scope ?? (work.rows.activity.has(waiter) ? waiter : null);

/** Closes one scope in which nothing is left. False when there is none. */
function closeOneScope(work: Work): boolean {
  for (const id of work.leaving) {
    work.leaving.delete(id);
    const scope = work.rows.activity.get(id);
    if (scope === undefined || scope.state !== 'active' || !isDone(work, id)) continue;
    if (closeScope(work, scope)) return true;
  }
  return false;
}

function closeScope(work: Work, scope: ActivityRow): boolean {
  if (scope.role === 'event-sub-process') {
    record(work, { kind: 'activity-completed', element: scope.element, activity: scope.id });
    discard(work, scope);
    resume(work, scope.afterwards);
    return true;
  }
  const inside = scope.role === 'activity' ? nodeOf(work, scope.element).inside : null;
  if (inside === null && scope.role !== 'process') return false;
  try {
    if (scope.role === 'process') {
      endInstance(work, 'completed');
      return true;
    }
    if (inside !== null && inside.adHoc !== null && !adHocIsOver(work, scope, inside)) return false;
    complete(work, scope);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    holdActivity(work, scope, new Held(error.kind, { ...error.facts, stage: 'close' }));
  }
  return true;
}
