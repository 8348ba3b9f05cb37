import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tables } from '@comu/catalogue';
import { unzipSync } from 'fflate';

/** All that a file says, in its own way: what is packed in a workbook, a Parquet or a PDF is unpacked, because a search over packed bytes finds nothing and proves nothing. */
export async function saidIn(bytes: Buffer): Promise<string> {
  const begins = bytes.subarray(0, 4).toString('latin1');
  if (begins.startsWith('PK')) return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8')).join('\n');
  if (begins === '%PDF') return spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' }).stdout;
  if (begins !== 'PAR1') return bytes.toString('utf8');
  const folder = mkdtempSync(join(tmpdir(), 'comu-said-'));
  try {
    const file = join(folder, 'x.parquet');
    writeFileSync(file, bytes);
    return JSON.stringify(await tables().query({ sql: 'select * from file', tables: { file } }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
