import { UnreadableLog } from './unreadable.ts';

/** What a stream of XML is made of, as far as XES needs: tags and their attributes. */
export type Tag =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string };

/** Longest single tag taken, in characters. */
const longestTag = 1_000_000;

/** Deepest nesting taken. */
const deepest = 100;

/** Reads the tags of an XML stream without ever holding more than one tag. Entities and DOCTYPEs are refused, and so is a file that is cut short or whose tags do not match. */
export async function* tagsOf(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<Tag> {
  const open: string[] = [];
  for await (const { tag, at } of looseTags(chunks)) {
    if (tag.kind === 'open' && !tag.empty && open.push(tag.name) > deepest) throw new UnreadableLog('broken', { reason: `<${tag.name}> > ${deepest}`, at: at });
    if (tag.kind === 'close' && open.pop() !== tag.name) throw new UnreadableLog('broken', { reason: `</${tag.name}>`, at: at });
    yield tag;
  }
  if (open.length > 0) throw new UnreadableLog('cut-short', { reason: `</${open.at(-1)}>` });
}

async function* looseTags(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<{ readonly tag: Tag; readonly at: number }> {
  let buffer = '';
  let passed = 0;
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') buffer += chunk;
    else {
      decoder ??= new TextDecoder(/^[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder('latin1').decode(chunk.subarray(0, 200)))?.[1] ?? 'utf-8');
      buffer += decoder.decode(chunk, { stream: true });
    }
    const used = { at: 0 };
    yield* take(buffer, used, passed);
    passed += used.at;
    buffer = buffer.slice(used.at);
    if (buffer.length > longestTag) throw new UnreadableLog('broken', { reason: `> ${longestTag}`, at: passed });
  }
  if (buffer.trim() !== '') throw new UnreadableLog('broken', { reason: JSON.stringify(buffer.slice(0, 40)), at: passed });
}

/** Takes every whole tag of the buffer and leaves the rest for when more has come. */
function* take(buffer: string, used: { at: number }, passed: number): Generator<{ readonly tag: Tag; readonly at: number }> {
  for (;;) {
    const start = buffer.indexOf('<', used.at);
    if (start === -1) {
      used.at = buffer.length;
      return;
    }
    used.at = start;
    const special = buffer.startsWith('<!--', start) ? '-->' : buffer.startsWith('<![CDATA[', start) ? ']]>' : buffer.startsWith('<?', start) ? '?>' : null;
    if (special === null && /^<![A-Z]/.test(buffer.slice(start, start + 3))) throw new UnreadableLog('broken', { reason: 'DOCTYPE', at: passed + start });
    const end = special === null ? endOfTag(buffer, start) : buffer.indexOf(special, start);
    if (end === -1 || (special === null && buffer.length - start < 9 && buffer[start + 1] === '!')) return;
    used.at = end + (special?.length ?? 1);
    if (special === null) yield { tag: tagFrom(buffer.slice(start + 1, end), passed + start), at: passed + start };
  }
}

/** The closing bracket of a tag; brackets inside quotes are text. */
function endOfTag(buffer: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < buffer.length; at += 1) {
    const character = buffer[at];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function tagFrom(inside: string, at: number): Tag {
  if (inside.startsWith('/')) return { kind: 'close', name: inside.slice(1).trim() };
  const name = /^[^\s/>]+/.exec(inside)?.[0];
  if (name === undefined) throw new UnreadableLog('broken', { reason: `<${inside.slice(0, 40)}>`, at: at });
  const attributes: Record<string, string> = {};
  for (const found of inside.slice(name.length).matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[found[1] ?? ''] = unescape(found[2] ?? found[3] ?? '');
  return { kind: 'open', name, attributes, empty: inside.endsWith('/') };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined || decimal !== undefined) return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    return entities[name ?? ''] ?? whole;
  });
}

/** What is no character becomes the sign for that. */
const characterOf = (code: number) => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD');
