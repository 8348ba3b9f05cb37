import { brokenBy, UnreadableLog } from './unreadable.ts';

/** What a stream of XML is made of, as far as XES needs: tags and their attributes. */
export type Tag =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string };

/** Longest single tag taken, in characters. */
const longestTag = 1_000_000;

/** Deepest nesting taken. */
const deepest = 100;

/** Where the reading is: how many lines have gone, what is at hand, and how far of it. */
interface Place { gone: number; buffer: string; at: number }
const lineAt = ({ gone, buffer, at }: Place) => gone + buffer.slice(0, at).split('\n').length;

/** Reads the tags of an XML stream without ever holding more than one tag. Entities and DOCTYPEs are refused, and so is a file that is cut short or whose tags do not match. */
export async function* tagsOf(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<Tag> {
  const open: string[] = [];
  const place: Place = { gone: 0, buffer: '', at: 0 };
  for await (const tag of looseTags(chunks, place)) {
    if (tag.kind === 'open' && !tag.empty && open.push(tag.name) > deepest) throw new UnreadableLog('broken', { line: lineAt(place), what: brokenBy.tooDeep(deepest) });
    const last = tag.kind === 'close' ? open.pop() : undefined;
    if (tag.kind === 'close' && last !== tag.name) throw new UnreadableLog('broken', { line: lineAt(place), what: brokenBy.otherClose(tag.name, last) });
    yield tag;
  }
  if (open.length > 0) throw new UnreadableLog('cut-short', { missing: `</${open.at(-1)}>` });
}

async function* looseTags(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, place: Place): AsyncGenerator<Tag> {
  const decode = decoder(place);
  for await (const chunk of chunks) {
    place.buffer += typeof chunk === 'string' ? chunk : decode(chunk);
    yield* take(place);
    place.gone = lineAt(place) - 1;
    place.buffer = place.buffer.slice(place.at);
    place.at = 0;
    if (place.buffer.length > longestTag) throw new UnreadableLog('broken', { line: lineAt(place), what: brokenBy.tooLong });
  }
  if (place.buffer.trim() !== '') throw new UnreadableLog('cut-short', { missing: '>' });
}

/** The text of the pieces, in the encoding that the first of them declares. */
function decoder(place: Place) {
  let chosen: TextDecoder | undefined;
  return (chunk: Uint8Array): string => {
    const encoding = chosen?.encoding ?? /^[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder('latin1').decode(chunk.subarray(0, 200)))?.[1] ?? 'utf-8';
    try {
      chosen ??= new TextDecoder(encoding, { fatal: true });
      return chosen.decode(chunk, { stream: true });
    } catch (failure) {
      throw failure instanceof RangeError ? new UnreadableLog('encoding', { encoding }) : new UnreadableLog('other-encoding', { line: lineAt(place), encoding: encoding.toUpperCase() });
    }
  };
}

/** Takes every whole tag of the buffer and leaves the rest for when more has come. */
function* take(place: Place): Generator<Tag> {
  const { buffer } = place;
  for (;;) {
    const start = buffer.indexOf('<', place.at);
    if (start === -1) {
      place.at = buffer.length;
      return;
    }
    place.at = start;
    const special = buffer.startsWith('<!--', start) ? '-->' : buffer.startsWith('<![CDATA[', start) ? ']]>' : buffer.startsWith('<?', start) ? '?>' : null;
    if (special === null && /^<![A-Z]/.test(buffer.slice(start, start + 3))) throw new UnreadableLog('broken', { line: lineAt(place), what: brokenBy.doctype });
    const end = special === null ? endOfTag(buffer, start) : buffer.indexOf(special, start);
    if (end === -1 || (special === null && buffer.length - start < 9 && buffer[start + 1] === '!')) return;
    if (special === null) yield tagFrom(buffer.slice(start + 1, end), place);
    place.at = end + (special?.length ?? 1);
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

function tagFrom(inside: string, place: Place): Tag {
  if (inside.startsWith('/')) return { kind: 'close', name: inside.slice(1).trim() };
  const name = /^[^\s/>]+/.exec(inside)?.[0];
  if (name === undefined) throw new UnreadableLog('broken', { line: lineAt(place), what: brokenBy.badTag(`<${inside.slice(0, 40)}>`) });
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
