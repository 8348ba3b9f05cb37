import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One part of a backup as it lies there: its bytes and the SHA-256 of them. */
export interface Part { readonly name: string; readonly bytes: number; readonly sha256: string }

/** Where a backup is written. Nothing counts as a backup until `finish`. */
export interface ArchiveWriter {
  /** Adds a part; with `expected`, refuses what has another SHA-256, and nothing stays of it. */
  add(name: string, source: Readable, options?: { readonly expected?: string }): Promise<Part>;
  has(name: string): Promise<boolean>;
  /** Writes the manifest last and makes the backup whole in one step. */
  finish(manifest: string): Promise<void>;
  /** Takes back what an unfinished backup left. */
  abandon(): Promise<void>;
}

export interface ArchiveReader {
  manifest(): Promise<string>;
  /** Throws when there is no such part. */
  open(name: string): Promise<Readable>;
  close(): Promise<void>;
}

export class PartDamaged extends Error {
  readonly part: string;
  constructor(part: string) {
    super(`The part ${part} does not have the content it should.`);
    this.name = 'PartDamaged';
    this.part = part;
  }
}

export const manifestName = 'manifest.json';

/** Passes bytes on and keeps count of them and of their hash. */
export function measured(): { through: Transform; taken(): { bytes: number; sha256: string } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, taken: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** Writes a file whole and flushed to the disk; nothing stays of one that fails or is not what was expected. */
export async function writeWhole({ path, name, source, expected }: { path: string; name: string; source: Readable; expected?: string | undefined }): Promise<Part> {
  const { through, taken } = measured();
  try {
    await pipeline(source, through, createWriteStream(path, { mode: 0o600 }));
    const part = { name, ...taken() };
    if (expected !== undefined && part.sha256 !== expected) throw new PartDamaged(name);
    const handle = await open(path, 'r+');
    await handle.sync().finally(() => handle.close());
    return part;
  } catch (failure) {
    await rm(path, { force: true });
    throw failure;
  }
}
