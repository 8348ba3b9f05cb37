import { choice, file, integer, moment, record, structure, text } from '@comu/kernel';
import { z } from 'zod';
import { words } from '@comu/kernel/text';

const basis = 'GDPR 6.1.e; Llei 40/2015, art. 3.1 (eficiència)';

const column = z.string().max(200).nullable();
/** How a file is read: the columns of a table, the kind of object that is a case. */
export const readingSchema = z.strictObject({
  columns: z.strictObject({ case: column, activity: column, at: column, startedAt: column, resource: column, group: column, lifecycle: column }).optional(),
  caseType: z.string().max(200).optional(),
});

/** An event log that somebody brought: its file as it came, and what it holds. Names of those who worked are in it, so the file is personal. */
export const EventLogFile = record('mining.log', {
  title: words('Registre d’esdeveniments', 'Registro de eventos', 'Event log'), plural: words('Registres d’esdeveniments', 'Registros de eventos', 'Event logs'),
  retention: { years: 2, after: 'importedAt' }, read: 'mining.read', label: ['name'], list: ['name', 'cases', 'events', 'begins', 'ends'], search: ['name'],
  fields: {
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    format: choice(words('Format', 'Formato', 'Format'), { xes: words('XES', 'XES', 'XES'), csv: words('CSV', 'CSV', 'CSV'), 'ocel-json': words('OCEL 2.0 (JSON)', 'OCEL 2.0 (JSON)', 'OCEL 2.0 (JSON)'), 'ocel-xml': words('OCEL 2.0 (XML)', 'OCEL 2.0 (XML)', 'OCEL 2.0 (XML)') }).open(),
    content: file(words('Fitxer', 'Fichero', 'File')).personal('identity', { basis }),
    reading: structure(words('Com es llegeix', 'Cómo se lee', 'How it is read'), readingSchema).internal(),
    cases: integer(words('Casos', 'Casos', 'Cases')).open(),
    events: integer(words('Esdeveniments', 'Eventos', 'Events')).open(),
    activities: integer(words('Passos diferents', 'Pasos distintos', 'Different steps')).open(),
    begins: moment(words('Des de', 'Desde', 'From')).optional().open(),
    ends: moment(words('Fins a', 'Hasta', 'Until')).optional().open(),
    withoutTime: integer(words('Esdeveniments sense data', 'Eventos sin fecha', 'Events without a time')).open(),
    leftOut: integer(words('Files sense cas o sense pas', 'Filas sin caso o sin paso', 'Rows without a case or a step')).open(),
    importedAt: moment(words('Importat', 'Importado', 'Imported')).internal(),
  },
});

/** What was worked out of a large log for one question, so that it is done once. Its key says of which log, as it then was. */
export const Answer = record('mining.answer', {
  title: words('Resultat de mineria', 'Resultado de minería', 'Mining result'), plural: words('Resultats de mineria', 'Resultados de minería', 'Mining results'),
  retention: { years: 1, after: 'askedAt' }, label: ['view'], unique: [['key']],
  fields: {
    key: text(words('Clau', 'Clave', 'Key')).atMost(64).internal(),
    view: text(words('Vista', 'Vista', 'View')).internal(),
    asked: structure(words('Pregunta', 'Pregunta', 'Question'), z.record(z.string(), z.unknown())).internal(),
    state: choice(words('Estat', 'Estado', 'State'), { waiting: words('Es calcula', 'Se calcula', 'Being worked out'), ready: words('Fet', 'Hecho', 'Ready'), failed: words('No s’ha pogut calcular', 'No se ha podido calcular', 'Failed') }).internal(),
    askedAt: moment(words('Demanat', 'Pedido', 'Asked')).internal(),
    result: structure(words('Resultat', 'Resultado', 'Result'), z.unknown()).optional().personal('identity', { basis }),
  },
});
