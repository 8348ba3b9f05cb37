import type { Definition, Node } from '../model/definition.ts';
import type { InstanceRows } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { titleIn, titleOf } from './names.ts';
import { nexts, otherwiseWords, whenWords } from './words.ts';

export interface Next {
  readonly from: string;
  /** The element that may come; null for the end. */
  readonly element: string | null;
  readonly certain: boolean;
  /** The conditions on the way, as they are written. */
  readonly conditions: readonly string[];
  readonly sentence: Text;
}

interface Way {
  readonly node: Node | null;
  readonly certain: boolean;
  /** Null is the way taken otherwise. */
  readonly conditions: readonly (Text | null)[];
}

/** For everything under way, the first things that people or machines would do after it. */
export function whatCanComeNext(definition: Definition, state: InstanceRows): readonly Next[] {
  const places = new Set([
    ...state.tokens.map((token) => token.element),
    ...state.activities.filter((row) => row.state !== 'completed' && row.role !== 'process' && row.round === null).map((row) => row.element),
  ]);
  const found: Next[] = [];
  for (const id of places) {
    const node = definition.nodes[id];
    if (node === undefined) continue;
    for (const way of waysOut(definition, node)) found.push(told(definition, node, way));
    for (const boundary of node.activity?.boundary ?? []) {
      const event = definition.nodes[boundary];
      if (event === undefined) continue;
      for (const way of waysOut(definition, event)) if (way.node !== null) found.push(tellEvent(definition, event, way));
    }
  }
  return found.filter((each, index) => found.findIndex((other) => other.from === each.from && other.element === each.element) === index);
}

/** Follows flows through gateways and passing events to whatever someone or something would do. */
function waysOut(definition: Definition, from: Node): Way[] {
  const ways: Way[] = [];
  const seen = new Set<string>();
  const walk = (node: Node, certain: boolean, conditions: Way['conditions']) => {
    const flows = node.outgoing.map((id) => definition.flows[id]).filter((flow) => flow !== undefined);
    const splits = flows.length > 1 && node.kind !== 'parallelGateway' && (node.gateway !== null || flows.some((flow) => flow.condition !== null));
    for (const flow of flows) {
      const target = definition.nodes[flow.target];
      if (target === undefined) continue;
      const labelled = splits && (flow.condition !== null || flow.id === node.defaultFlow);
      const along = labelled ? [...conditions, flow.condition === null ? null : titleIn({ ...flow, id: flow.condition })] : conditions;
      const sure = certain && !splits;
      if (target.activity !== null || waitsAt(target)) ways.push({ node: target, certain: sure, conditions: along });
      else if (target.kind === 'endEvent') ways.push({ node: null, certain: sure, conditions: along });
      else if (!seen.has(target.id)) {
        seen.add(target.id);
        walk(target, sure, along);
      }
    }
  };
  walk(from, true, []);
  return ways;
}

const inCatalan = (condition: Text | null) => condition?.ca ?? '';
const waitsAt = (node: Node) => node.kind === 'intermediateCatchEvent' && !node.event?.definitions.some((each) => each.kind === 'link');

function told(definition: Definition, from: Node, { node, certain, conditions }: Way): Next {
  const base = { from: from.id, certain, conditions: conditions.map(inCatalan) };
  const names = { from: titleOf(definition, from.id), ...(node === null ? {} : { name: titleOf(definition, node.id) }) };
  if (node === null) return { ...base, element: null, sentence: fill(nexts.end, names) };
  if (certain) return { ...base, element: node.id, sentence: fill(nexts.after, names) };
  const last = conditions.at(-1);
  const when = last === undefined ? { ca: '', es: '', en: '' } : last === null ? otherwiseWords : fill(whenWords, { condition: last });
  return { ...base, element: node.id, sentence: fill(nexts.maybe, { ...names, when }) };
}

function tellEvent(definition: Definition, event: Node, { node, conditions }: Way): Next {
  return { from: event.id, element: node?.id ?? null, certain: false, conditions: conditions.map(inCatalan), sentence: fill(nexts.event, { event: titleOf(definition, event.id), ...(node === null ? {} : { name: titleOf(definition, node.id) }) }) };
}
