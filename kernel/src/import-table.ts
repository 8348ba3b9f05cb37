import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import type { Context } from './context.ts';
import { readHeld } from './held.ts';
import { refusal } from './problem.ts';

const notATable = refusal('kernel.not-a-table', {
  status: 422,
  says: { ca: 'El fitxer no és cap taula: pugeu un CSV o un XLSX amb una capçalera i, a sota, una fila per registre.', es: 'El fichero no es una tabla: suba un CSV o un XLSX con una cabecera y, debajo, una fila por registro.', en: 'The file is no table: upload a CSV or XLSX with a header and, below it, one row for each record.' },
});
const noRows = refusal('kernel.no-rows', {
  status: 422, says: { ca: 'El fitxer no té cap fila sota la capçalera: afegiu-n’hi i torneu-lo a triar.', es: 'El fichero no tiene ninguna fila bajo la cabecera: añádalas y vuelva a elegirlo.', en: 'The file has no rows below its header: add some and choose it again.' },
});
const tooMany = refusal('kernel.too-many-rows', {
  status: 413, says: { ca: 'El fitxer té més de {most} files: dividiu-lo.', es: 'El fichero tiene más de {most} filas: divídalo.', en: 'The file has more than {most} rows: split it.' },
});

/** One row of a file, and the line where people find it there. */
export interface TableLine { readonly line: number; readonly cells: readonly string[] }
export interface TableFile { readonly header: readonly string[]; readonly lines: readonly TableLine[] }

/** Reads a held CSV (UTF-8 or Windows-1252; `;`, tab or comma) or XLSX with a header and at most so many rows; empty rows are passed over. */
export async function readTable(context: Context, sha256: string, most = 20_000): Promise<TableFile> {
  const [first, ...lines] = (await tableOf(context, sha256)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) throw notATable();
  if (lines.length === 0) throw noRows();
  if (lines.length > most) throw tooMany({ most });
  return { header: first.cells, lines };
}

async function tableOf(context: Context, sha256: string): Promise<TableLine[]> {
  const { bytes, type } = await readHeld(context, sha256);
  try {
    if (type.includes('spreadsheetml')) return ((await readXlsx(bytes)) as unknown as unknown[][]).map((row, index) => ({ line: index + 1, cells: row.map(written) }));
    // Files of the administration come in UTF-8 or in the Latin-1 of old Windows programs.
    const utf8 = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
    const text = utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8;
    const head = text.slice(0, text.indexOf('\n') + 1 || undefined);
    const delimiter = [';', '\t', ','].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] as string;
    const read = parse(text, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, trim: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    throw notATable();
  }
}

const written = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell));
