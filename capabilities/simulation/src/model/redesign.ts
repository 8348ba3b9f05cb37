import type { Definition, Node } from '@comu/processes';
import { meanOf, type Distribution } from '../chance/distribution.ts';
import type { WeekHours } from '../clock/opening.ts';
import type { Pool, SimulationModel, StepModel, Term } from './model.ts';

/** Another order of the same steps, by the ids of their nodes. */
export type Reorder =
  /** Each takes the place of the other. */
  | { readonly kind: 'swap'; readonly one: string; readonly other: string }
  /** Two that follow one another are done at the same time. */
  | { readonly kind: 'together'; readonly one: string; readonly other: string }
  /** It is not done any more. */
  | { readonly kind: 'skip'; readonly one: string };

/** What is otherwise than today. Factors: 1 is as today. Nothing said, nothing changed. */
export interface Changes {
  readonly arrivals?: number;
  readonly pools?: Readonly<Record<string, { readonly people?: number; readonly hours?: WeekHours; readonly costPerHour?: number; readonly discipline?: Pool['discipline'] }>>;
  /** Working time of a step, by its name. */
  readonly work?: Readonly<Record<string, number>>;
  /** Mean working time of a step, in minutes, in place of what the log tells (or does not). */
  readonly minutes?: Readonly<Record<string, number>>;
  /** Waiting for other things, by the name of the step; of all the others, `otherDelays`. */
  readonly delays?: Readonly<Record<string, number>>;
  readonly otherDelays?: number;
  /** How much of what is done again no longer is, 0 to 1. */
  readonly lessRework?: number;
  readonly order?: readonly Reorder[];
  /** New durations of timers (ISO 8601), by the id of their event. */
  readonly timers?: Readonly<Record<string, string>>;
  readonly term?: Term | null;
}

/** Why an order cannot be: which nodes, and what of them. */
export class ImpossibleOrder extends Error {
  readonly reason: 'not-a-step' | 'not-in-a-row';
  readonly elements: readonly string[];
  constructor(reason: ImpossibleOrder['reason'], elements: readonly string[]) {
    super(`${reason}: ${elements.join(', ')}`);
    this.name = 'ImpossibleOrder';
    this.reason = reason;
    this.elements = elements;
  }
}

/** The model with what is otherwise. Throws `ImpossibleOrder`. */
export function changed(model: SimulationModel, changes: Changes): SimulationModel {
  const { arrivals = 1, pools = {}, work = {}, minutes = {}, delays = {}, otherDelays = 1, lessRework = 0, order = [], timers = {} } = changes;
  const definition = withTimers(order.reduce(reordered, model.definition), timers);
  const steps = Object.fromEntries(Object.entries(model.steps).map(([name, step]): [string, StepModel] => [name, { ...step, work: minutes[name] === undefined ? times(step.work, work[name] ?? 1) : lasting(step.work, minutes[name] * 60_000), delay: { ...step.delay, length: times(step.delay.length, delays[name] ?? otherDelays) } }]));
  const again = lessRework === 0 ? new Set<string>() : waysBack(definition, model.process);
  const lessOften = (shares: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(shares).map(([flow, share]) => [flow, again.has(flow) ? share * (1 - lessRework) : share]));
  return {
    ...model, definition, steps,
    shares: lessOften(model.shares), after: Object.fromEntries(Object.entries(model.after ?? {}).map(([last, shares]) => [last, lessOften(shares)])),
    rounds: Object.fromEntries(Object.entries(model.rounds).map(([id, count]) => [id, lessRework === 0 || definition.nodes[id]?.activity?.loop?.kind !== 'standard' ? count : 1 + (count - 1) * (1 - lessRework)])),
    pools: model.pools.map((pool) => ({ ...pool, ...pools[pool.id] })),
    arrivals: { ...model.arrivals, week: model.arrivals.week.map((rate) => rate * arrivals), holiday: model.arrivals.holiday.map((rate) => rate * arrivals) },
    term: changes.term === undefined ? model.term : changes.term,
  };
}

/** The same shape, so many times as long. */
export function times(distribution: Distribution, factor: number): Distribution {
  if (factor === 1) return distribution;
  switch (distribution.kind) {
    case 'fixed': return { ...distribution, value: distribution.value * factor };
    case 'exponential': return { ...distribution, mean: distribution.mean * factor };
    case 'lognormal': return factor <= 0 ? { kind: 'fixed', value: 0 } : { ...distribution, mu: distribution.mu + Math.log(factor) };
    case 'gamma': return { ...distribution, scale: distribution.scale * factor };
    case 'recorded': return { ...distribution, values: distribution.values.map((value) => value * factor) };
  }
}

/** The same shape with another mean; an exponential where there was no shape. */
function lasting(distribution: Distribution, mean: number): Distribution {
  const now = meanOf(distribution);
  return now > 0 && distribution.kind !== 'fixed' ? times(distribution, mean / now) : mean > 0 ? { kind: 'exponential', mean } : { kind: 'fixed', value: 0 };
}

