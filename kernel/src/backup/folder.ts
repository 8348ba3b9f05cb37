import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { manifestName, writeWhole, type ArchiveReader, type ArchiveWriter } from './archive.ts';
import { folderTaken } from './refusals.ts';

const tablesOf = /^tables-[0-9TZ-]+$/;

/**
 * A backup in a folder. A later backup into the same folder copies only the files that are new; the earlier tables go
 * once the later manifest stands, so there is a whole backup in the folder at every moment.
 */
export async function writeFolder({ folder, tables }: { folder: string; tables: string }): Promise<ArchiveWriter> {
  const others = existsSync(folder) ? (await readdir(folder)).filter((name) => name !== manifestName && name !== 'files' && name !== 'secret' && !tablesOf.test(name)) : [];
  if (others.length > 0) throw folderTaken({ folder, other: others[0] });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = async (name: string) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    return path;
  };
  return {
    async add(name, source, { expected } = {}) {
      const path = await place(name);
      const part = await writeWhole({ path: `${path}.partial`, name, source, expected });
      await rename(`${path}.partial`, path);
      return part;
    },
    has: async (name) => existsSync(join(folder, name)),
    async finish(manifest) {
      const path = join(folder, manifestName);
      await writeWhole({ path: `${path}.partial`, name: manifestName, source: Readable.from([Buffer.from(manifest)]) });
      await rename(`${path}.partial`, path);
      for (const name of await readdir(folder)) if (tablesOf.test(name) && name !== tables) await rm(join(folder, name), { recursive: true });
    },
    abandon: () => rm(join(folder, tables), { recursive: true, force: true }),
  };
}

export function readFolder(folder: string): ArchiveReader {
  return {
    manifest: () => readFile(join(folder, manifestName), 'utf8'),
    async open(name) {
      const stream = createReadStream(join(folder, name));
      await once(stream, 'open');
      return stream;
    },
    close: async () => undefined,
  };
}
