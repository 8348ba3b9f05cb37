import { fill, type Definition, type Node, type Text } from '@comu/processes';
import type { PetriNet, Transition } from '../discover/petri-net.ts';

/** A model cannot be held against a log: names the element and what of it has no place in a net. */
export class NoNet extends Error {
  readonly code = 'mining.model-without-net';
  readonly element: string;
  readonly sentence: Text;
  constructor(element: string, reason: Text) {
    const sentence = fill(refused, { element, reason });
    super(sentence.en);
    this.name = 'NoNet';
    this.element = element;
    this.sentence = sentence;
  }
}

const refused: Text = {
  ca: 'Amb aquest model no es pot comprovar la conformitat: «{element}» {reason}.',
  es: 'Con este modelo no se puede comprobar la conformidad: «{element}» {reason}.',
  en: 'Conformance cannot be checked with this model: “{element}” {reason}.',
};
const reasons = {
  complex: { ca: 'és una porta complexa, i no sabem quins camins tria', es: 'es una puerta compleja, y no sabemos qué caminos elige', en: 'is a complex gateway, and which paths it chooses is not known' },
  inclusive: { ca: 'és una porta inclusiva sense una única porta inclusiva que la tanqui', es: 'es una puerta inclusiva sin una única puerta inclusiva que la cierre', en: 'is an inclusive gateway without a single inclusive gateway that closes it' },
  adHoc: { ca: 'és un subprocés ad hoc, sense ordre', es: 'es un subproceso ad hoc, sin orden', en: 'is an ad-hoc sub-process, which has no order' },
  parallel: { ca: 'es fa diverses vegades alhora', es: 'se hace varias veces a la vez', en: 'is done several times at once' },
  starts: { ca: 'comença per més d’un lloc', es: 'empieza por más de un lugar', en: 'starts in more than one place' },
  severalEnds: { ca: 'acaba per més d’un lloc i fa feina en paral·lel', es: 'acaba por más de un lugar y trabaja en paralelo', en: 'ends in more than one place and works in parallel' },
  terminate: { ca: 'ho atura tot mentre hi pot haver feina en paral·lel', es: 'lo detiene todo mientras puede haber trabajo en paralelo', en: 'stops everything while work may go on in parallel' },
  conditional: { ca: 'surt per camins amb condicions sense cap porta', es: 'sale por caminos con condiciones sin ninguna puerta', en: 'leaves by conditional paths without a gateway' },
  noEnd: { ca: 'no té inici o fi', es: 'no tiene inicio o fin', en: 'has no start or no end' },
} satisfies Record<string, Text>;

const catching = new Set(['intermediateCatchEvent', 'intermediateThrowEvent', 'startEvent', 'endEvent', 'boundaryEvent']);

/**
 * The Petri net of the first process of a BPMN model, to hold a log against it. Activities that the log calls by name are its labels (`named` says which nodes show in the log; all activities
 * when not said); events, gateways and the rest are silent. What has no plain net (complex gateways, ad-hoc, several at once) is refused with `NoNet`.
 */
