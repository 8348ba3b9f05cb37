import { TablesError } from '../tables-error.ts';

/** The sentences of a file that cannot be read as a table. */
export const notATable = (what: string, text: { ca: string; es: string; en: string }) => new TablesError({ code: `tables.${what}`, field: 'file', text });

export const htmlForTable = () => notATable('html-instead', {
  ca: 'El fitxer és una pàgina web (HTML), no una taula: segurament l’adreça ha respost amb una pàgina d’error o d’accés. Obriu-la al navegador, baixeu-ne el fitxer de dades i torneu-ho a provar.',
  es: 'El fichero es una página web (HTML), no una tabla: seguramente la dirección ha respondido con una página de error o de acceso. Ábrala en el navegador, descargue el fichero de datos y vuelva a probar.',
  en: 'The file is a web page (HTML), not a table: the address has probably answered with an error or sign-in page. Open it in a browser, download the data file itself and try again.',
});

export const emptyFile = () => notATable('empty-file', {
  ca: 'El fitxer és buit o només té capçalera. Comproveu que s’ha exportat bé i torneu-ho a provar.',
  es: 'El fichero está vacío o solo tiene cabecera. Compruebe que se ha exportado bien y vuelva a probar.',
  en: 'The file is empty or has only a header. Check that it was exported well and try again.',
});

export const unknownKind = () => notATable('unknown-kind', {
  ca: 'No es reconeix el format del fitxer. Es llegeixen CSV, XLSX, ODS, JSON, GeoJSON, Parquet, bolcats SQL, i ZIP o gzip que en continguin.',
  es: 'No se reconoce el formato del fichero. Se leen CSV, XLSX, ODS, JSON, GeoJSON, Parquet, volcados SQL, y ZIP o gzip que los contengan.',
  en: 'The format of the file is not known. CSV, XLSX, ODS, JSON, GeoJSON, Parquet, SQL dumps, and ZIP or gzip holding them, can be read.',
});

export const brokenFile = (said: string) => new TablesError({
  code: 'tables.broken-file', field: 'file', facts: { said },
  text: {
    ca: `El fitxer està malmès o tallat (${said}). Torneu-lo a baixar o a exportar i proveu-ho de nou.`,
    es: `El fichero está dañado o cortado (${said}). Vuelva a descargarlo o a exportarlo y pruebe de nuevo.`,
    en: `The file is damaged or cut short (${said}). Download or export it again and try once more.`,
  },
});

export const tooBigUnpacked = () => notATable('too-big-unpacked', {
  ca: 'El fitxer comprimit creix massa en obrir-lo i s’ha aturat la lectura. Si és bo, descomprimiu-lo abans de carregar-lo.',
  es: 'El fichero comprimido crece demasiado al abrirlo y se ha detenido la lectura. Si es bueno, descomprímalo antes de cargarlo.',
  en: 'The compressed file grows too much when opened, so reading was stopped. If it is good, unpack it before loading.',
});

export const tooBigToRead = (most: number) => new TablesError({
  code: 'tables.too-big', field: 'file', facts: { most },
  text: {
    ca: `El fitxer passa de ${Math.round(most / 1024 ** 2)} MB, massa per a aquest format. Exporteu-lo com a CSV o Parquet, que no tenen aquest límit.`,
    es: `El fichero pasa de ${Math.round(most / 1024 ** 2)} MB, demasiado para este formato. Expórtelo como CSV o Parquet, que no tienen este límite.`,
    en: `The file is larger than ${Math.round(most / 1024 ** 2)} MB, too much for this format. Export it as CSV or Parquet, which have no such limit.`,
  },
});

export const noSuchPart = (part: string, known: readonly string[]) => new TablesError({
  code: 'tables.no-such-part', field: 'reading', facts: { part, known },
  text: {
    ca: `Dins del fitxer no hi ha «${part}». Hi ha: ${known.slice(0, 12).join(', ') || 'res que es pugui llegir'}.`,
    es: `Dentro del fichero no hay «${part}». Hay: ${known.slice(0, 12).join(', ') || 'nada que se pueda leer'}.`,
    en: `There is no “${part}” inside the file. There are: ${known.slice(0, 12).join(', ') || 'nothing that can be read'}.`,
  },
});

export const rowTooLong = (megabytes: number) => new TablesError({
  code: 'tables.row-too-long', field: 'file', facts: { megabytes },
  text: {
    ca: `El fitxer té una fila de més de ${megabytes} MB: no és una taula, o hi falten els salts de línia. Torneu-lo a exportar amb una fila per línia.`,
    es: `El fichero tiene una fila de más de ${megabytes} MB: no es una tabla, o le faltan los saltos de línea. Vuelva a exportarlo con una fila por línea.`,
    en: `The file has a row of more than ${megabytes} MB: it is not a table, or its line ends are missing. Export it again with one row a line.`,
  },
});

/** Most columns that a table may have. */
export const mostColumns = 2000;
export const tooManyColumns = (columns: number) => new TablesError({
  code: 'tables.too-many-columns', field: 'file', facts: { columns, most: mostColumns },
  text: {
    ca: `La taula té ${columns} columnes i se’n llegeixen ${mostColumns} com a molt. Si les columnes són anys, llocs o persones, exporteu-la amb una fila per a cadascun.`,
    es: `La tabla tiene ${columns} columnas y se leen ${mostColumns} como mucho. Si las columnas son años, lugares o personas, expórtela con una fila para cada uno.`,
    en: `The table has ${columns} columns and at most ${mostColumns} are read. If the columns are years, places or people, export it with one row for each.`,
  },
});

/** A document type lets a file name other files or grow without end; no workbook needs one. */
export const xmlDeclares = () => notATable('xml-declares', {
  ca: 'El fitxer declara entitats pròpies (DOCTYPE), que poden llegir altres fitxers o créixer sense fi, i no s’ha llegit. Obriu-lo amb el full de càlcul, torneu-lo a desar i proveu-ho de nou.',
  es: 'El fichero declara entidades propias (DOCTYPE), que pueden leer otros ficheros o crecer sin fin, y no se ha leído. Ábralo con la hoja de cálculo, vuelva a guardarlo y pruebe de nuevo.',
  en: 'The file declares entities of its own (DOCTYPE), which may read other files or grow without end, and was not read. Open it with the spreadsheet program, save it again and try once more.',
});

export const tooDeep = () => notATable('too-deep', {
  ca: 'Hi ha massa nivells l’un dins de l’altre i no es pot llegir. Aplaneu-ho (una fila per element, sense llistes dins de llistes) i torneu-ho a provar.',
  es: 'Hay demasiados niveles uno dentro de otro y no se puede leer. Aplánelo (una fila por elemento, sin listas dentro de listas) y vuelva a probar.',
  en: 'Too many levels stand one inside another, so it cannot be read. Flatten it (one row an element, no lists inside lists) and try again.',
});
