import type { Definition } from '../model/definition.ts';
import { fill, type Text } from '../text.ts';
import { titleOf } from './names.ts';
import { givenTo, resultOf } from './words.ts';

/** What the data of a process are called, by the name expressions know them by: as the form that asks for them does, else by the step that gives them, else by the one that is given them. */
export function labelsOf(definition: Definition): Record<string, Text> {
  const found = new Map<string, Text>();
  const keep = (name: string | null | undefined, label: Text) => {
    if (name && !found.has(name)) found.set(name, label);
  };
  const nodes = [...Object.values(definition.nodes), ...Object.values(definition.globalTasks)];
  for (const { activity } of nodes) for (const { name, label } of activity?.fields ?? []) keep(name, label);
  for (const node of nodes) {
    const label = fill(resultOf, { name: titleOf(definition, node.id) });
    const { result = null, loop = null } = node.activity ?? {};
    for (const name of [result, ...(loop?.kind === 'multi' ? [loop.result] : []), ...node.outputs.map(({ target }) => target)]) keep(name, label);
  }
  for (const node of nodes) for (const { target } of node.inputs) keep(target, fill(givenTo, { name: titleOf(definition, node.id) }));
  return Object.fromEntries(found);
}
