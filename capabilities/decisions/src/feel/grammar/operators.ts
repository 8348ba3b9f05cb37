import type { Comparison } from '../values.ts';
import type { Node } from './ast.ts';
import { operand } from './operands.ts';
import type { Reading } from './reading.ts';
import { readType } from './types.ts';

const COMPARISONS: readonly Comparison[] = ['!=', '<=', '>=', '=', '<', '>'];

/** An expression, from the operator that binds loosest to the one that binds tightest, each function a rule. */
export function expression(reading: Reading): Node {
  return reading.nested(() => disjunction(reading));
}

export function commaSeparated(reading: Reading, close: string): Node[] {
  return reading.bracketed(() => {
    const found: Node[] = [];
    if (reading.scan.take(close)) return found;
    do found.push(expression(reading)); while (reading.scan.take(','));
    reading.scan.expect(close);
    return found;
  });
}

function disjunction(reading: Reading): Node {
  let left = conjunction(reading);
  while (reading.scan.takeWord('or')) left = { type: 'or', left, right: conjunction(reading), at: left.at };
  return left;
}

function conjunction(reading: Reading): Node {
  let left = comparison(reading);
  while (reading.scan.takeWord('and')) left = { type: 'and', left, right: comparison(reading), at: left.at };
  return left;
}

function comparison(reading: Reading): Node {
  const { scan } = reading;
  scan.skip();
  const start = scan.at;
  const alone = COMPARISONS.find((sign) => scan.take(sign));
  if (alone) return { type: 'test', operator: alone, to: sum(reading), at: start };
  let left = sum(reading);
  for (;;) {
    const { at } = left;
    const operator = COMPARISONS.find((sign) => scan.take(sign));
    if (operator) left = { type: 'compare', operator, left, right: sum(reading), at };
    else if (scan.takeWord('between')) {
      const low = sum(reading);
      scan.expectWord('and');
      left = { type: 'between', value: left, low, high: sum(reading), at };
    } else if (scan.takeWord('in')) left = { type: 'in', value: left, tests: testsAfterIn(reading), at };
    else return left;
  }
}

/** `in (1, < 5)` lists tests; `in (1..5)` and `in (a)[1]` are one. */
function testsAfterIn(reading: Reading): Node[] {
  const { scan } = reading;
  const listed = reading.attempt(() => {
    if (!scan.take('(')) return null;
    const tests = commaSeparated(reading, ')');
    return tests.length === 0 || ['.', '[', '(', '+', '-', '*', '/'].some((sign) => scan.looksAt(sign)) ? null : tests;
  });
  return listed ?? [COMPARISONS.some((sign) => scan.looksAt(sign)) ? comparison(reading) : sum(reading)];
}

function sum(reading: Reading): Node {
  const { scan } = reading;
  let left = product(reading);
  for (;;) {
    const operator = scan.take('+') ? '+' : scan.looksAt('->') ? null : scan.take('-') ? '-' : null;
    if (!operator) return left;
    left = { type: 'arithmetic', operator, left, right: product(reading), at: left.at };
  }
}

function product(reading: Reading): Node {
  const { scan } = reading;
  let left = power(reading);
  for (;;) {
    const operator = scan.looksAt('**') ? null : scan.take('*') ? '*' : scan.take('/') ? '/' : null;
    if (!operator) return left;
    left = { type: 'arithmetic', operator, left, right: power(reading), at: left.at };
  }
}

function power(reading: Reading): Node {
  let left = signed(reading);
  while (reading.scan.take('**')) left = { type: 'arithmetic', operator: '**', left, right: signed(reading), at: left.at };
  return left;
}

function signed(reading: Reading): Node {
  reading.scan.skip();
  const { at } = reading.scan;
  let signs = 0;
  while (reading.scan.take('-')) signs += 1;
  let node = instance(reading);
  for (; signs > 0; signs -= 1) node = { type: 'negative', of: node, at };
  return node;
}

function instance(reading: Reading): Node {
  let node = operand(reading);
  while (reading.scan.takeWord('instance')) {
    reading.scan.expectWord('of');
    node = { type: 'instance', value: node, of: readType(reading.scan, reading.types), at: node.at };
  }
  return node;
}
