import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import { growsTooMuch } from './growth.ts';
import { brokenFile, noSuchPart, tooBigUnpacked } from './refusals.ts';

export interface ZipEntry { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly offset: number }

const mostEntries = 10_000;

/** The files packed in a ZIP (also ZIP64), from its central directory (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3). */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    return await readDirectory(file);
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - 65_557);
  const tail = await piece(file, tailStart, size - tailStart);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length) throw brokenFile('ZIP');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if (start === 0xffffffff || count === 0xffff) {
    const locator = end - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) throw brokenFile('ZIP64');
    const record = await piece(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    count = Number(record.readBigUInt64LE(32));
    length = Number(record.readBigUInt64LE(40));
    start = Number(record.readBigUInt64LE(48));
  }
  if (count > mostEntries || length > 64 * 1024 ** 2 || start + length > size) throw brokenFile('ZIP');
  const directory = await piece(file, start, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count && at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw brokenFile('ZIP');
    const [nameLength, extraLength, noteLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString((directory.readUInt16LE(at + 8) & 0x800) === 0 ? 'latin1' : 'utf8', at + 46, at + 46 + nameLength);
    const sizes = longSizes(directory, at, at + 46 + nameLength, extraLength);
    if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw brokenFile('ZIP amb contrasenya');
    if (!name.endsWith('/')) entries.push({ name, method: directory.readUInt16LE(at + 10), ...sizes });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/** Sizes and offset of an entry, which a ZIP64 keeps in an extra field when they do not fit. */
function longSizes(directory: Buffer, at: number, extraAt: number, extraLength: number) {
  let [packed, unpacked, offset] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 42)];
  for (let field = extraAt; field + 4 <= extraAt + extraLength;) {
    const length = directory.readUInt16LE(field + 2);
    if (directory.readUInt16LE(field) === 1) {
      let value = field + 4;
      const next = () => {
        const found = Number(directory.readBigUInt64LE(value));
        value += 8;
        return found;
      };
      if (unpacked === 0xffffffff) unpacked = next();
      if (packed === 0xffffffff) packed = next();
      if (offset === 0xffffffff) offset = next();
    }
    field += 4 + length;
  }
  return { packed, unpacked, offset };
}

/** The bytes of one packed file, stopped when they grow beyond what the directory tells or beyond reason. */
export async function* openMember({ path, member, onRead = () => {} }: { path: string; member: string; onRead?: (bytes: number) => void }): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const entries = await readDirectory(file);
    const entry = entries.find(({ name }) => name === member);
    if (entry === undefined) throw noSuchPart(member, entries.map(({ name }) => name));
    const header = await piece(file, entry.offset, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw brokenFile('ZIP');
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (entry.method !== 0 && entry.method !== 8) throw brokenFile(`ZIP ${entry.method}`);
    const packed = Readable.from(pieces(file, start, entry.packed, onRead));
    const stream = entry.method === 8 ? packed.pipe(createInflateRaw()) : packed;
    packed.on('error', (error) => stream.destroy(error));
    let grown = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      grown += part.length;
      if (growsTooMuch(grown, entry.packed)) throw tooBigUnpacked();
      yield part;
    }
    if (grown < entry.unpacked) throw brokenFile('ZIP');
  } finally {
    await file.close();
  }
}

async function* pieces(file: FileHandle, start: number, length: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += 1 << 18) {
    const part = await piece(file, start + at, Math.min(1 << 18, length - at));
    if (part.length === 0) throw brokenFile('ZIP');
    onRead(at + part.length);
    yield part;
  }
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
