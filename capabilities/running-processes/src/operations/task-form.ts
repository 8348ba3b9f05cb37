import { inputRefused, operation, type Context } from '@comu/kernel';
import { answersTo, schemaOfForm, type AskedField } from '@comu/processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { definitionOf } from '../definitions.ts';
import { taskGone } from './mine.ts';

/** What the form written in the model asks for at a task; empty when the form is somebody else's or there is none. */
const askedAt = async (context: Context, { definition, element }: { definition: string; element: string }): Promise<readonly AskedField[]> =>
  (await definitionOf(context, definition)).definition.nodes[element]?.activity?.fields ?? [];

/** The variables that a task's form gives; refuses, field by field, answers that its model does not ask for in that shape. */
export async function variablesFrom(context: Context, task: { readonly definition: string; readonly element: string }, answers: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const fields = await askedAt(context, task);
  if (fields.length === 0) return answers;
  const { variables, wrong } = answersTo(fields, answers);
  if (wrong.length > 0) throw inputRefused(wrong.map(({ name, rule, remedy }) => ({ field: `/variables/${name}`, rule, remedy })));
  return variables;
}

/** The form of a task as its model writes it, described as every form of the house, with what the process already knows of it; without fields when its form is not in the model. */
export const taskForm = operation('processes.task-form', {
  title: { ca: 'Formulari de la tasca', es: 'Formulario de la tarea', en: 'Form of the task' }, permission: 'processes.run', kind: 'query',
  input: { task: z.uuid() }, output: z.object({ fields: z.int(), schema: z.record(z.string(), z.unknown()), known: z.record(z.string(), z.unknown()) }),
  async run({ task }, context) {
    const { rows: [found] } = await sql<{ definition: string; element: string; variables: Readonly<Record<string, unknown>> }>`
      select i.definition, t.element, coalesce((select jsonb_object_agg(v.name, v.value) from processes.variable v where v.organisation = i.organisation and v.instance = i.id and v.scope = i.id), '{}'::jsonb) as variables
      from processes.task t
      join processes.instance i on i.organisation = t.organisation and i.id = t.instance where t.organisation = ${context.organisation} and t.id = ${task}`.execute(context.db.tables());
    if (found === undefined) throw taskGone();
    const fields = await askedAt(context, found);
    const known = Object.fromEntries(fields.flatMap(({ name }) => (found.variables[name] == null ? [] : [[name, found.variables[name]]])));
    return { fields: fields.length, schema: schemaOfForm(fields), known };
  },
});
