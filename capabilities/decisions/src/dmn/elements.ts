import type { Scope } from '../feel/scope.ts';
import type { Run } from '../feel/run.ts';
import type { Shape } from '../feel/grammar/names.ts';
import type { FeelType } from '../feel/types.ts';
import type { FeelFunction, Value } from '../feel/values.ts';
import type { Table } from './table.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  /** The name of the model it belongs to. */
  readonly namespace: string;
}

/** A datum the model is given. */
export interface Input extends Named {
  readonly kind: 'input';
  readonly type: FeelType;
}

/** What an element needs, and the name it goes by in the expressions of that element: two parts when imported. */
export interface Need<T> {
  readonly path: readonly string[];
  readonly element: T;
}

export interface Decision extends Named {
  readonly kind: 'decision';
  readonly question: string | null;
  readonly needs: readonly Need<Input | Decision | Invocable>[];
  /** Null when the model gives the decision no logic. */
  readonly logic: ((scope: Scope, run: Run) => Value) | null;
  readonly type: FeelType;
  readonly shape: Shape;
  /** The table that is its whole logic, when it is one. */
  readonly table: Table | null;
}

/** A model of business knowledge or a decision service: something expressions call. */
export interface Invocable extends Named {
  readonly kind: 'knowledge' | 'service';
  readonly value: FeelFunction;
  /** Present for services. */
  readonly service: Service | null;
}

export interface Service {
  readonly inputs: readonly Input[];
  readonly inputDecisions: readonly Decision[];
  readonly outputs: readonly Decision[];
  readonly type: FeelType;
}

export type Element = Input | Decision | Invocable;
