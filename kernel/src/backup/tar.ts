import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { manifestName, writeWhole, type ArchiveReader, type ArchiveWriter, type Part } from './archive.ts';
import { fileTaken, notABackup } from './refusals.ts';

const block = 512;

/** A backup in one file, a POSIX tar that any system opens. Each part waits in a file beside it until its size is known. */
export async function writeTar(path: string): Promise<ArchiveWriter> {
  if (existsSync(path)) throw fileTaken({ file: path });
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  const waiting = `${path}.part`;
  const written = new Set<string>();
  await rm(partial, { force: true });

  const append = async (source: Readable | undefined, bytes: Buffer = Buffer.alloc(0)) => {
    await pipeline(join(source, bytes), createWriteStream(partial, { flags: 'a', mode: 0o600 }));
  };
  const add: ArchiveWriter['add'] = async (name, source, { expected } = {}): Promise<Part> => {
    const part = await writeWhole({ path: waiting, name, source, expected });
    await append(undefined, headerOf({ name, size: part.bytes }));
    await append(createReadStream(waiting), Buffer.alloc((block - (part.bytes % block)) % block));
    await rm(waiting);
    written.add(name);
    return part;
  };
  return {
    add,
    has: async (name) => written.has(name),
    async finish(manifest) {
      await add(manifestName, Readable.from([Buffer.from(manifest)]));
      await append(undefined, Buffer.alloc(2 * block));
      const handle = await open(partial, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(partial, path);
    },
    async abandon() {
      await rm(partial, { force: true });
      await rm(waiting, { force: true });
    },
  };
}

async function* join(source: Readable | undefined, end: Buffer) {
  if (source !== undefined) yield* source;
  if (end.length > 0) yield end;
}

/** POSIX.1-1988 (ustar), with the sizes beyond 8 GB in base 256 as GNU tar and every other writes them. */
function headerOf({ name, size }: { name: string; size: number }): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write(`${Math.floor(Date.now() / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Finds where each part lies by reading the headers alone, so that parts open in any order. */
export async function readTar(path: string): Promise<ArchiveReader> {
  const handle = await open(path, 'r');
  const places = new Map<string, { start: number; size: number }>();
  const header = Buffer.alloc(block);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(header, 0, block, at);
    if (bytesRead < block || header[0] === 0) break;
    if (header.toString('latin1', 257, 262) !== 'ustar') {
      await handle.close();
      throw notABackup({ from: path });
    }
    const name = header.toString('utf8', 0, header.indexOf(0) < 100 ? header.indexOf(0) : 100);
    const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(header.toString('latin1', 124, 135), 8);
    places.set(name, { start: at + block, size });
    at += block + Math.ceil(size / block) * block;
  }
  const reader: ArchiveReader = {
    async manifest() {
      const chunks: Buffer[] = [];
      for await (const chunk of await reader.open(manifestName)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    async open(name) {
      const place = places.get(name);
      if (place === undefined) throw new Error(`The backup ${path} has no part ${name}.`);
      return place.size === 0 ? Readable.from([]) : createReadStream(path, { start: place.start, end: place.start + place.size - 1 });
    },
    close: () => handle.close(),
  };
  return reader;
}
