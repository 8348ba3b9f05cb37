import { brokenFile, xmlDeclares } from './refusals.ts';

/** What an XML text holds, piece by piece. Nothing is expanded but the five entities and character numbers: a document type is refused. */
export type XmlPart = { readonly open: string; readonly attributes: Readonly<Record<string, string>>; readonly closed: boolean } | { readonly close: string } | { readonly text: string };

const mostPending = 64 * 1024 * 1024;

/** Reads XML as it comes, in constant memory; names keep their prefix. */
export async function* xmlParts(text: AsyncIterable<string>): AsyncGenerator<XmlPart[]> {
  let buffer = '';
  for await (const piece of text) {
    buffer += piece;
    const parts: XmlPart[] = [];
    buffer = take(buffer, parts);
    if (buffer.length > mostPending) throw brokenFile('XML');
    if (parts.length > 0) yield parts;
  }
}

function take(buffer: string, parts: XmlPart[]): string {
  let at = 0;
  for (;;) {
    const open = buffer.indexOf('<', at);
    if (open < 0) return buffer.slice(at);
    const special = buffer.startsWith('<!', open) || buffer.startsWith('<?', open);
    const end = special ? endOfSpecial(buffer, open) : endOfTag(buffer, open);
    if (end < 0) return buffer.slice(at);
    if (open > at) parts.push({ text: unescaped(buffer.slice(at, open)) });
    if (!special) parts.push(tag(buffer.slice(open + 1, end)));
    else if (buffer.startsWith('<![CDATA[', open)) parts.push({ text: buffer.slice(open + 9, end - 2) });
    else if (/^<!DOCTYPE/i.test(buffer.slice(open, open + 9))) throw xmlDeclares();
    at = end + 1;
  }
}

function endOfSpecial(buffer: string, open: number): number {
  const [opening, ending] = buffer.startsWith('<!--', open) ? ['<!--', '-->'] : buffer.startsWith('<![CDATA[', open) ? ['<![CDATA[', ']]>'] : buffer.startsWith('<?', open) ? ['<?', '?>'] : ['<!', '>'];
  const found = buffer.indexOf(ending, open + opening.length);
  return found < 0 ? -1 : found + ending.length - 1;
}

/** The end of a tag; a sign `>` between quotes is part of a value. */
function endOfTag(buffer: string, open: number): number {
  let at = open + 1;
  for (;;) {
    const end = buffer.indexOf('>', at);
    if (end < 0) return -1;
    const quote = /["']/.exec(buffer.slice(at, end));
    if (quote === null) return end;
    const closing = buffer.indexOf(quote[0], at + quote.index + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

function tag(inside: string): XmlPart {
  if (inside.startsWith('/')) return { close: inside.slice(1).trim() };
  const closed = inside.endsWith('/');
  const name = /^[^\s/]+/.exec(inside)?.[0] ?? '';
  const attributes: Record<string, string> = {};
  for (const [, key, double, single] of inside.slice(name.length).matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[key!] = unescaped(double ?? single ?? '');
  return { open: name, attributes, closed };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const unescaped = (text: string): string => (text.includes('&') ? text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
  if (name.startsWith('#')) {
    const code = name[1]!.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  return entities[name] ?? whole;
}) : text);
