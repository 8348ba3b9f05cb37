import type { Candidates, EventDefinition, Loop, Mapping, Names, Timer } from './definition.ts';
import { askedKinds, type AskedField } from '../forms/asked.ts';
import type { Text } from '../text.ts';
import type { Moddle } from './read.ts';

/** The reading of one small part of the metamodel each; `compile.ts` puts the parts together. */

const short = (type: string) => type.slice(type.indexOf(':') + 1);

export const typeOf = (element: Moddle) => short(element.$type);

export const many = (value: unknown): readonly Moddle[] => (Array.isArray(value) ? value : []);

/** Our own extension elements of one kind. */
export function extensions(element: Moddle, type: string): readonly Moddle[] {
  return many(element['extensionElements']?.values).filter((value) => value.$type === `comu:${type}`);
}

export const extension = (element: Moddle, type: string): Moddle | undefined => extensions(element, type)[0];

/** What an element is called in the other languages, when the model says it. */
export function namesIn(element: Moddle): { readonly names?: Names } {
  const said = extension(element, 'Name');
  const [es, en] = [said?.['es'], said?.['en']];
  if (!es && !en) return {};
  return { names: { ...(es ? { es: String(es) } : {}), ...(en ? { en: String(en) } : {}) } };
}

/** The text of an expression, or null when there is none to evaluate. */
export function expression(element: Moddle | undefined): string | null {
  const body = element?.['body'];
  return typeof body === 'string' && body.trim() !== '' ? body.trim() : null;
}

/** The name by which expressions know a data element: what people call it, or its id when it has no name. */
export function dataName(element: Moddle | undefined): string {
  if (element === undefined) return '';
  if (element['dataObjectRef'] !== undefined) return dataName(element['dataObjectRef']);
  return String(element['name'] || element.id || '');
}

export function eventDefinitions(event: Moddle): readonly EventDefinition[] {
  return [...many(event['eventDefinitions']), ...many(event['eventDefinitionRef'])].map(eventDefinition).filter((each) => each !== null);
}

const named = (ref: Moddle | undefined) => ({ name: String(ref?.['name'] || ref?.id || ''), ref: String(ref?.id ?? '') });

export function eventDefinition(definition: Moddle | undefined): EventDefinition | null {
  if (definition === undefined) return null;
  switch (typeOf(definition)) {
    case 'MessageEventDefinition':
      return { kind: 'message', ...named(definition['messageRef'] ?? definition['operationRef']?.inMessageRef) };
    case 'SignalEventDefinition':
      return { kind: 'signal', ...named(definition['signalRef']) };
    case 'ErrorEventDefinition':
      return { kind: 'error', code: definition['errorRef']?.errorCode ?? definition['errorRef']?.id ?? null, name: named(definition['errorRef']).name };
    case 'EscalationEventDefinition': {
      const escalation = definition['escalationRef'];
      return { kind: 'escalation', code: escalation?.escalationCode ?? escalation?.id ?? null, name: named(escalation).name };
    }
    case 'TimerEventDefinition': {
      const timer = timerOf(definition);
      return timer === null ? null : { kind: 'timer', timer };
    }
    case 'ConditionalEventDefinition':
      return { kind: 'conditional', condition: expression(definition['condition']) ?? 'false' };
    case 'CompensateEventDefinition':
      return { kind: 'compensate', activity: definition['activityRef']?.id ?? null, wait: definition['waitForCompletion'] !== false };
    case 'LinkEventDefinition':
      return { kind: 'link', name: String(definition['name'] ?? ''), target: definition['target']?.id ?? null };
    case 'CancelEventDefinition':
      return { kind: 'cancel' };
    case 'TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return null;
  }
}

function timerOf(definition: Moddle): Timer | null {
  const date = expression(definition['timeDate']);
  if (date !== null) return { kind: 'date', value: date };
  const duration = expression(definition['timeDuration']);
  if (duration !== null) return { kind: 'duration', value: duration };
  const cycle = expression(definition['timeCycle']);
  return cycle === null ? null : { kind: 'cycle', value: cycle };
}

