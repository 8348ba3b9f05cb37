import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect, type FileFacts } from './inspect.ts';
import { safeName } from './name.ts';
import { asRefusal, FileRefused } from './refused.ts';
import { checkType, typeOf } from './type.ts';

export type FileContent = Uint8Array | AsyncIterable<Uint8Array | string>;
export type PutOptions = {
  name: string;
  /** The most bytes that are taken; reading stops there. */
  maxBytes: number;
  /** Media types, `image/*` for a family; everything when not said. */
  allowed?: readonly string[];
};
export type StoredFile = { sha256: string; size: number; type: string; name: string; facts: FileFacts };
export type Staged = { file: StoredFile; path: string };

const abandonedAfter = 24 * 60 * 60 * 1000;

/**
 * Receives a file into `folder`, flushed to the disk and examined, and hands it to `keep`, which moves or copies it to
 * its place. Whatever happens, nothing of it stays in `folder`. Throws FileRefused.
 */
export async function stage({ content, options, folder, keep }: {
  content: FileContent; options: PutOptions; folder: string; keep: (staged: Staged) => Promise<void>;
}): Promise<StoredFile> {
  const name = safeName(options.name);
  const path = join(folder, randomUUID());
  try {
    await mkdir(folder, { recursive: true });
    const { sha256, size } = await receive({ content, path, maxBytes: options.maxBytes });
    if (size === 0) throw new FileRefused('empty', { name });
    const type = await typeOf({ path, name });
    checkType({ name, type, allowed: options.allowed });
    const file = { sha256, size, type, name, facts: await inspect({ path, type }) };
    await keep({ file, path });
    return file;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await rm(path, { force: true });
  }
}

async function receive({ content, path, maxBytes }: { content: FileContent; path: string; maxBytes: number }): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(path, 'wx', 0o440);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > maxBytes) throw new FileRefused('too-large', { maxBytes });
      hash.update(bytes);
      await writeAll(handle, bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) written += (await handle.write(bytes, written)).bytesWritten;
}

/** Removes what a killed process left half received. */
export async function sweep(folder: string): Promise<void> {
  for (const left of await readdir(folder).catch(() => [])) {
    const path = join(folder, left);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(path, { force: true });
  }
}
