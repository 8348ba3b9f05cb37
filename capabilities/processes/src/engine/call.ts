import type { Node } from '../model/definition.ts';
import type { ActivityRow } from '../rows.ts';
import { inSight, mapped } from './data.ts';
import { Held, put, variableKey, type Work } from './work.ts';

/**
 * A call activity starts an instance of its own and waits for it. The called process sees what the input mappings give it;
 * without any it sees the variables of the caller, as the standard's implicit data mapping (10.4.2) has it.
 */
export function startCall(work: Work, node: Node, activity: ActivityRow): void {
  const process = node.activity?.called?.process;
  if (process === null || process === undefined || process === '') throw new Held('bad-reference', { called: process ?? '' });
  const seen = inSight(work, activity.id);
  const given = node.inputs.length === 0 ? seen : Object.fromEntries(node.inputs.map(({ target }) => [target, work.rows.variable.get(variableKey(activity.id, target))?.value ?? null]));
  const id = work.input.newId();
  put(work, 'activity', { ...activity, calledInstance: id });
  work.effects.push({ kind: 'start-process', id, process, activity: activity.id, variables: given, by: work.instance.startedBy });
}

/** What a finished instance gives back to its caller. */
export function outcomeOf(work: Work): Readonly<Record<string, unknown>> {
  const variables = inSight(work, work.instance.id);
  const outputs = work.input.definition.processes[work.instance.process]?.outputs ?? [];
  return outputs.length === 0 ? variables : Object.fromEntries(mapped(work, outputs, variables));
}
