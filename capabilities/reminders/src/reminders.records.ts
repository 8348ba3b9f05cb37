import { choice, day, record, reference, structure, text, years, words, sentence } from '@comu/kernel';
import { Person, Unit } from '@comu/identity';

/** Something that waits for a person, for whoever holds a role or for a unit, without being a task of a process. Whoever brought it takes it away when it is done. */
export const Reminder = record('reminders.reminder', {
  title: words('Recordatori', 'Recordatorio', 'Reminder'), plural: words('Recordatoris', 'Recordatorios', 'Reminders'), retention: years(1).after('since'), label: ['key'], unique: [['source', 'key']], index: [['person'], ['role']],
  fields: {
    source: text(words('Qui el porta', 'Quién lo trae', 'Brought by')).atMost(60).internal(),
    key: text(words('De què', 'De qué', 'Of what')).atMost(120).internal(),
    kind: choice(words('Tipus', 'Tipo', 'Kind'), { publication: words('Publicació', 'Publicación', 'Publication'), data: words('Dades', 'Datos', 'Data'), entry: words('Registre', 'Registro', 'Registry') }).internal(),
    person: reference(() => Person, words('Per a', 'Para', 'For')).optional().personal('employment', { basis: 'GDPR 6.1.e' }),
    role: text(words('Per a qui té el rol', 'Para quien tiene el rol', 'For whoever holds the role')).atMost(60).optional().internal(),
    unit: reference(() => Unit, words('Per a la unitat', 'Para la unidad', 'For the unit')).optional().internal(),
    title: structure(words('Títol', 'Título', 'Title'), sentence).internal(),
    why: structure(words('Què toca fer', 'Qué toca hacer', 'What to do'), sentence).internal(),
    due: day(words('Fins al', 'Hasta el', 'Until')).optional().internal(),
    path: text(words('On', 'Dónde', 'Where')).atMost(300).internal(),
    since: day(words('Des del', 'Desde el', 'Since')).internal(),
  },
});
