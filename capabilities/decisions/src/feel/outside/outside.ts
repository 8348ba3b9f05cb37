import { boundText, nothing, type Run } from '../run.ts';
import { isContext, kindOf, type Value } from '../values.ts';
import { kindText } from '../warnings.ts';
import { WHY } from '../functions/define.ts';
import { javaMethod, type JavaMethod } from './java.ts';
import { JAVA_TYPES } from './java-values.ts';

/** The method that the body of an external function names (`{class: …, method signature: …}`), null for one that has no equivalent here. */
export function outsideMethod(mapping: Value): JavaMethod | null {
  if (!isContext(mapping)) return null;
  const [owner, signature] = [mapping.get('class'), mapping.get('method signature')];
  return typeof owner === 'string' && typeof signature === 'string' ? javaMethod(owner, signature) : null;
}

/** Calls it on FEEL values; null with a warning where Java would have thrown. */
export function callOutside(method: JavaMethod, name: string, args: readonly (Value | undefined)[], run: Run, at?: number): Value {
  const { parameters, rest } = method;
  if (rest ? args.length < parameters.length - 1 : args.length !== parameters.length) {
    return nothing(run, 'wrongArguments', [name, `${args.length}, ${parameters.length}`], at);
  }
  const given = args.map((arg, index) => JAVA_TYPES[parameters[Math.min(index, parameters.length - 1)]!].into(arg ?? null));
  const wrong = given.findIndex((value) => value === undefined);
  if (wrong >= 0) return nothing(run, 'wrongArgument', [name, String(wrong + 1), parameters[Math.min(wrong, parameters.length - 1)]!, kindText(kindOf(args[wrong] ?? null))], at);
  const result = method.work(given.filter((value) => value !== undefined));
  const value = result === undefined ? undefined : JAVA_TYPES[method.result].from(result);
  if (value === undefined) return nothing(run, 'noResult', [name, WHY.outside], at);
  if (typeof value === 'string') boundText(run, value.length);
  return value;
}
