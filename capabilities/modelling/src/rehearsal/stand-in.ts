import type { Definition, Node } from '@comu/processes';

/** A process of another file is not at hand in a rehearsal: a call to it is answered as any automatic step is. */
export function withStandIns(definition: Definition): Definition {
  const stands = Object.values(definition.nodes).filter(({ activity }) => activity?.called?.process != null && !(activity.called.process in definition.processes));
  if (stands.length === 0) return definition;
  return { ...definition, nodes: { ...definition.nodes, ...Object.fromEntries(stands.map((node) => [node.id, answered(node)])) } };
}

const answered = (node: Node): Node => ({ ...node, kind: 'serviceTask', activity: node.activity === null ? null : { ...node.activity, operation: node.activity.called?.process ?? '', called: null } });
