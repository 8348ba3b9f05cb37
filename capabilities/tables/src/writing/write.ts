import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { basename, dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { literal, named } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { answerColumn, plainValue } from '../engine/values.ts';
import { openQuestion, sentenceOf } from '../question/ask.ts';
import { guarded } from '../sql/guarded.ts';
import { TablesError } from '../tables-error.ts';
import type { AnswerColumn, Format, TableView } from '../types.ts';
import { geojsonWriter } from './geojson.ts';
import { jsonObject } from './json-object.ts';
import { xlsxWriter } from './xlsx.ts';

export interface WriteInput { readonly sql?: string; readonly tables: Readonly<Record<string, TableView>>; readonly format: Format; readonly out: string }
/** Turns rows into the text or bytes of a file, a handful at a time. */
export interface RowWriter { begin(columns: readonly AnswerColumn[]): string | Uint8Array; rows(rows: readonly (readonly unknown[])[]): string | Uint8Array; end(): string | Uint8Array }

const writers: Record<Exclude<Format, 'parquet'>, () => RowWriter> = { csv: csvWriter, json: jsonWriter, xlsx: xlsxWriter, geojson: geojsonWriter };

/** Writes a question as a file that appears only when it is whole. */
export async function write({ sql, tables, format, out }: WriteInput, { settings, signal }: WorkRoom): Promise<{ rows: number; bytes: number }> {
  const names = Object.keys(tables);
  if (sql === undefined && names.length !== 1) throw whichTable(names);
  const growing = `${out}.${process.pid}.growing`;
  await mkdir(dirname(out), { recursive: true });
  const room = await openQuestion({ tables, settings, signal, also: [growing, `${dirname(growing)}/tmp_${basename(growing)}`] });
  const interrupt = () => room.connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    const question = sql ?? `select * from ${named(names[0]!)}`;
    await guarded(room.connection, question, names);
    const rows = format === 'parquet' ? await writeParquet(room.connection, question, growing) : await writeRows({ room, question, writer: writers[format](), growing, signal });
    await rename(growing, out);
    return { rows, bytes: (await stat(out)).size };
  } catch (thrown) {
    throw sentenceOf(thrown, signal.aborted);
  } finally {
    signal.removeEventListener('abort', interrupt);
    room.close();
    await rm(growing, { force: true });
  }
}

type Connection = Awaited<ReturnType<typeof openQuestion>>['connection'];

async function writeParquet(connection: Connection, question: string, growing: string): Promise<number> {
  const result = await connection.runAndReadAll(`copy (${question}\n) to ${literal(growing)} (format parquet, compression zstd)`);
  return Number(result.getRows()[0]?.[0] ?? 0);
}

async function writeRows({ room, question, writer, growing, signal }: { room: { connection: Connection }; question: string; writer: RowWriter; growing: string; signal: AbortSignal }): Promise<number> {
  const result = await room.connection.stream(question);
  const types = result.columnTypes();
  const file = createWriteStream(growing);
  const failed = finished(file).then(() => undefined, (error: Error) => error);
  const put = async (piece: string | Uint8Array) => {
    if (piece.length > 0 && !file.write(piece)) await Promise.race([once(file, 'drain'), failed.then((error) => { if (error !== undefined) throw error; })]);
  };
  let rows = 0;
  try {
    await put(writer.begin(result.columnNames().map((name, at) => answerColumn(name, types[at]!))));
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      if (signal.aborted) throw new Error('INTERRUPT');
      rows += chunk.rowCount;
      await put(writer.rows(chunk.getRows().map((row) => row.map((value, at) => plainValue(value, types[at]!)))));
    }
    file.end(writer.end());
    const error = await failed;
    if (error !== undefined) throw error;
    return rows;
  } finally {
    // The file is closed before whoever called takes it away.
    file.destroy();
    await failed;
  }
}

/** RFC 4180, UTF-8 with a mark so that spreadsheets show accents; empty is no data. */
function csvWriter(): RowWriter {
  const cell = (value: unknown) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    // A text that a spreadsheet would run as a formula is written so that it stays text.
    const safe = typeof value === 'string' && /^[=@\t\r]|^[+-](?![\d.,\s]+$)/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return {
    begin: (columns) => `\ufeff${columns.map(({ name }) => cell(name)).join(',')}\r\n`,
    rows: (rows) => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''),
    end: () => '',
  };
}

function jsonWriter(): RowWriter {
  let columns: readonly AnswerColumn[] = [];
  let first = true;
  return {
    begin(given) {
      columns = given;
      return '[';
    },
    rows: (rows) => rows.map((row) => {
      const text = `${first ? '\n' : ',\n'}${jsonObject(columns, row)}`;
      first = false;
      return text;
    }).join(''),
    end: () => '\n]\n',
  };
}

const whichTable = (names: readonly string[]) => new TablesError({
  code: 'tables.which-table', field: 'sql', facts: { names },
  text: { ca: 'Digueu quina taula s’ha d’escriure, o escriviu la consulta.', es: 'Diga qué tabla hay que escribir, o escriba la consulta.', en: 'Say which table to write, or write the question.' },
});
