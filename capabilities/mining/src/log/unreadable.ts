import { fill, type Text } from '@comu/processes';

const sentences = {
  broken: {
    ca: 'Línia {line}: {what} Torneu a exportar el registre des del programa d’origen.',
    es: 'Línea {line}: {what} Vuelva a exportar el registro desde el programa de origen.',
    en: 'Line {line}: {what} Export the log again from the program it comes from.',
  },
  packed: {
    ca: 'El fitxer comprimit (gzip) està malmès o tallat. Torneu-lo a exportar o a baixar sencer.',
    es: 'El fichero comprimido (gzip) está dañado o cortado. Vuelva a exportarlo o a descargarlo entero.',
    en: 'The packed file (gzip) is damaged or cut short. Export or download it again, whole.',
  },
  'cut-short': {
    ca: 'El registre d’esdeveniments està tallat: el fitxer s’acaba i falta {missing}. Torneu-lo a exportar o a baixar sencer.',
    es: 'El registro de eventos está cortado: el fichero termina y falta {missing}. Vuelva a exportarlo o a descargarlo entero.',
    en: 'The event log is cut short: the file ends and {missing} is missing. Export or download it again, whole.',
  },
  'not-xes': {
    ca: 'El fitxer no és cap registre d’esdeveniments que puguem llegir: comença per «{begins}». Pugeu-lo en XES, en CSV o en OCEL 2.0.',
    es: 'El fichero no es un registro de eventos que podamos leer: empieza por «{begins}». Súbalo en XES, en CSV o en OCEL 2.0.',
    en: 'The file is no event log that can be read here: it begins with “{begins}”. Upload it as XES, CSV or OCEL 2.0.',
  },
  nothing: {
    ca: 'El fitxer és buit. Torneu-lo a exportar.', es: 'El fichero está vacío. Vuelva a exportarlo.', en: 'The file is empty. Export it again.',
  },
  'not-ocel': {
    ca: 'El fitxer és JSON però no és cap registre OCEL 2.0: hi falten les llistes «objects» i «events». Torneu-lo a exportar com a OCEL 2.0.',
    es: 'El fichero es JSON pero no es un registro OCEL 2.0: le faltan las listas «objects» y «events». Vuelva a exportarlo como OCEL 2.0.',
    en: 'The file is JSON but no OCEL 2.0 log: it lacks the lists “objects” and “events”. Export it again as OCEL 2.0.',
  },
  encoding: {
    ca: 'El fitxer diu que està codificat en {encoding}, que aquí no es llegeix. Deseu-lo en UTF-8.',
    es: 'El fichero dice que está codificado en {encoding}, que aquí no se lee. Guárdelo en UTF-8.',
    en: 'The file says it is encoded in {encoding}, which is not read here. Save it as UTF-8.',
  },
  'other-encoding': {
    ca: 'Després de la línia {line} hi ha lletres que no són de la codificació del fitxer ({encoding}). Deseu-lo en UTF-8, o digueu a la primera línia la codificació que té.',
    es: 'Después de la línea {line} hay letras que no son de la codificación del fichero ({encoding}). Guárdelo en UTF-8, o diga en la primera línea la codificación que tiene.',
    en: 'After line {line} there are letters that are not of the encoding of the file ({encoding}). Save it as UTF-8, or say on its first line which encoding it has.',
  },
  'no-dates': {
    ca: 'Cap pas del registre ({events}) porta la data ({where}), i sense dates no se’n poden mirar ni els camins ni els temps. Torneu-lo a exportar amb la data de cada pas.',
    es: 'Ningún paso del registro ({events}) lleva la fecha ({where}), y sin fechas no se pueden mirar ni los caminos ni los tiempos. Vuelva a exportarlo con la fecha de cada paso.',
    en: 'No step of the log ({events}) has its date ({where}), and without dates neither paths nor times can be looked at. Export it again with the date of each step.',
  },
  'few-columns': {
    ca: 'La taula no té prou columnes: en calen com a mínim tres (el cas, el pas i la data) i només té «{columns}». Si els camps van separats per un altre signe, deseu-la amb punt i coma.',
    es: 'La tabla no tiene bastantes columnas: hacen falta como mínimo tres (el caso, el paso y la fecha) y solo tiene «{columns}». Si los campos van separados por otro signo, guárdela con punto y coma.',
    en: 'The table has too few columns: at least three are needed (case, step and date) and it only has “{columns}”. If its fields are separated by another sign, save it with semicolons.',
  },
  'no-time-column': {
    ca: 'No s’ha dit quina columna porta la data de cada pas. Trieu-la entre: {columns}.',
    es: 'No se ha dicho qué columna lleva la fecha de cada paso. Elíjala entre: {columns}.',
    en: 'It was not said which column has the date of each step. Choose it among: {columns}.',
  },
  empty: {
    ca: 'El fitxer no té cap esdeveniment amb el nom de la seva activitat. Comproveu que s’hagi exportat amb dades.',
    es: 'El fichero no tiene ningún evento con el nombre de su actividad. Compruebe que se haya exportado con datos.',
    en: 'The file has no event with the name of its activity. Check that it was exported with data.',
  },
  'too-large': {
    ca: 'El registre passa de {most}. Exporteu-ne un període més curt.',
    es: 'El registro pasa de {most}. Exporte un período más corto.',
    en: 'The log is larger than {most}. Export a shorter period.',
  },
  'no-column': {
    ca: 'El fitxer no té la columna «{column}». Trieu-ne una de les que hi ha: {columns}.',
    es: 'El fichero no tiene la columna «{column}». Elija una de las que hay: {columns}.',
    en: 'The file has no column “{column}”. Choose one of those it has: {columns}.',
  },
  'no-times': {
    ca: 'La columna «{column}» no té dates: a la línia {line} hi diu «{value}». Trieu la columna de la data, en la forma 31/12/2026 14:30 o 2026-12-31T14:30.',
    es: 'La columna «{column}» no tiene fechas: en la línea {line} pone «{value}». Elija la columna de la fecha, en la forma 31/12/2026 14:30 o 2026-12-31T14:30.',
    en: 'The column “{column}” has no dates: line {line} says “{value}”. Choose the column of the date, as 31/12/2026 14:30 or 2026-12-31T14:30.',
  },
  'no-object-type': {
    ca: 'El registre no té cap objecte de tipus «{type}». Trieu-ne un dels que hi ha: {types}.',
    es: 'El registro no tiene ningún objeto de tipo «{type}». Elija uno de los que hay: {types}.',
    en: 'The log has no object of type “{type}”. Choose one of those it has: {types}.',
  },
  'no-events-of-type': {
    ca: 'Cap esdeveniment del registre no parla de cap «{type}» dels que hi ha. Trieu una altra cosa com a cas, o torneu-lo a exportar amb les relacions.',
    es: 'Ningún evento del registro habla de ningún «{type}» de los que hay. Elija otra cosa como caso, o vuelva a exportarlo con las relaciones.',
    en: 'No event of the log speaks of any “{type}” in it. Choose something else as the case, or export it again with its relations.',
  },
} as const satisfies Record<string, Text>;

