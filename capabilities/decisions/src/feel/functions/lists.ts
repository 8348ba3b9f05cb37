import { call } from '../call.ts';
import { isSame } from '../compare.ts';
import { Num } from '../decimal.ts';
import { boundList, type Run, step } from '../run.ts';
import { type FeelFunction, isFunction, isList, isNumber, type Value } from '../values.ts';
import { define, type NoResult, WHY } from './define.ts';

/** Index from 0 of a position from 1, or from the end when negative; null when the list has none. */
function indexOf(position: Num, size: number): number | null {
  const place = position.trunc().toNumber();
  const index = place > 0 ? place - 1 : size + place;
  return place !== 0 && index >= 0 && index < size ? index : null;
}

function contains(list: readonly Value[], element: Value, run: Run): boolean {
  step(run, list.length);
  return list.some((item) => isSame(item, element));
}

function distinct(list: readonly Value[], run: Run): Value[] {
  const kept: Value[] = [];
  for (const item of list) if (!contains(kept, item, run)) kept.push(item);
  return kept;
}

function flatten(list: readonly Value[], run: Run, into: Value[] = []): Value[] {
  for (const item of list) {
    if (isList(item)) flatten(item, run, into);
    else into.push(item);
    boundList(run, 1);
  }
  return into;
}

function joined(lists: readonly Value[], run: Run, none: NoResult): Value[] | null {
  const all = lists.map((list) => (isList(list) ? list : [list]));
  if (lists.includes(null)) return none(WHY.kinds);
  boundList(run, all.reduce((size, list) => size + list.length, 0));
  return all.flat();
}

/** Sorts by a function that says whether its first argument goes before its second. */
function sort(list: readonly Value[], precedes: FeelFunction, run: Run): Value[] | null {
  if (list.length < 2) return [...list];
  const middle = Math.floor(list.length / 2);
  const left = sort(list.slice(0, middle), precedes, run);
  const right = sort(list.slice(middle), precedes, run);
  if (!left || !right) return null;
  const sorted: Value[] = [];
  let [one, other] = [0, 0];
  while (one < left.length && other < right.length) {
    const later = call(precedes, [right[other] ?? null, left[one] ?? null], undefined, run);
    if (typeof later !== 'boolean') return null;
    sorted.push((later ? right[other++] : left[one++]) ?? null);
  }
  return [...sorted, ...left.slice(one), ...right.slice(other)];
}

function replaceMatching(list: readonly Value[], match: FeelFunction, newItem: Value, run: Run, none: NoResult): Value {
  if (match.signatures.every((signature) => signature.length !== 2)) return none(WHY.kinds);
  const replaced: Value[] = [];
  for (const item of list) {
    const found = call(match, [item, newItem], undefined, run);
    if (typeof found !== 'boolean') return none(WHY.kinds);
    replaced.push(found ? newItem : item);
  }
  return replaced;
}

export const listFunctions = [
  define('list contains', 'list: list, element: any', ([list, element]: [Value[], Value], run) => contains(list, element, run)),
  define('list replace', ['list: list, position: number, newItem: any', 'list: list, match: function, newItem: any'],
    ([list, where, newItem]: [Value[], Num | FeelFunction, Value], run, none) => {
      if (!isNumber(where)) return isFunction(where) ? replaceMatching(list, where, newItem, run, none) : none(WHY.kinds);
      const index = indexOf(where, list.length);
      step(run, list.length);
      return index === null ? none(WHY.position) : list.with(index, newItem);
    }),
  define('count', 'list: list', ([list]: [Value[]]) => new Num(list.length)),
  define('sublist', 'list: list, start position: number, length?: number', ([list, start, length]: [Value[], Num, Num | null], run, none) => {
    step(run, list.length);
    const from = indexOf(start, list.length);
    if (from === null) return none(WHY.position);
    const size = length ? length.trunc().toNumber() : list.length - from;
    return size < (length ? 1 : 0) || from + size > list.length ? none(WHY.outside) : list.slice(from, from + size);
  }),
  define('append', 'list: list, ...item: any', ([list, items]: [Value[], Value[]], run) => {
    boundList(run, list.length + items.length);
    return [...list, ...items];
  }),
  define('concatenate', '...list: any', ([lists]: [Value[]], run, none) => joined(lists, run, none)),
  define('insert before', 'list: list, position: number, newItem: any', ([list, position, item]: [Value[], Num, Value], run, none) => {
    const index = indexOf(position, list.length);
    if (index === null) return none(WHY.position);
    boundList(run, list.length + 1);
    return list.toSpliced(index, 0, item);
  }),
  define('remove', 'list: list, position: number', ([list, position]: [Value[], Num], run, none) => {
    const index = indexOf(position, list.length);
    step(run, list.length);
    return index === null ? none(WHY.position) : list.toSpliced(index, 1);
  }),
  define('reverse', 'list: list', ([list]: [Value[]], run) => {
    step(run, list.length);
    return list.toReversed();
  }),
  define('index of', 'list: list, match: any', ([list, match]: [Value[], Value], run) => {
    step(run, list.length);
    return list.flatMap((item, index) => (isSame(item, match) ? [new Num(index + 1)] : []));
  }),
  define('union', '...list: any', ([lists]: [Value[]], run, none) => {
    const all = joined(lists, run, none);
    return all && distinct(all, run);
  }),
  define('distinct values', 'list: list', ([list]: [Value[]], run) => distinct(list, run)),
  define('flatten', 'list: list', ([list]: [Value[]], run) => flatten(list, run)),
  define('sort', 'list: list, precedes: function', ([list, precedes]: [Value[], FeelFunction], run, none) => sort(list, precedes, run) ?? none(WHY.kinds)),
];
