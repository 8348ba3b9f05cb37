import { CsvError, parse } from 'csv-parse/sync';
import type { Text } from '@comu/kernel';
import { Stopped } from './terminal.ts';

export interface Sheet {
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The line of the file in which each row ends; the heading is line 1. */
  readonly lines: readonly number[];
}

/** Reads a CSV as spreadsheets write it: UTF-8 or Windows-1252, separated by `;`, `,` or tabs, with a heading. Throws Stopped. */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decode(bytes);
  const separator = separatorOf(text);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { delimiter: separator, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true, info: true, relax_quotes: false }) as never;
  } catch (failure) {
    throw failure instanceof CsvError ? new Stopped(explain(failure, separator)) : failure;
  }
  const [head, ...body] = records;
  if (head === undefined || body.length === 0) throw new Stopped({
    ca: 'El fitxer no té cap línia de dades: la primera és la capçalera amb els noms de les columnes.', es: 'El archivo no tiene ninguna línea de datos: la primera es la cabecera con los nombres de las columnas.', en: 'The file has no line of data: the first one is the heading with the names of the columns.',
  });
  const headings = head.record;
  const bad = headings.find((heading, at) => heading === '' || headings.indexOf(heading) !== at);
  if (bad !== undefined) throw new Stopped(bad === ''
    ? { ca: 'Línia 1: hi ha una columna sense nom. Poseu-n’hi un o traieu-la.', es: 'Línea 1: hay una columna sin nombre. Póngale uno o quítela.', en: 'Line 1: a column has no name. Give it one or remove it.' }
    : { ca: `Línia 1: la columna “${bad}” surt dues vegades. Deixeu-ne una.`, es: `Línea 1: la columna «${bad}» aparece dos veces. Deje una.`, en: `Line 1: the column “${bad}” appears twice. Leave one.` });
  return { rows: body.map(({ record }) => Object.fromEntries(headings.map((heading, at) => [heading, record[at] ?? '']))), lines: body.map(({ info }) => info.lines) };
}

/** What is not well-formed UTF-8 was written by an older spreadsheet; its Latin letters stand where Windows-1252 has them. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1').replaceAll(/[\u0080-\u009f]/g, (letter) => beyondLatin1[letter.charCodeAt(0) - 0x80] as string);
  }
}

// Node 20 decodes windows-1252 as Latin 1, which would lose every typographic apostrophe.
const beyondLatin1 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** The separator that the heading uses most, outside quotes. */
function separatorOf(text: string): string {
  const heading = (text.split(/\r?\n|\r/).find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => heading.split(separator).length;
  return [';', ',', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function explain({ code, lines, column }: CsvError & { lines?: number; column?: string | number }, separator: string): Text {
  const at = lines ?? '?';
  if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') return {
    ca: `Línia ${at}: no té tantes cel·les com la capçalera. Si un valor conté “${separator}”, tanqueu-lo entre cometes dobles.`,
    es: `Línea ${at}: no tiene tantas celdas como la cabecera. Si un valor contiene «${separator}», enciérrelo entre comillas dobles.`,
    en: `Line ${at}: it does not have as many cells as the heading. If a value holds “${separator}”, put it in double quotes.`,
  };
  if (code === 'CSV_QUOTE_NOT_CLOSED') return {
    ca: `Unes cometes s’obren i no es tanquen (des de la línia ${at}). Tanqueu-les, o escriviu "" per a unes cometes dins d’un valor.`,
    es: `Unas comillas se abren y no se cierran (desde la línea ${at}). Ciérrelas, o escriba "" para unas comillas dentro de un valor.`,
    en: `A quote is opened and not closed (from line ${at} on). Close it, or write "" for a quote within a value.`,
  };
  const cell = typeof column === 'string' || typeof column === 'number' ? ` (${column})` : '';
  return {
    ca: `Línia ${at}${cell}: les cometes no estan ben posades. Un valor amb cometes va sencer entre cometes dobles.`,
    es: `Línea ${at}${cell}: las comillas no están bien puestas. Un valor con comillas va entero entre comillas dobles.`,
    en: `Line ${at}${cell}: the quotes are misplaced. A value with quotes goes whole in double quotes.`,
  };
}
