import type { Definition, Node } from '../model/definition.ts';
import type { ActivityRow, InstanceRows, JobRow, SubscriptionRow, TaskRow, TimerRow, TokenRow } from '../rows.ts';
import { listen } from './boundary.ts';
import type { Command } from './commands.ts';
import { conflictsOf, conflictsTold, isWhole, onlyProcess, sameEvents } from './conflicts.ts';
import { inSight } from './data.ts';
import { nodeOf } from './flow.ts';
import { tokensAt } from './gateways.ts';
import { refusals, refuse } from './refusals.ts';
import { containerOf, listenTo } from './scopes.ts';
import { askAnew } from './tasks.ts';
import { put, record, remove, variableKey, type Work } from './work.ts';

type Migrate = Extract<Command, { kind: 'migrate' }>;

/**
 * Moves a running instance to another version of its model: everything under way goes on at the element of the same id, or at the one the
 * mapping names. Refused, naming them, when some place has no equal in the new version. Tasks and jobs under way ask what the new version
 * asks; a date that runs keeps running. What the new version listens to besides is listened to from now on, and what it no longer has is
 * forgotten.
 */
export function migrate(work: Work, { previous, to, mapping: given = {}, by, back }: Migrate): void {
  const { definition } = work.input;
  const { process } = work.instance;
  const mapping = process in definition.processes || process in given ? given : { ...given, [process]: onlyProcess(previous, definition, process) };
  const now = (element: string) => mapping[element] ?? element;
  const conflicts = conflictsOf({ previous, definition, mapping, back }, { instance: work.instance, activities: [...work.rows.activity.values()], tokens: [...work.rows.token.values()] });
  if (conflicts.length > 0) refuse('processes.cannot-migrate', refusals.cannotMigrate, { reasons: conflictsTold(conflicts), conflicts });
  moveWaits(work, previous, now);
  moveRows(work, previous, now);
  const from = work.instance.definition;
  work.instance = { ...work.instance, definition: to, process: now(process) };
  for (const row of work.rows.activity.values()) listenAnew(work, previous, row, mapping);
  fireFullJoins(work);
  record(work, { kind: 'instance-migrated', by, data: { from, to, ...(back === undefined ? {} : { back }) } });
}

function moveRows(work: Work, previous: Definition, now: (element: string) => string): void {
  for (const row of work.rows.activity.values()) {
    const afterwards = row.afterwards?.kind === 'leave' ? { ...row.afterwards, element: now(row.afterwards.element) } : row.afterwards;
    moved(work, 'activity', row, { element: now(row.element), afterwards, toStart: row.toStart?.map(now) ?? null });
  }
  for (const token of work.rows.token.values()) moved(work, 'token', token, { element: now(token.element), flow: flowNow(work, token, now) });
  for (const task of work.rows.task.values()) moveTask(work, task, now(task.element));
  for (const job of work.rows.job.values()) moveJob(work, previous, job, now(job.element));
  for (const incident of work.rows.incident.values()) if (incident.resolvedAt === null) moved(work, 'incident', incident, { element: now(incident.element) });
}

/** Finished tasks too: the four-eyes rules of the new version ask who did them. Open ones ask what it asks, of whom it asks. */
function moveTask(work: Work, task: TaskRow, element: string): void {
  moved(work, 'task', task, { element });
  if (task.state === 'open' && work.input.definition.nodes[element] !== undefined) moved(work, 'task', { ...task, element }, askAnew(work, { ...task, element }));
}

/** What is asked of the outside and not answered yet asks for what the new version does there. */
function moveJob(work: Work, previous: Definition, job: JobRow, element: string): void {
  const [before, after] = [previous.nodes[job.element], nodeOf(work, element)];
  const name = (job.kind === 'operation' ? after.activity?.operation : job.kind === 'decision' ? after.activity?.decision : null) ?? job.name;
  const sameInputs = JSON.stringify(before?.inputs) === JSON.stringify(after.inputs);
  const seen = inSight(work, job.activity);
  moved(work, 'job', job, { element, name, input: sameInputs ? job.input : Object.fromEntries(after.inputs.map(({ target }) => [target, seen[target] ?? null])) });
}

