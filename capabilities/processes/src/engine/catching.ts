import type { Node } from '../model/definition.ts';
import type { SubscriptionRow, TokenRow, Uuid } from '../rows.ts';
import { nodeOf } from './flow.ts';
import { park } from './gateways.ts';
import { trigger } from './triggers.ts';
import { awaitEvents } from './waiting.ts';
import { Held, remove, type Work } from './work.ts';

/** A token waits at a catch event for any of its events, or for all when they are parallel. */
export function arriveAtCatch(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  const token = park(work, { scope, element: node.id, flow, phase: 'waiting' });
  withdrawIfHeld(work, token, () => wait(work, token, node));
}

/** A token waits at the gateway; the first event wins (standard, 13.4.4). */
export function arriveAtEventGateway(work: Work, node: Node, flow: string | null, scope: Uuid): void {
  const token = park(work, { scope, element: node.id, flow, phase: 'waiting' });
  withdrawIfHeld(work, token, () => {
    for (const target of targetsOf(work, node)) {
      wait(work, token, target);
      if (!work.rows.token.has(token.id)) return;
    }
  });
}

export const targetsOf = (work: Work, gateway: Node): readonly Node[] =>
  gateway.outgoing.map((flow) => nodeOf(work, work.input.definition.flows[flow]?.target ?? ''));

/** Waits for what a catch event or receive task names; a condition that holds already occurs at once. */
export function wait(work: Work, token: TokenRow, node: Node): void {
  const receive = node.activity?.message;
  const definitions = node.event?.definitions ?? [{ kind: 'message' as const, name: receive?.name ?? node.name, ref: receive?.ref ?? '' }];
  const correlation = node.event?.correlation ?? node.activity?.correlation ?? null;
  const met = awaitEvents(work, { waiter: token.id, node, definitions, correlation, scope: token.scope });
  for (const id of met) {
    const row: SubscriptionRow | undefined = work.rows.subscription.get(id);
    if (row !== undefined && work.rows.token.has(token.id)) trigger(work, row, {});
  }
}

/** What cannot wait has not arrived: the incident is raised on the token as it came. */
function withdrawIfHeld(work: Work, token: TokenRow, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Held) remove(work, 'token', token.id);
    throw error;
  }
}
