import { longText, record, text } from '@comu/kernel';

/** What somebody wrote on a task: kept with what the process is about, and never changed afterwards. */
export const Comment = record('processes.comment', {
  title: { ca: 'Comentari', es: 'Comentario', en: 'Comment' }, plural: { ca: 'Comentaris de les tasques', es: 'Comentarios de las tareas', en: 'Comments on tasks' },
  retention: 'permanent', official: true, read: 'processes.read', label: ['text'], list: ['text', 'about', 'createdAt'], index: [['task'], ['about']],
  fields: {
    task: text({ ca: 'Tasca', es: 'Tarea', en: 'Task' }).internal(),
    instance: text({ ca: 'Tràmit', es: 'Trámite', en: 'Process' }).internal(),
    about: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    text: longText({ ca: 'Comentari', es: 'Comentario', en: 'Comment' }).personal('matter', { basis: 'GDPR 6.1.e' }),
  },
});
