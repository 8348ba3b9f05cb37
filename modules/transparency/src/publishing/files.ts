import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVersion, tables } from '@comu/catalogue';
import { holdFile, type Context } from '@comu/kernel';
import { formats, type Format } from '@comu/open-data';

export interface PublicFile { readonly format: Format; readonly sha256: string; readonly bytes: number }
/** Rows of one sheet of a workbook, its header aside. */
const sheetRows = 1_048_575;
const most = 20 * 1024 ** 3;
const named = (column: string) => `"${column.replaceAll('"', '""')}"`;

/** Writes the columns that may leave, and no others, in every format that suits them, and keeps the files by their hash. All that the public is ever given of a dataset is read from these. */
export async function writePublicFiles(context: Context, { code, version, columns, rows }: { code: string; version: string; columns: readonly { readonly name: string; readonly type: string }[]; rows: number }): Promise<PublicFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'comu-release-'));
  const suits = (format: Format) => (format === 'geojson' ? columns.some(({ type }) => type === 'geometry') : format === 'xlsx' ? rows <= sheetRows : true);
  try {
    const path = await openVersion(context, version);
    const files: PublicFile[] = [];
    for (const format of (Object.keys(formats) as Format[]).filter(suits)) {
      const out = join(folder, `${randomUUID()}.${formats[format].ending}`);
      await tables().write({ sql: `select ${columns.map(({ name }) => named(name)).join(', ')} from ${named(code)}`, tables: { [code]: path }, format, out });
      const name = `${code}.${formats[format].ending}`;
      const stored = await context.files.put(createReadStream(out), { name, maxBytes: most });
      await holdFile(context, { sha256: stored.sha256, name, size: stored.size, type: stored.type });
      files.push({ format, sha256: stored.sha256, bytes: stored.size });
    }
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
