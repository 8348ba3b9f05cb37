/**
 * The state of a process instance as rows, one type per table. Every table has `organisation uuid` as the first column of its
 * primary key and of each index, and forced row-level security on it. Times are ISO 8601 instants in UTC (`timestamptz`).
 * A step loads the rows of one instance under `select … for update skip locked` on the instance row, and writes only what changed.
 */

export type Uuid = string;
export type Instant = string;

interface Row {
  /** The tenant; primary key (organisation, id) everywhere but in `variable` and `event`. */
  readonly organisation: Uuid;
  /** The process instance it belongs to; index (organisation, instance). */
  readonly instance: Uuid;
  readonly id: Uuid;
}

export type InstanceState = 'running' | 'completed' | 'terminated' | 'failed' | 'cancelled';

/** `process_instance`: one run of a process. The row every worker locks; the only one that all steps of a run touch. */
export interface InstanceRow {
  readonly organisation: Uuid;
  readonly id: Uuid;
  /** The deployed version of the file it runs; only a migration changes it. */
  readonly definition: string;
  /** Id of the process in the file. */
  readonly process: string;
  readonly state: InstanceState;
  /** What the run is about (a case file's number), for people and for correlation. */
  readonly businessKey: string | null;
  /** The instance and activity that called it, for call activities. */
  readonly parentInstance: Uuid | null;
  readonly parentActivity: Uuid | null;
  /** Counts steps: the optimistic lock, and what a client shows as version. */
  readonly version: number;
  /** Last number given to an event row of this instance. */
  readonly lastEvent: number;
  readonly startedAt: Instant;
  readonly startedBy: string | null;
  readonly endedAt: Instant | null;
}

export type ActivityRole =
  /** The process itself: the outermost scope. */
  | 'process'
  /** One run of an activity; the scope of what is inside a sub-process. */
  | 'activity'
  /** Holds the rounds of a loop or the instances of a multi-instance. */
  | 'loop'
  /** One event sub-process under way. */
  | 'event-sub-process'
  /** Runs compensation handlers in reverse order. */
  | 'compensation';

/** `process_activity`: an activity under way, in a tree; finished ones stay only while they could be compensated. */
export interface ActivityRow extends Row {
  readonly role: ActivityRole;
  readonly parent: Uuid | null;
  /** Id of the node (of the process, for the root). */
  readonly element: string;
  /** `holding`: stopped by an incident; `completed`: kept for compensation. */
  readonly state: 'active' | 'holding' | 'completed';
  readonly startedAt: Instant;
  /** Order in which it completed, for compensation in reverse; null once it has been compensated. */
  readonly completedAs: number | null;
  /** Loop containers. */
  readonly loop: LoopState | null;
  /** Which round or instance it is, from 0. */
  readonly round: number | null;
  /** Call activities: the instance called. */
  readonly calledInstance: Uuid | null;
  /** Ad-hoc sub-processes: nodes still to be started by the engine itself. */
  readonly toStart: readonly string[] | null;
  /** Compensation: activities still to compensate, last first, and what goes on afterwards. */
  readonly toCompensate: readonly Uuid[] | null;
  readonly afterwards: Afterwards | null;
}

export interface LoopState {
  readonly total: number | null;
  readonly started: number;
  readonly completed: number;
  readonly terminated: number;
}

/** What a compensation resumes: a node to leave in a scope, a transaction that was cancelled, or an outer compensation. */
export type Afterwards =
  | { readonly kind: 'leave'; readonly element: string; readonly scope: Uuid }
  | { readonly kind: 'cancelled'; readonly activity: Uuid }
  | { readonly kind: 'compensation'; readonly activity: Uuid };

/** `process_token`: a token at rest. Tokens that move within a step are never written. */
export interface TokenRow extends Row {
  /** The activity row whose scope it moves in. */
  readonly scope: Uuid;
  readonly element: string;
  /** The sequence flow it came by; null where it appeared by an event. */
  readonly flow: string | null;
  /** `gathering`: at a join or before an activity that needs several; `waiting`: at a catch event; `arriving`/`leaving`: held by an incident. */
  readonly phase: 'gathering' | 'waiting' | 'arriving' | 'leaving';
  /** Complex gateways, after they fired: flows whose token they have already taken. */
  readonly taken: readonly string[] | null;
  readonly at: Instant;
}

/** `process_variable`: primary key (organisation, instance, scope, name); `value` is jsonb. */
export interface VariableRow {
  readonly organisation: Uuid;
  readonly instance: Uuid;
  readonly scope: Uuid;
  readonly name: string;
  readonly value: unknown;
}

