import { explain, type Trace } from '@comu/decisions';
import { inputRefused, operation, sentence, words, type Context } from '@comu/kernel';
import { labelsOf, processTitle } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { unknownInstance } from '../advance.ts';
import { Decision } from '../decision.records.ts';
import { definitionOf } from '../definitions.ts';
import { withRetries } from '../outside.ts';
import { namesOf } from '../people.ts';
import { ProcessDefinition } from '../processes.records.ts';
import { readInstance } from '../rows.ts';
import { marksOf, stepSchema, stepsOf, type LoggedEvent } from '../steps.ts';


export const standingSchema = z.object({
  instance: z.uuid(), state: z.enum(['running', 'completed', 'terminated', 'failed', 'cancelled']), startedAt: z.string(), endedAt: z.string().nullable(), businessKey: z.string().nullable(), parent: z.uuid().nullable(),
  definition: z.object({ id: z.uuid(), code: z.string(), name: z.string(), title: sentence, edition: z.int(), /** The version in force, when it is a newer one. */ newest: z.object({ id: z.uuid(), edition: z.int() }).nullable() }), bpmn: z.string(),
  summary: sentence, steps: z.array(stepSchema), done: z.array(z.string()), active: z.array(z.string()), incidents: z.array(z.string()), flows: z.array(z.string()),
  /** The data of the process; only for who may mend it. */
  data: z.record(z.string(), z.unknown()).nullable(), /** What they are called. */ labels: z.record(z.string(), sentence),
  decisions: z.array(z.object({ id: z.uuid(), decision: z.string(), at: z.string(), why: sentence })),
});
export type ProcessStanding = z.output<typeof standingSchema>;

/** Of a process that has gone round and round, the newest of what happened is told. */
const mostEvents = 2000;

/** Where the processes about something (or one of them) stand: the model with what is done, under way and stuck in it, and the same step by step in words. */
export const whereProcessStands = operation('processes.where-it-stands', {
  title: words('On és el tràmit', 'Dónde está el trámite', 'Where it stands'), permission: 'processes.read', kind: 'query',
  input: { businessKey: z.string().max(200).optional(), instance: z.uuid().optional() }, output: z.array(standingSchema),
  async run({ businessKey, instance }, context) {
    const { db, organisation } = context;
    if (instance !== undefined) return [await standingOf(context, instance)];
    if (businessKey === undefined) throw inputRefused([{ field: '/businessKey', rule: 'required', remedy: words('Digueu de què és el procés, o quin procés és.', 'Diga de qué es el proceso, o qué proceso es.', 'Say what the process is about, or which process it is.') }]);
    const { rows } = await sql<{ id: string }>`select id from processes.instance where organisation = ${organisation} and business_key = ${businessKey} order by id limit 20`.execute(db.tables());
    const found: ProcessStanding[] = [];
    for (const { id } of rows) found.push(await standingOf(context, id));
    return found;
  },
});

async function standingOf(context: Context, id: string): Promise<ProcessStanding> {
  const { db, organisation } = context;
  const kept = await readInstance(db, organisation, id);
  if (kept === undefined) throw unknownInstance();
  const { state, because } = await withRetries(context, kept);
  const { definition } = await definitionOf(context, state.instance.definition);
  const row = await db.get(ProcessDefinition, state.instance.definition);
  const { rows: [last] } = await sql<{ id: string; edition: number }>`select id, edition from processes.definition where organisation = ${organisation} and code = ${row.code} order by edition desc limit 1`.execute(db.tables());
  const { rows: events } = await sql<LoggedEvent>`
    select * from (select number, at, kind, element, name, by, data from processes.event where organisation = ${organisation} and instance = ${id} order by number desc limit ${mostEvents}) newest order by number`.execute(db.tables());
  const names = await namesOf(context, [...events.flatMap(({ by, data }) => [by, typeof data?.['to'] === 'string' ? data['to'] : null]), ...state.tasks.flatMap(({ assignee, completedBy, candidates }) => [assignee, completedBy, ...candidates.map(({ person }) => person)])], state.tasks.flatMap(({ candidates }) => candidates.map(({ unit }) => unit)));
  const taken = await db.all(Decision, state.instance.businessKey === null ? { instance: id } : { about: state.instance.businessKey });
  const told = stepsOf({ definition, state, events, names, because });
  return {
    instance: id, state: state.instance.state, startedAt: state.instance.startedAt, endedAt: state.instance.endedAt, businessKey: state.instance.businessKey, parent: state.instance.parentInstance,
    definition: { id: row.id, code: row.code, name: row.name, title: processTitle(definition, row.name), edition: row.edition, newest: last === undefined || last.id === row.id ? null : last }, bpmn: row.content.bpmn,
    summary: told.summary, steps: [...told.steps], ...marksOf(definition, state, events),
    data: context.can('processes.manage') ? Object.fromEntries(state.variables.filter(({ scope }) => scope === id).map(({ name, value }) => [name, value])) : null,
    labels: labelsOf(definition),
    decisions: taken.filter((each) => each.instance === id).map((each) => ({ id: each.id, decision: each.decision, at: each.createdAt, why: explain({ trace: each.trace as Trace }) })),
  };
}