export function loopOf(activity: Moddle): Loop | null {
  const loop: Moddle | undefined = activity['loopCharacteristics'];
  if (loop === undefined) return null;
  if (typeOf(loop) === 'StandardLoopCharacteristics') {
    return { kind: 'standard', testBefore: loop['testBefore'] === true, condition: expression(loop['loopCondition']), maximum: loop['loopMaximum'] ?? null };
  }
  const each = extension(loop, 'Each');
  const input = collectionOf(activity, loop);
  const output: Moddle | undefined = loop['loopDataOutputRef'];
  return {
    kind: 'multi',
    sequential: loop['isSequential'] === true,
    cardinality: expression(loop['loopCardinality']),
    collection: each?.['collection'] ?? input,
    item: each?.['item'] ?? (loop['inputDataItem'] === undefined ? null : dataName(loop['inputDataItem'])),
    result: each?.['result'] ?? (output === undefined ? null : dataName(associationTarget(activity, output) ?? output)),
    collect: each?.['collect'] ?? (loop['outputDataItem'] === undefined ? null : dataName(loop['outputDataItem'])),
    completion: expression(loop['completionCondition']),
    behavior: loop['behavior'] ?? 'All',
    event: eventDefinition(loop['behavior'] === 'One' ? loop['oneBehaviorEventRef'] : loop['noneBehaviorEventRef']),
    complex: many(loop['complexBehaviorDefinition']).map((behaviour) => ({
      condition: expression(behaviour['condition']) ?? 'false',
      event: behaviour['event'] === undefined ? null : (eventDefinitions(behaviour['event'])[0] ?? null),
    })),
  };
}

/** The list a multi-instance runs over: its data input, or the data that an association brings to it. */
function collectionOf(activity: Moddle, loop: Moddle): string | null {
  const input: Moddle | undefined = loop['loopDataInputRef'];
  if (input === undefined) return null;
  const from = many(activity['dataInputAssociations']).find((association) => association['targetRef'] === input);
  return dataName(many(from?.['sourceRef'])[0] ?? input);
}

function associationTarget(activity: Moddle, output: Moddle): Moddle | undefined {
  return many(activity['dataOutputAssociations']).find((association) => many(association['sourceRef']).includes(output))?.['targetRef'];
}

/**
 * Data associations (standard, 10.4.1) and our own `comu:input`/`comu:output`, in the order they are written. The association that brings
 * or takes the list of a multi-instance belongs to the whole of it, not to each instance.
 */
export function mappings(element: Moddle, direction: 'Input' | 'Output'): readonly Mapping[] {
  const list: Moddle | undefined = element['loopCharacteristics']?.[`loopData${direction}Ref`];
  const ofList = (association: Moddle) => list !== undefined && (association['targetRef'] === list || many(association['sourceRef']).includes(list));
  const associations = many(element[`data${direction}Associations`]).filter((association) => !ofList(association)).flatMap(associationMappings);
  const own = extensions(element, direction).map((each) => ({ source: String(each['source'] ?? ''), from: null, target: String(each['target'] ?? '') }));
  return [...associations, ...own];
}

function associationMappings(association: Moddle): readonly Mapping[] {
  const assignments = many(association['assignment']);
  const target = dataName(association['targetRef']);
  if (assignments.length > 0) {
    return assignments.map((assignment) => ({ source: expression(assignment['from']), from: null, target: expression(assignment['to']) ?? target }));
  }
  const transformation = expression(association['transformation']);
  if (transformation !== null) return [{ source: transformation, from: null, target }];
  const source = many(association['sourceRef'])[0];
  return source === undefined ? [] : [{ source: null, from: dataName(source), target }];
}

/** Who may do it: our candidates, or the standard's resource roles (potential owner, performer) by the name of their resource. */
export function candidatesOf(element: Moddle): readonly Candidates[] {
  const own = extensions(element, 'Candidates').map((each) => ({ role: each['role'] ?? null, unit: each['unit'] ?? null, person: each['person'] ?? null }));
  if (own.length > 0) return own;
  return many(element['resources'])
    .map((role) => role['resourceRef']?.name ?? expression(role['resourceAssignmentExpression']?.expression) ?? role['name'])
    .filter((role) => role !== undefined && role !== null && role !== '')
    .map((role) => ({ role: String(role), unit: null, person: null }));
}

const written = (element: Moddle, otherwise: string): Text => {
  const catalan = String(element['ca'] || element['es'] || element['en'] || otherwise);
  return { ca: catalan, es: String(element['es'] || catalan), en: String(element['en'] || catalan) };
};

/** What a form written in the model asks for; a language that it lacks reads as Catalan. */
export function askedFields(form: Moddle | undefined): readonly AskedField[] {
  return many(form?.['fields']).map((field) => ({
    name: String(field['name'] ?? ''),
    kind: askedKinds.find((kind) => kind === field['kind']) ?? 'text',
    label: written(field, String(field['name'] ?? '')),
    help: field['help'] ? String(field['help']) : null,
    required: field['required'] === true,
    options: many(field['options']).map((option) => ({ value: String(option['value'] ?? ''), label: written(option, String(option['value'] ?? '')) })),
  }));
}
