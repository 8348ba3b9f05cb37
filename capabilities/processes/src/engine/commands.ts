import type { Definition } from '../model/definition.ts';
import type { Expressions } from '../expressions.ts';
import type { Change, EventRow, Instant, InstanceRows, Uuid } from '../rows.ts';
import type { Text } from '../text.ts';

type Data = Readonly<Record<string, unknown>>;

/** What makes an instance move. One command is one step is one commit. */
export type Command =
  | { readonly kind: 'start'; readonly process: string; readonly organisation: Uuid; readonly definition: string; readonly by?: string; readonly businessKey?: string; readonly variables?: Data; readonly parent?: { readonly instance: Uuid; readonly activity: Uuid }; /** The start event, or other starting node, whose event occurred. */ readonly at?: string; /** Which of its events, when it needs several. */ readonly occurred?: string; readonly id?: Uuid }
  | { readonly kind: 'claim-task'; readonly task: Uuid; readonly by: string }
  | { readonly kind: 'release-task'; readonly task: Uuid; readonly by: string }
  /** From whoever has it, or from nobody, to another person: a hand-over, or a manager who shares the work out. */
  | { readonly kind: 'assign-task'; readonly task: Uuid; readonly to: string; readonly by: string; readonly reason?: string }
  /** Another person does the work and gives it back to who delegated it, who stays responsible. */
  | { readonly kind: 'delegate-task'; readonly task: Uuid; readonly to: string; readonly by: string; readonly reason: string }
  | { readonly kind: 'return-task'; readonly task: Uuid; readonly by: string; readonly reason?: string }
  | { readonly kind: 'change-task'; readonly task: Uuid; readonly by: string; readonly reason?: string; readonly priority?: number; readonly dueAt?: Instant | null }
  | { readonly kind: 'complete-task'; readonly task: Uuid; readonly by: string; readonly variables?: Data }
  | { readonly kind: 'task-error'; readonly task: Uuid; readonly by: string; readonly code: string; readonly variables?: Data }
  | { readonly kind: 'job-returned'; readonly job: Uuid; readonly result?: unknown }
  | { readonly kind: 'job-failed'; readonly job: Uuid; /** One sentence, or one in each language. */ readonly message: string | Text; /** A business error that the model may catch. */ readonly code?: string; /** False when trying again cannot help. */ readonly retryable?: boolean; /** How often it was tried, when not once for each time that the engine asked. */ readonly attempts?: number }
  | { readonly kind: 'timer-fired'; readonly timer: Uuid }
  | { readonly kind: 'message'; readonly subscription: Uuid; readonly payload?: Data }
  | { readonly kind: 'signal'; readonly name: string; readonly payload?: Data }
  | { readonly kind: 'called-ended'; readonly activity: Uuid; readonly outcome: 'completed' | 'terminated' | 'cancelled'; readonly variables?: Data }
  | { readonly kind: 'called-failed'; readonly activity: Uuid; readonly code: string | null; readonly variables?: Data; /** Why, in each language, when whoever failed said so. */ readonly said?: Text }
  | { readonly kind: 'called-escalated'; readonly activity: Uuid; readonly code: string | null; readonly variables?: Data }
  /** The process it calls could not be started. */
  | { readonly kind: 'call-refused'; readonly activity: Uuid; readonly message: string }
  | { readonly kind: 'start-ad-hoc'; readonly activity: Uuid; readonly element: string; readonly by: string }
  | { readonly kind: 'finish-ad-hoc'; readonly activity: Uuid; readonly by: string }
  | { readonly kind: 'set-variables'; readonly variables: Data; readonly scope?: Uuid; readonly by?: string; readonly reason?: string }
  | { readonly kind: 'resolve-incident'; readonly incident: Uuid; readonly by: string; /** `skip` goes on as if it had been done. */ readonly how: 'retry' | 'skip'; readonly variables?: Data; readonly reason?: string }
  /** `previous` is the version it has run so far; the step is given the new one. `mapping` names elements that have another id there; `back` tells that a migration is undone. */
  | { readonly kind: 'migrate'; readonly by: string; readonly previous: Definition; readonly to: string; readonly mapping?: Readonly<Record<string, string>>; readonly back?: true }
  /** Puts back the rows as they were before a migration; the step is given the version they belong to. */
  | { readonly kind: 'restore'; readonly by: string; readonly rows: InstanceRows }
  /** Ends what is under way at one place (an activity or a token) and goes on at another element of the same process or sub-process. */
  | { readonly kind: 'move'; readonly from: Uuid; readonly to: string; readonly by: string; readonly reason: string }
  | { readonly kind: 'cancel'; readonly by: string; readonly reason?: string };

/** What the caller carries out after (or in) the commit. */
export type Effect =
  | { readonly kind: 'run-job'; readonly job: Uuid }
  | { readonly kind: 'send-message'; readonly name: string; readonly element: string; readonly payload: Data; readonly correlation: string | null; /** Nodes or participants at the other end of its message flows. */ readonly targets: readonly string[] }
  | { readonly kind: 'broadcast-signal'; readonly name: string; readonly payload: Data }
  | { readonly kind: 'start-process'; readonly id: Uuid; readonly process: string; readonly activity: Uuid; readonly variables: Data; readonly by: string | null }
  | { readonly kind: 'cancel-instance'; readonly instance: Uuid; readonly reason: string }
  /** The caller's call activity must hear of it. */
  | { readonly kind: 'tell-parent'; readonly instance: Uuid; readonly command: Command };

export interface StepInput {
  readonly definition: Definition;
  /** Null for `start`. */
  readonly state: InstanceRows | null;
  readonly command: Command;
  readonly now: Instant;
  readonly newId: () => Uuid;
  readonly expressions: Expressions;
  /** IANA zone in which months and days of a duration are added. Europe/Madrid when not said. */
  readonly timeZone?: string;
  /** Counts a term of law on the calendar of the entity; without it the task keeps `dueTerm` for the caller to count. */
  readonly countTerm?: (input: { readonly term: string; readonly from: Instant }) => Instant;
}

export interface StepOutput {
  readonly state: InstanceRows;
  readonly changes: readonly Change[];
  readonly events: readonly EventRow[];
  readonly effects: readonly Effect[];
}

/** The command cannot be done as things stand, and a person can be told why. */
export class CommandRefused extends Error {
  readonly code: string;
  readonly sentence: Text;
  readonly facts: Readonly<Record<string, unknown>>;
  constructor({ code, sentence, facts = {} }: { code: string; sentence: Text; facts?: Readonly<Record<string, unknown>> }) {
    super(`${code}: ${sentence.en}`);
    this.name = 'CommandRefused';
    this.code = code;
    this.sentence = sentence;
    this.facts = facts;
  }
}
