import { choice, day, record, reference, structure, text, years } from '@comu/kernel';
import { Person, Unit } from '@comu/identity';
import { z } from 'zod';

const say = (ca: string, es: string, en: string) => ({ ca, es, en });
export const wordsSchema = z.object({ ca: z.string(), es: z.string(), en: z.string() });

/** Something that waits for a person, for whoever holds a role or for a unit, without being a task of a process. Whoever brought it takes it away when it is done. */
export const Reminder = record('reminders.reminder', {
  title: say('Recordatori', 'Recordatorio', 'Reminder'), plural: say('Recordatoris', 'Recordatorios', 'Reminders'), retention: years(1).after('since'), label: ['key'], unique: [['source', 'key']], index: [['person'], ['role']],
  fields: {
    source: text(say('Qui el porta', 'Quién lo trae', 'Brought by')).atMost(60).internal(),
    key: text(say('De què', 'De qué', 'Of what')).atMost(120).internal(),
    kind: choice(say('Tipus', 'Tipo', 'Kind'), { publication: say('Publicació', 'Publicación', 'Publication'), data: say('Dades', 'Datos', 'Data') }).internal(),
    person: reference(() => Person, say('Per a', 'Para', 'For')).optional().personal('employment', { basis: 'GDPR 6.1.e' }),
    role: text(say('Per a qui té el rol', 'Para quien tiene el rol', 'For whoever holds the role')).atMost(60).optional().internal(),
    unit: reference(() => Unit, say('Per a la unitat', 'Para la unidad', 'For the unit')).optional().internal(),
    title: structure(say('Títol', 'Título', 'Title'), wordsSchema).internal(),
    why: structure(say('Què toca fer', 'Qué toca hacer', 'What to do'), wordsSchema).internal(),
    due: day(say('Fins al', 'Hasta el', 'Until')).optional().internal(),
    path: text(say('On', 'Dónde', 'Where')).atMost(300).internal(),
    since: day(say('Des del', 'Desde el', 'Since')).internal(),
  },
});
