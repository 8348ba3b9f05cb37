import type { Definition, Node } from '@comu/processes';
import { againOf, choiceOf, roundsOf } from './choices.ts';

type ActivityPart = NonNullable<Node['activity']>;
type EventPart = NonNullable<Node['event']>;

/** What of a model is simulated otherwise than it is executed, and where; for people to know. */
export interface Simplified {
  readonly element: string;
  readonly name: string;
  readonly kind: 'event-never-comes' | 'timer-by-data' | 'no-order' | 'event-at-once';
}

export interface Simulable {
  readonly definition: Definition;
  readonly simplified: readonly Simplified[];
}

/** A timer whose date depends on data that a simulation does not have waits for so long. */
export const unknownTimer = 'P1D';

/**
 * The same model, made ready to run on chance instead of data: each activity waits for the clock of the simulation, each choice is drawn by how often each way was taken (but those of `byData`, which stay as they are), and what comes from outside
 * (messages, signals, conditions) comes at once where it is awaited, its waiting being part of the next step’s. Order, joins, repetition, timers, errors and compensation stay the engine’s own.
 */
export function simulable(definition: Definition, byData: readonly string[] = []): Simulable {
  const simplified: Simplified[] = [];
  const note = ({ id, name }: Node, kind: Simplified['kind']) => { simplified.push({ element: id, name, kind }); };
  const flows = { ...definition.flows };
  const nodes: Record<string, Node> = {};
  for (const node of Object.values(definition.nodes)) {
    const plain: Node = { ...node, inputs: [], outputs: [] };
    if (node.gateway !== null) nodes[node.id] = gateway(plain);
    else if (node.event !== null) nodes[node.id] = event(plain, node.event);
    else nodes[node.id] = activity(plain);
  }
  const processes = Object.fromEntries(Object.entries(definition.processes).map(([id, process]) => [id, { ...process, inputs: [], outputs: [], correlations: [], eventSubProcesses: process.eventSubProcesses.filter(comes) }]));
  return { definition: { ...definition, processes, nodes, flows, globalTasks: {} }, simplified };

  /** Event sub-processes are begun by a timer, an error or an escalation; nothing else comes. */
  function comes(id: string): boolean {
    const starts = (definition.nodes[id]?.inside?.nodes ?? []).flatMap((each) => definition.nodes[each]?.event?.definitions ?? []);
    const does = starts.some(({ kind }) => kind === 'timer' || kind === 'error' || kind === 'escalation' || kind === 'compensate');
    const node = definition.nodes[id];
    if (!does && node !== undefined) note(node, 'event-never-comes');
    return does;
  }

  function gateway(node: Node): Node {
    if (node.kind === 'complexGateway' || node.outgoing.length < 2 || byData.includes(node.id)) return node;
    if (node.kind === 'parallelGateway' || node.gateway?.parallel === true) return { ...node, kind: 'parallelGateway' };
    const inclusive = node.kind === 'inclusiveGateway';
    return { ...node, kind: inclusive ? 'inclusiveGateway' : 'exclusiveGateway', defaultFlow: marked(node.outgoing, inclusive) };
  }

  /** Writes the choice on each flow but the last, which is taken when no other is. */
  function marked(outgoing: readonly string[], each: boolean): string | null {
    const last = outgoing.at(-1) ?? null;
    for (const id of outgoing) {
      const flow = flows[id];
      if (flow !== undefined) flows[id] = { ...flow, condition: id === last && !each ? null : choiceOf(id, each ? [] : outgoing) };
    }
    return last;
  }

  function event(node: Node, part: EventPart): Node {
    const plain: EventPart = { ...part, correlation: null, definitions: part.definitions.map((each) => (each.kind === 'timer' && each.timer.value.startsWith('=') ? (note(node, 'timer-by-data'), { kind: 'timer', timer: { kind: 'duration', value: unknownTimer } } as const) : each)) };
    const inside = definition.nodes[node.container]?.inside?.triggeredByEvent === true;
    if (node.kind === 'startEvent' && !inside) return { ...node, event: { ...plain, all: false, definitions: [] } };
    const outside = part.definitions.some(({ kind }) => kind === 'message' || kind === 'signal' || kind === 'conditional');
    if (node.kind === 'intermediateCatchEvent' && outside && !part.definitions.some(({ kind }) => kind === 'timer')) {
      if (definition.nodes[definition.flows[node.incoming[0] ?? '']?.source ?? '']?.kind !== 'eventBasedGateway') note(node, 'event-at-once');
      return { ...node, kind: 'intermediateThrowEvent', event: { ...plain, definitions: [] } };
    }
    if (node.kind === 'boundaryEvent' && drawnBoundary(node.id)) return { ...node, event: { ...plain, all: false, definitions: [{ kind: 'error', code: `#${node.id}`, name: '' }] } };
    if (node.kind === 'intermediateThrowEvent' || node.kind === 'endEvent') return { ...node, event: { ...plain, definitions: plain.definitions.filter(({ kind }) => kind !== 'message' && kind !== 'signal') } };
    return { ...node, event: plain };
  }

  /** A boundary event of a task that is not a timer interrupts so often as it did; one of a sub-process stays as it is. */
  function drawnBoundary(id: string): boolean {
    const part = definition.nodes[id]?.event;
    const host = definition.nodes[part?.attachedTo ?? ''];
    return host?.inside === null && part?.interrupting === true && !part.definitions.some(({ kind }) => kind === 'timer' || kind === 'compensate');
  }

  function activity(node: Node): Node {
    const part = node.activity;
    if (part === null) return node;
    const conditional = node.outgoing.some((id) => definition.flows[id]?.condition != null);
    const kept = part.boundary.filter((id) => {
      const of = definition.nodes[id]?.event;
      const real = of?.definitions.some(({ kind }) => kind === 'timer' || kind === 'compensate' || (node.inside !== null && (kind === 'error' || kind === 'escalation' || kind === 'cancel'))) === true;
      if (!real && !drawnBoundary(id) && definition.nodes[id] !== undefined) note(definition.nodes[id], 'event-never-comes');
      return real || drawnBoundary(id);
    });
    const work: ActivityPart = {
      ...part, boundary: kept, loop: loopOf(node, part), data: [], candidates: [], form: null, fields: [], operation: null, decision: null, result: null, priority: null, dueTerm: null, dueDate: null, notByWhoDid: [],
      script: null, message: null, correlation: null, instantiate: false, called: null, retry: null,
    };
    const ways = conditional ? { defaultFlow: marked(node.outgoing, true) } : { defaultFlow: null };
    if (node.inside === null) return { ...node, ...ways, kind: 'userTask', activity: work };
    if (node.inside.adHoc !== null) note(node, 'no-order');
    return { ...node, ...ways, kind: node.kind === 'adHocSubProcess' ? 'subProcess' : node.kind, activity: work, inside: { ...node.inside, data: [], adHoc: null, eventSubProcesses: node.inside.eventSubProcesses.filter(comes) } };
  }

  function loopOf({ id }: Node, { loop }: ActivityPart): ActivityPart['loop'] {
    if (loop === null) return null;
    if (loop.kind === 'standard') return { ...loop, condition: againOf(id), maximum: Math.min(loop.maximum ?? 100, 100) };
    return { ...loop, cardinality: roundsOf(id), collection: null, item: null, result: null, collect: null, completion: null, behavior: 'All', event: null, complex: [] };
  }
}
