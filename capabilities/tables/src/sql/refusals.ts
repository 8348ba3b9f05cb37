import { TablesError } from '../tables-error.ts';

/** The sentences of a question that may not be asked. */
export const sqlTooLong = (longest: number) => new TablesError({
  code: 'tables.sql-too-long', field: 'sql', facts: { longest },
  text: { ca: `La consulta passa de ${longest} caràcters. Partiu-la en diverses.`, es: `La consulta pasa de ${longest} caracteres. Divídala en varias.`, en: `The question is longer than ${longest} characters. Split it.` },
});

export const notSql = (said: string, position: number | null) => new TablesError({
  code: 'tables.not-sql', field: 'sql', facts: { said, position },
  text: { ca: `La consulta no és SQL correcte: ${said}.`, es: `La consulta no es SQL correcto: ${said}.`, en: `The question is not valid SQL: ${said}.` },
});

export const notOneQuestion = () => new TablesError({
  code: 'tables.not-one-select', field: 'sql',
  text: {
    ca: 'Només es pot fer una consulta que llegeixi: una sola instrucció SELECT. Res que escrigui, canviï o configuri.',
    es: 'Solo se puede hacer una consulta que lea: una única instrucción SELECT. Nada que escriba, cambie o configure.',
    en: 'Only one question that reads can be asked: a single SELECT. Nothing that writes, changes or configures.',
  },
});

export const unknownTable = (table: string, known: readonly string[]) => new TablesError({
  code: 'tables.unknown-table', field: 'sql', facts: { table, known },
  text: {
    ca: `No hi ha cap taula «${table}» que pugueu consultar. ${known.length > 0 ? `Hi ha: ${known.slice(0, 12).join(', ')}.` : ''}`.trim(),
    es: `No hay ninguna tabla «${table}» que pueda consultar. ${known.length > 0 ? `Hay: ${known.slice(0, 12).join(', ')}.` : ''}`.trim(),
    en: `There is no table “${table}” that you may read. ${known.length > 0 ? `There are: ${known.slice(0, 12).join(', ')}.` : ''}`.trim(),
  },
});

export const forbiddenFunction = (name: string) => new TablesError({
  code: 'tables.forbidden-function', field: 'sql', facts: { function: name },
  text: {
    ca: `La funció «${name}» no es pot fer servir aquí: una consulta només llegeix les taules que se li donen.`,
    es: `La función «${name}» no se puede usar aquí: una consulta solo lee las tablas que se le dan.`,
    en: `The function “${name}” cannot be used here: a question reads only the tables it is given.`,
  },
});

export const forbiddenPart = (part: string) => new TablesError({
  code: 'tables.forbidden-sql', field: 'sql', facts: { part },
  text: {
    ca: `Aquesta part de la consulta no es permet: ${part}. Escriviu-la com un SELECT sobre les taules.`,
    es: `Esta parte de la consulta no se permite: ${part}. Escríbala como un SELECT sobre las tablas.`,
    en: `This part of the question is not allowed: ${part}. Write it as a SELECT over the tables.`,
  },
});

export const failedInside = (said: string) => new TablesError({
  code: 'tables.question-failed', field: 'sql', facts: { said },
  text: { ca: `La consulta no s’ha pogut respondre: ${said}`, es: `No se ha podido responder la consulta: ${said}`, en: `The question could not be answered: ${said}` },
});
