import type { Definition, Names, Node } from '../model/definition.ts';
import { fill, type Text } from '../text.ts';
import { after, unnamed } from './words.ts';

interface Called {
  readonly id: string;
  readonly name: string;
  readonly names?: Names;
}

/** What people call something in each language: where the model says it only in Catalan, in Catalan; its id when it has no name. */
export const titleIn = ({ id, name, names = {} }: Called): Text => ({ ca: name || id, es: names.es ?? (name || id), en: names.en ?? (name || id) });

/** A node that nobody named is called what it is, after the step that leads to it. */
function titleOfNode(definition: Definition, node: Node): Text {
  if (node.name !== '') return titleIn(node);
  const before = definition.nodes[definition.flows[node.incoming[0] ?? '']?.source ?? ''];
  return before === undefined || before.name === '' || /^(start|end)Event$/.test(node.kind) ? unnamed(node.kind) : fill(after, { what: unnamed(node.kind), name: titleIn(before) });
}

/** What people call an element of a model. `written` is the name some row or event kept: it wins when the model of today calls the element otherwise. */
export function titleOf(definition: Definition, id: string, written?: string): Text {
  const node = definition.nodes[id] ?? definition.globalTasks[id];
  const element: Called | undefined = node ?? definition.processes[id] ?? definition.flows[id];
  if (element === undefined || (written !== undefined && written !== '' && written !== element.name)) return { ca: written || id, es: written || id, en: written || id };
  return node === undefined ? titleIn(element) : titleOfNode(definition, node);
}

/** What a version that was published as `written` is called: in the words of its process where that is the name it has there. */
export function processTitle(definition: Definition, written: string): Text {
  const process = Object.values(definition.processes).find(({ name }) => name === written);
  return process === undefined ? { ca: written, es: written, en: written } : titleIn(process);
}

/** What people call an element in Catalan. */
export const nameOf = (definition: Definition, id: string): string => titleOf(definition, id).ca;
