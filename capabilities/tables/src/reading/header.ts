import { daySense } from './days.ts';
import type { FileRecord } from './records.ts';

export interface Frame {
  /** Records before the header, and rows of the header. */
  readonly skip: number;
  readonly header: number;
  readonly titles: readonly string[];
  readonly width: number;
}

const isNumber = (cell: string | null) => cell !== null && /^[\s+\-−]*[\d.,\s]*\d[\d.,\s]*(?:%|€)?\s*$/.test(cell) ;
const isYear = (cell: string | null) => cell !== null && /^\s*(19|20)\d\d\s*$/.test(cell);
const isWord = (cell: string | null) => cell !== null && cell.trim() !== '' && (!isNumber(cell) || isYear(cell)) && daySense([cell.trim()]) === undefined;

/** How many cells say something; a title that was merged over several columns comes in each of them and counts once. */
function filled({ cells }: FileRecord): number {
  const said = cells.filter((cell) => cell !== null && cell.trim() !== '');
  return said.length > 2 && isWord(said[0] ?? null) && said.every((cell) => cell === said[0]) ? 1 : said.length;
}

/** Where the table begins in the rows of a file: what stands before it, how many rows its heading takes, and what it calls its columns. */
export function frameOf(records: readonly FileRecord[], given: { skip?: number | undefined; header?: number | undefined } = {}): Frame {
  const width = usualWidth(records);
  const skip = given.skip ?? firstOf(records, width);
  const header = given.header ?? headerRows(records.slice(skip, skip + 40), width);
  const rows = records.slice(skip, skip + header);
  const widest = Math.max(width, ...rows.map(({ cells }) => lastFilled(cells)));
  return { skip, header, width: widest, titles: titlesOf(rows, widest) };
}

/** The number of cells that most rows have, without empty ones at the end. */
function usualWidth(records: readonly FileRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records.slice(0, 5000)) widths.set(lastFilled(cells), (widths.get(lastFilled(cells)) ?? 0) + 1);
  const full = Math.max(1, ...widths.keys());
  const rows = [...widths.values()].reduce((a, b) => a + b, 0);
  // The widest that a tenth of the rows, and more than one, reach: rows may leave their last cells empty.
  let reached = 0;
  for (const [width, count] of [...widths].toSorted(([a], [b]) => b - a)) {
    reached += count;
    if (reached >= Math.max(rows * 0.1, 2)) return width;
  }
  return full;
}

const lastFilled = (cells: readonly (string | null)[]): number => {
  let at = cells.length;
  while (at > 0 && (cells[at - 1] ?? '').trim() === '') at -= 1;
  return at;
};

function firstOf(records: readonly FileRecord[], width: number): number {
  const need = Math.max(Math.ceil(width * 0.6), Math.min(width, 2));
  const head = records.slice(0, 60);
  for (const [at, record] of head.entries()) {
    if (filled(record) < need) {
      // A row of group titles over a fuller heading belongs to it.
      const next = head[at + 1];
      if (next !== undefined && filled(record) >= 2 && width > 3 && filled(next) >= need && next.cells.every((cell) => cell === null || isWord(cell)) && lastFilled(record.cells) > 2) return at;
      continue;
    }
    return at;
  }
  return 0;
}

function headerRows(records: readonly FileRecord[], width: number): number {
  const [first, second] = records;
  if (first === undefined) return 0;
  const allWords = first.cells.slice(0, width).every((cell) => cell === null || isWord(cell));
  if (!allWords) return 0;
  const body = records.slice(2);
  const typed = (rows: readonly FileRecord[], at: number) => {
    const cells = rows.map(({ cells }) => cells[at] ?? null).filter((cell) => cell !== null && cell.trim() !== '');
    return cells.length > 0 && cells.filter((cell) => isNumber(cell) || daySense([cell!.trim()]) !== undefined).length > cells.length * 0.6;
  };
  const columns = [...Array(width).keys()];
  const typedColumns = columns.filter((at) => typed(body.length > 0 ? body : records.slice(1), at));
  if (typedColumns.length === 0 && second !== undefined && body.length > 0 && looksLikeData(first, records.slice(1), width)) return 0;
  if (second === undefined || body.length === 0) return 1;
  const groups = filled(first) < lastFilled(second.cells) || new Set(first.cells.filter((cell) => cell !== null)).size < filled(first);
  const secondIsHeading = second.cells.slice(0, width).every((cell) => cell === null || isWord(cell)) && typedColumns.some((at) => second.cells[at] !== null && (!isNumber(second.cells[at] ?? null) || (isYear(second.cells[at] ?? null) && !body.every(({ cells }) => isYear(cells[at] ?? null)))));
  return groups && secondIsHeading ? 2 : 1;
}

/** A first row of texts that come again below is data: the file has no heading. */
function looksLikeData(first: FileRecord, rows: readonly FileRecord[], width: number): boolean {
  let repeated = 0;
  for (let at = 0; at < width; at += 1) if (rows.some(({ cells }) => cells[at] !== null && cells[at] === first.cells[at])) repeated += 1;
  return repeated > 0 && repeated >= width / 2;
}

function titlesOf(rows: readonly FileRecord[], width: number): string[] {
  const levels = rows.map(({ cells }, level) => {
    let carried = '';
    return [...Array(width).keys()].map((at) => {
      const title = (cells[at] ?? '').replace(/\s+/g, ' ').replace(/^#\s*/, '').trim();
      // A group title stands over the columns to its right until the next one.
      if (level < rows.length - 1 && title !== '') carried = title;
      return level < rows.length - 1 ? carried : title;
    });
  });
  return [...Array(width).keys()].map((at) => {
    const parts = levels.map((titles) => titles[at] ?? '').filter((title) => title !== '');
    return parts.filter((title, index) => parts.indexOf(title) === index).join(' · ') || `Columna ${at + 1}`;
  });
}
