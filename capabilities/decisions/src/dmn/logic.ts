import { compile } from '../feel/compile.ts';
import { convert } from '../feel/convert.ts';
import { BUILT_IN_NAMES } from '../feel/functions/index.ts';
import { Names, type Shape } from '../feel/grammar/names.ts';
import type { Node } from '../feel/grammar/ast.ts';
import { parseExpression, parseUnaryTests } from '../feel/grammar/parse.ts';
import type { Undeclared } from '../feel/grammar/reading.ts';
import { literalText } from '../feel/print.ts';
import { nothing, type Run } from '../feel/run.ts';
import { FeelSyntaxError } from '../feel/grammar/scan.ts';
import type { Code } from '../feel/scope.ts';
import { shapeOf } from '../feel/grammar/shape.ts';
import { conforms, type FeelType } from '../feel/types.ts';
import { kindOf, type Value } from '../feel/values.ts';
import { kindText, typeWords } from '../feel/warnings.ts';
import { type ModelTypes, shapeOfType } from './item-types.ts';
import { type Problem, PROBLEMS } from './problem.ts';
import type { Xml } from './xml.ts';

/** What an expression of a model is compiled with. */
export interface Env {
  /** Names in sight, the innermost first. */
  readonly names: readonly Names[];
  readonly types: ModelTypes;
  readonly typeNames: Names;
  readonly problems: Problem[];
  /** The decision or model of knowledge the expression belongs to. */
  readonly owner: string;
  /** The language of expressions that do not name theirs; FEEL when empty. */
  readonly language: string;
}

export interface Logic {
  readonly code: Code;
  readonly shape: Shape;
  /** The expression as read, when it is plain FEEL. */
  readonly node?: Node;
}

export const within = (env: Env, names: Names): Env => ({ ...env, names: [names, ...env.names] });

export function report(env: Env, code: keyof typeof PROBLEMS, message: Problem['message'], line: number): void {
  env.problems.push({ code, message, line, element: env.owner });
}

/** Logic that gives null and says what is wrong with the model. */
export function broken(env: Env, code: keyof typeof PROBLEMS, message: Problem['message'], line: number): Logic {
  report(env, code, message, line);
  return { code: (_, run) => nothing(run, 'unreadable', [message]), shape: null };
}

const FEEL_LANGUAGE = /feel|^$/i;

/** Compiles FEEL text found at a line; what cannot be read is reported and gives null. */
export function feelLogic(source: string, line: number, env: Env, ownLanguage = ''): Logic {
  const language = ownLanguage || env.language;
  if (!FEEL_LANGUAGE.test(language)) return broken(env, 'foreignLanguage', PROBLEMS.foreignLanguage(language), line);
  if (!source.trim()) return { code: () => null, shape: null };
  const scopes = [...env.names, BUILT_IN_NAMES];
  return reading<Logic>(env, line, () => {
    const undeclared: Undeclared[] = [];
    const node = parseExpression(source, scopes, env.typeNames, undeclared);
    reportNames(source, line, undeclared, env);
    return { code: compile(node, { types: env.types.byName }), shape: shapeOf(node, scopes), node };
  }, (message) => ({ code: (_, run) => nothing(run, 'unreadable', [message]), shape: null }));
}

/** Compiles the tests of a cell, which hold against `?`; an empty cell lets anything pass. */
export function cellTests(source: string, line: number, env: Env): { readonly code: Code; readonly node: Node | null } {
  const text = source.trim() || '-';
  const scopes = [new Names().declare('?'), ...env.names, BUILT_IN_NAMES];
  return reading<{ code: Code; node: Node | null }>(env, line, () => {
    const undeclared: Undeclared[] = [];
    const node = parseUnaryTests(text, scopes, env.typeNames, undeclared);
    reportNames(text, line, undeclared, env);
    return { code: compile(node, { types: env.types.byName }), node };
  }, (message) => ({ code: (_, run) => nothing(run, 'unreadable', [message]), node: null }));
}

function reportNames(source: string, line: number, undeclared: readonly Undeclared[], env: Env): void {
  for (const { name, at } of undeclared) report(env, 'unknownName', PROBLEMS.unknownName(name), line + source.slice(0, at).split('\n').length - 1);
}

function reading<T>(env: Env, line: number, read: () => T, otherwise: (message: Problem['message']) => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    report(env, 'unreadable', error.text, line + error.line - 1);
    return otherwise(error.text);
  }
}

/** Logic whose result is held to a type: what does not fit becomes null with a reason (DMN 1.5, 7.3.1). */
export function typed(logic: Logic, reference: string | undefined, owner: string, element: Xml, env: Env): Logic {
  if (reference === undefined || reference === '') return logic;
  if (!env.types.knows(reference)) {
    report(env, 'unknownType', PROBLEMS.unknownType(reference), element.line);
    return logic;
  }
  const type = env.types.resolve(reference);
  const { code } = logic;
  return { ...logic, code: (scope, run) => fit(code(scope, run), type, owner, run), shape: shapeOfType(type) ?? logic.shape };
}

/** The value as the type takes it, or null and why not. */
export function fit(value: Value, type: FeelType, owner: string, run: Run): Value {
  const fitted = convert(value, type);
  if (fitted !== undefined) return fitted;
  if (conforms(value, type, { checkAllowed: false })) return nothing(run, 'notAllowed', [owner, literalText(value)]);
  return nothing(run, 'wrongType', [owner, typeWords(type), kindText(kindOf(value))]);
}
