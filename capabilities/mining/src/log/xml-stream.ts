import { fill, type Text } from '@comu/processes';

/** What a stream of XML is made of, as far as XES needs: tags and their attributes. */
export type Tag =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string };

/** The log cannot be read; says near which character. */
export class UnreadableLog extends Error {
  readonly code = 'mining.unreadable-log';
  readonly sentence: Text;
  /** `at` is a place in the file, in characters; −1 is its end. */
  constructor(reason: string, at: number) {
    const sentence = fill(at === -1 ? cutShort : unreadable, { reason, at });
    super(sentence.en);
    this.name = 'UnreadableLog';
    this.sentence = sentence;
  }
}

const unreadable: Text = {
  ca: 'El registre d’esdeveniments no es pot llegir prop del caràcter {at}: {reason}. Torneu a exportar-lo en format XES.',
  es: 'El registro de eventos no se puede leer cerca del carácter {at}: {reason}. Vuelva a exportarlo en formato XES.',
  en: 'The event log cannot be read near character {at}: {reason}. Export it again as XES.',
};

const cutShort: Text = {
  ca: 'El registre d’esdeveniments està tallat: falta {reason} al final. Torneu a exportar-lo o a baixar-lo sencer.',
  es: 'El registro de eventos está cortado: falta {reason} al final. Vuelva a exportarlo o a descargarlo entero.',
  en: 'The event log is cut short: {reason} is missing at its end. Export or download it again, whole.',
};

/** Longest single tag taken, in characters. */
const longestTag = 1_000_000;

/** Deepest nesting taken. */
const deepest = 100;

/** Reads the tags of an XML stream without ever holding more than one tag. Entities and DOCTYPEs are refused, and so is a file that is cut short or whose tags do not match. */
export async function* tagsOf(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<Tag> {
  const open: string[] = [];
  for await (const { tag, at } of looseTags(chunks)) {
    if (tag.kind === 'open' && !tag.empty && open.push(tag.name) > deepest) throw new UnreadableLog(`<${tag.name}> > ${deepest}`, at);
    if (tag.kind === 'close' && open.pop() !== tag.name) throw new UnreadableLog(`</${tag.name}>`, at);
    yield tag;
  }
  if (open.length > 0) throw new UnreadableLog(`</${open.at(-1)}>`, -1);
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
    if (buffer.length > longestTag) throw new UnreadableLog(`> ${longestTag}`, passed);
  }
  if (buffer.trim() !== '') throw new UnreadableLog(JSON.stringify(buffer.slice(0, 40)), passed);
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
    if (special === null && /^<![A-Z]/.test(buffer.slice(start, start + 3))) throw new UnreadableLog('DOCTYPE', passed + start);
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
  if (name === undefined) throw new UnreadableLog(`<${inside.slice(0, 40)}>`, at);
  const attributes: Record<string, string> = {};
  for (const found of inside.slice(name.length).matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[found[1] ?? ''] = unescape(found[2] ?? found[3] ?? '');
  return { kind: 'open', name, attributes, empty: inside.endsWith('/') };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? whole;
  });
}
