import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { FileRefused } from './refused.ts';
import type { FileContent, PutOptions, StoredFile } from './stage.ts';

/** Bytes `start` to `end`, both included, as HTTP counts them; to the last when there is no `end`. */
export type ByteRange = { start: number; end?: number };

/** Keeps files by the SHA-256 of their content: the same content is kept once, and what was kept never changes. */
export type FileStore = {
  /** Keeps a file. Throws FileRefused; nothing stays of a refused file. */
  put(content: FileContent, options: PutOptions): Promise<StoredFile>;
  /** Reads a file. Throws FileRefused `missing`, or RangeError for a range outside it. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  stat(sha256: string): Promise<{ size: number } | undefined>;
  /** True when there was such a file. Content is shared: remove it only when nothing refers to it any more. */
  remove(sha256: string): Promise<boolean>;
  /** Reads the whole file again and compares it with its hash. */
  verify(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
};

/** Two levels of 256 folders keep any folder small, with millions of files too. Throws FileRefused `missing` for what is no hash. */
export function placeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileRefused('missing', { sha256 });
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Throws RangeError unless the range lies within the size. */
export function checkRange({ start, end }: ByteRange, size: number): Required<ByteRange> {
  const last = Math.min(end ?? size - 1, size - 1);
  if (!(Number.isSafeInteger(start) && start >= 0 && start <= last)) throw new RangeError(`Bytes ${start} to ${end ?? 'the last'} are not within a file of ${size}`);
  return { start, end: last };
}

export async function verifyContent({ store, sha256 }: { store: Pick<FileStore, 'open'>; sha256: string }): Promise<'intact' | 'damaged' | 'missing'> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await store.open(sha256)) hash.update(chunk as Uint8Array);
  } catch (error) {
    if (error instanceof FileRefused && error.code === 'missing') return 'missing';
    throw error;
  }
  return hash.digest('hex') === sha256 ? 'intact' : 'damaged';
}