/** Writes a row only when it really changes. */
function moved<T extends 'activity' | 'token' | 'task' | 'job' | 'incident' | 'timer' | 'subscription', R extends Parameters<typeof put<T>>[2]>(work: Work, table: T, row: R, change: Partial<R>): void {
  if (Object.entries(change).some(([name, value]) => !same(value, (row as unknown as Record<string, unknown>)[name]))) put(work, table, { ...row, ...change } as R);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** A token at a join keeps its flow when the new version has it; otherwise it counts for the first flow that has none yet. */
function flowNow(work: Work, token: TokenRow, now: (element: string) => string): string | null {
  if (token.flow === null) return null;
  const { incoming } = nodeOf(work, now(token.element));
  if (incoming.includes(now(token.flow))) return now(token.flow);
  const held = new Set([...work.rows.token.values()].filter((other) => other.element === now(token.element) && other.scope === token.scope && other.id !== token.id).map(({ flow }) => flow ?? ''));
  return incoming.find((flow) => !held.has(flow)) ?? incoming[0] ?? null;
}

/** A parallel join of which the new version awaits no other way in has all it needs. */
function fireFullJoins(work: Work): void {
  for (const token of work.rows.token.values()) {
    const node = nodeOf(work, token.element);
    if (node.kind !== 'parallelGateway' || token.phase !== 'gathering' || !work.rows.token.has(token.id)) continue;
    const come = tokensAt(work, node.id, token.scope);
    const one = node.incoming.map((flow) => come.find((each) => each.flow === flow));
    if (one.length === 0 || one.some((each) => each === undefined)) continue;
    for (const each of one) if (each !== undefined) remove(work, 'token', each.id);
    work.ready.push({ kind: 'leave', element: node.id, scope: token.scope, times: 1 });
  }
}

/** Timers and subscriptions move with their events; those whose event is gone, or waits for something else now, go. */
function moveWaits(work: Work, previous: Definition, now: (element: string) => string): void {
  for (const table of ['timer', 'subscription'] as const) {
    for (const row of work.rows[table].values() as Iterable<TimerRow | SubscriptionRow>) {
      const [before, after] = [previous.nodes[row.element], work.input.definition.nodes[now(row.element)]];
      const still = after !== undefined && (before === undefined || before.event === null || sameEvents(before, after));
      if (still) moved(work, table, row as never, { element: now(row.element) } as never);
      else remove(work, table, row.id);
    }
  }
}

/** Boundary events and event sub-processes that only the new version has, or that wait for something else in it, begin to listen. */
function listenAnew(work: Work, previous: Definition, row: ActivityRow, mapping: Readonly<Record<string, string>>): void {
  const before = new Map(Object.values(previous.nodes).map((node) => [mapping[node.id] ?? node.id, node]));
  const isNew = (node: Node) => {
    const known = before.get(node.id);
    return known === undefined || (node.event !== null && !sameEvents(known, node));
  };
  if (row.state === 'completed' || row.role === 'compensation') return;
  if (isWhole(row)) for (const id of nodeOf(work, row.element).activity?.boundary ?? []) if (isNew(nodeOf(work, id))) listen(work, nodeOf(work, id), row);
  const container = row.role === 'loop' ? null : containerOf(work, row);
  for (const id of container?.eventSubProcesses ?? []) if (isNew(nodeOf(work, id))) listenTo(work, row, nodeOf(work, id));
}

/** Puts an instance back to the rows it had before it was migrated. Its log is not undone: it tells that it went and came back. */
export function restore(work: Work, { by, rows }: Extract<Command, { kind: 'restore' }>): void {
  const from = work.instance.definition;
  putBack(work, 'activity', rows.activities);
  putBack(work, 'token', rows.tokens);
  putBack(work, 'task', rows.tasks);
  putBack(work, 'job', rows.jobs);
  putBack(work, 'timer', rows.timers);
  putBack(work, 'subscription', rows.subscriptions);
  putBack(work, 'incident', rows.incidents);
  const kept = new Set(rows.variables.map(({ scope, name }) => variableKey(scope, name)));
  for (const [key] of work.rows.variable) if (!kept.has(key)) remove(work, 'variable', key);
  for (const row of rows.variables) if (!same(row, work.rows.variable.get(variableKey(row.scope, row.name)))) put(work, 'variable', row);
  const { version, lastEvent } = work.instance;
  work.instance = { ...rows.instance, version, lastEvent };
  record(work, { kind: 'instance-migrated', by, data: { from, to: rows.instance.definition, back: true } });
}

type ById = { activity: InstanceRows['activities'][number]; token: TokenRow; task: TaskRow; job: JobRow; timer: TimerRow; subscription: SubscriptionRow; incident: InstanceRows['incidents'][number] };

function putBack<T extends keyof ById>(work: Work, table: T, before: readonly ById[T][]): void {
  const kept = new Set(before.map(({ id }) => id));
  for (const [id] of work.rows[table]) if (!kept.has(id)) remove(work, table, id);
  for (const row of before) if (!same(row, work.rows[table].get(row.id))) put(work, table, row as never);
}
