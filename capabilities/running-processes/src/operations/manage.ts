import { operation } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { advance } from '../advance.ts';
import { definitionOf } from '../definitions.ts';
import { deliverMessage } from '../effects.ts';
import { loadInstance } from '../rows.ts';
import { unknownInstance } from '../advance.ts';
import { reasonNeeded } from './mend.ts';

const words = (ca: string, es: string, en: string) => ({ ca, es, en });

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
  input: { instance: z.uuid(), reason: z.string().min(1).max(500) }, output: z.null(),
  async run({ instance, reason }, context) {
    await advance(context, instance, { kind: 'cancel', by: context.me.person ?? context.me.name, reason });
    return null;
  },
});

const incidentRow = z.object({ id: z.uuid(), instance: z.uuid(), element: z.string(), kind: z.string(), facts: z.any(), at: z.string(), businessKey: z.string().nullable() });

export const incidents = operation('processes.incidents', {
  title: words('Incidències', 'Incidencias', 'Incidents'), permission: 'processes.manage', kind: 'query', input: {}, output: z.array(incidentRow),
  async run(_, { db, organisation }) {
    const { rows } = await sql<z.output<typeof incidentRow>>`
      select n.id, n.instance, n.element, n.kind, n.facts, n.at, i.business_key from processes.incident n join processes.instance i on i.organisation = n.organisation and i.id = n.instance
      where n.organisation = ${organisation} and n.resolved_at is null order by n.id desc limit 200`.execute(db.tables());
    return rows;
  },
});

/** The instances about something, each with its model and what happened in it, to draw where it stands. */
export const processOf = operation('processes.process-of', {
  title: words('On és el tràmit', 'Dónde está el trámite', 'Where it stands'), permission: 'processes.read', kind: 'query', input: { businessKey: z.string().max(200) }, output: z.array(z.any()),
  async run({ businessKey }, context) {
    const { db, organisation } = context;
    const { rows } = await sql<{ id: string }>`select id from processes.instance where organisation = ${organisation} and business_key = ${businessKey} order by id limit 20`.execute(db.tables());
    const found = [];
    for (const { id } of rows) {
      const state = await loadInstance(db, organisation, id);
      if (state === undefined) throw unknownInstance();
      const { definition } = await definitionOf(context, state.instance.definition);
      const { rows: events } = await sql`select number, at, kind, element, name, by from processes.event where organisation = ${organisation} and instance = ${id} order by number limit 2000`.execute(db.tables());
      found.push({ instance: state.instance, definition: state.instance.definition, active: state.activities.filter((each) => each.role === 'activity' && each.state !== 'completed').map(({ element }) => element), incidents: state.incidents.filter((each) => each.resolvedAt === null), names: Object.fromEntries(Object.values(definition.nodes).map((node) => [node.id, node.name])), events });
    }
    return found;
  },
});
