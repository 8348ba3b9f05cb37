import { operation } from '@comu/kernel';
import { z } from 'zod';
import { installProcedure } from '../procedure.ts';
import { Call, Resource } from '../service-catalogue.records.ts';

/** Brings the procedures of an organisation’s published calls up to date with this version: new cases follow the new process, those open stay on theirs. */
export const adoptProcedures = operation('service-catalogue.adopt-procedures', {
  title: { ca: 'Posa al dia els procediments del catàleg', es: 'Pone al día los procedimientos del catálogo', en: 'Bring the catalogue’s procedures up to date' }, permission: 'system', receives: true, input: {}, output: z.object({ procedures: z.int() }),
  async run(_, context) {
    const { db, organisation } = context;
    const calls = await db.all(Call, { owner: organisation, state: 'published' });
    // The newest call of a resource rules.
    const newest = new Map(calls.toSorted((a, b) => a.code.localeCompare(b.code)).map((each) => [each.resource, each]));
    for (const [id, call] of newest) await installProcedure(context, { call, resource: await db.get(Resource, id) });
    return { procedures: newest.size };
  },
});
