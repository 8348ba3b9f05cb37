import { operation, refusal, words } from '@comu/kernel';
import { z } from 'zod';
import { advance } from '../advance.ts';

export const reasonNeeded = refusal('processes.reason-needed', { status: 422, says: words('Digueu per què se salta aquest pas: queda escrit al tràmit.', 'Diga por qué se salta este paso: queda escrito en el trámite.', 'Say why this step is skipped: it is kept with the process.') });

/** Changes data of a running process, with the reason, which stays in its log. */
export const changeData = operation('processes.change-data', {
  title: words('Canvia dades del procés', 'Cambia datos del proceso', 'Change data of the process'), permission: 'processes.manage',
  input: { instance: z.uuid(), variables: z.record(z.string().min(1).max(200), z.unknown()), reason: z.string().trim().min(1).max(500) }, output: z.null(),
  async run({ instance, variables, reason }, context) {
    await advance(context, instance, { kind: 'set-variables', variables, reason, by: context.me.person ?? context.me.name });
    return null;
  },
});
