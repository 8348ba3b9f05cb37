import type { ActivityRow, Change, EventKind, EventRow, IncidentKind, InstanceRow, InstanceRows, RowsByTable, Table, Uuid } from '../rows.ts';
import type { Effect, StepInput, StepOutput } from './commands.ts';

/** Something the engine is about to do within this step. Moves are never written: a step ends when none is left. */
export type Move =
  | { readonly kind: 'arrive'; readonly element: string; readonly flow: string | null; readonly scope: Uuid }
  /** `given`: what an event brought, to be brought into the process first. */
  | { readonly kind: 'leave'; readonly element: string; readonly scope: Uuid; readonly times: number; readonly given?: unknown }
  /** `attached`: what can interrupt it is listening already. */
  | { readonly kind: 'perform'; readonly activity: Uuid; readonly attached: boolean; readonly given?: unknown }
  | { readonly kind: 'throw'; readonly token: Uuid };

type Rows = { readonly [T in Exclude<Table, 'instance'>]: Map<string, RowsByTable[T]> };

/** The workbench of one step: the rows as they are becoming, what has been touched, and what is still to do. */
export interface Work {
  readonly input: StepInput;
  readonly rows: Rows;
  instance: InstanceRow;
  /** The rows as they were before the step, for those that were touched. */
  readonly touched: Map<string, { readonly table: Table; readonly key: string; readonly row: unknown }>;
  readonly events: EventRow[];
  readonly effects: Effect[];
  ready: Move[];
  /** Throws wait until every other token has settled, so that whoever listens in the same step is heard. */
  later: Move[];
  /** Scopes from which a token has gone: perhaps they are finished. */
  readonly leaving: Set<Uuid>;
  /** Conditions have to be looked at again. */
  dataChanged: boolean;
  moves: number;
}

const byId = <R extends { readonly id: string }>(rows: readonly R[] = []) => new Map(rows.map((row) => [row.id, row]));

export function openWork(input: StepInput, instance: InstanceRow, state: InstanceRows | null): Work {
  return {
    input,
    instance,
    rows: {
      activity: byId(state?.activities),
      token: byId(state?.tokens),
      variable: new Map((state?.variables ?? []).map((row) => [variableKey(row.scope, row.name), row])),
      task: byId(state?.tasks),
      job: byId(state?.jobs),
      timer: byId(state?.timers),
      subscription: byId(state?.subscriptions),
      incident: byId(state?.incidents),
    },
    touched: new Map([['instance', { table: 'instance', key: 'instance', row: state?.instance }]]),
    events: [],
    effects: [],
    ready: [],
    later: [],
    leaving: new Set(),
    dataChanged: false,
    moves: 0,
  };
}

export const variableKey = (scope: Uuid, name: string) => `${scope} ${name}`;

type RowTable = Exclude<Table, 'instance'>;

function keyOf<T extends RowTable>(table: T, row: RowsByTable[T]): string {
  if (table !== 'variable') return (row as { id: string }).id;
  const variable = row as RowsByTable['variable'];
  return variableKey(variable.scope, variable.name);
}

export function put<T extends RowTable>(work: Work, table: T, row: RowsByTable[T]): RowsByTable[T] {
  const key = keyOf(table, row);
  touch(work, table, key);
  (work.rows[table] as Map<string, RowsByTable[T]>).set(key, row);
  return row;
}

export function remove(work: Work, table: RowTable, key: string): void {
  if (!work.rows[table].has(key)) return;
  touch(work, table, key);
  work.rows[table].delete(key);
}

function touch(work: Work, table: RowTable, key: string) {
  const mark = `${table} ${key}`;
  if (!work.touched.has(mark)) work.touched.set(mark, { table, key, row: work.rows[table].get(key) });
}

/** The columns every row of this instance shares, with a fresh id. */
export function fresh(work: Work) {
  return { organisation: work.instance.organisation, instance: work.instance.id, id: work.input.newId() };
}

interface Recorded {
  readonly kind: EventKind;
  readonly element?: string;
  readonly activity?: Uuid | null;
  readonly by?: string | null;
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Writes one line of the event log. */
export function record(work: Work, { kind, element = work.instance.process, activity = null, by = null, data = null }: Recorded): void {
  const number = work.instance.lastEvent + 1;
  work.instance = { ...work.instance, lastEvent: number };
  const { definition } = work.input;
  const name = definition.nodes[element]?.name || definition.processes[element]?.name || element;
  work.events.push({ organisation: work.instance.organisation, instance: work.instance.id, number, at: work.input.now, kind, element, name, activity, by, data });
}

/** What stops a token or an activity until a person looks at it. Thrown inside a move, before that move has changed anything it cannot keep. */
export class Held extends Error {
  readonly kind: IncidentKind;
  readonly facts: Readonly<Record<string, unknown>>;
  constructor(kind: IncidentKind, facts: Readonly<Record<string, unknown>>) {
    super(kind);
    this.name = 'Held';
    this.kind = kind;
    this.facts = facts;
  }
}

export const childrenOf = (work: Work, parent: Uuid): ActivityRow[] => [...work.rows.activity.values()].filter((row) => row.parent === parent);

/** What the step gives back: the new state, and only the rows that really changed. */
export function closeWork(work: Work): StepOutput {
  const { rows } = work;
  const changes: Change[] = [];
  for (const { table, key, row: before } of work.touched.values()) {
    const after = table === 'instance' ? work.instance : rows[table].get(key);
    if (before === after) continue;
    if (after === undefined) changes.push({ table, write: 'delete', row: before } as Change);
    else changes.push({ table, write: before === undefined ? 'insert' : 'update', row: after } as Change);
  }
  return {
    state: {
      instance: work.instance,
      activities: [...rows.activity.values()],
      tokens: [...rows.token.values()],
      variables: [...rows.variable.values()],
      tasks: [...rows.task.values()],
      jobs: [...rows.job.values()],
      timers: [...rows.timer.values()],
      subscriptions: [...rows.subscription.values()],
      incidents: [...rows.incident.values()],
    },
    changes,
    events: work.events,
    effects: work.effects,
  };
}