export function netOfBpmn(definition: Definition, { process, named = isActivity }: { readonly process?: string; readonly named?: (node: Node) => boolean } = {}): PetriNet {
  const root = definition.processes[process ?? Object.keys(definition.processes)[0] ?? ''];
  if (root === undefined) throw new NoNet(definition.name, reasons.noEnd);
  const transitions: { label: string | null; inputs: number[]; outputs: number[] }[] = [];
  let places = 0;
  const place = () => (places += 1) - 1;
  const flows = new Map(Object.keys(definition.flows).map((id) => [id, place()]));
  const at = (ids: readonly string[]) => ids.map((id) => flows.get(id) ?? 0);
  const step = (label: string | null, inputs: number[], outputs: number[]) => { transitions.push({ label, inputs, outputs }); };
  const [initial, final] = [place(), place()];
  container(root.nodes, root.name, initial, final);
  return tidy({ places, transitions, initial, final });

  function container(ids: readonly string[], name: string, from: number, to: number) {
    const nodes = ids.flatMap((id) => definition.nodes[id] ?? []).filter(({ inside, activity }) => inside?.triggeredByEvent !== true && activity?.forCompensation !== true);
    const starts = nodes.filter(({ kind, incoming, activity }) => incoming.length === 0 && kind !== 'boundaryEvent' && (kind === 'startEvent' || activity?.instantiate === true || !nodes.some((each) => each.kind === 'startEvent')));
    if (starts.length === 0) throw new NoNet(name, reasons.noEnd);
    if (starts.length > 1 && !starts.every(({ kind }) => kind === 'startEvent')) throw new NoNet(name, reasons.starts);
    const ends = nodes.filter(({ kind, outgoing, event }) => kind !== 'boundaryEvent' && outgoing.length === 0 && event?.definitions.some((each) => each.kind === 'link') !== true);
    if (ends.length === 0) throw new NoNet(name, reasons.noEnd);
    const splits = nodes.find(({ kind, outgoing, activity: of }) => outgoing.length > 1 && (kind === 'parallelGateway' || kind === 'inclusiveGateway' || of !== null));
    const stops = ends.find(({ event }) => event?.definitions.some(({ kind }) => kind === 'terminate') === true);
    if (splits !== undefined && stops !== undefined) throw new NoNet(stops.name || stops.id, reasons.terminate);
    if (splits !== undefined && ends.length > 1 && to !== final) throw new NoNet(name, reasons.severalEnds);
    for (const node of nodes) build(node, { entry: starts.includes(node) ? from : null, exit: ends.includes(node) ? to : null });
  }

  function build(node: Node, { entry, exit }: { entry: number | null; exit: number | null }) {
    const ins = entry === null ? at(node.incoming) : [entry];
    const outs = exit === null ? at(node.outgoing) : [exit];
    switch (node.kind) {
      case 'exclusiveGateway': case 'eventBasedGateway': return ins.forEach((input) => outs.forEach((output) => step(null, [input], [output])));
      case 'parallelGateway': return step(null, ins, outs);
      case 'inclusiveGateway': return inclusive(node, ins, outs);
      case 'complexGateway': throw new NoNet(node.name || node.id, reasons.complex);
      case 'boundaryEvent': return undefined;
    }
    if (catching.has(node.kind)) return ins.forEach((input) => step(named(node) ? node.name : null, [input], node.kind === 'endEvent' ? [exit ?? final] : outs));
    return activity(node, ins, outs);
  }

  function activity(node: Node, ins: number[], outs: number[]) {
    const loop = node.activity?.loop ?? null;
    if (loop?.kind === 'multi' && !loop.sequential) throw new NoNet(node.name || node.id, reasons.parallel);
    if (node.inside?.adHoc != null) throw new NoNet(node.name || node.id, reasons.adHoc);
    if (node.outgoing.length > 1 && node.outgoing.some((id) => definition.flows[id]?.condition != null)) throw new NoNet(node.name || node.id, reasons.conditional);
    const [ready, worked, done] = [place(), node.inside === null ? -1 : place(), place()];
    for (const input of ins) step(null, [input], [ready]);
    if (node.inside !== null) container(node.inside.nodes, node.name, ready, worked);
    step(named(node) ? node.name : null, [node.inside === null ? ready : worked], [done]);
    step(null, [done], outs);
    if (loop !== null) step(null, [done], [ready]);
    if (loop?.kind === 'multi' || (loop?.kind === 'standard' && loop.testBefore)) step(null, [ready], [done]);
    for (const id of node.activity?.boundary ?? []) {
      const boundary = definition.nodes[id];
      if (boundary === undefined || boundary.event?.definitions.some(({ kind }) => kind === 'compensate') === true) continue;
      const away = at(boundary.outgoing);
      // An interrupting event takes the place of the activity; another one may happen beside it, and is waited for before going on.
      if (boundary.event?.interrupting === false) step(null, [ready], [ready, ...away]);
      else step(null, [ready], away);
    }
  }

  /** Any of the paths, at least one; the same ones meet again at the gateway that closes it. */
  function inclusive(node: Node, ins: number[], outs: number[]) {
    if (outs.length <= 1 && ins.length <= 1) return step(null, ins, outs);
    const refuse = () => new NoNet(node.name || node.id, reasons.inclusive);
    const [split, join] = outs.length > 1 ? [node, partnerOf(node)] : [partnerOf(node), node];
    if (split === undefined || join === undefined || (ins.length > 1 && outs.length > 1) || split.outgoing.length > 6) throw refuse();
    if (node === join) return undefined;
    const closing = split.outgoing.map((id) => reachedBy(id, join));
    if (closing.some((found) => found.length !== 1) || new Set(closing.flat()).size !== join.incoming.length || join.outgoing.length !== 1) throw refuse();
    for (let chosen = 1; chosen < 2 ** outs.length; chosen += 1) {
      const is = (_: unknown, index: number) => (chosen & (2 ** index)) !== 0;
      const together = place();
      step(null, ins, [...outs.filter(is), together]);
      step(null, [...at(closing.flat()).filter(is), together], at(join.outgoing));
    }
    return undefined;
  }

  function partnerOf(node: Node): Node | undefined {
    const others = Object.values(definition.nodes).filter(({ id, kind, container: of }) => kind === 'inclusiveGateway' && of === node.container && id !== node.id);
    return others.length === 1 ? others[0] : undefined;
  }

  /** The flows into a gateway that can be reached along a flow. */
  function reachedBy(flow: string, join: Node): readonly string[] {
    const [seen, waiting] = [new Set<string>(), [flow]];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const target = definition.nodes[definition.flows[id]?.target ?? ''];
      if (target !== undefined && target.id !== join.id) waiting.push(...target.outgoing);
    }
    return join.incoming.filter((id) => seen.has(id));
  }
}

