import { open, stat, type FileHandle } from 'node:fs/promises';

export type ZipEntry = { name: string; compressed: number; uncompressed: number; encrypted: boolean; method: number; offset: number };
/** Reads `length` bytes at `start`; fewer at the end. */
type Read = (start: number, length: number) => Promise<Buffer>;

const mostDirectory = 64 * 1024 * 1024;

/** Reads the directory of a zip file without unpacking anything (APPNOTE 6.3, Zip64 too). Throws when there is none that can be read. */
export async function readZip({ path }: { path: string }): Promise<{ entries: ZipEntry[]; size: number }> {
  return withFile(path, async (read, size) => ({ entries: await readDirectory({ read, size }), size }));
}

export async function withFile<Result>(path: string, use: (read: Read, size: number, handle: FileHandle) => Promise<Result>): Promise<Result> {
  const handle = await open(path, 'r');
  try {
    const read: Read = async (start, length) => {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, start);
      return bytes.subarray(0, bytesRead);
    };
    return await use(read, (await stat(path)).size, handle);
  } finally {
    await handle.close();
  }
}

/** The directory of an archive that lies in memory or in a file. */
export async function readDirectory({ read, size }: { read: Read; size: number }): Promise<ZipEntry[]> {
  const { start, length } = await findDirectory({ read, size });
  if (length > mostDirectory || start + length > size) throw new Error('The directory of the archive lies outside the file');
  const directory = await read(start, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
    const [uncompressed, compressed, offset] = zip64Sizes(sizes, extra);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength), compressed: compressed!, uncompressed: uncompressed!, offset: offset!,
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1, method: directory.readUInt16LE(at + 10),
    });
    at = next;
  }
  return entries;
}

async function findDirectory({ read, size }: { read: Read; size: number }): Promise<{ start: number; length: number }> {
  const tailStart = Math.max(0, size - 65_557);
  const tail = await read(tailStart, Math.min(size, 65_557));
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + 22 > tail.length) throw new Error('The archive has no directory');
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  const locator = at >= 20 && tail.readUInt32LE(at - 20) === 0x07064b50 ? tail.subarray(at - 20, at) : undefined;
  if (!locator || (length !== 0xffffffff && start !== 0xffffffff && tail.readUInt16LE(at + 10) !== 0xffff)) return { start, length };
  const end = await read(Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== 0x06064b50) throw new Error('The Zip64 directory of the archive cannot be read');
  return { length: Number(end.readBigUInt64LE(40)), start: Number(end.readBigUInt64LE(48)) };
}

/** A size that does not fit in 32 bits is written as all ones there, and in full in the extra field 1. */
function zip64Sizes(sizes: readonly number[], extra: Buffer): number[] {
  let field: Buffer | undefined;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let at = 0;
  return sizes.map((size) => {
    if (size !== 0xffffffff || !field || at + 8 > field.length) return size;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}
