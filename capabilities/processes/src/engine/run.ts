import type { ActivityRow, Uuid } from '../rows.ts';
import { arriveAtActivity, complete, HeldActivity, perform } from './activities.ts';
import { adHocIsOver } from './ad-hoc.ts';
import { resume } from './compensation.ts';
import { holds, inSight } from './data.ts';
import { discard } from './ending.ts';
import { leave, nodeOf } from './flow.ts';
import { arriveAtJoin, arriveAtParallel, fireOneJoin, park } from './gateways.ts';
import { raiseIncident } from './incidents.ts';
import { endInstance } from './instance.ts';
import { isDone } from './scopes.ts';
import { arriveAtThrow, throwAll } from './throwing.ts';
import { arriveAtCatch, arriveAtEventGateway } from './catching.ts';
import { trigger } from './triggers.ts';
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
    if (move.kind === 'leave') {
      if (work.rows.activity.get(move.scope)?.state === 'active') leave(work, nodeOf(work, move.element), move.scope, move.times);
      return;
    }
    if (move.kind === 'throw') {
      const token = work.rows.token.get(move.token);
      if (token !== undefined) throwAll(work, token);
      return;
    }
    const activity = work.rows.activity.get(move.activity);
    if (activity?.state === 'active') perform(work, activity);
  } catch (error) {
    if (error instanceof HeldActivity) raiseIncident(work, { holder: error.activity.id, element: error.activity.element, scope: error.activity.id, held: error.held });
    else if (error instanceof Held) hold(work, move, error);
    else throw error;
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

export function holdActivity(work: Work, activity: ActivityRow, held: Held): void {
  const now = work.rows.activity.get(activity.id) ?? activity;
  put(work, 'activity', { ...now, state: 'holding' });
  raiseIncident(work, { holder: now.id, element: now.element, scope: now.id, held });
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
  if (scope.role === 'process') {
    endInstance(work, 'completed');
    return true;
  }
  if (scope.role === 'event-sub-process') {
    record(work, { kind: 'activity-completed', element: scope.element, activity: scope.id });
    discard(work, scope);
    resume(work, scope.afterwards);
    return true;
  }
  const inside = scope.role === 'activity' ? nodeOf(work, scope.element).inside : null;
  if (inside === null) return false;
  try {
    if (inside.adHoc !== null && !adHocIsOver(work, scope, inside)) return false;
    complete(work, scope);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    holdActivity(work, scope, error);
  }
  return true;
}
