import type { Run } from '../feel/run.ts';
import type { Json } from '../feel/json.ts';
import type { Warning } from '../feel/warnings.ts';
import type { Text } from '../text.ts';

/** How a result came about, as plain data that can be kept with a case and shown to whoever asks. */
export interface Trace {
  readonly model: {
    readonly name: string;
    readonly namespace: string;
    /** What the names and values of this trace are called in each language, where the model says so. */
    readonly words?: Readonly<Record<string, Text>>;
  };
  readonly target: { readonly id: string; readonly name: string; readonly kind: ElementKind };
  readonly inputs: readonly InputTrace[];
  /** Decisions in the order they were worked out. */
  readonly decisions: readonly DecisionTrace[];
  readonly outputs: { readonly [name: string]: Json };
  readonly warnings: readonly Warning[];
}

export type ElementKind = 'input' | 'decision' | 'knowledge' | 'service';

export interface InputTrace {
  readonly name: string;
  readonly value: Json;
  /** False when nobody gave it and it counts as null. */
  readonly given: boolean;
}

export interface DecisionTrace {
  readonly id: string;
  readonly name: string;
  readonly value: Json;
  readonly tables: readonly TableTrace[];
  readonly warnings: readonly Warning[];
}

export interface TableTrace {
  readonly name: string;
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly label: string; readonly value: Json }[];
  readonly matched: readonly RuleTrace[];
  readonly output: Json;
}

export interface RuleTrace {
  /** Position in the table, from 1. */
  readonly rule: number;
  readonly id?: string;
  /** The tests as written, one per input. */
  readonly tests: readonly string[];
  readonly output: Json;
  readonly annotations: readonly { readonly name: string; readonly text: string }[];
}

const MOST_TABLES = 500;
const recorders = new WeakMap<Run, TableTrace[]>();

/** Gathers the tables met while `work` runs. */
export function recording<T>(run: Run, work: () => T): { result: T; tables: TableTrace[] } {
  const before = recorders.get(run);
  const tables: TableTrace[] = [];
  recorders.set(run, tables);
  try {
    return { result: work(), tables };
  } finally {
    if (before) recorders.set(run, before);
    else recorders.delete(run);
  }
}

/** Keeps what a table did, up to a bound. */
export function record(run: Run, table: () => TableTrace): void {
  const tables = recorders.get(run);
  if (tables && tables.length < MOST_TABLES) tables.push(table());
}
