import { operation, refusal, sentence, words, type Context } from '@comu/kernel';
import type { Command } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { aboutInstance } from '../about.ts';
import { take } from '../advance.ts';
import { definitionOf } from '../definitions.ts';
import { loadInstanceOf } from '../rows.ts';
import { doer, myTaskOf, type MyTask } from './mine.ts';
import { variablesFrom } from './task-form.ts';
import { namesOf } from '../people.ts';
import { titlesOf } from '../titles.ts';

const notYours = refusal('processes.not-yours', { status: 403, says: words('Només pot deixar la tasca qui la té.', 'Solo puede dejar la tarea quien la tiene.', 'Only whoever has the task may release it.') });

/** Gives the engine a command about a task that whoever asks may do. */
export const act = async (context: Context, task: string, command: (by: string, found: MyTask) => Command | Promise<Command>) => {
  const state = await loadInstanceOf(context.db, context.organisation, task);
  const found = myTaskOf(context, state, task);
  await take(context, await definitionOf(context, found.definition), state ?? null, await command(doer(context), found));
  return null;
};

export const claimTask = operation('processes.claim-task', {
  title: words('M’ho quedo', 'Me lo quedo', 'Claim'), permission: 'processes.run', input: { task: z.uuid() }, output: z.null(),
  run: ({ task }, context) => act(context, task, (by) => ({ kind: 'claim-task', task, by })),
});

export const releaseTask = operation('processes.release-task', {
  title: words('Ho deixo', 'Lo dejo', 'Release'), permission: 'processes.run', input: { task: z.uuid() }, output: z.null(),
  run: ({ task }, context) => act(context, task, (by, { assignee }) => {
    if (assignee !== by) throw notYours();
    return { kind: 'release-task', task, by };
  }),
});

/** Does a task with what its form gave; the process goes on in the same commit. */
export const completeTask = operation('processes.complete-task', {
  title: words('Fet', 'Hecho', 'Complete'), permission: 'processes.run', input: { task: z.uuid(), variables: z.record(z.string(), z.unknown()).default({}) }, output: z.null(),
  run: ({ task, variables }, context) => act(context, task, async (by, found) => ({ kind: 'complete-task', task, by, variables: await variablesFrom(context, found, variables) })),
});

const taskSchema = z.object({
  id: z.uuid(), instance: z.uuid(), element: z.string(), name: z.string(), title: sentence, form: z.string().nullable(), assignee: z.string().nullable(), createdAt: z.string(), dueAt: z.string().nullable(), businessKey: z.string().nullable(), mine: z.boolean(), excluded: z.boolean(),
  /** −1 low, 0 normal, 1 high, 2 urgent. */
  priority: z.int(), /** Who delegated it, to whom it goes back. */ owner: z.string().nullable(), comments: z.int(),
  /** The names of who has it and of who delegated it. */
  holder: z.string().nullable(), delegator: z.string().nullable(), /** What whoever delegated it asked for. */ asked: z.string().nullable(),
  /** The process it is of, and the number by which people know what it is about. */
  process: sentence, about: z.string().nullable(),
});
export type OpenTask = z.output<typeof taskSchema>;

/** The open tasks that whoever asks may do, in the organisations given, the most urgent first; about something, also those that others have. */
export async function openTasks({ db, me }: Pick<Context, 'db' | 'me'>, organisations: readonly string[], businessKey?: string): Promise<(OpenTask & { organisation: string })[]> {
  if (organisations.length === 0) return [];
  const standings = me.standings.map(({ organisation, roles, units }) => ({ organisation, roles, units }));
  // Whether it is offered to the reader is asked of the database, so that many tasks of others never hide their own.
  const offered = me.kind === 'system' ? sql`true` : sql`(t.candidates = '[]'::jsonb or exists (select 1 from jsonb_to_recordset(t.candidates) as c(role text, unit text, person text)
      left join jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as s(organisation uuid, roles jsonb, units jsonb) on s.organisation = t.organisation
      where c.person = ${me.person}::text or (c.person is null and (c.role is null or s.roles @> to_jsonb(c.role)) and (c.unit is null or s.units @> to_jsonb(c.unit)))))`;
  const { rows } = await sql<Omit<OpenTask, 'mine' | 'excluded' | 'title' | 'process' | 'holder' | 'delegator'> & { process: string; organisation: string; definition: string; excluded: string[] }>`
    select t.organisation, t.id, t.instance, t.element, t.name, t.form, t.assignee, t.owner, coalesce(t.priority, 0) as priority, t.created_at, t.due_at, t.excluded, i.business_key, i.definition, d.name as process,
      case when t.owner is not null then (select e.data->>'reason' from processes.event e where e.organisation = t.organisation and e.instance = t.instance and e.kind = 'task-delegated' and e.activity = t.activity order by e.number desc limit 1) end as asked,
      ${aboutInstance} as about,
      (select count(*)::int from processes.comment c where c.organisation = t.organisation and c.task = t.id::text) as comments
    from processes.task t join processes.instance i on i.organisation = t.organisation and i.id = t.instance
      join processes.definition d on d.organisation = i.organisation and d.id = i.definition::uuid
    where t.organisation in (${sql.join([...organisations])}) and t.state = 'open' ${businessKey === undefined ? sql`` : sql`and i.business_key = ${businessKey}`}
      and (t.assignee = ${me.person}::text or (${businessKey === undefined ? sql`t.assignee is null` : sql`true`} and ${offered}))
    order by t.due_at nulls last, t.id limit 500`.execute(db.tables());
  const names = await namesOf({ db }, rows.flatMap(({ assignee, owner }) => [assignee, owner]));
  const titles = await titlesOf({ db }, rows.map(({ definition }) => definition));
  return rows.map(({ excluded, definition, process, ...task }) => ({ ...task, process: titles.process(definition, process), title: titles.step(definition, task.element, task.name), holder: names.get(task.assignee ?? '') ?? null, delegator: names.get(task.owner ?? '') ?? null, mine: task.assignee !== null && task.assignee === me.person, excluded: me.person !== null && excluded.includes(me.person) }));
}

export const tasks = operation('processes.tasks', {
  title: words('Tasques', 'Tareas', 'Tasks'), permission: 'processes.run', kind: 'query', input: { businessKey: z.string().optional() }, output: z.array(taskSchema.extend({ organisation: z.uuid() })),
  run: ({ businessKey }, context) => openTasks(context, [context.organisation], businessKey),
});
