import type { Node } from './grammar/ast.ts';
import { spend } from './run.ts';
import { isContext, isFunction, isList, isRange, type Kind, kindOf, type FeelFunction, type Value } from './values.ts';

/** What a value may be, as type expressions and item definitions say. */
export type FeelType =
  | { readonly type: 'any' }
  | { readonly type: Exclude<Kind, 'list' | 'context' | 'function' | 'range'> }
  | { readonly type: 'duration' }
  | { readonly type: 'list'; readonly of: FeelType }
  | { readonly type: 'range'; readonly of: FeelType }
  | { readonly type: 'context'; readonly members: ReadonlyMap<string, FeelType> }
  | { readonly type: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType }
  /** A named type: its base, and the test its values must pass besides. */
  | { readonly type: 'named'; readonly name: string; readonly base: () => FeelType; readonly allows?: (value: Value) => boolean; readonly test?: Node };

export const ANY: FeelType = { type: 'any' };

export const SIMPLE_TYPES: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', ANY], ['any', ANY], ['Null', { type: 'null' }], ['number', { type: 'number' }], ['string', { type: 'string' }], ['boolean', { type: 'boolean' }],
  ['date', { type: 'date' }], ['time', { type: 'time' }], ['date and time', { type: 'date and time' }], ['dateTime', { type: 'date and time' }],
  ['years and months duration', { type: 'years and months duration' }], ['yearMonthDuration', { type: 'years and months duration' }],
  ['days and time duration', { type: 'days and time duration' }], ['dayTimeDuration', { type: 'days and time duration' }],
  ['duration', { type: 'duration' }],
  ['list', { type: 'list', of: ANY }], ['context', { type: 'context', members: new Map() }],
  ['range', { type: 'range', of: ANY }],
]);

/** The type behind its names. */
export function baseOf(type: FeelType): FeelType {
  let base = type;
  for (let hops = 0; base.type === 'named' && hops < 100; hops += 1) base = base.base();
  return base;
}

/** Whether the value is of the type; null belongs to every type, as DMN lets any datum be missing. */
export function conforms(value: Value, type: FeelType, options: { readonly checkAllowed: boolean } = { checkAllowed: true }): boolean {
  if (type.type === 'any') return true;
  if (type.type === 'named') {
    if (!conforms(value, type.base(), options)) return false;
    return !options.checkAllowed || value === null || !type.allows || type.allows(value);
  }
  if (value === null) return true;
  switch (type.type) {
    case 'list': return isList(value) && (type.of.type === 'any' || everyConforms(value, type.of, options));
    case 'range': return isRange(value) && [value.start, value.end].every((end) => end === null || conforms(end, type.of, options));
    case 'context': return isContext(value) && spent(type.members.size) && [...type.members].every(([name, member]) => value.has(name) && conforms(value.get(name) ?? null, member, options));
    case 'function': return isFunction(value) && functionConforms(value, type);
    case 'duration': return kindOf(value).endsWith('duration');
    default: return kindOf(value) === type.type;
  }
}

function spent(count: number): true {
  spend(count);
  return true;
}

function everyConforms(list: readonly Value[], type: FeelType, options: { readonly checkAllowed: boolean }): boolean {
  spend(list.length);
  return list.every((item) => conforms(item, type, options));
}

function functionConforms(value: FeelFunction, type: FeelType & { type: 'function' }): boolean {
  if (!type.parameters) return true;
  const { parameters, result } = type;
  const takes = value.signatures.some((signature) => signature.length === parameters.length
    && signature.every((parameter, index) => !parameter.type || subtype(parameters[index] ?? ANY, parameter.type)));
  return takes && (!value.result || subtype(value.result, result));
}

/** Whether every value of the first type is of the second (DMN 1.5, table 51). */
export function subtype(type: FeelType, of: FeelType): boolean {
  const narrow = baseOf(type);
  const wide = baseOf(of);
  if (wide.type === 'any' || narrow.type === 'null') return true;
  if (wide.type === 'list') return narrow.type === 'list' && subtype(narrow.of, wide.of);
  if (wide.type === 'range') return narrow.type === 'range' && subtype(narrow.of, wide.of);
  if (wide.type === 'context') {
    return narrow.type === 'context' && [...wide.members].every(([name, member]) => {
      const own = narrow.members.get(name);
      return own !== undefined && subtype(own, member);
    });
  }
  if (wide.type === 'function') {
    if (narrow.type !== 'function') return false;
    const sameParameters = !wide.parameters || (narrow.parameters?.length === wide.parameters.length
      && wide.parameters.every((parameter, index) => subtype(parameter, narrow.parameters?.[index] ?? ANY)));
    return sameParameters && subtype(narrow.result, wide.result);
  }
  if (wide.type === 'duration') return narrow.type.endsWith('duration');
  return narrow.type === wide.type;
}

/** The type in words, as it is written. */
export function typeText(type: FeelType): string {
  switch (type.type) {
    case 'any': return 'Any';
    case 'named': return type.name;
    case 'list': return `list<${typeText(type.of)}>`;
    case 'range': return `range<${typeText(type.of)}>`;
    case 'context': return `context<${[...type.members].map(([name, member]) => `${name}: ${typeText(member)}`).join(', ')}>`;
    case 'function': return `function<${(type.parameters ?? []).map(typeText).join(', ')}> -> ${typeText(type.result)}`;
    default: return type.type;
  }
}
