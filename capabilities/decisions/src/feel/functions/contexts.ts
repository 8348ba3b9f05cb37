import { boundList, type Run, spend } from '../run.ts';
import { type FeelContext, isContext, isList, type Value } from '../values.ts';
import { define, type NoResult, WHY } from './define.ts';

function put(context: FeelContext, [key, ...rest]: readonly Value[], value: Value, none: NoResult): FeelContext | null {
  if (typeof key !== 'string') return none(WHY.key);
  spend(context.size);
  if (rest.length === 0) return new Map(context).set(key, value);
  const nested = context.get(key) ?? null;
  if (!isContext(nested)) return none(WHY.key);
  const changed = put(nested, rest, value, none);
  return changed && new Map(context).set(key, changed);
}

function merge(contexts: readonly Value[], run: Run, none: NoResult): Value {
  const merged = new Map<string, Value>();
  for (const context of contexts) {
    if (!isContext(context)) return none(WHY.kinds);
    boundList(run, context.size);
    for (const [key, value] of context) merged.set(key, value);
  }
  return merged;
}

function boundedEntries(context: FeelContext, run: Run): [string, Value][] {
  boundList(run, context.size);
  return [...context];
}

export const contextFunctions = [
  define('get value', ['m: context, key: string', 'm: context, keys: list'], ([context, key]: [FeelContext, string | Value[]], _, none) => {
    let found: Value = context;
    for (const part of isList(key) ? key : [key]) {
      const value: Value | undefined = isContext(found) && typeof part === 'string' ? found.get(part) : undefined;
      if (value === undefined) return none(WHY.key);
      found = value;
    }
    return found;
  }),
  define('get entries', 'm: context', ([context]: [FeelContext], run) =>
    boundedEntries(context, run).map(([key, value]) => new Map<string, Value>([['key', key], ['value', value]]))),
  define('context', 'entries: list', ([entries]: [Value[]], run, none) => {
    const context = new Map<string, Value>();
    boundList(run, entries.length);
    for (const entry of entries) {
      const key = isContext(entry) ? entry.get('key') : undefined;
      if (!isContext(entry) || typeof key !== 'string' || !entry.has('value') || context.has(key)) return none(WHY.key);
      context.set(key, entry.get('value') ?? null);
    }
    return context;
  }),
  define('context put', ['context: context, key: string, value: any', 'context: context, keys: list, value: any'],
    ([context, key, value]: [FeelContext, string | Value[], Value], _, none) => put(context, isList(key) ? key : [key], value, none)),
  define('context merge', 'contexts: list', ([contexts]: [Value[]], run, none) => merge(contexts, run, none)),
];
