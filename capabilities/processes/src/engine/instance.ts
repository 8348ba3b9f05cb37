import type { Text } from '../text.ts';
import type { EventKind, InstanceState } from '../rows.ts';
import { outcomeOf } from './call.ts';
import { emptyScope } from './ending.ts';
import { dropIncidents } from './incidents.ts';
import { stopAwaiting } from './waiting.ts';
import { record, remove, type Work } from './work.ts';

const eventOf: Record<Exclude<InstanceState, 'running'>, EventKind> = {
  completed: 'instance-completed', terminated: 'instance-terminated', failed: 'instance-failed', cancelled: 'instance-cancelled',
};

/** Ends the instance: nothing is left of it but its variables, tasks, incidents and events; its caller is told. */
export function endInstance(work: Work, state: 'completed' | 'terminated' | 'cancelled', { by = null, reason }: { by?: string | null; reason?: string } = {}): void {
  const variables = state === 'cancelled' ? {} : outcomeOf(work);
  close(work, state, by, reason === undefined ? null : { reason });
  const { parentInstance, parentActivity } = work.instance;
  if (parentInstance === null || parentActivity === null || (state === 'cancelled' && reason === 'interrupted')) return;
  work.effects.push({ kind: 'tell-parent', instance: parentInstance, command: { kind: 'called-ended', activity: parentActivity, outcome: state, variables } });
}

/** An error that nobody catches in a called process ends it, and goes on in the caller. */
export function failToParent(work: Work, code: string | null, variables: Readonly<Record<string, unknown>>, said?: Text): void {
  close(work, 'failed', null, { error: code });
  const { parentInstance, parentActivity } = work.instance;
  if (parentInstance === null || parentActivity === null) return;
  work.effects.push({ kind: 'tell-parent', instance: parentInstance, command: { kind: 'called-failed', activity: parentActivity, code, variables, ...(said === undefined ? {} : { said }) } });
}

function close(work: Work, state: Exclude<InstanceState, 'running'>, by: string | null, data: Readonly<Record<string, unknown>> | null): void {
  const root = work.instance.id;
  emptyScope(work, root, { keepCompleted: false });
  stopAwaiting(work, root);
  dropIncidents(work, root);
  remove(work, 'activity', root);
  work.ready = [];
  work.later = [];
  work.instance = { ...work.instance, state, endedAt: work.input.now };
  record(work, { kind: eventOf[state], by, data });
}
