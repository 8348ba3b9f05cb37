import type { FileRecord } from './records.ts';

const word = /^\s*(#|Σ|total|totals|suma|sumes|sumas|total general|total província|total provincia|total .{0,40}|font:.*|fuente:.*|source:.*|nota:.*|notes?:.*|elaborat.*|elaborado.*|\(\*\).*|\* .*)\s*$/i;

/** Whether a last row is a total or a note and not a row of the table. */
export function isTotals({ cells }: FileRecord, width: number): boolean {
  const filled = cells.filter((cell) => cell !== null && cell.trim() !== '');
  if (filled.length === 0) return false;
  const first = filled[0]!;
  if (/^\s*(font|fuente|source|notes?|nota)\s*:/i.test(first)) return filled.length <= Math.max(1, width / 3);
  return word.test(first) && (width === 1 || filled.length >= 2 || cells.length < width) && filled.slice(1).every((cell) => /\d/.test(cell!));
}
