import { notFound, operation, type Context } from '@comu/kernel';
import { z } from 'zod';
import { takeRecord } from '../house/snapshot.ts';
import { Dataset } from '../records/index.ts';
import { say } from '../words.ts';

/** Takes the rows that a record of the platform has now into a new version of its dataset. */
export const takeSnapshot = operation('data.take-snapshot', {
  title: say('Fes una versió amb les dades d’ara', 'Haz una versión con los datos de ahora', 'Take a version of what there is now'), permission: 'data.steward', input: { dataset: Dataset.id }, output: z.object({ version: z.string(), rows: z.int(), taken: z.boolean() }),
  async run({ dataset }, context) {
    const { record } = await context.db.get(Dataset, dataset);
    if (record === null) throw notFound({ what: 'registre' });
    const taken = await takeRecord(context, record);
    await context.later(renewSnapshot, { dataset }, { at: tomorrow(context), key: `snapshot ${dataset}`, attempts: 3 });
    return { version: taken.version, rows: taken.rows, taken: taken.taken };
  },
});

/** A record that was taken once is taken again every night; nothing new is made when nothing changed. */
export const renewSnapshot = operation('data.renew-snapshot', {
  title: say('Renova la còpia d’un registre', 'Renueva la copia de un registro', 'Renew the copy of a record'), permission: 'system', input: { dataset: Dataset.id }, output: z.null(),
  async run({ dataset }, context) {
    const found = await context.db.find(Dataset, dataset);
    if (found === undefined || found.record === null || !context.house.records.has(found.record)) return null;
    await takeRecord(context, found.record);
    await context.later(renewSnapshot, { dataset }, { at: tomorrow(context), key: `snapshot ${dataset}`, attempts: 3 });
    return null;
  },
});

/** At three in the morning of Universal Time, when nobody waits. */
function tomorrow({ now }: Pick<Context, 'now'>): Date {
  const at = new Date(now);
  at.setUTCDate(at.getUTCDate() + 1);
  at.setUTCHours(3, 0, 0, 0);
  return at;
}
