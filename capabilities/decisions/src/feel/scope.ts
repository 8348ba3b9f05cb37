import type { Run } from './run.ts';
import type { FeelContext, Value } from './values.ts';

/** The values in sight at one place: the innermost first. */
export interface Scope {
  readonly values: FeelContext;
  readonly parent: Scope | null;
}

export const inner = (parent: Scope | null, values: FeelContext): Scope => ({ values, parent });

/** The value of a name, undefined when nothing has it. */
export function lookUp(scope: Scope | null, name: string): Value | undefined {
  for (let current = scope; current; current = current.parent) {
    const value = current.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An expression compiled: run it as often as wanted. */
export type Code = (scope: Scope, run: Run) => Value;
