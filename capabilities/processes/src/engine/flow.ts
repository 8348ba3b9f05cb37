import type { Flow, Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
import { holds, inSight } from './data.ts';
import { Held, record, type Work } from './work.ts';

export function nodeOf(work: Work, id: string): Node {
  const node = work.input.definition.nodes[id];
  if (node === undefined) throw new Error(`The definition ${work.input.definition.id} has no node ${id}.`);
  return node;
}

/** Sends tokens out of a node, by the flows that are to be taken. A node without outgoing flows ends the path. */
export function leave(work: Work, node: Node, scope: Uuid, times = 1): void {
  const flows = node.outgoing.map((id) => work.input.definition.flows[id]).filter((flow) => flow !== undefined);
  const taken = flows.length === 0 ? [] : choose(work, node, flows, scope);
  if (node.gateway !== null && flows.length > 1) record(work, { kind: 'gateway-passed', element: node.id, data: { taken: taken.map((flow) => flow.id) } });
  send(work, taken, scope, times);
}

export function send(work: Work, flows: readonly Flow[], scope: Uuid, times = 1): void {
  for (const flow of flows) for (let n = 0; n < times; n += 1) work.ready.push({ kind: 'arrive', element: flow.target, flow: flow.id, scope });
  if (flows.length === 0) work.leaving.add(scope);
}

/**
 * Which flows are taken (standard, 13.3.1 for activities, 13.4 for gateways). An activity always takes its unconditional flows and each
 * conditional one that is true; its default only when no condition is true. Events and parallel gateways take all, whatever is written on them.
 */
function choose(work: Work, node: Node, flows: readonly Flow[], scope: Uuid): readonly Flow[] {
  if (node.event !== null || node.kind === 'parallelGateway' || node.kind === 'eventBasedGateway') return flows;
  const plain = flows.filter((flow) => flow.condition === null && flow.id !== node.defaultFlow);
  if (plain.length === flows.length && node.kind !== 'exclusiveGateway') return flows;
  // A complex gateway that leaves this way has just fired: the reset sends its tokens by itself.
  const context = node.kind === 'complexGateway' ? { ...inSight(work, scope), waitingForStart: true } : inSight(work, scope);
  const open = (flow: Flow) => flow.id !== node.defaultFlow && (flow.condition === null || holds(work, flow.condition, context));
  const byDefault = flows.filter((flow) => flow.id === node.defaultFlow);
  if (node.kind === 'exclusiveGateway') {
    const first = flows.find(open) ?? byDefault[0];
    if (first !== undefined) return [first];
    throw noWayOut(work, flows, context);
  }
  if (node.gateway !== null) {
    const chosen = flows.filter(open);
    if (chosen.length > 0) return chosen;
    if (byDefault.length > 0) return byDefault;
    throw noWayOut(work, flows, context);
  }
  const conditional = flows.filter((flow) => flow.condition !== null && open(flow));
  const chosen = flows.filter((flow) => plain.includes(flow) || conditional.includes(flow) || (conditional.length === 0 && byDefault.includes(flow)));
  if (chosen.length === 0) throw noWayOut(work, flows, context);
  return chosen;
}

/** The incident says what each condition gave, and why. */
const noWayOut = (work: Work, flows: readonly Flow[], context: Readonly<Record<string, unknown>>) =>
  new Held('no-way-out', {
    conditions: flows.filter((flow) => flow.condition !== null).map((flow) => ({ flow: flow.id, name: flow.name, condition: flow.condition, ...work.input.expressions.evaluate({ source: flow.condition ?? '', context }) })),
  });
