import { operation, words } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { advance } from '../advance.ts';
import { reasonNeeded } from './mend.ts';

const batch = 50;
const alike = { definition: z.uuid(), element: z.string().max(200), kind: z.string().max(60), how: z.enum(['retry', 'skip']), reason: z.string().trim().max(500).optional() };

/** Resolves in the same way what stopped alike in many instances: the same step of the same version for the same kind of reason. */
export const resolveAlike = operation('processes.resolve-alike', {
  title: words('Resol totes les incidències iguals', 'Resuelve todas las incidencias iguales', 'Resolve all incidents alike'), permission: 'processes.manage',
  input: alike, output: z.object({ incidents: z.int() }),
  async run(given, { db, organisation, later, me }) {
    if (given.how === 'skip' && (given.reason ?? '') === '') throw reasonNeeded();
    const { rows: [last] } = await sql<{ id: string | null; incidents: number }>`
      select max(n.id::text) as id, count(*)::int as incidents from processes.incident n join processes.instance i on i.organisation = n.organisation and i.id = n.instance
      where n.organisation = ${organisation} and n.resolved_at is null and i.definition = ${given.definition} and n.element = ${given.element} and n.kind = ${given.kind}`.execute(db.tables());
    // Those raised again by the retry itself come after the last one of now, and are left alone.
    if (last?.id) await later(resolveBatch, { ...given, by: me.person ?? me.name, until: last.id });
    return { incidents: last?.incidents ?? 0 };
  },
});

/** One batch; what cannot be resolved stays stopped and does not hold up the others. */
export const resolveBatch = operation('processes.resolve-batch', {
  title: words('Resol una tanda d’incidències', 'Resuelve una tanda de incidencias', 'Resolve a batch of incidents'), permission: 'system',
  input: { ...alike, by: z.string(), until: z.uuid(), after: z.uuid().optional() }, output: z.null(),
  async run(given, context) {
    const { db, organisation, attempt, later } = context;
    const { definition, element, kind, how, reason, by, until, after } = given;
    const { rows } = await sql<{ id: string; instance: string }>`
      select n.id, n.instance from processes.incident n join processes.instance i on i.organisation = n.organisation and i.id = n.instance
      where n.organisation = ${organisation} and n.resolved_at is null and i.definition = ${definition} and n.element = ${element} and n.kind = ${kind} and n.id <= ${until} ${after === undefined ? sql`` : sql`and n.id > ${after}`}
      order by n.id limit ${batch}`.execute(db.tables());
    for (const { id, instance } of rows) await attempt(() => advance(context, instance, { kind: 'resolve-incident', incident: id, how, by, ...(reason ? { reason } : {}) }));
    if (rows.length === batch) await later(resolveBatch, { ...given, after: rows.at(-1)?.id });
    return null;
  },
});
