import type { Definition, Names } from '../model/definition.ts';
import type { Text } from '../text.ts';

interface Called {
  readonly id: string;
  readonly name: string;
  readonly names?: Names;
}

const elementOf = (definition: Definition, id: string): Called | undefined => definition.nodes[id] ?? definition.globalTasks[id] ?? definition.processes[id] ?? definition.flows[id];

/** What people call an element in each language: where the model says it only in Catalan, in Catalan; its id when it has no name. */
export const titleIn = ({ id, name, names = {} }: Called): Text => ({ ca: name || id, es: names.es ?? (name || id), en: names.en ?? (name || id) });

/** The same for an element of a model. `written` is the name some row or event kept: it wins when the model of today calls the element otherwise. */
export function titleOf(definition: Definition, id: string, written?: string): Text {
  const element = elementOf(definition, id);
  const name = written || element?.name || id;
  return element === undefined || (element.name || id) !== name ? { ca: name, es: name, en: name } : titleIn(element);
}

/** What people call an element in Catalan: its name, or its id when it has none. */
export const nameOf = (definition: Definition, id: string): string => titleOf(definition, id).ca;
