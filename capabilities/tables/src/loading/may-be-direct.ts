import { open } from 'node:fs/promises';
import { headOf } from '../reading/bytes.ts';
import { csvParser } from '../reading/csv.ts';
import { isTotals } from '../reading/totals.ts';
import type { Loading } from './load.ts';

/** Whether the engine may read the file itself, at full speed: plain UTF-8 text whose heading takes as many lines as it has rows and whose end is no total. Anything else, and anything it trips over, is read carefully. */
export async function mayBeDirect({ path, reading }: Pick<Loading, 'path' | 'reading'>): Promise<boolean> {
  if (reading.kind !== 'csv' || reading.encoding !== 'utf-8' || reading.member !== undefined || reading.gzip || reading.delimiter?.length !== 1 || (reading.quote ?? '"') !== '"') return false;
  const dialect = { delimiter: reading.delimiter };
  const head = csvParser(dialect).push((await headOf(path, 262_144)).toString('utf8'));
  const first = head[reading.skip + reading.header];
  if (first !== undefined && first.line !== reading.skip + reading.header + 1) return false;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 16_384);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const parser = csvParser(dialect);
    const last = [...parser.push(buffer.toString('utf8')), ...parser.end()].at(-1);
    return !(reading.leaveTotals && last !== undefined && isTotals(last, reading.columns.length));
  } finally {
    await file.close();
  }
}
