import type { Node } from '../model/definition.ts';
import type { TokenRow, Uuid } from '../rows.ts';
import { evaluate, holds, inSight } from './data.ts';
import { leave, nodeOf, send } from './flow.ts';
import { mayStillCome } from './inclusive-join.ts';
import { isHeld, raiseIncident } from './incidents.ts';
import { fresh, Held, put, remove, type Work } from './work.ts';

/** A token at rest at a node. */
export function park(work: Work, row: Pick<TokenRow, 'scope' | 'element' | 'flow' | 'phase'> & { readonly taken?: readonly string[] }): TokenRow {
  return put(work, 'token', { ...fresh(work), taken: null, at: work.input.now, ...row });
}

export function tokensAt(work: Work, element: string, scope: Uuid): TokenRow[] {
  return [...work.rows.token.values()].filter((token) => token.element === element && token.scope === scope && token.phase === 'gathering');
}

/** Parallel join (standard, 13.4.1): one token of every incoming flow. */
export function arriveAtParallel(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  if (node.incoming.length < 2) return leave(work, node, scope);
  park(work, { scope, element: node.id, flow, phase: 'gathering' });
  const tokens = tokensAt(work, node.id, scope);
  const one = node.incoming.map((incoming) => tokens.find((token) => token.flow === incoming));
  if (one.some((token) => token === undefined)) return;
  for (const token of one) if (token !== undefined) remove(work, 'token', token.id);
  leave(work, node, scope);
}

/** Inclusive and complex joins only gather here: whether they fire depends on where all the other tokens have come to rest. */
export function arriveAtJoin(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  if (node.incoming.length < 2) return leave(work, node, scope);
  park(work, { scope, element: node.id, flow, phase: 'gathering' });
}

/** Fires one inclusive or complex join that can fire, now that nothing else moves. False when none can. */
export function fireOneJoin(work: Work): boolean {
  const seen = new Set<string>();
  for (const token of work.rows.token.values()) {
    if (token.phase !== 'gathering' || seen.has(`${token.element} ${token.scope}`)) continue;
    seen.add(`${token.element} ${token.scope}`);
    const node = nodeOf(work, token.element);
    if ((node.kind !== 'inclusiveGateway' && node.kind !== 'complexGateway') || isHeld(work, token)) continue;
    try {
      if (node.kind === 'inclusiveGateway' ? tryInclusive(work, node, token.scope) : tryComplex(work, node, token.scope)) return true;
    } catch (error) {
      if (!(error instanceof Held)) throw error;
      raiseIncident(work, { holder: token.id, element: node.id, scope: token.scope, held: error });
    }
  }
  return false;
}

/** Inclusive join (standard, 13.4.3). */
function tryInclusive(work: Work, node: Node, scope: Uuid): boolean {
  const tokens = tokensAt(work, node.id, scope);
  const full = new Set(tokens.map((token) => token.flow));
  if (mayStillCome(work, { gateway: node, scope, full })) return false;
  joinAndLeave(work, node, scope, firstOfEach(tokens));
  return true;
}

function firstOfEach(tokens: readonly TokenRow[]): TokenRow[] {
  const byFlow = new Map<string | null, TokenRow>();
  for (const token of tokens) if (token.taken === null && !byFlow.has(token.flow)) byFlow.set(token.flow, token);
  return [...byFlow.values()];
}

/** Consumes the tokens that have come together; one goes on. */
function joinAndLeave(work: Work, node: Node, scope: Uuid, tokens: readonly TokenRow[]): void {
  for (const token of tokens) remove(work, 'token', token.id);
  work.ready.push({ kind: 'leave', element: node.id, scope, times: 1 });
}

/** Complex gateway (standard, 13.4.5): waiting for start. */
function tryComplexStart(work: Work, node: Node, scope: Uuid): boolean {
  const tokens = tokensAt(work, node.id, scope);
  if (tokens.some((token) => token.taken !== null)) return false;
  const counted = Object.fromEntries(node.incoming.map((flow) => [flow, tokens.filter((token) => token.flow === flow).length]));
  const context = { ...inSight(work, scope), ...counted, activationCount: tokens.length, waitingForStart: true };
  const activation = node.gateway?.activation ?? null;
  if (activation === null ? mayStillCome(work, { gateway: node, scope, full: new Set(tokens.map((token) => token.flow)) }) : !holds(work, activation, context)) return false;
  const consumed = firstOfEach(tokens);
  joinAndLeave(work, node, scope, consumed);
  const taken = consumed.map((token) => token.flow ?? '');
  if (taken.length < node.incoming.length) park(work, { scope, element: node.id, flow: null, phase: 'gathering', taken });
  return true;
}

/** Complex gateway: waiting for reset, until every other flow has brought its token or cannot any more. */
function tryComplex(work: Work, node: Node, scope: Uuid): boolean {
  const tokens = tokensAt(work, node.id, scope);
  const fired = tokens.find((token) => token.taken !== null);
  if (fired === undefined) return tryComplexStart(work, node, scope);
  const taken = fired.taken ?? [];
  const rest = tokens.filter((token) => token.taken === null && !taken.includes(token.flow ?? ''));
  if (mayStillCome(work, { gateway: node, scope, full: new Set([...rest.map((token) => token.flow), ...taken]) })) return false;
  for (const token of firstOfEach(rest)) remove(work, 'token', token.id);
  remove(work, 'token', fired.id);
  const context = { ...inSight(work, scope), waitingForStart: false };
  // On reset only the conditions that ask for it send tokens, otherwise every token would come out twice.
  const flows = node.outgoing.map((id) => work.input.definition.flows[id]).filter((flow) => flow !== undefined);
  send(work, flows.filter((flow) => flow.condition?.includes('waitingForStart') && evaluate(work, flow.condition, context) === true), scope);
  return true;
}
