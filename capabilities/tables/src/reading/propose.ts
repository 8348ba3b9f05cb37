import { stat } from 'node:fs/promises';
import type { WorkRoom } from '../engine/works.ts';
import type { ColumnProposal, ColumnReading, Finding, Proposal, Reading } from '../types.ts';
import { dashes, isDash, saysNoData } from './blanks.ts';
import { delimiterOf } from './dialect.ts';
import { bytesOf } from './bytes.ts';
import { textOf } from './encoding.ts';
import { findingsOf } from './findings.ts';
import { frameOf } from './header.ts';
import { guessColumn, wordsAreBlanks, type Guess, type Seen } from './guess-column.ts';
import { recognise } from './kind.ts';
import { columnNames } from './names.ts';
import { openRecords, type OpenInput } from './open.ts';
import { proposeParquet } from './parquet.ts';
import { emptyFile, mostColumns, tooManyColumns } from './refusals.ts';
import type { FileRecord } from './records.ts';
import { isTotals } from './totals.ts';
import { why } from './why.ts';

export interface ProposeInput { readonly path: string; readonly name?: string; readonly corrections?: Partial<Reading> }

/** Enough of a file to judge it by; the whole of nearly all. */
const mostRecords = 200_000;
const mostCells = 500_000;
/** Of a file larger than this a fifth of that is enough to know how it is written; the load itself looks at every row. */
const largeFile = 16 * 1024 ** 2;

/** Looks into a file and proposes how to read it; what a person corrected before stands. */
export async function propose({ path, corrections = {} }: ProposeInput, room: WorkRoom): Promise<Proposal> {
  const known = await recognise({ path, member: corrections.member });
  const kind = corrections.kind ?? known.kind;
  if (kind === 'parquet') return proposeParquet({ path, corrections, room });
  const opening: OpenInput = {
    path, kind, member: known.member, gzip: known.gzip, encoding: corrections.encoding ?? known.encoding, quote: corrections.quote, sheet: corrections.sheet, at: corrections.at,
    delimiter: kind === 'csv' ? (corrections.delimiter ?? await delimiterIn({ path, member: known.member, gzip: known.gzip, encoding: corrections.encoding ?? known.encoding })) : undefined,
  };
  const parts = { others: [...known.others], chosen: {} as { sheet?: string; at?: string } };
  const { records, whole } = await sampleOf({ ...opening, onParts: (others, chosen) => {
    parts.others.push(...others);
    parts.chosen = chosen;
  } }, room.signal);
  if (records.length === 0) throw emptyFile();

  const frame = frameOf(records, { skip: corrections.skip, header: corrections.header ?? (kind === 'csv' || kind === 'xlsx' || kind === 'ods' ? undefined : 1) });
  if (frame.width > mostColumns) throw tooManyColumns(frame.width);
  let body = records.slice(frame.skip + frame.header);
  if (body.length === 0) throw emptyFile();
  const last = body.at(-1)!;
  const totals = whole && body.length > 2 && isTotals(last, frame.width) ? last : undefined;
  const leaveTotals = corrections.leaveTotals ?? totals !== undefined;
  if (leaveTotals && totals !== undefined) body = body.slice(0, -1);
  const ragged = body.filter(({ cells }) => cells.length !== frame.width && (cells.length < frame.width ? kind === 'csv' && cells.length < frame.width : cells.slice(frame.width).some((cell) => cell !== null && cell.trim() !== '')));

  const { guesses, blanks } = guessColumns({ body, titles: frame.titles, blanks: corrections.blanks });
  const columns = guesses.map(({ proposal }) => withCorrection(proposal, corrections.columns));
  const reading: Reading = {
    kind, ...(opening.member === undefined ? {} : { member: opening.member }), ...(opening.gzip ? { gzip: true } : {}), ...(opening.encoding === undefined ? {} : { encoding: opening.encoding }),
    ...(opening.delimiter === undefined ? {} : { delimiter: opening.delimiter }), ...(corrections.quote === undefined ? {} : { quote: corrections.quote }), ...parts.chosen,
    skip: frame.skip, header: frame.header, leaveTotals, blanks, columns: columns.map(readingOf),
  };
  const findings: Finding[] = findingsOf({ reading, guesses, columns, body, ragged, totals, preamble: records.slice(0, frame.skip), whole });
  return { reading, columns, sample: body.slice(0, 20).map(({ cells }) => columns.map(({ at }) => shown(cells[at] ?? null, blanks))), findings, others: parts.others, whole };
}

