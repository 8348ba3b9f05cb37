import type { EventRow } from '@comu/processes';
import type { LogEvent, Trace } from './event-log.ts';

/** What of our own event log is work, in the words of XES' lifecycle extension. */
const lifecycles: Partial<Record<EventRow['kind'], string>> = {
  'activity-started': 'start',
  'activity-completed': 'complete',
  'activity-cancelled': 'ate_abort',
};

/**
 * Our event rows as an event log: one trace an instance, one event each time an activity starts, completes or is cancelled.
 * Rows come ordered by instance and number, as their primary key gives them.
 */
export function* tracesFrom(rows: Iterable<EventRow>, { lifecycle = ['complete'] }: { readonly lifecycle?: readonly ('start' | 'complete' | 'ate_abort')[] } = {}): Generator<Trace> {
  let instance: string | null = null;
  let events: LogEvent[] = [];
  /** Who completed the task of an activity, until the activity itself completes. */
  const doers = new Map<string, string | null>();
  for (const row of rows) {
    if (row.instance !== instance) {
      if (instance !== null) yield { id: instance, attributes: {}, events };
      [instance, events] = [row.instance, []];
      doers.clear();
    }
    if (row.activity !== null && row.by !== null) doers.set(row.activity, row.by);
    const transition = lifecycles[row.kind];
    if (transition === undefined || !(lifecycle as readonly string[]).includes(transition)) continue;
    const resource = row.by ?? (row.activity === null ? null : (doers.get(row.activity) ?? null));
    events.push({ activity: row.name, at: Date.parse(row.at), resource, lifecycle: transition, attributes: { 'concept:instance': row.activity ?? '', element: row.element } });
  }
  if (instance !== null) yield { id: instance, attributes: {}, events };
}