const isActivity = ({ activity, inside }: Node) => activity !== null && inside === null;
const handsOn = ({ label, inputs, outputs }: Transition) => label === null && inputs.length === 1 && outputs.length === 1 && inputs[0] === outputs[0];

/** Without the silent steps between two places of which the second has no other way in, and places that nothing uses. */
function tidy(net: PetriNet): PetriNet {
  let steps: Transition[] = [...net.transitions];
  for (let changed = true; changed; ) {
    changed = false;
    for (const silent of steps) {
      const [from, to] = [silent.inputs[0], silent.outputs[0]];
      if (silent.label !== null || silent.inputs.length !== 1 || silent.outputs.length !== 1 || from === undefined || to === undefined || from === to || from === net.initial || to === net.final) continue;
      const onlyWay = steps.filter(({ inputs }) => inputs.includes(from)).length === 1 || steps.filter(({ outputs }) => outputs.includes(to)).length === 1;
      if (!onlyWay) continue;
      const merge = (list: readonly number[]) => list.map((each) => (each === from ? to : each));
      steps = steps.filter((each) => each !== silent).map(({ label, inputs, outputs }) => ({ label, inputs: merge(inputs), outputs: merge(outputs) })).filter((each) => !handsOn(each));
      changed = true;
      break;
    }
  }
  const used = [...new Set([net.initial, net.final, ...steps.flatMap(({ inputs, outputs }) => [...inputs, ...outputs])])].toSorted((a, b) => a - b);
  const number = new Map(used.map((old, index) => [old, index]));
  const of = (list: readonly number[]) => list.map((each) => number.get(each) ?? 0);
  return { places: used.length, transitions: steps.map(({ label, inputs, outputs }) => ({ label, inputs: of(inputs), outputs: of(outputs) })), initial: of([net.initial])[0] ?? 0, final: of([net.final])[0] ?? 0 };
}
