import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { literal, named, rowsOf } from '../engine/database.ts';
import { openingOf, openRecords } from '../reading/open.ts';
import { isTotals } from '../reading/totals.ts';
import type { FileRecord } from '../reading/records.ts';
import type { ColumnReading } from '../types.ts';
import { cleaned, converted } from './convert.ts';
import type { Done, Loading } from './load.ts';
import { stored } from './stored.ts';

/** Reads any file row by row into one clean text of ours (line, reason, cells), and lets the engine turn that into types; rows that do not fit go to the rejected with line and reason. */
export async function carefully(loading: Loading): Promise<Done> {
  const { reading, database, growing, rejected } = loading;
  const rowsPath = `${growing}.rows`;
  const { width, needs } = await writeRows(loading, rowsPath);
  const columns = loading.columns.map((column) => widened(column, needs.get(column.at)));
  const cells = [...Array(width).keys()].map((at) => `'c${at}': 'VARCHAR'`).join(', ');
  const from = `read_csv(${literal(rowsPath)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', columns = {'line': 'BIGINT', 'reason': 'VARCHAR', ${cells}}, max_line_size = 8388608, buffer_size = 16777216)`;
  const parts = columns.map((column, index) => ({ column, clean: `k${index}`, value: converted(`k${index}`, column, false) }));
  // A layer of its own, so that what a conversion uses several times is worked out once.
  const clean = `(select *, ${parts.map((part) => `${cleaned(`c${part.column.at}`, part.column, reading.blanks)} as ${part.clean}`).join(', ')} from ${from})`;
  const mayFail = parts.filter(({ column }) => column.type !== 'text');
  const misfit = ({ clean, value }: (typeof parts)[number]) => `((${clean}) is not null and (${value}) is null)`;
  const fails = ['reason is not null', ...mayFail.map(misfit)].join(' or ');
  await database.connection.run(`copy (select ${parts.map(({ column, value }) => `${value} as ${named(column.name)}`).join(', ')} from ${clean} where not (${fails})) to ${literal(growing)} (${stored})`);
  const reasons = mayFail.map((part) => `case when ${misfit(part)} then ${literal(`${part.column.title}: `)} || '«' || left(${part.clean}, 80) || '» ≠ ${part.column.type}' end`);
  const content = `to_json([${[...Array(width).keys()].map((at) => `c${at}`).join(', ')}])::varchar`;
  await database.connection.run(`copy (select line, ${reasons.length === 0 ? 'reason' : `coalesce(reason, concat_ws('; ', ${reasons.join(', ')}))`} as reason, ${content} as content from ${clean} where ${fails}) to ${literal(rejected)} (format parquet)`);
  const [counted] = await rowsOf(database.connection, `select count(*)::integer as rows from read_parquet(${literal(rejected)})`);
  return { rejected: Number(counted!['rows']), columns };
}

/** Decimals that a decimal column turns out to need, seen over the whole file. */
interface Needs { scale: number; floating: boolean }

async function writeRows({ path, reading, room, columns }: Loading, rowsPath: string): Promise<{ width: number; needs: Map<number, Needs> }> {
  const width = Math.max(...reading.columns.map(({ at }) => at)) + 1;
  const { size } = await stat(path);
  const file = createWriteStream(rowsPath, { highWaterMark: 1 << 20 });
  const failed = finished(file).then(() => undefined, (error: Error) => error);
  const decimals = columns.filter(({ type, scale }) => type === 'decimal' && scale !== undefined);
  const needs = new Map<number, Needs>(decimals.map(({ at }) => [at, { scale: 0, floating: false }]));
  let [bytes, rows, seen, told] = [0, 0, 0, 0];
  let held: FileRecord | undefined;
  let text = '';
  const put = (record: FileRecord, last: boolean) => {
    const reason = last && reading.leaveTotals && isTotals(record, width) ? 'total' : raggedness(record, width, reading.kind === 'csv');
    for (const { at, decimalComma } of decimals) measure(record.cells[at] ?? null, decimalComma === true, needs.get(at)!);
    text += rowText(record, reason, width);
    rows += 1;
  };
  const skipped = reading.skip + (reading.kind === 'csv' || reading.kind === 'xlsx' || reading.kind === 'ods' ? reading.header : 1);
  try {
    for await (const records of openRecords({ ...openingOf(path, reading), onRead: (taken) => { bytes = taken; } })) {
      if (room.signal.aborted) throw new Error('INTERRUPT');
      for (const record of records) {
        seen += 1;
        if (seen <= skipped) continue;
        if (held !== undefined) put(held, false);
        held = record;
      }
      if (text.length > 1 << 20) {
        if (!file.write(text)) await Promise.race([once(file, 'drain'), failed.then((error) => { if (error !== undefined) throw error; })]);
        text = '';
      }
      if (rows - told >= 20_000) {
        told = rows;
        room.progress({ bytes, of: size, rows });
      }
    }
    if (held !== undefined) put(held, true);
    file.end(text);
    const error = await failed;
    if (error !== undefined) throw error;
    room.progress({ bytes: size, of: size, rows });
    return { width, needs };
  } finally {
    // The file is closed before whoever called takes it away.
    file.destroy();
    await failed;
  }
}

function raggedness({ cells }: FileRecord, width: number, csv: boolean): string | null {
  if (cells.length > width && cells.slice(width).some((cell) => cell !== null && cell.trim() !== '')) return `${cells.length} > ${width}`;
  return csv && cells.length < width ? `${cells.length} < ${width}` : null;
}

const quoted = (value: string | null | undefined) => (value === null || value === undefined ? '' : `"${value.trim().replaceAll('"', '""')}"`);

function rowText({ line, cells }: FileRecord, reason: string | null, width: number): string {
  let text = `${line},${quoted(reason)}`;
  for (let at = 0; at < width; at += 1) text += `,${quoted(cells[at])}`;
  return `${text}\n`;
}

function measure(cell: string | null, comma: boolean, need: Needs) {
  if (cell === null) return;
  const at = cell.lastIndexOf(comma ? ',' : '.');
  if (at >= 0) need.scale = Math.max(need.scale, (/^\d*/.exec(cell.slice(at + 1))?.[0] ?? '').length);
  if (/^[+-]?[\d.,]+[eE][+-]?\d+$/.test(cell.trim())) need.floating = true;
}

/** A later value may need more decimals than the first thousands showed: the column grows rather than round. */
function widened(column: ColumnReading, need: Needs | undefined): ColumnReading {
  if (need === undefined || column.scale === undefined || (!need.floating && need.scale <= column.scale)) return column;
  const { scale: _scale, ...rest } = column;
  return need.floating || need.scale > 12 ? rest : { ...column, scale: need.scale };
}
