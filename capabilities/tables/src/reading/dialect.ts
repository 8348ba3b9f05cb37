import { csvParser } from './csv.ts';

const candidates = [';', ',', '\t', '|', '~', '^'];

/** The delimiter under which most rows have the same, greatest number of cells. */
export function delimiterOf(text: string): string {
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of candidates) {
    const parser = csvParser({ delimiter });
    const records = [...parser.push(text), ...parser.end()].slice(0, 2000);
    const rows = records.length > 3 ? records.slice(0, -1) : records;
    const widths = new Map<number, number>();
    for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    for (const [width, count] of widths) {
      if (width < 2) continue;
      const score = (count / rows.length) * (2 - 1 / width) + Math.min(width, 50) / 1000;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}