function withTimers(definition: Definition, timers: Readonly<Record<string, string>>): Definition {
  const nodes = { ...definition.nodes };
  for (const [id, value] of Object.entries(timers)) {
    const node = nodes[id];
    if (node?.event == null) continue;
    nodes[id] = { ...node, event: { ...node.event, definitions: node.event.definitions.map((each) => (each.kind === 'timer' ? { kind: 'timer', timer: { kind: 'duration', value } } : each)) } };
  }
  return { ...definition, nodes };
}

function reordered(definition: Definition, order: Reorder): Definition {
  const step = (id: string): Node => {
    const node = definition.nodes[id];
    if (node?.activity == null) throw new ImpossibleOrder('not-a-step', [id]);
    return node;
  };
  const one = step(order.one);
  if (order.kind === 'skip') return { ...definition, nodes: { ...definition.nodes, [one.id]: { ...one, kind: 'intermediateThrowEvent', activity: null, inside: null, event: { definitions: [], all: false, interrupting: false, attachedTo: null, handler: null, correlation: null } } } };
  const other = step(order.other);
  if (order.kind === 'swap') return { ...definition, nodes: { ...definition.nodes, [one.id]: { ...one, name: other.name }, [other.id]: { ...other, name: one.name } } };
  return together(definition, one, other);
}

/** Both between two parallel gateways. They must follow one another, with nothing between. */
function together(definition: Definition, one: Node, other: Node): Definition {
  const [first, second] = definition.flows[one.outgoing[0] ?? '']?.target === other.id ? [one, other] : [other, one];
  const between = definition.flows[first.outgoing[0] ?? ''];
  if (between?.target !== second.id || first.outgoing.length !== 1 || second.incoming.length !== 1 || second.outgoing.length > 1 || first.container !== second.container) throw new ImpossibleOrder('not-in-a-row', [one.id, other.id]);
  const [split, meet, out, gateway] = [`${first.id}+`, `${first.id}=`, second.outgoing[0], { activation: null, instantiate: false, parallel: false }];
  const [toFirst, toSecond, fromFirst] = [`${first.id}+1`, `${first.id}+2`, `${first.id}=1`];
  const flow = (id: string, source: string, target: string) => ({ id, name: '', source, target, condition: null });
  const beside = (id: string, incoming: readonly string[], outgoing: readonly string[]): Node => ({ ...first, id, name: '', kind: 'parallelGateway', incoming, outgoing, defaultFlow: null, inputs: [], outputs: [], event: null, activity: null, gateway, inside: null });
  const nodes: Record<string, Node> = {
    ...definition.nodes,
    [split]: beside(split, first.incoming, [toFirst, toSecond]),
    [meet]: beside(meet, [fromFirst, between.id], out === undefined ? [] : [out]),
    [first.id]: { ...first, incoming: [toFirst], outgoing: [fromFirst] },
    [second.id]: { ...second, incoming: [toSecond], outgoing: [between.id] },
  };
  const flows = { ...definition.flows, [toFirst]: flow(toFirst, split, first.id), [toSecond]: flow(toSecond, split, second.id), [fromFirst]: flow(fromFirst, first.id, meet), [between.id]: { ...between, source: second.id, target: meet } };
  for (const id of first.incoming) flows[id] = { ...flow(id, flows[id]?.source ?? '', split), condition: flows[id]?.condition ?? null };
  if (out !== undefined) flows[out] = { ...flow(out, meet, flows[out]?.target ?? ''), condition: null };
  const added = <C extends { readonly nodes: readonly string[] }>(container: C): C => (container.nodes.includes(first.id) ? { ...container, nodes: [...container.nodes, split, meet] } : container);
  for (const [id, node] of Object.entries(nodes)) if (node.inside !== null) nodes[id] = { ...node, inside: added(node.inside) };
  return { ...definition, nodes, flows, processes: Object.fromEntries(Object.entries(definition.processes).map(([id, process]) => [id, added(process)])) };
}

/** Flows that lead back to where a case has been already: those by which work is done again. */
export function waysBack(definition: Definition, process: string): ReadonlySet<string> {
  const found = new Set<string>();
  const state = new Map<string, 'under-way' | 'done'>();
  const visit = (id: string) => {
    const node = definition.nodes[id];
    if (node === undefined || state.has(id)) return;
    state.set(id, 'under-way');
    for (const out of [...node.outgoing, ...(node.activity?.boundary ?? []).flatMap((boundary) => definition.nodes[boundary]?.outgoing ?? [])]) {
      const target = definition.flows[out]?.target ?? '';
      if (state.get(target) === 'under-way') found.add(out);
      else visit(target);
    }
    for (const inner of node.inside?.nodes ?? []) if ((definition.nodes[inner]?.incoming.length ?? 0) === 0) visit(inner);
    state.set(id, 'done');
  };
  for (const id of definition.processes[process]?.nodes ?? []) if ((definition.nodes[id]?.incoming.length ?? 0) === 0) visit(id);
  return found;
}
