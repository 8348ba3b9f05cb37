import { deeper, nothing, type Run } from './run.ts';
import { convert } from './convert.ts';
import { type FeelFunction, isFunction, kindOf, type Parameter, type Value } from './values.ts';
import { kindText, typeWords } from './warnings.ts';

/** Calls a function with arguments by position or, when names are given, by name; null with a reason when it cannot. */
export function call(callee: Value, args: readonly Value[], names: readonly string[] | undefined, run: Run, at?: number): Value {
  if (!isFunction(callee)) return nothing(run, 'notAFunction', [kindText(kindOf(callee))], at);
  const chosen = choose(callee, args, names);
  if (!chosen) return nothing(run, 'wrongArguments', [callee.name, names ? names.join(', ') : String(args.length)], at);
  const { signature, index, values } = chosen;
  const converted: (Value | undefined)[] = [];
  for (const [position, parameter] of signature.entries()) {
    const given = values[position];
    const value = given === undefined ? undefined : accept(given, parameter);
    if (value === undefined && given !== undefined) {
      return nothing(run, 'wrongArgument', [callee.name, parameter.name, parameter.type ? typeWords(parameter.type) : 'Any', kindText(kindOf(given))], at);
    }
    converted.push(value);
  }
  const warned = run.warnings.length;
  const result = deeper(run, () => callee.call(converted, run, index));
  placeWarnings(run, warned, at);
  return result;
}

/** What a built-in function warned of, which knows no source, is told where the call stands. */
function placeWarnings(run: Run, from: number, at: number | undefined): void {
  if (at === undefined) return;
  for (let index = from; index < run.warnings.length; index += 1) {
    const warning = run.warnings[index];
    if (warning && warning.at === undefined) run.warnings[index] = { ...warning, at };
  }
}

interface Choice {
  readonly signature: readonly Parameter[];
  readonly index: number;
  readonly values: readonly (Value | undefined)[];
}

/** The first way of calling that takes these arguments, preferring one whose types they have. */
function choose(callee: FeelFunction, args: readonly Value[], names: readonly string[] | undefined): Choice | null {
  let fallback: Choice | null = null;
  for (const [index, signature] of callee.signatures.entries()) {
    const values = names ? byName(signature, args, names) : byPosition(signature, args);
    if (!values) continue;
    const choice = { signature, index, values };
    if (callee.signatures.length === 1) return choice;
    if (signature.every((parameter, position) => values[position] === undefined || accept(values[position], parameter) !== undefined)) return choice;
    fallback ??= choice;
  }
  return fallback;
}

function byPosition(signature: readonly Parameter[], args: readonly Value[]): (Value | undefined)[] | null {
  const last = signature.at(-1);
  if (last?.rest) {
    const fixed = signature.length - 1;
    if (args.length < fixed + 1) return null;
    return [...args.slice(0, fixed), args.slice(fixed)];
  }
  if (args.length > signature.length) return null;
  if (signature.slice(args.length).some((parameter) => !parameter.optional)) return null;
  return signature.map((_, index) => args[index]);
}

function byName(signature: readonly Parameter[], args: readonly Value[], names: readonly string[]): (Value | undefined)[] | null {
  if (new Set(names).size !== names.length) return null;
  if (names.some((name) => !signature.some((parameter) => parameter.name === name && !parameter.rest))) return null;
  const values = signature.map(({ name }) => {
    const index = names.indexOf(name);
    return index < 0 ? undefined : args[index];
  });
  return signature.some((parameter, index) => !parameter.optional && values[index] === undefined) ? null : values;
}

/** The argument as the parameter takes it, undefined when it does not. */
function accept(value: Value, { type, optional }: Parameter): Value | undefined {
  if (!type) return value;
  if (value === null && optional) return value;
  return convert(value, type);
}

