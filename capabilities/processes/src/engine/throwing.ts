import type { EventDefinition, Node } from '../model/definition.ts';
import type { TokenRow, Uuid } from '../rows.ts';
import { cancelTransaction } from './cancelling.ts';
import { compensate } from './compensation.ts';
import { inSight, mapped } from './data.ts';
import { emptyScope, removeToken } from './ending.ts';
import { endInstance, failToParent } from './instance.ts';
import { nodeOf } from './flow.ts';
import { park } from './gateways.ts';
import { sendMessage } from './messages.ts';
import { propagate } from './propagation.ts';
import { throwSignal } from './signals.ts';
import { eventStartsOf } from './scopes.ts';
import { stopAwaiting } from './waiting.ts';
import { Held, record, type Work } from './work.ts';

/** A throw event rests a moment as a token, so that everything else settles before what it throws is heard. */
export function arriveAtThrow(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  if (node.event?.definitions.length === 0) {
    record(work, { kind: 'event-thrown', element: node.id });
    work.ready.push({ kind: 'leave', element: node.id, scope, times: 1 });
    return;
  }
  work.later.push({ kind: 'throw', token: park(work, { scope, element: node.id, flow, phase: 'arriving' }).id });
}

/** Throws every event of the node in order, then lets the token go on if it is still there. */
export function throwAll(work: Work, token: TokenRow): void {
  const node = nodeOf(work, token.element);
  for (const definition of node.event?.definitions ?? []) {
    throwOne(work, node, definition, token);
    if (!work.rows.token.has(token.id)) return;
  }
  removeToken(work, token.id);
  work.ready.push({ kind: 'leave', element: node.id, scope: token.scope, times: 1 });
}

function throwOne(work: Work, node: Node, definition: EventDefinition, token: TokenRow): void {
  const { scope } = token;
  const payload = () => Object.fromEntries(mapped(work, node.inputs, inSight(work, scope)));
  switch (definition.kind) {
    case 'message':
      return sendMessage(work, { node, name: definition.name, message: definition.ref, scope, correlation: node.event?.correlation ?? null });
    case 'signal':
      record(work, { kind: 'event-thrown', element: node.id, data: { signal: definition.name } });
      return throwSignal(work, definition.name, payload());
    case 'error':
      return throwError(work, node, definition.code, token, payload());
    case 'escalation':
      record(work, { kind: 'event-thrown', element: node.id, data: { escalation: definition.code } });
      return throwEscalation(work, definition.code, scope, payload());
    case 'compensate': {
      record(work, { kind: 'event-thrown', element: node.id, data: { compensate: definition.activity } });
      if (definition.wait) removeToken(work, token.id);
      const afterwards = definition.wait ? ({ kind: 'leave', element: node.id, scope } as const) : null;
      return compensate(work, { scope, activity: definition.activity, element: node.id, afterwards });
    }
    case 'cancel':
      record(work, { kind: 'event-thrown', element: node.id });
      return cancelTransaction(work, scope, node.id);
    case 'terminate':
      record(work, { kind: 'event-thrown', element: node.id });
      return terminate(work, token);
    case 'link':
      return jump(work, node, definition.name, token);
    default:
      return;
  }
}

function throwError(work: Work, node: Node, code: string | null, token: TokenRow, given: Readonly<Record<string, unknown>>): void {
  const caught = propagate(work, { kind: 'error', code, from: token.scope, given });
  if (caught) {
    record(work, { kind: 'event-thrown', element: node.id, data: { error: code } });
    if (work.rows.token.has(token.id)) removeToken(work, token.id);
    return;
  }
  if (work.instance.parentInstance !== null) return failToParent(work, code, given);
  throw new Held('error-event', { code });
}

/** An escalation that nobody catches here goes to the caller, and is nobody's trouble beyond. */
export function throwEscalation(work: Work, code: string | null, from: Uuid, given: Readonly<Record<string, unknown>>): void {
  if (propagate(work, { kind: 'escalation', code, from, given })) return;
  const { parentInstance, parentActivity } = work.instance;
  if (parentInstance === null || parentActivity === null) return;
  work.effects.push({ kind: 'tell-parent', instance: parentInstance, command: { kind: 'called-escalated', activity: parentActivity, code, variables: given } });
}

/** Terminate end event (standard, 13.5.6): ends all in its own scope, and only there. */
function terminate(work: Work, token: TokenRow): void {
  const scope = work.rows.activity.get(token.scope);
  if (scope === undefined) return;
  if (scope.role === 'process') return endInstance(work, 'terminated');
  emptyScope(work, scope.id, { keepCompleted: false });
  for (const start of eventStartsOf(work, scope)) stopAwaiting(work, scope.id, start.id);
  work.leaving.add(scope.id);
}

/** A link goes on at the catch event of its name in the same container (standard, 10.5.4). */
function jump(work: Work, node: Node, name: string, token: TokenRow): void {
  const target = Object.values(work.input.definition.nodes).find(
    (each) => each.kind === 'intermediateCatchEvent' && each.container === node.container && each.event?.definitions.some((other) => other.kind === 'link' && other.name === name),
  );
  if (target === undefined) throw new Held('bad-reference', { link: name });
  removeToken(work, token.id);
  work.ready.push({ kind: 'leave', element: target.id, scope: token.scope, times: 1 });
}
