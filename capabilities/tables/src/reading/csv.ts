import { rowTooLong } from './refusals.ts';
import type { FileRecord, Records } from './records.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A quoted cell longer than this was never closed: its quote is then a letter like any other. */
const longestQuoted = 1 << 20;
const mostQuotedLines = 500;
/** Longest row, in characters; no table has longer ones. */
const longestRecord = 32 << 20;

/** Reads delimited text piece by piece, tolerating what real files have: quotes inside quoted cells that are not doubled, quotes never closed, any line ending. */
export async function* csvRecords(text: AsyncIterable<string>, { delimiter, quote = '"' }: { delimiter: string; quote?: string }): Records {
  const parser = csvParser({ delimiter, quote });
  for await (const piece of text) {
    const records = parser.push(piece);
    if (records.length > 0) yield records;
  }
  const rest = parser.end();
  if (rest.length > 0) yield rest;
}

export function csvParser({ delimiter, quote = '"' }: { delimiter: string; quote?: string }) {
  const separator = delimiter.charCodeAt(0);
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0) || QUOTE;
  let buffer = '';
  let line = 1;

  function take(final: boolean): FileRecord[] {
    const records: FileRecord[] = [];
    let start = 0;
    for (;;) {
      const found = recordAt(start, final);
      if (found === undefined) break;
      if (found.cells.length > 1 || found.cells[0] !== null) records.push({ line, cells: found.cells });
      line += found.lines;
      start = found.next;
      if (start >= buffer.length) break;
    }
    buffer = buffer.slice(start);
    return records;
  }

  /** The record that starts here, unless it may go on in the next piece. */
  function recordAt(start: number, final: boolean): { cells: (string | null)[]; next: number; lines: number } | undefined {
    const { length } = buffer;
    if (start >= length) return undefined;
    const cells: (string | null)[] = [];
    let lines = 0;
    let at = start;
    for (;;) {
      if (buffer.charCodeAt(at) === quoteCode) {
        const quoted = quotedAt(at, final);
        if (quoted === undefined) return undefined;
        if (quoted !== null) {
          cells.push(quoted.value === '' ? null : quoted.value);
          lines += quoted.lines;
          at = quoted.next;
          if (at >= length) return final ? { cells, next: length, lines: lines + 1 } : undefined;
          const code = buffer.charCodeAt(at);
          if (code === separator) {
            at += 1;
            if (at >= length && !final) return undefined;
            continue;
          }
          return ended(at);
        }
      }
      let end = at;
      let code = 0;
      while (end < length) {
        code = buffer.charCodeAt(end);
        if (code === separator || code === LF || code === CR) break;
        end += 1;
      }
      if (end >= length && !final) return undefined;
      cells.push(end === at ? null : buffer.slice(at, end));
      if (end >= length) return { cells, next: length, lines: lines + 1 };
      if (code !== separator) {
        at = end;
        return ended(end);
      }
      at = end + 1;
      if (at >= length && !final) return undefined;
    }

    function ended(end: number) {
      if (buffer.charCodeAt(end) === CR) {
        if (end + 1 >= length && !final) return undefined;
        return { cells, next: buffer.charCodeAt(end + 1) === LF ? end + 2 : end + 1, lines: lines + 1 };
      }
      return { cells, next: end + 1, lines: lines + 1 };
    }
  }

  /** A quoted cell; `null` when its quote never closes. */
  function quotedAt(open: number, final: boolean): { value: string; next: number; lines: number } | null | undefined {
    const { length } = buffer;
    let value = '';
    let lines = 0;
    let from = open + 1;
    for (let at = from; ;) {
      const close = buffer.indexOf(quote, at);
      for (let lf = buffer.indexOf('\n', at); lf >= 0 && lf < (close < 0 ? length : close); lf = buffer.indexOf('\n', lf + 1)) lines += 1;
      if (lines > mostQuotedLines || (close < 0 ? length : close) - open > longestQuoted) return null;
      if (close < 0) return final ? null : undefined;
      if (close + 1 >= length && !final) return undefined;
      const after = buffer.charCodeAt(close + 1);
      if (after === quoteCode) {
        value += buffer.slice(from, close + 1);
        from = close + 2;
        at = from;
        continue;
      }
      if (close + 1 >= length || after === separator || after === LF || after === CR) return { value: value + buffer.slice(from, close), next: close + 1, lines };
      // Where a line begins with a quote, the cell before was never closed.
      if (buffer.charCodeAt(close - 1) === LF) return null;
      // A quote in the middle of a cell, not doubled: it is text.
      at = close + 1;
    }
  }

  return {
    push(piece: string): FileRecord[] {
      buffer += piece;
      if (buffer.length > longestRecord) throw rowTooLong(longestRecord >> 20);
      // No row ends in what has no line end: waiting costs nothing, however long the line.
      return /[\r\n]/.test(piece) ? take(false) : [];
    },
    end: (): FileRecord[] => take(true),
  };
}
