import type { Definition, Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
import { placesOf, reaching } from './reach.ts';
import type { Work } from './work.ts';

/**
 * The standard's rule for the inclusive join (BPMN 2.0.2, 13.4.3). It waits while some token elsewhere can reach, without passing the
 * gateway, an incoming flow that has none — unless that token can equally reach an incoming flow that already has one.
 */
export function mayStillCome(work: Work, { gateway, scope, full }: { gateway: Node; scope: Uuid; full: ReadonlySet<string | null> }): boolean {
  const upstream = upstreamOf(work.input.definition, gateway);
  const empty = gateway.incoming.filter((flow) => !full.has(flow)).map((flow) => upstream.get(flow));
  if (empty.length === 0) return false;
  const filled = gateway.incoming.filter((flow) => full.has(flow)).map((flow) => upstream.get(flow));
  return placesOf(work.rows.token.values(), work.rows.activity.values(), scope, gateway.id).some((at) => empty.some((nodes) => nodes?.has(at)) && !filled.some((nodes) => nodes?.has(at)));
}

const known = new WeakMap<Definition, Map<string, ReadonlyMap<string, ReadonlySet<string>>>>();

/** For each incoming flow, the nodes from which a path leads to it without passing the gateway. Computed once per definition. */
function upstreamOf(definition: Definition, gateway: Node): ReadonlyMap<string, ReadonlySet<string>> {
  const ofDefinition = known.get(definition) ?? new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  known.set(definition, ofDefinition);
  const found = ofDefinition.get(gateway.id);
  if (found !== undefined) return found;
  const computed = new Map(gateway.incoming.map((flow) => [flow, reaching(definition, flow, gateway.id)]));
  ofDefinition.set(gateway.id, computed);
  return computed;
}
