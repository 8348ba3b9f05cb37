import type { Definition } from '../model/definition.ts';
import type { ActivityRow, InstanceRows, TokenRow, Uuid } from '../rows.ts';

/** The nodes from which a path leads to a flow without passing through a given node. */
export function reaching(definition: Definition, flow: string, without: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [definition.flows[flow]?.source];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === without || seen.has(at)) continue;
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

/** Where the tokens of a scope are: at rest, or in an activity under way. */
export function placesOf(tokens: Iterable<TokenRow>, activities: Iterable<ActivityRow>, scope: Uuid, except: string): string[] {
  const places: string[] = [];
  for (const token of tokens) if (token.scope === scope && token.element !== except) places.push(token.element);
  for (const row of activities) {
    if (row.parent !== scope || row.state === 'completed') continue;
    places.push(row.role === 'compensation' && row.afterwards?.kind === 'leave' ? row.afterwards.element : row.element);
  }
  return places;
}

/** Whether some token of the scope can still come by a flow. */
export function whoCanReach(definition: Definition, flow: string, node: string, state: InstanceRows, scope: Uuid): boolean {
  const upstream = reaching(definition, flow, node);
  return placesOf(state.tokens, state.activities, scope, node).some((place) => upstream.has(place));
}
