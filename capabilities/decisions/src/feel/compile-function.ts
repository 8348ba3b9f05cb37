import { compile, type Surroundings } from './compile.ts';
import type { Node, TypeNode } from './grammar/ast.ts';
import { callOutside, outsideMethod } from './outside/outside.ts';
import { nothing, type Run } from './run.ts';
import { type Code, inner } from './scope.ts';
import { staticType } from './static-type.ts';
import { ANY, type FeelType, SIMPLE_TYPES } from './types.ts';
import { type FeelFunction, isContext, type Value } from './values.ts';

/** `function(x) …`, which keeps in sight what was in sight where it was written. */
export function compileFunction(node: Node & { type: 'function' }, around: Surroundings): Code {
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
      if (node.external) return callExternal(body(scope, run), node.parameters.length, args, run, node.at);
      const values = new Map(parameters.map(({ name }, index) => [name, args[index] ?? null] as const));
      return body(inner(scope, values), run);
    },
  });
}

/** An external function (DMN 1.5, 10.3.2.13.3): `{java: {class: …, method signature: …}}` of the closed table; nothing else is run. */
function callExternal(mapping: Value, count: number, args: readonly (Value | undefined)[], run: Run, at: number): Value {
  const method = isContext(mapping) ? outsideMethod(mapping.get('java') ?? null) : null;
  return method ? callOutside(method, 'function', args.slice(0, count), run, at) : nothing(run, 'external', ['function'], at);
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
