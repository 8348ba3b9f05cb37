import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileRefused } from './refused.ts';
import { stage, sweep, type Staged } from './stage.ts';
import { checkRange, placeOf, verifyContent, type FileStore } from './store.ts';

/** Files in a folder of this machine. */
export function localFiles({ folder }: { folder: string }): FileStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (sha256: string): string => join(folder, placeOf(sha256));
  let swept: Promise<void> | undefined;

  async function keep({ file, path }: Staged): Promise<void> {
    const place = pathOf(file.sha256);
    // A copy of another size was damaged since: the new one heals it.
    if ((await sizeOf(place)) === file.size) return;
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
    for (const changed of [dirname(place), dirname(dirname(place)), folder]) await flush(changed);
  }

  const store: FileStore = {
    async put(content, options) {
      await (swept ??= sweep(incoming));
      return stage({ content, options, folder: incoming, keep });
    },
    async open(sha256, range) {
      const size = await sizeOf(pathOf(sha256));
      if (size === undefined) throw new FileRefused('missing', { sha256 });
      const stream = createReadStream(pathOf(sha256), range && checkRange(range, size));
      await once(stream, 'open');
      return stream;
    },
    async stat(sha256) {
      const size = await sizeOf(pathOf(sha256));
      return size === undefined ? undefined : { size };
    },
    async remove(sha256) {
      try {
        await unlink(pathOf(sha256));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
    verify: (sha256) => verifyContent({ store, sha256 }),
  };
  return store;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A new name survives a power cut only once its folder is flushed; Windows cannot and need not. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
