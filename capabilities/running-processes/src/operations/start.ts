import { operation } from '@comu/kernel';
import { z } from 'zod';
import { take } from '../advance.ts';
import { latest, mainOf } from '../definitions.ts';

/** Starts the newest published version of a process about something, such as a case. */
export const startProcess = operation('processes.start-process', {
  title: { ca: 'Inicia el procés', es: 'Inicia el proceso', en: 'Start the process' }, permission: 'processes.run',
  input: { code: z.string().max(80), process: z.string().optional(), businessKey: z.string().max(200).optional(), variables: z.record(z.string(), z.unknown()).default({}) },
  output: z.object({ instance: z.uuid() }),
  async run({ code, process, businessKey, variables }, context) {
    const ready = await latest(context, code);
    const chosen = process ?? mainOf(ready);
    const { state } = await take(context, ready, null, {
      kind: 'start', process: chosen, organisation: context.organisation, definition: ready.id, variables,
      ...(context.me.person === null ? {} : { by: context.me.person }), ...(businessKey === undefined ? {} : { businessKey }),
    });
    return { instance: state.instance.id };
  },
});
