import { namesIn } from '../feel/grammar/ast.ts';
import { call } from '../feel/call.ts';
import { compileFilter, compileFor, compileQuantified } from '../feel/compile-iteration.ts';
import { Names } from '../feel/grammar/names.ts';
import { callOutside, outsideMethod } from '../feel/outside/outside.ts';
import { boundList, nothing, startRun } from '../feel/run.ts';
import { type Code, inner } from '../feel/scope.ts';
import type { FeelFunction, Value } from '../feel/values.ts';
import { kindOf } from '../feel/values.ts';
import { kindText } from '../feel/warnings.ts';
import { compileTable } from './table.ts';
import { broken, type Env, feelLogic, type Logic, typed, within } from './logic.ts';
import { PROBLEMS } from './problem.ts';
import { child, childrenOf, textOf, type Xml } from './xml.ts';

const EXPRESSIONS = new Set([
  'literalExpression', 'decisionTable', 'context', 'invocation', 'list', 'relation', 'functionDefinition', 'conditional', 'filter', 'for', 'every', 'some',
]);

/** The expression directly inside an element, if there is one. */
export const expressionIn = (element: Xml): Xml | undefined => element.children.find(({ name }) => EXPRESSIONS.has(name));

/** Compiles a boxed expression (DMN 1.5, 10.2), its result held to its own `typeRef`. */
export function compileBoxed(element: Xml, env: Env): Logic {
  return typed(byKind(element, env), element.attributes.typeRef, element.attributes.label ?? env.owner, element, env);
}

function byKind(element: Xml, env: Env): Logic {
  switch (element.name) {
    case 'literalExpression': return feelLogic(textOf(element, 'text') ?? '', child(element, 'text')?.line ?? element.line, env, element.attributes.expressionLanguage);
    case 'decisionTable': return compileTable(element, env).logic;
    case 'context': return boxedContext(element, env);
    case 'invocation': return invocation(element, env);
    case 'list': return boxedList(element.children.filter(({ name }) => EXPRESSIONS.has(name)).map((item) => compileBoxed(item, env)));
    case 'relation': return relation(element, env);
    case 'functionDefinition': return functionDefinition(element, env);
    case 'conditional': return conditional(element, env);
    case 'filter': return boxedFilter(element, env);
    case 'for': case 'every': case 'some': return iterator(element, env);
    default: return broken(env, 'unknownElement', PROBLEMS.unknownElement(element.name), element.line);
  }
}

/** The expression inside a part such as `<in>` or `<then>`. */
function part(element: Xml, name: string, env: Env): Logic {
  const holder = child(element, name);
  const expression = holder && expressionIn(holder);
  return expression ? compileBoxed(expression, env) : broken(env, 'missing', PROBLEMS.missing(name), element.line);
}

function boxedContext(element: Xml, env: Env): Logic {
  const names = new Names();
  const inside = within(env, names);
  let result: Code | null = null;
  const entries: { name: string; code: Code }[] = [];
  for (const entry of childrenOf(element, 'contextEntry')) {
    const variable = child(entry, 'variable');
    const expression = expressionIn(entry);
    const name = variable?.attributes.name;
    const plain = expression ? compileBoxed(expression, inside) : { code: () => null, shape: null };
    if (name === undefined) {
      result = plain.code;
      continue;
    }
    const logic = typed(plain, variable?.attributes.typeRef, name, entry, env);
    names.declare(name, logic.shape);
    entries.push({ name, code: logic.code });
  }
  const final = result;
  return {
    shape: final ? null : names,
    code: (scope, run) => {
      const values = new Map<string, Value>();
      const inScope = inner(scope, values);
      for (const { name, code } of entries) values.set(name, code(inScope, run));
      return final ? final(inScope, run) : values;
    },
  };
}

function invocation(element: Xml, env: Env): Logic {
  const target = expressionIn(element);
  if (!target) return broken(env, 'missing', PROBLEMS.missing('literalExpression'), element.line);
  const callee = compileBoxed(target, env);
  const bindings = childrenOf(element, 'binding').map((binding) => {
    const expression = expressionIn(binding);
    return { name: child(binding, 'parameter')?.attributes.name ?? '', code: expression ? compileBoxed(expression, env).code : (): Value => null };
  });
  const names = bindings.map(({ name }) => name);
  return {
    shape: callee.shape,
    code: (scope, run) => call(callee.code(scope, run), bindings.map(({ code }) => code(scope, run)), names.length ? names : undefined, run),
  };
}