/** What is broken in a log, at some line of it. */
export const brokenBy = {
  otherClose: (found: string, open: string | undefined): Text => (open === undefined
    ? { ca: `</${found}> no tanca res.`, es: `</${found}> no cierra nada.`, en: `</${found}> closes nothing.` }
    : { ca: `</${found}> tanca el que no toca: encara és oberta <${open}>.`, es: `</${found}> cierra lo que no toca: sigue abierta <${open}>.`, en: `</${found}> closes the wrong tag: <${open}> is still open.` }),
  tooDeep: (most: number): Text => ({ ca: `Hi ha més de ${most} etiquetes l’una dins de l’altra.`, es: `Hay más de ${most} etiquetas una dentro de otra.`, en: `More than ${most} tags are one within another.` }),
  doctype: { ca: 'El fitxer declara un DOCTYPE o entitats, que no s’accepten per seguretat.', es: 'El fichero declara un DOCTYPE o entidades, que no se aceptan por seguridad.', en: 'The file declares a DOCTYPE or entities, which are refused for safety.' },
  tooLong: { ca: 'Hi ha una etiqueta o una fila de més d’un milió de caràcters: potser s’obren unes cometes que no es tanquen.', es: 'Hay una etiqueta o una fila de más de un millón de caracteres: quizá se abren unas comillas que no se cierran.', en: 'There is a tag or a row of more than a million characters: quotes may have been opened and not closed.' },
  openQuote: { ca: 'S’obren unes cometes que no es tanquen fins al final del fitxer.', es: 'Se abren unas comillas que no se cierran hasta el final del fichero.', en: 'Quotes are opened that are not closed by the end of the file.' },
  badTag: (shown: string): Text => ({ ca: `«${shown}» no és cap etiqueta ben escrita.`, es: `«${shown}» no es una etiqueta bien escrita.`, en: `“${shown}” is no well-written tag.` }),
  badJson: { ca: 'El JSON està mal escrit en aquest punt.', es: 'El JSON está mal escrito en este punto.', en: 'The JSON is badly written at this point.' },
} as const;

export type UnreadableReason = keyof typeof sentences;

/** The log cannot be read; says why, where and what to do. */
export class UnreadableLog extends Error {
  readonly code = 'mining.unreadable-log';
  readonly reason: UnreadableReason;
  readonly sentence: Text;
  constructor(reason: UnreadableReason, facts: Readonly<Record<string, unknown>> = {}) {
    const sentence = fill(sentences[reason], facts);
    super(sentence.en);
    this.name = 'UnreadableLog';
    this.reason = reason;
    this.sentence = sentence;
  }
}
