import { equal, order } from './compare.ts';
import { spend } from './run.ts';
import { type FeelRange, isList, isRange, kindOf, type Value } from './values.ts';

/** Whether the value lies in the range; null when they cannot be compared. */
export function inRange(value: Value, range: FeelRange): boolean | null {
  if (range.test === '=') return equal(value, range.start);
  if (range.test === '!=') return negate(equal(value, range.start));
  if (value === null) return null;
  if (range.test === '<' || range.test === '<=') return below(value, range);
  if (range.test === '>' || range.test === '>=') return above(value, range);
  return both(above(value, range), below(value, range));
}

const negate = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);
const both = (left: boolean | null, right: boolean | null): boolean | null =>
  left === false || right === false ? false : left === null || right === null ? null : true;

function above(value: Value, range: FeelRange): boolean | null {
  const compared = order(value, range.start);
  return compared === null ? null : compared > 0 || (compared === 0 && range.startIncluded);
}

function below(value: Value, range: FeelRange): boolean | null {
  const compared = order(value, range.end);
  return compared === null ? null : compared < 0 || (compared === 0 && range.endIncluded);
}

/**
 * Whether a value passes one test, as `value in test` and the cells of a decision table ask (DMN 1.5, table 55):
 * it lies in the range, is an element of the list, or equals the value.
 */
export function passes(value: Value, test: Value): boolean | null {
  if (isRange(test)) return isRange(value) ? equal(value, test) : inRange(value, test);
  if (isList(test)) return passesList(value, test);
  return equal(value, test);
}

function passesList(value: Value, tests: readonly Value[]): boolean {
  spend(tests.length);
  if (isList(value) && equal(value, tests) === true) return true;
  return tests.some((test) => (isRange(test) && !isRange(value) ? inRange(value, test) : isList(test) && !isList(value) ? false : equal(value, test)) === true);
}

/** A range, or null when its ends are of kinds that have no order. */
export function makeRange(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean): FeelRange | null {
  if (start !== null && end !== null && order(start, end) === null && kindOf(start) !== kindOf(end)) return null;
  return { kind: 'range', start, end, startIncluded, endIncluded };
}
