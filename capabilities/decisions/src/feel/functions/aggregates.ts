import { calculate } from '../arithmetic.ts';
import { isSame, order } from '../compare.ts';
import { finite, Num } from '../decimal.ts';
import { type Run, step } from '../run.ts';
import { isNumber, type Value } from '../values.ts';
import { define, type NoResult, WHY } from './define.ts';

/** A function over one list, or over its elements written one by one. */
function overList(name: string, body: (list: readonly Value[], run: Run, none: NoResult) => Value) {
  return define(name, ['list: list', '...list: any'], ([list]: [Value[]], run, none) => {
    step(run, list.length);
    return body(list, run, none);
  });
}

function overNumbers(name: string, body: (numbers: readonly Num[], none: NoResult) => Value) {
  return overList(name, (list, _, none) => (list.every(isNumber) ? body(list.map((item) => new Num(item)), none) : none(WHY.kinds)));
}

/** The element that comes first by a sign of the order; null when they have no order. */
function extreme(list: readonly Value[], sign: 1 | -1, none: NoResult): Value {
  if (list.length === 0) return none(WHY.empty);
  let best = list[0] ?? null;
  if (order(best, best) === null) return none(WHY.kinds);
  for (const item of list) {
    const compared = order(item, best);
    if (compared === null) return none(WHY.kinds);
    if (compared === sign) best = item;
  }
  return best;
}

const total = (numbers: readonly Num[]): Num => numbers.reduce((sum, item) => sum.plus(item), new Num(0));

/** Three-valued `and` or `or` over a list of booleans. */
function logic(list: readonly Value[], decisive: boolean, none: NoResult): Value {
  if (list.some((item) => item !== null && typeof item !== 'boolean')) return none(WHY.kinds);
  if (list.includes(decisive)) return decisive;
  return list.includes(null) ? null : !decisive;
}

export const aggregateFunctions = [
  overList('min', (list, _, none) => extreme(list, -1, none)),
  overList('max', (list, _, none) => extreme(list, 1, none)),
  overList('sum', (list, run, none) => {
    if (list.length === 0) return none(WHY.empty);
    if (list.every(isNumber)) return finite(total(list.map((item) => new Num(item))));
    return list.slice(1).reduce<Value>((sum, item) => (sum === null ? null : calculate('+', sum, item, run)), typeof list[0] === 'string' ? none(WHY.kinds) : (list[0] ?? null));
  }),
  overNumbers('mean', (numbers, none) => (numbers.length ? finite(total(numbers).div(numbers.length)) : none(WHY.empty))),
  overNumbers('product', (numbers, none) => (numbers.length ? finite(numbers.reduce((product, item) => product.times(item), new Num(1))) : none(WHY.empty))),
  overNumbers('median', (numbers, none) => {
    const sorted = numbers.toSorted((one, other) => one.comparedTo(other));
    const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
    return low && high ? finite(low.plus(high).div(2)) : none(WHY.empty);
  }),
  overNumbers('stddev', (numbers, none) => {
    if (numbers.length < 2) return none(WHY.empty);
    const mean = total(numbers).div(numbers.length);
    return finite(total(numbers.map((item) => item.minus(mean).pow(2))).div(numbers.length - 1).sqrt());
  }),
  overNumbers('mode', (numbers) => {
    const counts: { value: Num; times: number }[] = [];
    for (const item of numbers.toSorted((one, other) => one.comparedTo(other))) {
      const last = counts.at(-1);
      if (last && isSame(last.value, item)) last.times += 1;
      else counts.push({ value: item, times: 1 });
    }
    const most = Math.max(...counts.map(({ times }) => times));
    return counts.filter(({ times }) => times === most).map(({ value }) => value);
  }),
  overList('all', (list, _, none) => logic(list, false, none)),
  overList('any', (list, _, none) => logic(list, true, none)),
  define('not', 'negand: boolean', ([negand]: [boolean]) => !negand),
];
