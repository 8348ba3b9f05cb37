import type { Definition, Node } from '../model/definition.ts';
import type { ActivityRow, TokenRow } from '../rows.ts';
import { listen } from './boundary.ts';
import type { Command } from './commands.ts';
import { nodeOf } from './flow.ts';
import { refusals, refuse } from './refusals.ts';
import { containerOf, listenTo } from './scopes.ts';
import { put, record, remove, type Work } from './work.ts';

type Migrate = Extract<Command, { kind: 'migrate' }>;

/**
 * Moves a running instance to another version of its model: everything under way goes on at the element of the same id, or at the one the
 * mapping names. Refused, naming them, when some place has no equal in the new version. What the new version listens to besides is listened
 * to from now on, and what it no longer has is forgotten.
 */
export function migrate(work: Work, { previous, to, mapping = {}, by }: Migrate): void {
  const { definition } = work.input;
  const now = (element: string) => mapping[element] ?? element;
  const misplaced = [...new Set([...placesOf(work)].filter((element) => !sameKind(previous, definition, element, now)))];
  if (misplaced.length > 0) refuse('processes.cannot-migrate', refusals.cannotMigrate, { elements: misplaced.map((element) => previous.nodes[element]?.name || element).join(', ') });
  moveWaits(work, now);
  moveRows(work, now);
  const from = work.instance.definition;
  work.instance = { ...work.instance, definition: to };
  for (const row of work.rows.activity.values()) listenAnew(work, previous, row, mapping);
  record(work, { kind: 'instance-migrated', by, data: { from, to } });
}

function* placesOf(work: Work): Generator<string> {
  for (const row of work.rows.activity.values()) {
    if (row.role !== 'process') yield row.element;
    if (row.afterwards?.kind === 'leave') yield row.afterwards.element;
  }
  for (const token of work.rows.token.values()) yield token.element;
}

/** The same kind of node in the same container, so that whatever goes on there goes on alike. */
function sameKind(previous: Definition, definition: Definition, element: string, now: (element: string) => string): boolean {
  const [before, after] = [previous.nodes[element], definition.nodes[now(element)]];
  if (before === undefined || after === undefined || before.kind !== after.kind) return false;
  if (before.activity?.loop?.kind !== after.activity?.loop?.kind) return false;
  return before.container === before.process ? after.container === after.process : now(before.container) === after.container;
}

function moveRows(work: Work, now: (element: string) => string): void {
  for (const row of work.rows.activity.values()) {
    const afterwards = row.afterwards?.kind === 'leave' ? { ...row.afterwards, element: now(row.afterwards.element) } : row.afterwards;
    if (row.role !== 'process') moved(work, 'activity', row, { element: now(row.element), afterwards, toStart: row.toStart?.map(now) ?? null });
  }
  for (const token of work.rows.token.values()) moved(work, 'token', token, { element: now(token.element), flow: flowNow(work, token, now) });
  // Finished tasks too: the four-eyes rules of the new version ask who did them.
  for (const task of work.rows.task.values()) moved(work, 'task', task, { element: now(task.element) });
  for (const job of work.rows.job.values()) moved(work, 'job', job, { element: now(job.element) });
  for (const incident of work.rows.incident.values()) if (incident.resolvedAt === null) moved(work, 'incident', incident, { element: now(incident.element) });
}

/** Writes a row only when it really changes. */
function moved<T extends 'activity' | 'token' | 'task' | 'job' | 'incident' | 'timer' | 'subscription', R extends Parameters<typeof put<T>>[2]>(work: Work, table: T, row: R, change: Partial<R>): void {
  if (Object.entries(change).some(([name, value]) => JSON.stringify(value) !== JSON.stringify((row as unknown as Record<string, unknown>)[name]))) put(work, table, { ...row, ...change } as R);
}

/** A token at a join keeps its flow when the new version has it; otherwise it counts for the first flow that has none yet. */
function flowNow(work: Work, token: TokenRow, now: (element: string) => string): string | null {
  if (token.flow === null) return null;
  const { incoming } = nodeOf(work, now(token.element));
  if (incoming.includes(now(token.flow))) return now(token.flow);
  const held = new Set([...work.rows.token.values()].filter((other) => other.element === token.element && other.scope === token.scope).map((other) => now(other.flow ?? '')));
  return incoming.find((flow) => !held.has(flow)) ?? incoming[0] ?? null;
}

/** Timers and subscriptions move with their events; those whose event is gone go with it. */
function moveWaits(work: Work, now: (element: string) => string): void {
  for (const table of ['timer', 'subscription'] as const) {
    for (const row of work.rows[table].values()) {
      if (work.input.definition.nodes[now(row.element)] === undefined) remove(work, table, row.id);
      else moved(work, table, row, { element: now(row.element) });
    }
  }
}

/** Boundary events and event sub-processes that only the new version has begin to listen. */
function listenAnew(work: Work, previous: Definition, row: ActivityRow, mapping: Readonly<Record<string, string>>): void {
  const known = new Set(Object.keys(previous.nodes).map((element) => mapping[element] ?? element));
  const isNew = (node: Node) => !known.has(node.id);
  if (row.state === 'completed' || row.role === 'compensation') return;
  const whole = row.role === 'loop' || (row.role === 'activity' && row.round === null);
  if (whole) for (const id of nodeOf(work, row.element).activity?.boundary ?? []) if (isNew(nodeOf(work, id))) listen(work, nodeOf(work, id), row);
  const container = row.role === 'loop' ? null : containerOf(work, row);
  for (const id of container?.eventSubProcesses ?? []) if (isNew(nodeOf(work, id))) listenTo(work, row, nodeOf(work, id));
}
