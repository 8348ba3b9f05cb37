import { fill, type Text } from '@comu/processes';

const sentences = {
  broken: {
    ca: 'El registre d’esdeveniments no es pot llegir prop del caràcter {at}: {reason}. Torneu-lo a exportar des del programa d’origen.',
    es: 'El registro de eventos no se puede leer cerca del carácter {at}: {reason}. Vuelva a exportarlo desde el programa de origen.',
    en: 'The event log cannot be read near character {at}: {reason}. Export it again from the program it comes from.',
  },
  'cut-short': {
    ca: 'El registre d’esdeveniments està tallat: falta {reason} al final. Torneu-lo a exportar o a baixar sencer.',
    es: 'El registro de eventos está cortado: falta {reason} al final. Vuelva a exportarlo o a descargarlo entero.',
    en: 'The event log is cut short: {reason} is missing at its end. Export or download it again, whole.',
  },
  'not-xes': {
    ca: 'El fitxer no és cap registre d’esdeveniments que puguem llegir ({reason}). Pugeu-lo en XES, en CSV o en OCEL 2.0.',
    es: 'El fichero no es un registro de eventos que podamos leer ({reason}). Súbalo en XES, en CSV o en OCEL 2.0.',
    en: 'The file is no event log that can be read here ({reason}). Upload it as XES, CSV or OCEL 2.0.',
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
