import { calculate, negative } from './arithmetic.ts';
import { call } from './call.ts';
import { compileFunction, resolveType } from './compile-function.ts';
import { compileFilter, compileFor, compileQuantified } from './compile-iteration.ts';
import { compare, compileLogic } from './compile-logic.ts';
import { compileIn, compileTest, compileUnaryTests, mentions, oneEnded } from './compile-tests.ts';
import type { Node } from './grammar/ast.ts';
import { memberOf } from './members.ts';
import { makeRange } from './ranges.ts';
import { boundList, nothing } from './run.ts';
import { type Code, inner, lookUp } from './scope.ts';
import { parseTemporal } from './temporal.ts';
import { conforms, type FeelType } from './types.ts';
import { kindOf, type Value } from './values.ts';
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
