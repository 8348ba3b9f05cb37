import type { Definition, Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
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
  return whereTokensAre(work, scope, gateway.id).some((at) => empty.some((nodes) => nodes?.has(at)) && !filled.some((nodes) => nodes?.has(at)));
}

function whereTokensAre(work: Work, scope: Uuid, except: string): string[] {
  const resting = [...work.rows.token.values()].filter((token) => token.scope === scope && token.element !== except).map((token) => token.element);
  const busy = [...work.rows.activity.values()]
    .filter((row) => row.parent === scope && row.state !== 'completed')
    .map((row) => (row.role === 'compensation' && row.afterwards?.kind === 'leave' ? row.afterwards.element : row.element));
  return [...resting, ...busy];
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

function reaching(definition: Definition, flow: string, gateway: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [definition.flows[flow]?.source];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === gateway || seen.has(at)) continue;
    seen.add(at);
    open.push(...before(definition, at));
  }
  return seen;
}

/** Where a token may have come from: along flows, from the activity a boundary event sits on, from the other end of a link. */
function before(definition: Definition, id: string): string[] {
  const node = definition.nodes[id];
  if (node === undefined) return [];
  const sources = node.incoming.map((flow) => definition.flows[flow]?.source).filter((source) => source !== undefined);
  if (node.event?.attachedTo) sources.push(node.event.attachedTo);
  const link = node.kind === 'intermediateCatchEvent' ? node.event?.definitions.find((each) => each.kind === 'link') : undefined;
  if (link !== undefined) {
    for (const other of Object.values(definition.nodes)) {
      if (other.kind === 'intermediateThrowEvent' && other.container === node.container && other.event?.definitions.some((each) => each.kind === 'link' && each.name === link.name)) sources.push(other.id);
    }
  }
  return sources;
}
