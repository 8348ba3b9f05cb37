import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Decision } from '../decision.records.ts';

/** Keeps a decision that a table took, as an act of the platform with all that led to it (Llei 40/2015, art. 41). */
export const keepDecision = operation('processes.keep-decision', {
  title: { ca: 'Decisió automàtica', es: 'Decisión automática', en: 'Automatic decision' }, permission: 'system',
  input: { instance: z.uuid(), businessKey: z.string().nullable(), decision: z.string(), input: z.record(z.string(), z.unknown()), value: z.unknown(), trace: z.unknown() }, output: z.null(),
  async run({ instance, businessKey, decision, input, value, trace }, { db }) {
    await db.insert(Decision, { about: businessKey, instance, decision, input: input as Record<string, unknown>, value, trace });
    return null;
  },
});
