import type { ActivityRow, IncidentRow } from '../rows.ts';
import { finish } from './activities.ts';
import type { Command } from './commands.ts';
import { assignAll } from './data.ts';
import { removeToken } from './ending.ts';
import { completing } from './outcomes.ts';
import { found, refusals, refuse } from './refusals.ts';
import { put, record, type Work } from './work.ts';

/** Mends and goes on: does again what failed, or goes on as if it had been done. */
export function resolve(work: Work, { incident: id, by, how, variables, reason }: Extract<Command, { kind: 'resolve-incident' }>): void {
  const incident = found<IncidentRow>(work.rows.incident.get(id), 'incident', id);
  if (incident.resolvedAt !== null) refuse('processes.incident-resolved', refusals.alreadyResolved, {});
  put(work, 'incident', { ...incident, resolvedAt: work.input.now, resolvedBy: by });
  record(work, { kind: 'incident-resolved', element: incident.element, by, data: { incident: id, how, ...(reason === undefined ? {} : { reason }) } });
  if (variables !== undefined) assignAll(work, work.instance.id, variables);
  const activity = work.rows.activity.get(incident.holder);
  if (activity !== undefined) return resolveActivity(work, activity, incident, how);
  const token = work.rows.token.get(incident.holder);
  if (token === undefined || token.phase === 'gathering') return;
  removeToken(work, token.id);
  const leaves = token.phase === 'leaving' || how === 'skip';
  const outcome = outcomeKept(incident);
  const given = how === 'retry' && outcome !== undefined ? { given: outcome.given } : {};
  if (leaves) work.ready.push({ kind: 'leave', element: token.element, scope: token.scope, times: 1, ...given });
  else work.ready.push({ kind: 'arrive', element: token.element, flow: token.flow, scope: token.scope });
}

function resolveActivity(work: Work, activity: ActivityRow, incident: IncidentRow, how: 'retry' | 'skip'): void {
  const active = put(work, 'activity', { ...activity, state: 'active', calledInstance: null });
  const outcome = outcomeKept(incident);
  if (activity.role === 'process' || (incident.facts['stage'] === 'close' && how === 'retry')) {
    work.leaving.add(active.id);
    return;
  }
  if (how === 'skip' && activity.role !== 'event-sub-process') return finish(work, active, outcome?.by ?? null, 'activity-skipped');
  if (outcome !== undefined) return completing(work, active, outcome);
  work.ready.push({ kind: 'perform', activity: active.id, attached: incident.facts['stage'] !== 'attach', given: incident.facts['given'] });
}

/** What came with the event or activity that could not go on. */
const outcomeKept = (incident: IncidentRow) => incident.facts['outcome'] as { readonly given: unknown; readonly by?: string } | undefined;
