import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { tables } from '@comu/catalogue';
import type { Context, RowOf } from '@comu/kernel';
import type { Release } from '../transparency.records.ts';

export type Cell = string | number | boolean | null;
export type Out = Pick<RowOf<typeof Release>, 'files' | 'columns' | 'rows'>;
const folder = join(tmpdir(), `comu-public-${process.pid}`);
export const cell = (value: unknown): Cell => (value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as Cell) : JSON.stringify(value));

/** The same for programs, which read a decimal as a number. */
export const cellOf = (value: unknown, type: string | undefined): Cell => (type === 'decimal' && typeof value === 'string' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : cell(value));

/** A path with the Parquet that is out: there is nothing in it that the public may not have. */
export async function publicParquet({ files }: Pick<Context, 'files'>, { files: out }: Out): Promise<string> {
  const { sha256, bytes } = out.find(({ format }) => format === 'parquet')!;
  const path = join(folder, `${sha256}.parquet`);
  if ((await stat(path).catch(() => undefined))?.size === bytes) return path;
  await mkdir(folder, { recursive: true });
  const partial = join(folder, randomUUID());
  await pipeline(await files.open(sha256), createWriteStream(partial));
  await rename(partial, path);
  return path;
}

const previews = new Map<string, { columns: string[]; rows: Cell[][]; total: number }>();
/** The first rows of what is out; the same file gives the same rows, so they are kept. */
export async function previewOf(context: Context, release: Out): Promise<{ columns: string[]; rows: Cell[][]; total: number }> {
  const key = release.files.find(({ format }) => format === 'parquet')?.sha256 ?? '';
  const before = previews.get(key);
  if (before !== undefined) return before;
  const { columns, rows } = await tables().query({ sql: 'select * from data', tables: { data: await publicParquet(context, release) }, limits: { rows: 10 } });
  const made = { columns: columns.map(({ name }) => name), rows: rows.map((row) => row.map(cell)), total: release.rows };
  if (previews.size > 1000) previews.clear();
  previews.set(key, made);
  return made;
}
