import { order } from './compare.ts';
import { fromEpochDay, toEpochDay } from './calendar.ts';
import { Num } from './decimal.ts';
import { boundList, LimitExceeded, nothing, type Run, step } from './run.ts';
import { type Code, inner, type Scope } from './scope.ts';
import { type FeelDate, isContext, isList, isNumber, isRange, kindOf, type Value } from './values.ts';
import { kindText } from './warnings.ts';

interface CompiledIterator {
  readonly name: string;
  readonly from: Code;
  readonly to?: Code | undefined;
}

/** `list[condition]` or `list[position]`; a value that is no list counts as a list of one. */
export function compileFilter(from: Code, by: Code, at?: number): Code {
  return (scope, run) => {
    const source = from(scope, run);
    const items = isList(source) ? source : source === null ? [] : [source];
    if (items.length === 0) return atPositionOfNone(by, scope, run, source, at);
    const kept: Value[] = [];
    for (const item of items) {
      step(run);
      const found = by(elementScope(scope, item), run);
      if (isNumber(found)) return position(items, by(scope, run), found, run, at);
      if (found === true) kept.push(item);
      else if (found !== false && found !== null) return nothing(run, 'badFilter', [kindText(kindOf(found))], at);
    }
    return kept;
  };
}

/** An empty list has nothing at any position, yet filtering it by a condition is an empty list. */
function atPositionOfNone(by: Code, scope: Scope, run: Run, source: Value, at: number | undefined): Value {
  const warned = run.warnings.length;
  const found = by(elementScope(scope, null), run);
  run.warnings.length = warned;
  if (isNumber(found)) return nothing(run, 'noSuchPosition', [found.toString(), '0'], at);
  return source === null ? null : [];
}

/** Inside a filter the element is `item`, and its entries are names of their own. */
function elementScope(scope: Scope, item: Value): Scope {
  const named = inner(scope, new Map([['item', item]]));
  return isContext(item) ? inner(named, item) : named;
}

function position(items: readonly Value[], outside: Value, inside: Num, run: Run, at: number | undefined): Value {
  const wanted = isNumber(outside) ? outside : inside;
  const index = wanted.isNegative() ? items.length + wanted.toNumber() : wanted.toNumber() - 1;
  const found = Number.isInteger(index) ? items[index] : undefined;
  return found === undefined ? nothing(run, 'noSuchPosition', [wanted.toString(), String(items.length)], at) : found;
}

/** `for … return …`: the results in order, those before at hand as `partial` where the body asks for them. */
export function compileFor(iterators: readonly CompiledIterator[], body: Code, usesPartial: boolean, at?: number): Code {
  return (scope, run) => {
    const results: Value[] = [];
    const partial = new Map<string, Value>([['partial', results]]);
    const done = iterate(iterators, 0, inner(scope, partial), run, at, (within) => {
      boundList(run, 1);
      if (results.length >= run.limits.list) throw new LimitExceeded('list', run.limits.list);
      if (usesPartial) {
        step(run, results.length);
        partial.set('partial', results.slice());
      }
      results.push(body(within, run));
      return true;
    });
    return done === null ? null : results;
  };
}

/** `some` and `every`, three-valued: an unknown answer counts only when no other decides; boxed ones are strict and refuse what is no boolean. */
export function compileQuantified(type: 'some' | 'every', iterators: readonly CompiledIterator[], body: Code, at?: number, strict = false): Code {
  const decisive = type === 'some';
  return (scope, run) => {
    let unknown = false;
    let refused = false;
    const done = iterate(iterators, 0, scope, run, at, (within) => {
      step(run);
      const found = body(within, run);
      if (found === decisive) return false;
      if (typeof found === 'boolean') return true;
      if (found !== null) nothing(run, 'notABoolean', [type, kindText(kindOf(found))], at);
      unknown = true;
      refused = strict && found !== null;
      return !refused;
    });
    if (done === null || refused) return null;
    if (!done) return decisive;
    return unknown ? null : !decisive;
  };
}

/** Visits every combination, the last iterator fastest; false when a visit stopped it, null when one of them has nothing to go over. */
function iterate(iterators: readonly CompiledIterator[], index: number, scope: Scope, run: Run, at: number | undefined, visit: (scope: Scope) => boolean): boolean | null {
  const iterator = iterators[index];
  if (!iterator) return visit(scope);
  const from = iterator.from(scope, run);
  const domain = iterator.to ? sequence(from, iterator.to(scope, run), run, at) : domainOf(from, run, at);
  if (domain === null) return null;
  for (const value of domain) {
    const done = iterate(iterators, index + 1, inner(scope, new Map([[iterator.name, value]])), run, at, visit);
    if (done !== true) return done;
  }
  return true;
}

function domainOf(value: Value, run: Run, at: number | undefined): Iterable<Value> | null {
  if (isList(value)) return value;
  if (isRange(value)) {
    const ends = wholeEnds(value.start, value.end, value.startIncluded, value.endIncluded);
    if (ends === null || value.test || (order(ends[0], ends[1]) ?? 1) > 0) return nothing(run, 'cannotIterate', [kindText('range')], at);
    return ends[0] !== null && ends[1] !== null ? sequence(ends[0], ends[1], run, at) : null;
  }
  return value === null ? nothing(run, 'cannotIterate', [kindText('null')], at) : [value];
}

function wholeEnds(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean): [Value, Value] | null {
  if (isNumber(start) && isNumber(end) && start.isInteger() && end.isInteger()) {
    return [startIncluded ? start : new Num(start).plus(1), endIncluded ? end : new Num(end).minus(1)];
  }
  if (isDate(start) && isDate(end)) {
    return [startIncluded ? start : fromEpochDay(toEpochDay(start) + 1), endIncluded ? end : fromEpochDay(toEpochDay(end) - 1)];
  }
  return null;
}

const isDate = (value: Value): value is FeelDate => kindOf(value) === 'date';

/** Whole numbers or dates from one to the other, upwards or downwards. */
function sequence(from: Value, to: Value, run: Run, at: number | undefined): Iterable<Value> | null {
  if (isNumber(from) && isNumber(to) && from.isInteger() && to.isInteger()) {
    const count = new Num(to).minus(from).abs().plus(1);
    if (count.greaterThan(run.limits.list)) throw new LimitExceeded('list', run.limits.list);
    return numbersFrom(from, count.toNumber(), to.lessThan(from) ? -1 : 1);
  }
  if (isDate(from) && isDate(to)) {
    const [first, last] = [toEpochDay(from), toEpochDay(to)];
    if (Math.abs(last - first) >= run.limits.list) throw new LimitExceeded('list', run.limits.list);
    return datesFrom(first, Math.abs(last - first) + 1, last < first ? -1 : 1);
  }
  return nothing(run, 'badRange', [kindText(kindOf(from)), kindText(kindOf(to))], at);
}

function* numbersFrom(from: Num, count: number, by: 1 | -1): Generator<Value> {
  for (let index = 0; index < count; index += 1) yield new Num(from).plus(index * by);
}

function* datesFrom(first: number, count: number, by: 1 | -1): Generator<Value> {
  for (let index = 0; index < count; index += 1) yield fromEpochDay(first + index * by);
}
