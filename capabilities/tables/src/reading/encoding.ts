import type { Encoding } from '../types.ts';

/** The encoding of a text by its first bytes: the byte order mark, the zeros of UTF-16, valid UTF-8, otherwise Windows-1252. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const some = head.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (let at = 0; at < some.length; at += 1) {
    if (some[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > some.length / 5 && even < odd / 4) return 'utf-16le';
  if (even > some.length / 5 && odd < even / 4) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

function isUtf8(head: Buffer): boolean {
  // The last character may be cut.
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      if (head.length < 4096) return false;
    }
  }
  return false;
}

/** Text of bytes that come in pieces; a byte order mark is left out. */
export async function* textOf(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