/** `process_task`: what a person is asked to do. Finished ones stay: they answer who did what. */
export interface TaskRow extends Row {
  readonly activity: Uuid;
  readonly element: string;
  readonly name: string;
  readonly form: string | null;
  readonly candidates: readonly { readonly role: string | null; readonly unit: string | null; readonly person: string | null }[];
  /** Four-eyes: people who may not do it, because they did a task it excludes. */
  readonly excluded: readonly string[];
  readonly assignee: string | null;
  readonly state: 'open' | 'completed' | 'cancelled';
  readonly createdAt: Instant;
  /** A term of law still to be counted on the calendar of the entity (`dueAt` follows). */
  readonly dueTerm: string | null;
  readonly dueAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly completedBy: string | null;
  /** Who delegated it: it goes back to them when the delegate has done their part. */
  readonly owner?: string | null;
  /** −1 low, 0 (or nothing) normal, 1 high, 2 urgent. */
  readonly priority?: number | null;
}

/** `process_job`: something asked of the outside (an operation, a decision, a script in another language), not answered yet. */
export interface JobRow extends Row {
  readonly activity: Uuid;
  readonly element: string;
  readonly kind: 'operation' | 'decision' | 'script';
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly attempt: number;
  readonly createdAt: Instant;
}

/** `process_timer`: index (organisation, due_at); workers take the due ones with `skip locked`. */
export interface TimerRow extends Row {
  /** What waits: a token, or the activity or scope it is attached to. */
  readonly waiter: Uuid;
  /** The event node; for a retry, the activity. */
  readonly element: string;
  readonly purpose: 'event' | 'retry';
  readonly dueAt: Instant;
  /** ISO 8601 duration between firings of a cycle. */
  readonly every: string | null;
  /** Firings left after this one; null without end. */
  readonly left: number | null;
}

/** `process_subscription`: what would wake the instance; index (organisation, kind, name, correlation). */
export interface SubscriptionRow extends Row {
  readonly waiter: Uuid;
  readonly element: string;
  readonly kind: 'message' | 'signal' | 'conditional';
  /** Message or signal name; for a condition, its source. */
  readonly name: string;
  /** A message is taken only when it carries the same key; null takes any. */
  readonly correlation: string | null;
  /** Conditions: whether it was true when last looked at; it fires on becoming true. */
  readonly met: boolean;
}

export type IncidentKind =
  | 'expression' | 'no-way-out' | 'bad-timer' | 'bad-loop' | 'operation' | 'error-event' | 'no-operation' | 'runaway' | 'called-process' | 'bad-reference';

/** `process_incident`: why it stopped, where and with which data. Resolved ones stay. */
export interface IncidentRow extends Row {
  /** The activity or token it holds. */
  readonly holder: Uuid;
  readonly element: string;
  readonly kind: IncidentKind;
  /** What failed, as data: the source, the reason, the error code. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The variables in sight when it failed. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: string | null;
}

export type EventKind =
  | 'instance-started' | 'instance-completed' | 'instance-terminated' | 'instance-failed' | 'instance-cancelled' | 'instance-migrated'
  | 'activity-started' | 'activity-completed' | 'activity-skipped' | 'activity-cancelled' | 'activity-compensated'
  | 'token-moved' | 'task-assigned' | 'task-delegated' | 'task-returned' | 'task-changed'
  | 'task-created' | 'task-claimed' | 'task-released' | 'task-completed' | 'task-cancelled'
  | 'event-caught' | 'event-thrown' | 'gateway-passed' | 'variable-changed'
  | 'incident-raised' | 'incident-resolved';

/** `process_event`: insert-only, primary key (organisation, instance, number). It is the event log that process mining reads. */
export interface EventRow {
  readonly organisation: Uuid;
  readonly instance: Uuid;
  /** Gapless within the instance. */
  readonly number: number;
  readonly at: Instant;
  readonly kind: EventKind;
  /** The node or flow, and its name at that time (XES `concept:name`). */
  readonly element: string;
  readonly name: string;
  /** The activity row: joins the start and the end of one run (XES `concept:instance`). */
  readonly activity: Uuid | null;
  /** Who did it (XES `org:resource`); null when the engine did. */
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** All rows of one instance that a step needs; event rows are written, never read. */
export interface InstanceRows {
  readonly instance: InstanceRow;
  readonly activities: readonly ActivityRow[];
  readonly tokens: readonly TokenRow[];
  readonly variables: readonly VariableRow[];
  readonly tasks: readonly TaskRow[];
  readonly jobs: readonly JobRow[];
  readonly timers: readonly TimerRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly incidents: readonly IncidentRow[];
}

export interface RowsByTable {
  readonly instance: InstanceRow;
  readonly activity: ActivityRow;
  readonly token: TokenRow;
  readonly variable: VariableRow;
  readonly task: TaskRow;
  readonly job: JobRow;
  readonly timer: TimerRow;
  readonly subscription: SubscriptionRow;
  readonly incident: IncidentRow;
}

export type Table = keyof RowsByTable;

/** One write to one row. A row that came and went within the step is not written at all. */
export type Change = {
  [T in Table]:
    | { readonly table: T; readonly write: 'insert' | 'update'; readonly row: RowsByTable[T] }
    | { readonly table: T; readonly write: 'delete'; readonly row: RowsByTable[T] };
}[Table];
