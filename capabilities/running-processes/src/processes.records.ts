import { integer, record, structure, text } from '@comu/kernel';
import { z } from 'zod';
import { mostDrawing } from './limits.ts';

/** A version of a process file with the decision tables it uses. A published version never changes: instances stay on theirs. */
export const ProcessDefinition = record('processes.definition', {
  title: { ca: 'Procés', es: 'Proceso', en: 'Process' }, plural: { ca: 'Processos', es: 'Procesos', en: 'Processes' },
  retention: 'permanent', official: true, read: 'processes.read', label: ['name', 'edition'], list: ['name', 'edition', 'createdAt'], unique: [['code', 'edition']],
  fields: {
    code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/).open(),
    edition: integer({ ca: 'Versió', es: 'Versión', en: 'Version' }).open(),
    name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }).open(),
    content: structure({ ca: 'Model', es: 'Modelo', en: 'Model' }, z.object({ bpmn: z.string().max(mostDrawing), decisions: z.array(z.string().max(2_000_000)).max(50) })).open(),
  },
});
