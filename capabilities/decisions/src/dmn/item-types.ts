import { inner } from '../feel/scope.ts';
import { BUILT_IN_SCOPE, unaryTests } from '../feel/feel.ts';
import type { Node } from '../feel/grammar/ast.ts';
import { Names, type Shape } from '../feel/grammar/names.ts';
import { startRun } from '../feel/run.ts';
import { FeelSyntaxError } from '../feel/grammar/scan.ts';
import { ANY, baseOf, type FeelType, SIMPLE_TYPES } from '../feel/types.ts';
import { isList, type Value } from '../feel/values.ts';
import { type Problem, PROBLEMS } from './problem.ts';
import { child, childrenOf, textOf, type Xml } from './xml.ts';

/** The types a model defines and imports, by the names it may write. */
export interface ModelTypes {
  readonly byName: ReadonlyMap<string, FeelType>;
  /** The type of a `typeRef`; `Any` when it names nothing known. */
  resolve(reference: string | undefined): FeelType;
  knows(reference: string): boolean;
  /** The members its values have. */
  shape(reference: string | undefined): Shape;
}

/** Reads the item definitions of a model; those of imported ones are named `import.type`. */
export function itemTypes(definitions: Xml, imported: ReadonlyMap<string, ModelTypes>, problems: Problem[]): ModelTypes {
  const byName = new Map<string, FeelType>();
  for (const [prefix, types] of imported) for (const [name, type] of types.byName) byName.set(prefix ? `${prefix}.${name}` : name, type);

  const find = (reference: string): FeelType | undefined => {
    const name = reference.trim();
    return byName.get(name) ?? SIMPLE_TYPES.get(name) ?? (name.includes(':') ? find(name.slice(name.indexOf(':') + 1)) : undefined);
  };
  const resolve = (reference: string | undefined): FeelType => (reference === undefined ? ANY : (find(reference) ?? ANY));

  for (const item of childrenOf(definitions, 'itemDefinition')) {
    const name = item.attributes.name ?? '';
    byName.set(name, itemType(item, name, resolve, problems));
  }
  const check = (item: Xml): void => {
    const reference = textOf(item, 'typeRef');
    if (reference !== undefined && !find(reference)) {
      problems.push({ code: 'unknownType', message: PROBLEMS.unknownType(reference), line: item.line, element: item.attributes.name ?? item.name });
    }
    for (const part of childrenOf(item, 'itemComponent')) check(part);
  };
  for (const item of childrenOf(definitions, 'itemDefinition')) check(item);
  return { byName, resolve, knows: (reference) => find(reference) !== undefined, shape: (reference) => shapeOfType(resolve(reference)) };
}

function itemType(item: Xml, name: string, resolve: (reference?: string) => FeelType, problems: Problem[]): FeelType {
  const parts = childrenOf(item, 'itemComponent');
  const functionItem = child(item, 'functionItem');
  const reference = textOf(item, 'typeRef');
  const members = new Map(parts.map((part) => [part.attributes.name ?? '', itemType(part, part.attributes.name ?? '', resolve, problems)] as const));
  const single = (): FeelType => {
    if (members.size) return { type: 'context', members };
    if (functionItem) return functionType(functionItem, resolve);
    return resolve(reference);
  };
  const collection = item.attributes.isCollection === 'true';
  const allowed = allowedBy(child(item, 'allowedValues'), name, problems);
  const whole = allowedBy(child(item, 'typeConstraint'), name, problems);
  const passesAllowed = (value: Value): boolean => !allowed || (collection && isList(value) ? value.every(allowed.allows) : allowed.allows(value));
  return {
    type: 'named',
    name,
    base: collection ? () => ({ type: 'list', of: single() }) : single,
    ...(allowed || whole ? { allows: (value: Value) => passesAllowed(value) && (!whole || whole.allows(value)) } : {}),
    ...(allowed ? { test: allowed.test } : {}),
  };
}

function functionType(item: Xml, resolve: (reference?: string) => FeelType): FeelType {
  const parameters = childrenOf(item, 'parameters').map((parameter) => resolve(parameter.attributes.typeRef ?? textOf(parameter, 'typeRef')));
  return { type: 'function', parameters, result: resolve(item.attributes.outputTypeRef) };
}

export interface Allowed {
  allows(this: void, value: Value): boolean;
  readonly test: Node;
}

/** The test that allowed values or a constraint put on a value. */
export function allowedBy(element: Xml | undefined, name: string, problems: Problem[]): Allowed | undefined {
  const source = element && textOf(element, 'text');
  if (!element || !source) return undefined;
  try {
    const { code, node } = unaryTests(source);
    return { test: node, allows: (value) => code(inner(BUILT_IN_SCOPE, new Map([['?', value]])), startRun()) === true };
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    problems.push({ code: 'unreadable', message: PROBLEMS.unreadable(error.text), line: element.line, element: name });
    return undefined;
  }
}

const shapes = new WeakMap<FeelType, Names>();

/** The member names a type gives its values, so that expressions can be read with them. */
export function shapeOfType(type: FeelType): Shape {
  const base = baseOf(type);
  if (base.type === 'list' || base.type === 'range') return shapeOfType(base.of);
  if (base.type !== 'context' || base.members.size === 0) return null;
  const key = type.type === 'named' ? type : base;
  const known = shapes.get(key);
  if (known) return known;
  const names = new Names(true);
  shapes.set(key, names);
  for (const [name, member] of base.members) names.declare(name, shapeOfType(member));
  return names;
}
