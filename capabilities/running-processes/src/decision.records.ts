import { record, structure, text } from '@comu/kernel';
import { z } from 'zod';

/** A decision that a table took in a case, with all that led to it: an automated act shows its rule (Llei 40/2015, art. 41). */
export const Decision = record('processes.decision', {
  title: { ca: 'Decisió automàtica', es: 'Decisión automática', en: 'Automatic decision' }, plural: { ca: 'Decisions automàtiques', es: 'Decisiones automáticas', en: 'Automatic decisions' },
  retention: 'permanent', official: true, read: 'processes.read', label: ['decision'], index: [['about']],
  fields: {
    about: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    instance: text({ ca: 'Tràmit', es: 'Trámite', en: 'Process' }).internal(),
    decision: text({ ca: 'Taula', es: 'Tabla', en: 'Table' }).open(),
    input: structure({ ca: 'Dades', es: 'Datos', en: 'Inputs' }, z.record(z.string(), z.unknown())).personal('matter', { basis: 'GDPR 6.1.e; Llei 40/2015, art. 41' }),
    value: structure({ ca: 'Resultat', es: 'Resultado', en: 'Result' }, z.unknown()).optional().internal(),
    trace: structure({ ca: 'Per què', es: 'Por qué', en: 'Why' }, z.unknown()).internal(),
  },
});
