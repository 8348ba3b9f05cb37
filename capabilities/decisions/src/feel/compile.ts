import { calculate, negative } from './arithmetic.ts';
import { namesIn, type Node, type TypeNode } from './grammar/ast.ts';
import { call } from './call.ts';
import { compileFilter, compileFor, compileQuantified } from './compile-iteration.ts';
import { equal, order } from './compare.ts';
import { memberOf } from './members.ts';
import { makeRange, passes } from './ranges.ts';
import { boundList, nothing, type Run, step } from './run.ts';
import { type Code, inner, lookUp, type Scope } from './scope.ts';
import { staticType } from './static-type.ts';
import { parseTemporal } from './temporal.ts';
import { ANY, conforms, type FeelType, SIMPLE_TYPES } from './types.ts';
import { type Comparison, type FeelFunction, kindOf, type Value } from './values.ts';
import { kindText } from './warnings.ts';

/** What compiling needs from outside the expression. */
export interface Surroundings {
  readonly types: ReadonlyMap<string, FeelType>;
}

/** Turns an expression into a closure that works it out; nothing is read again when it runs. */
export function compile(node: Node, around: Surroundings): Code {
  const { at } = node;
  switch (node.type) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'anything': return () => true;
    case 'temporal': {
      const value = parseTemporal(node.text);
      return value === null ? (_, run) => nothing(run, 'notALiteral', [node.text], at) : () => value;
    }
    case 'name': return compileName(node.name, at);
    case 'path': {
      const from = compile(node.from, around);
      return (scope, run) => memberOf(from(scope, run), node.name, run, at);
    }
    case 'filter': return compileFilter(compile(node.from, around), compile(node.by, around), at);
    case 'call': {
      const callee = compile(node.callee, around);
      const args = node.args.map((arg) => compile(arg, around));
      const label = node.callee.type === 'name' ? node.callee.name : undefined;
      return (scope, run) => {
        const target = callee(scope, run);
        if (target === null && label !== undefined && lookUp(scope, label) === undefined) return null;
        return call(target, args.map((arg) => arg(scope, run)), node.names, run, at);
      };
    }
    case 'arithmetic': {
      const left = compile(node.left, around);
      const right = compile(node.right, around);
      return (scope, run) => calculate(node.operator, left(scope, run), right(scope, run), run, at);
    }
    case 'negative': {
      const of = compile(node.of, around);
      return (scope, run) => negative(of(scope, run), run, at);
    }
    case 'and': case 'or': return compileLogic(node.type, compile(node.left, around), compile(node.right, around), at);
    case 'compare': {
      const left = compile(node.left, around);
      const right = compile(node.right, around);
      return (scope, run) => compare(node.operator, left(scope, run), right(scope, run), run, at);
    }
    case 'between': {
      const [value, low, high] = [node.value, node.low, node.high].map((part) => compile(part, around)) as [Code, Code, Code];
      return (scope, run) => {
        const middle = value(scope, run);
        const above = compare('>=', middle, low(scope, run), run, at);
        const below = compare('<=', middle, high(scope, run), run, at);
        return above === null || below === null ? null : above && below;
      };
    }
    case 'in': return compileIn(compile(node.value, around), node.tests.map((test) => compileTest(test, around)));
    case 'instance': {
      const value = compile(node.value, around);
      const type = resolveType(node.of, around);
      return (scope, run) => {
        if (!type) return nothing(run, 'unknownName', [node.of.type === 'named' ? node.of.name : ''], at);
        const found = value(scope, run);
        return found === null ? type.type === 'null' : conforms(found, type, { checkAllowed: false });
      };
    }
    case 'if': {
      const condition = compile(node.condition, around);
      const whenTrue = compile(node.whenTrue, around);
      const otherwise = compile(node.otherwise, around);
      return (scope, run) => {
        const found = condition(scope, run);
        if (found !== true && found !== false && found !== null) nothing(run, 'notABoolean', ['if', kindText(kindOf(found))], at);
        return found === true ? whenTrue(scope, run) : otherwise(scope, run);
      };
    }
    case 'for': return compileFor(iteratorsOf(node.iterators, around), compile(node.body, around), mentions(node.body, 'partial'), at);
    case 'some': case 'every': return compileQuantified(node.type, iteratorsOf(node.iterators, around), compile(node.body, around), at);
    case 'list': {
      const items = node.items.map((item) => compile(item, around));
      return (scope, run) => {
        boundList(run, items.length);
        return items.map((item) => item(scope, run));
      };
    }
    case 'context': return compileContext(node.entries.map(({ name, value }) => ({ name, code: compile(value, around) })), at);
    case 'range': {
      const start = compile(node.start, around);
      const end = compile(node.end, around);
      return (scope, run) => {
        const [low, high] = [start(scope, run), end(scope, run)];
        return makeRange(low, high, node.startIncluded, node.endIncluded) ?? nothing(run, 'badRange', [kindText(kindOf(low)), kindText(kindOf(high))], at);
      };
    }
    case 'test': {
      const to = compile(node.to, around);
      return (scope, run) => oneEnded(node.operator, to(scope, run));
    }
    case 'function': return compileFunction(node, around);
    case 'tests': return compileUnaryTests(node.tests.map((test) => compileTest(test, around)), node.negated);
  }
}

