import type { Element } from './tree.ts';

/** The tree with the look-ups that the rules share. */
export interface Model {
  readonly root: Element;
  /** Every BPMN element, in the order of the file. */
  readonly all: readonly Element[];
  readonly byId: ReadonlyMap<string, Element>;
  readonly outgoing: ReadonlyMap<string, readonly Element[]>;
  readonly incoming: ReadonlyMap<string, readonly Element[]>;
}

export const tasks: ReadonlySet<string> = new Set(['task', 'userTask', 'manualTask', 'serviceTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask']);
export const subProcesses: ReadonlySet<string> = new Set(['subProcess', 'transaction', 'adHocSubProcess']);
export const activities: ReadonlySet<string> = new Set([...tasks, ...subProcesses, 'callActivity']);
export const gateways: ReadonlySet<string> = new Set(['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway', 'eventBasedGateway']);
export const events: ReadonlySet<string> = new Set(['startEvent', 'endEvent', 'intermediateThrowEvent', 'intermediateCatchEvent', 'boundaryEvent']);
export const choreographies: ReadonlySet<string> = new Set(['choreographyTask', 'subChoreography', 'callChoreography']);
export const flowNodes: ReadonlySet<string> = new Set([...activities, ...gateways, ...events, ...choreographies]);
export const callables: ReadonlySet<string> = new Set(['process', 'globalTask', 'globalUserTask', 'globalManualTask', 'globalScriptTask', 'globalBusinessRuleTask']);

export function modelOf(root: Element): Model {
  const all: Element[] = [];
  const byId = new Map<string, Element>();
  const outgoing = new Map<string, Element[]>();
  const incoming = new Map<string, Element[]>();
  const add = (map: Map<string, Element[]>, key: string | undefined, flow: Element) => {
    if (key === undefined) return;
    const list = map.get(key);
    if (list === undefined) map.set(key, [flow]);
    else list.push(flow);
  };
  const walk = (element: Element) => {
    if (element.bpmn) {
      all.push(element);
      const { id } = element.attributes;
      if (id !== undefined && !byId.has(id)) byId.set(id, element);
      if (element.name === 'sequenceFlow') {
        add(outgoing, local(element.attributes['sourceRef']), element);
        add(incoming, local(element.attributes['targetRef']), element);
      }
    }
    element.children.forEach(walk);
  };
  walk(root);
  return { root, all, byId, outgoing, incoming };
}

/** A reference without the prefix of its namespace. */
export function local(reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  const trimmed = reference.trim();
  return trimmed.slice(trimmed.indexOf(':') + 1);
}

export const childrenNamed = (element: Element | undefined, name: string): readonly Element[] => (element?.children ?? []).filter((child) => child.bpmn && child.name === name);
export const childNamed = (element: Element | undefined, name: string): Element | undefined => childrenNamed(element, name)[0];
export const idOf = (element: Element): string => element.attributes['id'] ?? '';
export const outOf = (model: Model, element: Element): readonly Element[] => model.outgoing.get(idOf(element)) ?? [];
export const into = (model: Model, element: Element): readonly Element[] => model.incoming.get(idOf(element)) ?? [];
export const refIn = (model: Model, reference: string | undefined): Element | undefined => model.byId.get(local(reference) ?? '');

/** The process an element is in, or undefined outside any. */
export function processOf(element: Element): Element | undefined {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at.bpmn && at.name === 'process') return at;
  return undefined;
}

/** Whether the element belongs to a process that says it is executable. */
export const executable = (element: Element): boolean => processOf(element)?.attributes['isExecutable'] === 'true';

export const isEventSubProcess = (element: Element): boolean => element.name === 'subProcess' && element.attributes['triggeredByEvent'] === 'true';

const definitionNames = /EventDefinition$/;

/** The event definitions of an event, written inside it or referred to. */
export function definitionsOf(model: Model, event: Element): readonly Element[] {
  const referred = childrenNamed(event, 'eventDefinitionRef').map((each) => refIn(model, each.text)).filter((each) => each !== undefined);
  return [...event.children.filter((child) => child.bpmn && definitionNames.test(child.name)), ...referred.filter((each) => definitionNames.test(each.name))];
}

/** `timer` for `timerEventDefinition`. */
export const kindOf = (definition: Element): string => definition.name.replace(definitionNames, '');

/** Elements of our own namespace inside `extensionElements`. */
export const ours = (element: Element, name: string): readonly Element[] =>
  (childNamed(element, 'extensionElements')?.children ?? []).filter((child) => !child.bpmn && child.name.toLowerCase() === name.toLowerCase());
