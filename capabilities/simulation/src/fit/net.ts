import type { Definition, Node } from '@comu/processes';

/** One way of going on from a node: tokens it takes from flows, and those it gives. `counts` are the choices that it is. */
export interface Way {
  readonly node: string;
  /** The activity that shows in a log; null for what does not. */
  readonly label: string | null;
  readonly takes: readonly string[];
  readonly gives: readonly string[];
  readonly counts: readonly string[];
}

/** Where a case is before it has begun, and after it has ended, as if they were flows. */
export const [begin, over] = ['>', '<'] as const;

/** Every way of going on in a model, to find out which choices a recorded case took. Several at once of the same activity are one here. */
export function waysOf(definition: Definition, process: string): readonly Way[] {
  const ways: Way[] = [];
  const root = definition.processes[process];
  for (const id of root?.nodes ?? []) node(definition.nodes[id], over);
  return ways;

  function node(of: Node | undefined, out: string): void {
    if (of === undefined || of.inside?.triggeredByEvent === true || of.activity?.forCompensation === true) return;
    const takes = of.kind === 'startEvent' && of.incoming.length === 0 ? [startOf(of)] : of.incoming;
    const gives = of.outgoing.length > 0 ? of.outgoing : [out];
    const add = (label: string | null, from: readonly string[], to: readonly string[], counts: readonly string[] = []) => { ways.push({ node: of.id, label, takes: from, gives: to, counts }); };
    if (of.kind === 'boundaryEvent') return;
    if (of.kind === 'parallelGateway') return add(null, takes, gives);
    if (of.kind === 'inclusiveGateway' || of.kind === 'complexGateway') return takes.length > 1 ? each(takes, (take) => add(null, [take], gives)) : subsets(gives).forEach((some) => add(null, takes, some, gives.length > 1 ? some : []));
    if (of.gateway !== null) return each(takes, (take) => each(gives, (give) => add(null, [take], [give], gives.length > 1 ? [give] : [])));
    if (of.inside !== null) {
      const [inner, left] = [`>${of.id}`, `<${of.id}`];
      each(takes, (take) => add(null, [take], [inner]));
      for (const id of of.inside.nodes) node(definition.nodes[id], left);
      add(null, [left], gives);
      borders(of, [left]);
      return;
    }
    if (of.activity === null) return each(takes, (take) => add(null, [take], gives));
    const ends = of.outgoing.some((id) => definition.flows[id]?.condition != null) ? subsets(gives).map((some) => [some, some] as const) : [[gives, []] as const];
    for (const take of takes) {
      for (const [to, counts] of ends) add(of.name, [take], to, counts);
      if (of.activity.loop !== null) add(of.name, [take], [take], [`+${of.id}`]);
    }
    borders(of, takes);
  }

  /** An event at the border takes the place of the activity’s own end. */
  function borders(of: Node, takes: readonly string[]): void {
    for (const id of of.activity?.boundary ?? []) {
      const border = definition.nodes[id];
      if (border === undefined || border.event?.interrupting === false || border.event?.definitions.some(({ kind }) => kind === 'compensate') === true) continue;
      for (const take of takes) ways.push({ node: of.id, label: of.inside === null ? of.name : null, takes: [take], gives: border.outgoing, counts: [id] });
    }
  }

  function startOf(of: Node): string {
    return definition.nodes[of.container]?.inside === undefined || definition.nodes[of.container]?.inside === null ? begin : `>${of.container}`;
  }
}

const each = (list: readonly string[], visit: (one: string) => void) => list.forEach(visit);

/** Every choice of at least one; of more than five, one at a time or all. */
function subsets(list: readonly string[]): readonly (readonly string[])[] {
  if (list.length > 5) return [...list.map((one) => [one]), list];
  return Array.from({ length: 2 ** list.length - 1 }, (_, mask) => list.filter((_one, place) => ((mask + 1) & (2 ** place)) !== 0));
}