function compileName(name: string, at: number): Code {
  return (scope, run) => {
    const value = lookUp(scope, name);
    return value === undefined ? nothing(run, 'unknownName', [name], at) : value;
  };
}

/** A comparison; null with a reason when the two have no order or cannot be equal. */
export function compare(operator: Comparison, left: Value, right: Value, run: Run, at?: number): boolean | null {
  step(run);
  if (operator === '=' || operator === '!=') {
    const same = equal(left, right);
    if (same === null) return nothing(run, 'cannotCompare', [kindText(kindOf(left)), kindText(kindOf(right))], at);
    return operator === '=' ? same : !same;
  }
  const found = order(left, right);
  if (found === null) return nothing(run, 'cannotCompare', [kindText(kindOf(left)), kindText(kindOf(right))], at);
  switch (operator) {
    case '<': return found < 0;
    case '<=': return found <= 0;
    case '>': return found > 0;
    case '>=': return found >= 0;
  }
}

/** Three-valued logic: what is neither true nor false counts as unknown (DMN 1.5, tables 48 and 49). */
function compileLogic(type: 'and' | 'or', left: Code, right: Code, at: number): Code {
  const decisive = type === 'or';
  const ask = (code: Code, scope: Scope, run: Run): boolean | null => {
    const found = code(scope, run);
    if (found === null || typeof found === 'boolean') return found;
    return nothing(run, 'notABoolean', [type, kindText(kindOf(found))], at);
  };
  return (scope, run) => {
    const one = ask(left, scope, run);
    if (one === decisive) return decisive;
    const other = ask(right, scope, run);
    if (other === decisive) return decisive;
    return one === null || other === null ? null : !decisive;
  };
}

function oneEnded(test: Comparison, to: Value): Value {
  const included = test === '=' || test === '<=' || test === '>=';
  const upward = test === '>' || test === '>=' || test === '=' || test === '!=';
  const downward = test === '<' || test === '<=' || test === '=' || test === '!=';
  return {
    kind: 'range', test, start: upward ? to : null, end: downward ? to : null,
    startIncluded: included && upward, endIncluded: included && downward,
  };
}

/** A test of one value: the value itself is passed beside the scope, and is `?` inside the test. */
type Test = (value: Value, scope: Scope, run: Run) => boolean | null;

/** A test that mentions `?` answers by itself; any other gives what the value is held against (DMN 1.5, 7.3.11). */
function compileTest(node: Node, around: Surroundings): Test {
  const code = compile(node, around);
  const answers = mentions(node, '?');
  return (value, scope, run) => {
    step(run);
    const found = code(scope, run);
    if (answers && (typeof found === 'boolean' || found === null)) return found;
    if (found === true && typeof value !== 'boolean') return node.type !== 'literal' || null;
    if (found === false && typeof value !== 'boolean') return node.type !== 'literal' ? false : null;
    return passes(value, found);
  };
}

const mentions = (node: Node, name: string): boolean => namesIn(node).has(name);

function compileIn(value: Code, tests: readonly Test[]): Code {
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

function compileUnaryTests(tests: readonly Test[], negated: boolean): Code {
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

function compileContext(entries: readonly { name: string; code: Code }[], at: number): Code {
  const seen = new Set<string>();
  const twice = entries.find(({ name }) => seen.size === seen.add(name).size);
  if (twice) return (_, run) => nothing(run, 'duplicateKey', [twice.name], at);
  return (scope, run) => {
    const values = new Map<string, Value>();
    const within = inner(scope, values);
    for (const { name, code } of entries) values.set(name, code(within, run));
    return values;
  };
}

const iteratorsOf = (iterators: (Node & { type: 'for' })['iterators'], around: Surroundings) =>
  iterators.map(({ name, from, to }) => ({ name, from: compile(from, around), to: to && compile(to, around) }));

function compileFunction(node: Node & { type: 'function' }, around: Surroundings): Code {
  const body = compile(node.body, around);
  const parameters = node.parameters.map(({ name, type }) => {
    const resolved = type && resolveType(type, around);
    return resolved ? { name, type: resolved } : { name };
  });
  const result = staticType(node.body);
  return (scope): FeelFunction => ({
    kind: 'function',
    name: 'function',
    signatures: [parameters],
    ...(result ? { result } : {}),
    call(args, run) {
      if (node.external) return nothing(run, 'external', ['function'], node.at);
      const values = new Map(parameters.map(({ name }, index) => [name, args[index] ?? null] as const));
      return body(inner(scope, values), run);
    },
  });
}

/** The type a type expression means, null when it names one that nobody declared. */
export function resolveType(node: TypeNode, around: Surroundings): FeelType | null {
  switch (node.type) {
    case 'named': return around.types.get(node.name) ?? SIMPLE_TYPES.get(node.name) ?? null;
    case 'list': case 'range': {
      const of = resolveType(node.of, around);
      return of && { type: node.type, of };
    }
    case 'context': {
      const members = node.members.map(({ name, of }) => [name, resolveType(of, around) ?? ANY] as const);
      return { type: 'context', members: new Map(members) };
    }
    case 'function': return {
      type: 'function',
      parameters: node.parameters.map((parameter) => resolveType(parameter, around) ?? ANY),
      result: resolveType(node.result, around) ?? ANY,
    };
  }
}

