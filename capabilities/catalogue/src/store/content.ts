import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explainFile, holdFile, type Context } from '@comu/kernel';
import { Version } from '../records/index.ts';
import { scratch } from './engine.ts';

const mostBytes = 200 * 1024 ** 3;
const mostCopies = 8 * 1024 ** 3;

/** Keeps a file of data in the store, under its hash. What is governed is never handed out as a file: only through the access rules of its dataset. */
export async function keepContent(context: Pick<Context, 'files' | 'db' | 'organisation' | 'now' | 'me'>, { path, name, governed = true }: { path: string; name: string; governed?: boolean }): Promise<{ sha256: string; size: number }> {
  const stored = await context.files.put(createReadStream(path), { name, maxBytes: mostBytes }).catch((failure: unknown) => { throw explainFile(failure); });
  await holdFile(context, { sha256: stored.sha256, name, size: stored.size, type: stored.type }, governed ? { governed: true } : {});
  return { sha256: stored.sha256, size: stored.size };
}

const copying = new Map<string, Promise<string>>();

/** A path on this machine with the content of a stored file. Copies are kept by hash and the oldest make room; two that ask at once wait for one copy. */
export async function copyOf({ files }: Pick<Context, 'files'>, sha256: string, extension: string): Promise<string> {
  const folder = join(scratch(), 'copies');
  const path = join(folder, `${sha256}${extension}`);
  const size = await sizeOf(path);
  if (size !== undefined && size === (await files.stat(sha256))?.size) {
    await utimes(path, new Date(), new Date());
    return path;
  }
  const under = copying.get(path) ?? copy({ files, sha256, folder, path }).finally(() => copying.delete(path));
  copying.set(path, under);
  return under;
}

async function copy({ files, sha256, folder, path }: { files: Context['files']; sha256: string; folder: string; path: string }): Promise<string> {
  await mkdir(folder, { recursive: true });
  await makeRoom(folder);
  const partial = join(folder, `.${randomUUID()}`);
  try {
    await pipeline(await files.open(sha256).catch((failure: unknown) => { throw explainFile(failure); }), createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  return path;
}

async function makeRoom(folder: string): Promise<void> {
  const held = await Promise.all((await readdir(folder)).map(async (name) => { const found = await stat(join(folder, name)).catch(() => undefined); return { name, size: found?.size ?? 0, used: found?.mtimeMs ?? 0 }; }));
  let total = held.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of held.toSorted((a, b) => a.used - b.used)) {
    if (total <= mostCopies) return;
    await rm(join(folder, name), { force: true });
    total -= size;
  }
}

const sizeOf = async (path: string) => (await stat(path).catch(() => undefined))?.size;

/** A local path of a version's Parquet, fetched from the store when it is not beside us. */
export async function openVersion(context: Pick<Context, 'db' | 'files'>, version: string): Promise<string> {
  const { content } = await context.db.get(Version, version);
  return copyOf(context, content, '.parquet');
}

/** A path for a work file of this process. */
export const workFile = (extension: string): string => join(scratch(), `${randomUUID()}${extension}`);
