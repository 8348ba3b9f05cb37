import { operation, words } from '@comu/kernel';
import { z } from 'zod';
import { advance } from '../advance.ts';
import { deliverMessage } from '../effects.ts';
import { reasonNeeded } from './mend.ts';

/** Tells a waiting process that something happened, by the message’s name and what it is about. */
export const sendMessage = operation('processes.send-message', {
  title: words('Envia un missatge', 'Envía un mensaje', 'Send a message'), permission: 'processes.manage',
  input: { name: z.string().max(200), correlation: z.string().max(200).nullable().default(null), payload: z.record(z.string(), z.unknown()).default({}) }, output: z.null(),
  async run(message, context) {
    await deliverMessage(context, undefined, message);
    return null;
  },
});

export const resolveIncident = operation('processes.resolve-incident', {
  title: words('Resol la incidència', 'Resuelve la incidencia', 'Resolve the incident'), permission: 'processes.manage',
  input: { instance: z.uuid(), incident: z.uuid(), how: z.enum(['retry', 'skip']), variables: z.record(z.string(), z.unknown()).default({}), reason: z.string().trim().max(500).optional() }, output: z.null(),
  async run({ instance, incident, how, variables, reason }, context) {
    if (how === 'skip' && (reason ?? '') === '') throw reasonNeeded();
    await advance(context, instance, { kind: 'resolve-incident', incident, how, by: context.me.person ?? context.me.name, variables, ...(reason === undefined ? {} : { reason }) });
    return null;
  },
});

export const cancelProcess = operation('processes.cancel-process', {
  title: words('Atura el procés', 'Detén el proceso', 'Cancel the process'), permission: 'processes.manage',
  input: { instance: z.uuid(), reason: z.string().trim().min(1).max(500) }, output: z.null(),
  async run({ instance, reason }, context) {
    await advance(context, instance, { kind: 'cancel', by: context.me.person ?? context.me.name, reason });
    return null;
  },
});
