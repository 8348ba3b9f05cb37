import { equal, order } from './compare.ts';
import { nothing, type Run, step } from './run.ts';
import type { Code, Scope } from './scope.ts';
import { type Comparison, kindOf, type Value } from './values.ts';
import { kindText } from './warnings.ts';

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
export function compileLogic(type: 'and' | 'or', left: Code, right: Code, at: number): Code {
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
