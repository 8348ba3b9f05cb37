import { open } from 'node:fs/promises';

/** The first bytes of a file. */
export async function headOf({ path, bytes }: { path: string; bytes: number }): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(head, 0, bytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The bytes as text: UTF-8, UTF-16 with its mark or without, or the Western code page of old exports; undefined when they are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  }
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return unmarked;
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return undefined;
  try {
    // Streaming, so that a letter cut by the end of the head is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 that lost its mark: every other byte of Western text is zero, and what comes of it has no control character. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 5 < bytes.length * 2 || Math.min(even, odd) > 0) return undefined;
  const text = new TextDecoder(odd > even ? 'utf-16le' : 'utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file
  return /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text) ? undefined : text;
}

/** What stands before the root element of XML, read as XML is, so that a comment or CDATA cannot pass for a declaration. */
export function readProlog(text: string): { root: string | undefined; doctype: boolean; entities: boolean } {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let doctype = false;
  let entities = false;
  const skip = (ending: string): void => {
    const end = text.indexOf(ending, at);
    at = end < 0 ? text.length : end + ending.length;
  };
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at += 1;
    else if (text.startsWith('<?', at)) skip('?>');
    else if (text.startsWith('<!--', at)) skip('-->');
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      doctype = true;
      const [declaration = ''] = /^<!doctype[^[>]*(\[[\s\S]*?\]\s*)?>/i.exec(text.slice(at)) ?? [text.slice(at)];
      entities ||= /<!entity/i.test(declaration) || /%[\w.-]+;/.test(declaration);
      at += declaration.length;
    } else break;
  }
  return { root: /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(text.slice(at, at + 200))?.[1], doctype, entities };
}
