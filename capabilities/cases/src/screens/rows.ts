import type { OutputFor, Text } from '@comu/kernel';
import type { OpenTask, whereProcessStands } from '@comu/running-processes';
import type { termsOf } from '@comu/running-terms';
import type { dossier } from '../operations/dossier.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
type Answer = OutputFor<typeof dossier>;
export type TermOf = OutputFor<typeof termsOf>[number];
export type Task = OpenTask;
export type Dossier = Omit<Answer, 'tasks' | 'terms'> & { readonly tasks: readonly Task[]; readonly terms: readonly TermOf[] };
export type CaseRow = Answer['case'];
export type DocumentRow = Answer['documents'][number];
export type DecisionRow = Answer['decisions'][number];

/** How a decision table came to its result, as it is kept with the decision. */
export interface DecisionTrace {
  /** What its names and values are called in each language; decisions of former versions have none. */
  readonly model: { readonly name: string; readonly words?: Readonly<Record<string, Text>> };
  readonly target?: { readonly name: string };
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly decisions: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: unknown;
    readonly tables: readonly {
      readonly name: string;
      readonly hitPolicy: string;
      readonly inputs: readonly { readonly label: string; readonly value: unknown }[];
      readonly matched: readonly { readonly annotations: readonly { readonly text: string }[]; readonly output: unknown }[];
      readonly output: unknown;
    }[];
  }[];
  readonly warnings: readonly { readonly message: Text }[];
}

/** Where a process stands, as `processes.where-it-stands` tells it. */
export type ProcessStanding = OutputFor<typeof whereProcessStands>[number];
