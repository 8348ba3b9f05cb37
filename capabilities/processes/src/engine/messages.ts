import type { Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
import { correlationKey, inSight, mapped } from './data.ts';
import { record, type Work } from './work.ts';

/** Sends a message to whoever waits for it. Its content is what the input mappings say, and nothing when they say nothing. */
export function sendMessage(work: Work, { node, name, scope, correlation }: { node: Node; name: string; scope: Uuid; correlation: string | null }): void {
  const context = inSight(work, scope);
  const payload = Object.fromEntries(mapped(work, node.inputs, context));
  const { definition } = work.input;
  const targets = definition.messageFlows.filter((flow) => flow.source === node.id).map((flow) => flow.target);
  work.effects.push({
    kind: 'send-message',
    name,
    element: node.id,
    payload,
    correlation: correlationKey(work, correlation, context),
    targets,
  });
  record(work, { kind: 'event-thrown', element: node.id, data: { message: name } });
}
