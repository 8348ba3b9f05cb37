import type { EventDefinition, Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
import { keyAwaited } from './correlation.ts';
import { holds, inSight } from './data.ts';
import { schedule } from './timers.ts';
import { fresh, put, remove, type Work } from './work.ts';

interface Waiting {
  /** The token, activity or scope that waits. */
  readonly waiter: Uuid;
  /** The event node, or receive task, whose occurrence is awaited. */
  readonly node: Node;
  readonly definitions: readonly EventDefinition[];
  readonly correlation: string | null;
  readonly scope: Uuid;
}

/**
 * Makes the rows that will wake the waiter. Everything is computed before any row is written, so a bad timer leaves nothing behind.
 * Gives the conditions that are true already: they occur at once.
 */
export function awaitEvents(work: Work, { waiter, node, definitions, correlation, scope }: Waiting): readonly Uuid[] {
  const context = inSight(work, scope);
  const prepared = definitions.map((definition) => {
    if (definition.kind === 'timer') return { table: 'timer' as const, ...schedule(work, definition.timer, context) };
    if (definition.kind === 'conditional') return { table: 'subscription' as const, kind: definition.kind, name: definition.condition, met: holds(work, definition.condition, context) };
    if (definition.kind === 'message') return { table: 'subscription' as const, kind: definition.kind, name: definition.name, met: false, key: keyAwaited(work, { own: correlation, message: definition.ref, node, context }) };
    if (definition.kind === 'signal') return { table: 'subscription' as const, kind: definition.kind, name: definition.name, met: false };
    return null;
  });
  const met: Uuid[] = [];
  for (const each of prepared) {
    if (each?.table === 'timer') put(work, 'timer', { ...fresh(work), waiter, element: node.id, purpose: 'event', dueAt: each.dueAt, every: each.every, left: each.left });
    if (each?.table !== 'subscription') continue;
    const row = put(work, 'subscription', { ...fresh(work), waiter, element: node.id, kind: each.kind, name: each.name, correlation: 'key' in each ? (each.key ?? null) : null, met: each.met });
    if (row.met) met.push(row.id);
  }
  return met;
}

/** Nothing wakes it any more; with an element, only by that event. */
export function stopAwaiting(work: Work, waiter: Uuid, element?: string): void {
  for (const row of work.rows.timer.values()) if (row.waiter === waiter && (element === undefined || row.element === element)) remove(work, 'timer', row.id);
  for (const row of work.rows.subscription.values()) if (row.waiter === waiter && (element === undefined || row.element === element)) remove(work, 'subscription', row.id);
}

export function stillAwaits(work: Work, waiter: Uuid, element: string): boolean {
  return [...work.rows.timer.values(), ...work.rows.subscription.values()].some((row) => row.waiter === waiter && row.element === element);
}