const shown = (cell: string | null, blanks: readonly string[]) => (cell === null || cell.trim() === '' || blanks.includes(cell.trim()) ? null : cell.trim());

async function delimiterIn(packing: { path: string; member?: string | undefined; gzip?: boolean | undefined; encoding?: Reading['encoding'] }): Promise<string> {
  let text = '';
  for await (const piece of textOf(bytesOf(packing), packing.encoding ?? 'utf-8')) {
    text += piece;
    if (text.length > 200_000) break;
  }
  return delimiterOf(text.slice(0, 200_000));
}

async function sampleOf(opening: OpenInput, signal: AbortSignal): Promise<{ records: FileRecord[]; whole: boolean }> {
  const records: FileRecord[] = [];
  let cells = 0;
  const share = (await stat(opening.path)).size > largeFile ? 0.2 : 1;
  for await (const some of openRecords(opening)) {
    if (signal.aborted) throw new Error('INTERRUPT');
    for (const record of some) {
      records.push(record);
      cells += record.cells.length;
    }
    if (records.length >= mostRecords * share || cells >= mostCells * share) return { records, whole: false };
  }
  return { records, whole: true };
}

function guessColumns({ body, titles, blanks: given }: { body: readonly FileRecord[]; titles: readonly string[]; blanks: readonly string[] | undefined }): { guesses: Guess[]; blanks: string[] } {
  const names = columnNames(titles);
  const blanks = new Set<string>(given ?? ['']);
  const raw = titles.map((_, at) => body.flatMap(({ line, cells }): Seen[] => {
    const value = cells[at]?.trim() ?? '';
    return value === '' ? [] : [{ line, value }];
  }));
  if (given === undefined) {
    for (const seen of raw) {
      const values = seen.map(({ value }) => value);
      const candidates = new Set(values.filter(saysNoData));
      if (candidates.size === 0) continue;
      const areBlanks = wordsAreBlanks(values);
      for (const value of candidates) if (areBlanks || isDash(value)) blanks.add(value);
    }
  }
  const meaningful = raw.map((seen) => {
    const words = wordsAreBlanks(seen.map(({ value }) => value));
    return seen.filter(({ value }) => !blanks.has(value) || (!words && !dashes.includes(value)));
  });
  const commas = meaningful.filter((seen) => seen.some(({ value }) => /^[+-]?\d{1,3}(?:\.\d{3})*,\d+$/.test(value) && !/^[+-]?\d{1,3}(?:,\d{3})+$/.test(value))).length;
  const points = meaningful.filter((seen) => seen.some(({ value }) => /^[+-]?\d+\.(\d{1,2}|\d{4,})$/.test(value))).length;
  const guesses = meaningful.map((seen, at) => guessColumn({ at, name: names[at]!, title: titles[at]!, seen, blank: body.length - seen.length, fileUsesComma: commas > points }));
  return { guesses, blanks: [...blanks] };
}

/** What a person decided about a column, found by its title (files of one source move their columns), else by its place. */
function withCorrection(proposal: ColumnProposal, given: readonly ColumnReading[] | undefined): ColumnProposal {
  const correction = given?.find(({ title }) => title === proposal.title) ?? given?.find(({ at, title }) => at === proposal.at && title === undefined);
  if (correction === undefined) return proposal;
  const { at: _at, ...decided } = correction;
  const { code: _code, fillTo: _fillTo, decimalComma: _comma, scale: _scale, dayOrder: _order, unit: _unit, ...base } = proposal;
  const same = decided.type === proposal.type && decided.code === proposal.code;
  return same ? { ...proposal, ...decided } : { ...base, ...(decided.type === proposal.type || (isNumber(decided.type) && isNumber(proposal.type)) ? pick(proposal) : {}), ...decided, why: why.corrected };
}

const isNumber = (type: string) => type === 'integer' || type === 'decimal';
const pick = ({ decimalComma, scale, dayOrder }: ColumnProposal) => ({ ...(decimalComma === undefined ? {} : { decimalComma }), ...(scale === undefined ? {} : { scale }), ...(dayOrder === undefined ? {} : { dayOrder }) });
const readingOf = ({ fit: _fit, filled: _filled, blank: _blank, examples: _examples, why: _why, ...reading }: ColumnProposal): ColumnReading => reading;
