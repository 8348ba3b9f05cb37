import type { Encoding, FileKind, Reading } from '../types.ts';
import { bytesOf, wholeOf } from './bytes.ts';
import { csvRecords } from './csv.ts';
import { textOf } from './encoding.ts';
import { geojsonRecords, jsonRecords, mostJson, ndjsonRecords } from './json.ts';
import { odsRecords } from './ods.ts';
import type { FileRecord, Records } from './records.ts';
import { sqlDumpRecords } from './sql-dump.ts';
import { xlsxRecords } from './xlsx.ts';

export interface OpenInput {
  readonly path: string;
  readonly kind: FileKind;
  readonly member?: string | undefined;
  readonly gzip?: boolean | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly sheet?: string | undefined;
  readonly at?: string | undefined;
  readonly onRead?: (bytes: number) => void;
  /** Told once: the other sheets or lists of the file, and which one is read. */
  readonly onParts?: (others: readonly string[], chosen: { sheet?: string; at?: string }) => void;
}

/** The rows of a file of any kind, as texts; for JSON kinds and SQL dumps the first row is the heading. */
export function openRecords(input: OpenInput): Records {
  const text = () => textOf(bytesOf(input, input.onRead), input.encoding ?? 'utf-8');
  switch (input.kind) {
    case 'csv': return csvRecords(text(), { delimiter: input.delimiter ?? ',', ...(input.quote === undefined ? {} : { quote: input.quote }) });
    case 'xlsx': return xlsxRecords(input);
    case 'ods': return odsRecords(input);
    case 'ndjson': return ndjsonRecords(text());
    case 'json': return whole(input, (content) => jsonRecords(content, input.at, input.onParts));
    case 'geojson': return whole(input, geojsonRecords);
    case 'sql': return sqlDumpRecords(text(), input);
    case 'parquet': throw new Error('Parquet is read by the engine itself');
  }
}

async function* whole(input: OpenInput, read: (content: string) => Iterable<FileRecord[]>): Records {
  yield* read(new TextDecoder(input.encoding ?? 'utf-8').decode(await wholeOf(input, mostJson, input.onRead)));
}

export const openingOf = (path: string, reading: Reading): OpenInput => ({ path, kind: reading.kind, member: reading.member, gzip: reading.gzip, encoding: reading.encoding, delimiter: reading.delimiter, quote: reading.quote, sheet: reading.sheet, at: reading.at });
