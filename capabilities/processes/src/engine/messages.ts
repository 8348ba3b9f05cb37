import type { Node } from '../model/definition.ts';
import type { Uuid } from '../rows.ts';
import { keySent } from './correlation.ts';
import { inSight, mapped } from './data.ts';
import { record, type Work } from './work.ts';

/** Sends a message to whoever waits for it. Its content is what the input mappings say, and nothing when they say nothing. */
export function sendMessage(work: Work, { node, name, message, scope, correlation }: { node: Node; name: string; message: string; scope: Uuid; correlation: string | null }): void {
  const context = inSight(work, scope);
  const payload = Object.fromEntries(mapped(work, node.inputs, context));
  const { definition } = work.input;
  const targets = definition.messageFlows.filter((flow) => flow.source === node.id).map((flow) => flow.target);
  work.effects.push({
    kind: 'send-message',
    name,
    element: node.id,
    payload,
    correlation: keySent(work, { own: correlation, message, payload, context }),
    targets,
  });
  record(work, { kind: 'event-thrown', element: node.id, data: { message: name } });
}
