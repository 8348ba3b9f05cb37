import { literal, openRoom, rowsOf } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import type { ColumnProposal, ColumnType, Proposal, Reading } from '../types.ts';
import { columnNames } from './names.ts';
import { brokenFile, mostColumns, tooManyColumns } from './refusals.ts';
import { why } from './why.ts';

/** Our kind of a SQL type of the engine. */
export function kindOfSql(type: string): Pick<ColumnProposal, 'type' | 'scale'> {
  const [, scale] = /^DECIMAL\(\d+,(\d+)\)$/.exec(type) ?? [];
  if (scale !== undefined) return scale === '0' ? { type: 'integer' } : { type: 'decimal', scale: Number(scale) };
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return { type: 'integer' };
  const kinds: Record<string, ColumnType> = { FLOAT: 'decimal', DOUBLE: 'decimal', DATE: 'day', BOOLEAN: 'yes-no', JSON: 'json' };
  if (type.startsWith('TIMESTAMP')) return { type: 'moment' };
  if (/\[|STRUCT|MAP/.test(type)) return { type: 'json' };
  if (type.startsWith('GEOMETRY')) return { type: 'geometry' };
  return { type: kinds[type] ?? 'text' };
}

/** What DuckDB says of a Parquet it cannot read is about the file: it is damaged, whatever is wrong inside. */
export async function readingParquet<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Error && /^(Invalid Input|IO|Invalid|Serialization|Conversion|Not implemented|TProtocolException|Internal|INTERNAL) ?Error|^TProtocol|magic bytes|thrift/i.test(thrown.message) && !/space left/i.test(thrown.message)) throw brokenFile('Parquet');
    throw thrown;
  }
}

/** A Parquet file brings its own types: they are proposed as they are. */
export async function proposeParquet({ path, corrections, room }: { path: string; corrections: Partial<Reading>; room: WorkRoom }): Promise<Proposal> {
  const { connection, close } = await openRoom({ settings: room.settings, megabytes: Math.floor(room.settings.megabytes / 4), spillMegabytes: 1024 });
  try {
    const described = await readingParquet(() => rowsOf(connection, `describe select * from read_parquet(${literal(path)})`));
    if (described.length > mostColumns) throw tooManyColumns(described.length);
    const titles = described.map(({ column_name: title }) => String(title));
    const names = columnNames(titles);
    const columns = described.map(({ column_type: type }, at): ColumnProposal => ({ at, name: names[at]!, title: titles[at]!, ...kindOfSql(String(type)), ...corrections.columns?.find(({ title }) => title === titles[at]), fit: 1, filled: 0, blank: 0, examples: [], why: why.text }));
    const sample = (await readingParquet(() => connection.runAndReadAll(`select * from read_parquet(${literal(path)}) limit 20`))).getRowsJson();
    const reading: Reading = { kind: 'parquet', skip: 0, header: 0, leaveTotals: false, blanks: [], columns: columns.map(({ fit: _f, filled: _i, blank: _b, examples: _e, why: _w, ...one }) => one) };
    return { reading, columns, sample, findings: [], others: [], whole: true };
  } finally {
    close();
  }
}
