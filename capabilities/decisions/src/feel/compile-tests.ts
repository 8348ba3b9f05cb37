import { compile, type Surroundings } from './compile.ts';
import { namesIn, type Node } from './grammar/ast.ts';
import { passes } from './ranges.ts';
import { type Run, step } from './run.ts';
import { type Code, lookUp, type Scope } from './scope.ts';
import type { Comparison, Value } from './values.ts';

/** `< 10` as a value: a range with one end. */
export function oneEnded(test: Comparison, to: Value): Value {
  const included = test === '=' || test === '<=' || test === '>=';
  const upward = test === '>' || test === '>=' || test === '=' || test === '!=';
  const downward = test === '<' || test === '<=' || test === '=' || test === '!=';
  return {
    kind: 'range', test, start: upward ? to : null, end: downward ? to : null,
    startIncluded: included && upward, endIncluded: included && downward,
  };
}

/** A test of one value: the value itself is passed beside the scope, and is `?` inside the test. */
export type Test = (value: Value, scope: Scope, run: Run) => boolean | null;

/** A test that mentions `?` answers by itself; any other gives what the value is held against (DMN 1.5, 7.3.11). A test that failed to be worked out passes nothing, not even null. */
export function compileTest(node: Node, around: Surroundings): Test {
  const code = compile(node, around);
  const answers = mentions(node, '?');
  const saysNull = node.type === 'literal' || node.type === 'name' || node.type === 'path';
  return (value, scope, run) => {
    step(run);
    const found = code(scope, run);
    if (answers && (typeof found === 'boolean' || found === null)) return found;
    if (found === null && !saysNull) return null;
    if (typeof found === 'boolean' && typeof value !== 'boolean') return node.type === 'literal' ? null : found;
    return passes(value, found);
  };
}

/** Whether an expression uses a name. */
export const mentions = (node: Node, name: string): boolean => namesIn(node).has(name);

/** `value in (test, test)`. */
export function compileIn(value: Code, tests: readonly Test[]): Code {
  return (scope, run) => {
    const found = value(scope, run);
    let answer: boolean | null = false;
    for (const test of tests) {
      const passed = test(found, scope, run);
      if (passed === true) return true;
      if (passed === null) answer = null;
    }
    return answer;
  };
}

/** Tests of what is in sight as `?`. */
export function compileUnaryTests(tests: readonly Test[], negated: boolean): Code {
  return (scope, run) => {
    const value = lookUp(scope, '?') ?? null;
    let answer: boolean | null = false;
    for (const test of tests) {
      const passed = test(value, scope, run);
      if (passed === true) return !negated;
      if (passed === null) answer = null;
    }
    return answer === null ? null : negated;
  };
}