function boxedList(items: readonly Logic[]): Logic {
  return {
    shape: items[0]?.shape ?? null,
    code: (scope, run) => {
      boundList(run, items.length);
      return items.map(({ code }) => code(scope, run));
    },
  };
}

function relation(element: Xml, env: Env): Logic {
  const columns = childrenOf(element, 'column');
  const shape = columns.reduce((names, column) => names.declare(column.attributes.name ?? ''), new Names());
  const rows = childrenOf(element, 'row').map((row) => row.children.filter(({ name }) => EXPRESSIONS.has(name)).map((cell, index) => {
    const column = columns[index];
    return { name: column?.attributes.name ?? '', code: typed(compileBoxed(cell, env), column?.attributes.typeRef, column?.attributes.name ?? '', cell, env).code };
  }));
  return {
    shape,
    code: (scope, run) => {
      boundList(run, rows.length);
      return rows.map((row) => new Map(row.map(({ name, code }) => [name, code(scope, run)] as const)));
    },
  };
}

/** A function from its parameters and body, for boxed functions and for models of knowledge. */
export function functionDefinition(element: Xml, env: Env, name = 'function'): Logic {
  const kind = element.attributes.kind ?? 'FEEL';
  const parameters = childrenOf(element, 'formalParameter').map(({ attributes }) => ({
    name: attributes.name ?? '',
    ...(attributes.typeRef === undefined ? {} : { type: env.types.resolve(attributes.typeRef) }),
    reference: attributes.typeRef,
  }));
  const body = expressionIn(element);
  if (kind !== 'FEEL') {
    const method = kind === 'Java' && body ? outsideMethod(compileBoxed(body, env).code(inner(null, new Map()), startRun())) : null;
    if (method) return { shape: null, code: () => made(name, parameters, (args, run) => callOutside(method, name, args, run)) };
    const refused = broken(env, 'foreignFunction', PROBLEMS.foreignFunction(kind), element.line).code;
    return { shape: null, code: (scope) => made(name, parameters, (_, run) => refused(scope, run)) };
  }
  const names = new Names();
  for (const parameter of parameters) names.declare(parameter.name, env.types.shape(parameter.reference));
  const logic = body ? compileBoxed(body, within(env, names)) : broken(env, 'missing', PROBLEMS.missing('expression'), element.line);
  return {
    shape: logic.shape,
    code: (scope) => made(name, parameters, (args, run) => logic.code(inner(scope, new Map(parameters.map((parameter, index) => [parameter.name, args[index] ?? null]))), run)),
  };
}

const made = (name: string, parameters: FeelFunction['signatures'][number], body: FeelFunction['call']): FeelFunction => ({
  kind: 'function', name, signatures: [parameters], call: body,
});

function conditional(element: Xml, env: Env): Logic {
  const condition = part(element, 'if', env).code;
  const whenTrue = part(element, 'then', env);
  const otherwise = part(element, 'else', env);
  return {
    shape: whenTrue.shape ?? otherwise.shape,
    code: (scope, run) => {
      const found = condition(scope, run);
      if (found !== null && typeof found !== 'boolean') return nothing(run, 'notABoolean', ['if', kindText(kindOf(found))]);
      return (found === true ? whenTrue : otherwise).code(scope, run);
    },
  };
}

function boxedFilter(element: Xml, env: Env): Logic {
  const from = part(element, 'in', env);
  const inside = within(env, new Names().declare('item', from.shape));
  const by = part(element, 'match', from.shape ? within(inside, from.shape) : inside);
  return { shape: from.shape, code: compileFilter(from.code, by.code) };
}

function iterator(element: Xml, env: Env): Logic {
  const name = element.attributes.iteratorVariable ?? 'item';
  const from = part(element, 'in', env);
  const inside = within(env, new Names().declare(name, from.shape).declare('partial'));
  const body = part(element, element.name === 'for' ? 'return' : 'satisfies', inside);
  const iterators = [{ name, from: from.code }];
  if (element.name === 'for') return { shape: body.shape, code: compileFor(iterators, body.code, !body.node || namesIn(body.node).has('partial')) };
  return { shape: null, code: compileQuantified(element.name === 'some' ? 'some' : 'every', iterators, body.code, undefined, true) };
}
