import type { EventRow } from '@comu/processes';
import type { LogEvent, Trace } from './event-log.ts';

/** What of our own event log is work, in the words of XES' lifecycle extension. */
const lifecycles: Partial<Record<EventRow['kind'], string>> = {
  'activity-started': 'start',
  'activity-completed': 'complete',
  'activity-cancelled': 'ate_abort',
};

/**
 * Our event rows as an event log: one trace an instance, one event each time an activity starts, completes or is cancelled. A completion also tells when work on it began:
 * when somebody took the task for the last time, or, for what nobody has to take, when it started. Rows come ordered by instance and number, as their primary key gives them.
 */
export function* tracesFrom(rows: Iterable<EventRow>, { lifecycle = ['complete'] }: { readonly lifecycle?: readonly ('start' | 'complete' | 'ate_abort')[] } = {}): Generator<Trace> {
  let instance: string | null = null;
  let events: LogEvent[] = [];
  /** Who completed the task of an activity, until the activity itself completes. */
  const doers = new Map<string, string | null>();
  /** When work on an activity began; null while its task waits for somebody to take it. */
  const began = new Map<string, number | null>();
  for (const row of rows) {
    if (row.instance !== instance) {
      if (instance !== null) yield { id: instance, attributes: {}, events };
      [instance, events] = [row.instance, []];
      doers.clear();
      began.clear();
    }
    const activity = row.activity ?? '';
    if (row.by !== null) doers.set(activity, row.by);
    if (row.kind === 'activity-started' || row.kind === 'task-claimed') began.set(activity, Date.parse(row.at));
    if (row.kind === 'task-created' || row.kind === 'task-released') began.set(activity, null);
    const transition = lifecycles[row.kind];
    if (transition === undefined || !(lifecycle as readonly string[]).includes(transition)) continue;
    const startedAt = transition === 'complete' ? { startedAt: began.get(activity) ?? null } : {};
    events.push({ activity: row.name, at: Date.parse(row.at), ...startedAt, resource: row.by ?? doers.get(activity) ?? null, lifecycle: transition, attributes: { 'concept:instance': activity, element: row.element } });
  }
  if (instance !== null) yield { id: instance, attributes: {}, events };
}
