import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Trace } from './event-log.ts';
import { readCsv, type CsvNotes } from './csv.ts';
import { proposeColumns, type CsvColumns } from './csv-columns.ts';
import { caseTypes, flattened, mostJson, readOcelJson, type ObjectLog } from './ocel.ts';
import { readOcelXml } from './ocel-xml.ts';
import { UnreadableLog } from './unreadable.ts';
import { readXes } from './xes.ts';

export type LogFormat = 'xes' | 'csv' | 'ocel-json' | 'ocel-xml';
type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** How a log is to be read, beyond what it says of itself: the columns of a table, the kind of object that is a case. */
export interface Reading {
  readonly columns?: CsvColumns | undefined;
  readonly caseType?: string | undefined;
}

/** The most that a packed file may unpack to. */
const mostUnpacked = 2_000_000_000;

/** The bytes of a log, unpacked where they are gzip; what unpacks to too much is refused. */
export async function* unpacked(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const source = Readable.from(chunks, { objectMode: false });
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const head = first.value as Uint8Array;
  const rest = (async function* () { yield head; for (;;) { const { done, value } = await iterator.next(); if (done === true) return; yield value as Uint8Array; } })();
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* rest;
  let length = 0;
  try {
    for await (const chunk of Readable.from(rest, { objectMode: false }).pipe(createGunzip())) {
      length += (chunk as Uint8Array).length;
      if (length > mostUnpacked) throw new UnreadableLog('too-large', { most: '2 GB' });
      yield chunk as Uint8Array;
    }
  } catch (failure) {
    if (failure instanceof UnreadableLog) throw failure;
    throw new UnreadableLog('packed');
  }
}

/** What other kinds of file begin with or hold, and a table does not. */
// oxlint-disable-next-line no-control-regex -- those are what is looked for.
const noTable = /^%PDF|^PK|[\u0000-\u0008\u000E-\u001A]/;

/** What kind of log the first bytes show; null when it is none. */
export function formatOf(head: string): LogFormat | null {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('{')) return 'ocel-json';
  if (!text.startsWith('<')) return text === '' || noTable.test(text) ? null : 'csv';
  const tags = text.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  if (/^\s*<!DOCTYPE/i.test(tags)) return 'xes';
  const root = /<([\w:.-]+)/.exec(tags)?.[1];
  if (root !== 'log') return null;
  return /<(object-types|event-types|objects)[\s>/]/.test(tags) ? 'ocel-xml' : 'xes';
}

/** A log opened: what it is, how it may be read, and its cases one by one. */
export interface OpenedLog {
  readonly format: LogFormat;
  readonly proposal: { readonly columns: CsvColumns; readonly header: readonly string[]; readonly sample: readonly (readonly string[])[] } | null;
  readonly caseTypes: readonly { readonly type: string; readonly objects: number; readonly events: number }[] | null;
  readonly reading: Reading;
  readonly notes: CsvNotes;
  readonly traces: AsyncIterable<Trace> | Iterable<Trace>;
}

/** Opens a log of any kind that is known (XES, CSV, OCEL 2.0 in JSON or XML; gzip or not), read as asked or else as it seems best. Throws `UnreadableLog`. */
export async function openLog(chunks: Chunks, asked: Reading = {}): Promise<OpenedLog> {
  const bytes = unpacked(chunks);
  const head: Uint8Array[] = [];
  let length = 0;
  while (length < 65_536) {
    const { done, value } = await bytes.next();
    if (done === true) break;
    head.push(value);
    length += value.length;
  }
  const start = new TextDecoder('utf-8').decode(joined(head));
  const format = formatOf(start.slice(0, 65_536));
  if (format === null && start.trim() === '') throw new UnreadableLog('nothing');
  if (start.startsWith('\uFFFD\uFFFD') && start.includes('\0')) throw new UnreadableLog('encoding', { encoding: 'UTF-16' });
  if (format === null) throw new UnreadableLog('not-xes', { begins: start.trim().slice(0, 20).replaceAll(/[^\p{L}\p{N}\p{P}\p{Sm} ]/gu, '·') });
  const all = (async function* () { yield* head; yield* bytes; })();
  const notes: CsvNotes = { rows: 0, leftOut: 0, withoutTime: 0 };
  if (format === 'xes') return { format, proposal: null, caseTypes: null, reading: {}, notes, traces: readXes(all) };
  if (format === 'csv') {
    const proposal = await proposeColumns(joined(head).subarray(0, 65_536));
    if (proposal.header.length < 3) throw new UnreadableLog('few-columns', { columns: proposal.header.join('», «').slice(0, 100) });
    const columns = asked.columns ?? proposal.columns;
    return { format, proposal, caseTypes: null, reading: { columns }, notes, traces: readCsv(all, { columns, notes }) };
  }
  const log: ObjectLog = format === 'ocel-json' ? readOcelJson(await textOf(all)) : await readOcelXml(all);
  const types = caseTypes(log);
  const caseType = asked.caseType ?? types[0]?.type ?? '';
  return { format, proposal: null, caseTypes: types, reading: { caseType }, notes, traces: flattened(log, caseType) };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > mostJson) throw new UnreadableLog('too-large', { most: '60 MB' });
    parts.push(chunk);
  }
  return new TextDecoder('utf-8').decode(joined(parts));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
