import type { ActivityRow, IncidentRow, TokenRow, Uuid } from '../rows.ts';
import { inSight } from './data.ts';
import { fresh, put, record, type Held, type Work } from './work.ts';

/** Stops a token or activity here, and keeps what a person needs to mend it: what failed, where, with which data. */
export function raiseIncident(work: Work, { holder, element, scope, held }: { holder: Uuid; element: string; scope: Uuid; held: Held }): IncidentRow {
  const incident = put(work, 'incident', {
    ...fresh(work),
    holder,
    element,
    kind: held.kind,
    facts: held.facts,
    data: inSight(work, scope),
    at: work.input.now,
    resolvedAt: null,
    resolvedBy: null,
  });
  record(work, { kind: 'incident-raised', element, activity: work.rows.activity.has(holder) ? holder : null, data: { incident: incident.id, kind: held.kind } });
  return incident;
}

/** Stops an activity until a person looks at it. */
export function holdActivity(work: Work, activity: ActivityRow, held: Held): void {
  const now = work.rows.activity.get(activity.id) ?? activity;
  put(work, 'activity', { ...now, state: 'holding' });
  raiseIncident(work, { holder: now.id, element: now.element, scope: now.id, held });
}

export const isHeld = (work: Work, token: TokenRow) => [...work.rows.incident.values()].some((each) => each.holder === token.id && each.resolvedAt === null);

/** Whoever held an incident has gone: the incident no longer asks for anyone. */
export function dropIncidents(work: Work, holder: Uuid): void {
  for (const incident of work.rows.incident.values()) {
    if (incident.holder === holder && incident.resolvedAt === null) put(work, 'incident', { ...incident, resolvedAt: work.input.now });
  }
}
