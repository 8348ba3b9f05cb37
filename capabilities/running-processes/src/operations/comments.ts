import { inputRefused, longText, operation, words } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Comment } from '../comment.records.ts';
import { namesOf } from '../people.ts';
import { titlesOf } from '../titles.ts';
import { openTask } from './mine.ts';

/** Writes a comment on an open task; it stays with what the process is about. */
export const commentOnTask = operation('processes.comment-on-task', {
  title: words('Comenta la tasca', 'Comenta la tarea', 'Comment on the task'), permission: 'processes.run', input: { task: z.uuid(), text: longText(words('Comentari', 'Comentario', 'Comment')) }, output: Comment.row,
  async run({ task, text }, context) {
    const said = text.trim();
    if (said === '') throw inputRefused([{ field: '/text', rule: 'required', remedy: words('Escriviu el comentari.', 'Escriba el comentario.', 'Write the comment.') }]);
    const { db, organisation, emit, me } = context;
    const { instance, businessKey, element, name } = await openTask(context, task);
    const { rows: [of] } = await sql<{ definition: string }>`select definition from processes.instance where organisation = ${organisation} and id = ${instance}`.execute(db.tables());
    const title = (await titlesOf(context, of === undefined ? [] : [of.definition])).step(of?.definition ?? '', element, name);
    await emit('processes.task-commented', { instance, task, businessKey, by: me.name, title, text: said });
    return db.insert(Comment, { task, instance, about: businessKey, text: said });
  },
});

/** The comments on a task, or on all the tasks of what a process is about, the oldest first. */
export const comments = operation('processes.comments', {
  title: words('Comentaris', 'Comentarios', 'Comments'), permission: 'processes.read', kind: 'query', input: { task: z.uuid().optional(), businessKey: z.string().max(200).optional() },
  output: z.array(z.object({ id: z.uuid(), task: z.string(), text: z.string(), at: z.string(), by: z.string() })),
  async run({ task, businessKey }, context) {
    if (task === undefined && businessKey === undefined) throw inputRefused([{ field: '/task', rule: 'required', remedy: words('Digueu de quina tasca.', 'Diga de qué tarea.', 'Say of which task.') }]);
    const rows = await context.db.all(Comment, { ...(task === undefined ? {} : { task }), ...(businessKey === undefined ? {} : { about: businessKey }) }, { limit: 500 });
    const names = await namesOf(context, rows.map(({ createdBy }) => createdBy));
    return rows.map((row) => ({ id: row.id, task: row.task, text: row.text, at: row.createdAt, by: names.get(row.createdBy ?? '') ?? '—' }));
  },
});
