import type { Text } from './text.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What an expression gave, and what it met on the way (a missing variable is null in FEEL, and worth a warning). */
export interface Evaluated {
  readonly value: unknown;
  readonly warnings: readonly Text[];
}

/**
 * The one door between the engine and a language of expressions. The product speaks FEEL; the reference models bring their own.
 * `evaluate` throws when the source cannot be read.
 */
export interface Expressions {
  evaluate(input: { readonly source: string; readonly context: Values }): Evaluated;
  /** Null when the source can be read, otherwise what is wrong with it. */
  check(source: string): Text | string | null;
  /** Whether a script of this format (undefined: none is given) runs inside the engine; any other is handed out as a job. */
  runsScript(format: string | undefined): boolean;
}
