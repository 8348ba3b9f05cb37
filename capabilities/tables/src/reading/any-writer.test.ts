import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTables } from '../index.ts';
import { csvParser } from './csv.ts';
import { openRecords } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-writer-'));
const tables = openTables({ folder: join(folder, 'scratch'), memory: '256MB' });
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});

const signs = ['a', 'z', 'à', 'ç', '·', 'ñ', '0', '7', ' ', ',', ';', '|', '\t', '"', '\n', '.', '-', '’'];
const cell = fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map((parts) => parts.join(''));
const rows = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const dialect = fc.record({ delimiter: fc.constantFrom(',', ';', '\t', '|'), end: fc.constantFrom('\n', '\r\n'), quoteAll: fc.boolean(), last: fc.boolean() });

/** A writer by the book (RFC 4180): cells are quoted where they must be, or all. */
function written(of: readonly (readonly string[])[], { delimiter, end, quoteAll, last }: { delimiter: string; end: string; quoteAll: boolean; last: boolean }): string {
  const quoted = (value: string) => (quoteAll || /["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value);
  return of.map((row) => row.map(quoted).join(delimiter)).join(end) + (last ? end : '');
}
/** An empty cell is no cell, and a line of nothing is no row. */
const expected = (of: readonly (readonly string[])[]) => of.map((row) => row.map((value) => (value === '' ? null : value)));

describe('whatever a correct writer writes is read as it was', () => {
  it('in any cut of the stream, with any delimiter, quoting and line end', () => {
    fc.assert(fc.property(rows, dialect, fc.integer({ min: 1, max: 40 }), (of, how, piece) => {
      const text = written(of, how);
      const parser = csvParser({ delimiter: how.delimiter });
      const read = [];
      for (let at = 0; at < text.length; at += piece) read.push(...parser.push(text.slice(at, at + piece)));
      read.push(...parser.end());
      expect(read.map(({ cells }) => cells)).toEqual(expected(of));
    }), { numRuns: 1500 });
  });
  it('in any encoding', async () => {
    let count = 0;
    await fc.assert(fc.asyncProperty(rows, dialect, fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'), async (of, how, encoding) => {
      const path = join(folder, `${(count += 1)}.csv`);
      const text = written(of, how);
      writeFileSync(path, encoding === 'utf-16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : encoding === 'utf-8' ? Buffer.from(text) : Buffer.from([...text].map((sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0)))));
      const read = [];
      for await (const some of openRecords({ path, kind: 'csv', delimiter: how.delimiter, encoding } as never)) read.push(...some);
      expect(read.map(({ cells }) => cells)).toEqual(expected(of));
    }), { numRuns: 150 });
  });
  it('at full speed and with care alike: the same rows in, the same table out, whatever their spaces', async () => {
    const words = fc.array(fc.constantFrom('a', 'Vic', 'l·l', ' ', '\u00a0', '"', ',', '—'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    const number = fc.oneof(fc.integer({ min: -9999, max: 9999 }).map(String), fc.constantFrom('', ' 7', '+8', '1.5', '1e2', '1_000', '007'));
    let count = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(number, words, fc.constantFrom('2024-01-31', '2024-1-5', 'infinity', 'epoch', '')), { minLength: 5, maxLength: 30 }), async (of) => {
      const body = of.map(([n, w, d]) => [n, `x${w}x${w}`, d].map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      const columns = [{ at: 0, name: 'n', title: 'n', type: 'integer' }, { at: 1, name: 'w', title: 'w', type: 'text' }, { at: 2, name: 'd', title: 'd', type: 'day', dayOrder: 'year-month-day' }] as const;
      const reading = { kind: 'csv', encoding: 'utf-8', delimiter: ',', skip: 0, header: 1, leaveTotals: false, blanks: [''], columns } as const;
      const read = async (gzip: boolean) => {
        const path = join(folder, `same-${(count += 1)}.csv`);
        const text = `n,w,d\n${body}\n`;
        writeFileSync(path, gzip ? gzipSync(text) : text);
        const out = `${path}.parquet`;
        const { rows: total, rejected } = await tables.load({ path, reading: { ...reading, ...(gzip ? { gzip } : {}) }, out });
        return { rows: (await tables.query({ sql: 'select * from t', tables: { t: out } })).rows, total, left: rejected?.rows ?? 0 };
      };
      // Packed, the same file is always read with care.
      const [fast, careful] = [await read(false), await read(true)];
      expect(fast).toEqual(careful);
      expect(fast.total + fast.left).toBe(of.length);
    }), { numRuns: 8 });
  });
});
