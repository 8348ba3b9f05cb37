import { operation, type Context } from '@comu/kernel';
import { z } from 'zod';
import { stepping } from '../advance.ts';
import { latest, mainOf, type Ready } from '../definitions.ts';

interface Beginning { readonly process?: string | undefined; readonly businessKey?: string | undefined; readonly variables: Readonly<Record<string, unknown>> }

/** Starts processes of published versions, all of one transaction written together; gives the identifier of each instance. */
export function starting(context: Context): (ready: Ready, beginning: Beginning) => Promise<string> {
  const go = stepping(context);
  const { organisation, me } = context;
  return async (ready, { process = mainOf(ready), businessKey, variables }) => {
    const { instance } = await go(ready, null, {
      kind: 'start', process, organisation, definition: ready.id, variables,
      ...(me.person === null ? {} : { by: me.person }), ...(businessKey === undefined ? {} : { businessKey }),
    });
    return instance.id;
  };
}

/** Starts the newest published version of a process about something, such as a case; starts that were left for later are done together. */
export const startProcess = operation('processes.start-process', {
  title: { ca: 'Inicia el procés', es: 'Inicia el proceso', en: 'Start the process' }, permission: 'processes.run',
  input: { code: z.string().max(80), process: z.string().optional(), businessKey: z.string().max(200).optional(), variables: z.record(z.string(), z.unknown()).default({}) },
  output: z.object({ instance: z.uuid() }),
  run: async (given, context) => ({ instance: await starting(context)(await latest(context, given.code), given) }),
  async runTogether(all, context) {
    const start = starting(context);
    const newest = new Map<string, Ready>();
    for (const given of all) {
      const ready = newest.get(given.code) ?? (await latest(context, given.code));
      newest.set(given.code, ready);
      await start(ready, given);
    }
  },
});
