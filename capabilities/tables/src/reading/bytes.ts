import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { growsTooMuch } from './growth.ts';
import { tooBigUnpacked, tooBigToRead } from './refusals.ts';
import { openMember } from './zip.ts';

/** Where the bytes of a file come from: the file itself, one packed in a ZIP, or a gzip. */
export interface Packing { readonly path: string; readonly member?: string | undefined; readonly gzip?: boolean | undefined }

export async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The unpacked bytes, in pieces; `onRead` tells how many packed bytes were taken so far. */
export async function* bytesOf({ path, member, gzip }: Packing, onRead: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  const { size } = await stat(path);
  if (member !== undefined) {
    yield* openMember({ path, member, onRead });
    return;
  }
  let taken = 0;
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  file.on('data', (piece) => {
    taken += piece.length;
    onRead(taken);
  });
  const stream = gzip ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => stream.destroy(error));
  let grown = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      grown += piece.length;
      if (gzip && growsTooMuch(grown, size)) throw tooBigUnpacked();
      yield piece;
    }
  } finally {
    file.destroy();
    if (stream !== file) stream.destroy();
  }
}

/** The whole content, for kinds that cannot be read piece by piece. */
export async function wholeOf(packing: Packing, most: number, onRead?: (bytes: number) => void): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytesOf(packing, onRead)) {
    size += piece.length;
    if (size > most) throw tooBigToRead(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
