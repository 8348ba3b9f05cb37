import type { Node } from './grammar/ast.ts';
import { compile } from './compile.ts';
import { BUILT_IN_NAMES, BUILT_INS } from './functions/index.ts';
import { toFeel } from './json.ts';
import { type NameSource, Names, namesFrom } from './grammar/names.ts';
import { parseExpression, parseUnaryTests } from './grammar/parse.ts';
import type { Undeclared } from './grammar/reading.ts';
import { guarded, type RunOptions, startRun } from './run.ts';
import { type Code, inner, type Scope } from './scope.ts';
import { type FeelType, SIMPLE_TYPES } from './types.ts';
import type { FeelContext, Value } from './values.ts';
import type { Warning } from './warnings.ts';

export interface FeelOptions {
  /**
   * Names the expression may use. Names of plain words are read without being told;
   * those with signs (`e-mail`) must be told, or the sign is an operator.
   */
  readonly names?: NameSource;
  /** Types that `instance of` and parameters may name, besides those of the language. */
  readonly types?: ReadonlyMap<string, FeelType>;
}

export interface Outcome {
  readonly value: Value;
  /** Why the value, or a part of it, is null; empty when nothing went amiss. */
  readonly warnings: readonly Warning[];
}

/** The values of an evaluation: plain data, or FEEL values in a Map. */
export type Inputs = FeelContext | { readonly [name: string]: unknown };

export interface Expression {
  readonly source: string;
  readonly node: Node;
  readonly code: Code;
  /** Names used that neither the options declare nor the language has: with no names declared, the data it needs. */
  readonly undeclared: readonly Undeclared[];
  /** Works out the expression. Throws `LimitExceeded` past the bounds; anything else wrong gives null and a warning. */
  evaluate(inputs?: Inputs, options?: RunOptions): Outcome;
}

export interface UnaryTests {
  readonly source: string;
  readonly node: Node;
  readonly code: Code;
  readonly undeclared: readonly Undeclared[];
  /** Whether the value passes: true, false, or null when that cannot be told. */
  evaluate(value: unknown, inputs?: Inputs, options?: RunOptions): { readonly passes: boolean | null; readonly warnings: readonly Warning[] };
}

/** The built-in functions, in sight of every expression. */
export const BUILT_IN_SCOPE: Scope = inner(null, BUILT_INS);

/**
 * Reads a FEEL expression (DMN 1.5, chapter 10) and compiles it once; the same source and names give the same object.
 * Throws `FeelSyntaxError`, which tells the line, the column and what was expected.
 */
export function feel(source: string, options: FeelOptions = {}): Expression {
  return remembered(expressions, source, options, () => {
    const undeclared: Undeclared[] = [];
    const node = parseExpression(source, scopesOf(options), typeNames(options.types), undeclared);
    const code = compile(node, { types: options.types ?? SIMPLE_TYPES });
    return {
      source, node, code, undeclared,
      evaluate(inputs = {}, runOptions = {}) {
        const run = startRun(runOptions);
        const value = guarded(run, () => code(inner(BUILT_IN_SCOPE, contextOf(inputs)), run));
        return { value, warnings: run.warnings };
      },
    };
  });
}

/** Reads unary tests, as the cells of a decision table hold: `< 10`, `"a", "b"`, `not([1..5])`, `-`, `? > limit`. */
export function unaryTests(source: string, options: FeelOptions = {}): UnaryTests {
  return remembered(tests, source, options, () => {
    const undeclared: Undeclared[] = [];
    const node = parseUnaryTests(source, [new Names().declare('?'), ...scopesOf(options)], typeNames(options.types), undeclared);
    const code = compile(node, { types: options.types ?? SIMPLE_TYPES });
    return {
      source, node, code, undeclared,
      evaluate(value, inputs = {}, runOptions = {}) {
        const run = startRun(runOptions);
        const passes = guarded(run, () => code(inner(inner(BUILT_IN_SCOPE, contextOf(inputs)), new Map([['?', toFeel(value)]])), run));
        return { passes: typeof passes === 'boolean' ? passes : null, warnings: run.warnings };
      },
    };
  });
}

const contextOf = (inputs: Inputs): FeelContext => toFeel(inputs) as FeelContext;

const scopesOf = ({ names }: FeelOptions): Names[] => (names ? [namesFrom(names), BUILT_IN_NAMES] : [BUILT_IN_NAMES]);

/** Types whose names have spaces must be known to be read. */
export function typeNames(types?: ReadonlyMap<string, FeelType>): Names {
  const names = new Names();
  for (const name of [...SIMPLE_TYPES.keys(), ...(types?.keys() ?? [])]) names.declare(name);
  return names;
}

const MOST_REMEMBERED = 2000;
const expressions = new Map<string, Expression>();
const tests = new Map<string, UnaryTests>();

/** Compiles once per source and names; expressions that name own types are not kept, their types may differ. */
function remembered<T>(store: Map<string, T>, source: string, options: FeelOptions, make: () => T): T {
  if (options.types) return make();
  const names = options.names && Symbol.iterator in options.names ? [...(options.names as Iterable<string>)] : options.names;
  const key = names ? `${JSON.stringify(names)}\n${source}` : source;
  const known = store.get(key);
  if (known) return known;
  const made = make();
  if (store.size >= MOST_REMEMBERED) store.delete(store.keys().next().value as string);
  store.set(key, made);
  return made;
}
