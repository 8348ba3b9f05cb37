import { Unit } from '@comu/identity';
import { operation, sentence, words } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { aboutInstance } from '../about.ts';
import { namesOf } from '../people.ts';
import { titlesOf } from '../titles.ts';

const place = z.object({ due: z.string().max(60).nullable(), id: z.uuid() });
const taskSchema = z.object({ id: z.uuid(), instance: z.uuid(), title: sentence, about: z.string().nullable(), businessKey: z.string().nullable(), assignee: z.object({ id: z.string(), name: z.string() }).nullable(), owner: z.string().nullable(), priority: z.int(), createdAt: z.string(), dueAt: z.string().nullable(), late: z.boolean(), /** It cannot be done without filling in a form. */ asks: z.boolean() });
const loadSchema = z.object({ person: z.string().nullable(), name: z.string().nullable(), open: z.int(), late: z.int(), soon: z.int() });
export type WorkloadTask = z.output<typeof taskSchema>;
export type Load = z.output<typeof loadSchema>;

/** The open tasks of the organisation or of one of its units: how many each person has, how many are late, and the tasks one by one, the overdue first. */
export const workload = operation('processes.workload', {
  title: words('Repartiment de la feina', 'Reparto del trabajo', 'Workload'), permission: 'processes.assign', kind: 'query',
  input: { unit: z.uuid().optional(), /** A person; `null` asks for what nobody has. */ person: z.uuid().nullable().optional(), after: z.object({ due: z.iso.datetime({ offset: true }).nullable(), id: z.uuid() }).optional(), limit: z.int().min(1).max(200).default(50) },
  output: z.object({ people: z.array(loadSchema), units: z.array(z.object({ id: z.uuid(), name: z.string() })), tasks: z.array(taskSchema), next: place.nullable() }),
  async run({ unit, person, after, limit }, context) {
    const { db, organisation, now } = context;
    const [at, soon] = [now.toISOString(), new Date(now.getTime() + 3 * 86_400_000).toISOString()];
    // A task is of a unit when it is offered to it, or when somebody of the unit has it.
    const ofUnit = unit === undefined ? sql`` : sql`and (t.candidates @> ${JSON.stringify([{ unit }])}::jsonb or t.assignee in (select person::text from identity.membership m where m.organisation = t.organisation and m.unit = ${unit}))`;
    const { rows: loads } = await sql<Omit<Load, 'name'>>`
      select t.assignee as person, count(*)::int as open, count(*) filter (where t.due_at < ${at})::int as late, count(*) filter (where t.due_at >= ${at} and t.due_at < ${soon})::int as soon
      from processes.task t where t.organisation = ${organisation} and t.state = 'open' ${ofUnit} group by t.assignee`.execute(db.tables());
    const ofPerson = person === undefined ? sql`` : person === null ? sql`and t.assignee is null` : sql`and t.assignee = ${person}`;
    const beyond = after === undefined ? sql`` : sql`and (coalesce(t.due_at, 'infinity'), t.id) > (coalesce(${after.due}::timestamptz, 'infinity'), ${after.id}::uuid)`;
    const { rows } = await sql<Omit<WorkloadTask, 'title' | 'assignee' | 'late' | 'asks'> & { form: string | null; element: string; name: string; definition: string; assignee: string | null }>`
      select t.id, t.instance, t.element, t.name, t.form, t.assignee, t.owner, coalesce(t.priority, 0) as priority, t.created_at, t.due_at, i.business_key, i.definition,
        ${aboutInstance} as about
      from processes.task t join processes.instance i on i.organisation = t.organisation and i.id = t.instance
      where t.organisation = ${organisation} and t.state = 'open' ${ofUnit} ${ofPerson} ${beyond} order by coalesce(t.due_at, 'infinity'), t.id limit ${limit + 1}`.execute(db.tables());
    const page = rows.slice(0, limit);
    const titles = await titlesOf(context, page.map(({ definition }) => definition));
    const names = await namesOf(context, [...loads.map((each) => each.person), ...page.flatMap(({ assignee, owner }) => [assignee, owner])]);
    const called = (id: string) => names.get(id) ?? id;
    const last = page.at(-1);
    return {
      people: loads.map((each) => ({ ...each, name: each.person === null ? null : called(each.person) })).toSorted((a, b) => Number(a.person !== null) - Number(b.person !== null) || b.late - a.late || b.open - a.open),
      units: (await db.all(Unit, {})).map(({ id, name }) => ({ id, name })),
      tasks: page.map(({ element, name, definition, form, assignee, owner, ...task }) => ({ ...task, asks: form !== null, title: titles.step(definition, element, name), assignee: assignee === null ? null : { id: assignee, name: called(assignee) }, owner: owner === null ? null : called(owner), late: task.dueAt !== null && task.dueAt < at })),
      next: rows.length > limit && last !== undefined ? { due: last.dueAt, id: last.id } : null,
    };
  },
});
