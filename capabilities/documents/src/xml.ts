import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';

/** XML that is already written; anything else given as content is text and is escaped. */
export type Markup = { xml: string };

/** One element with its attributes; attributes and children that are undefined are left out. */
export function element(name: string, content: string | readonly (Markup | undefined)[], attributes: Readonly<Record<string, string | undefined>> = {}): Markup {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(value)}"`)).join('');
  const inside = typeof content === 'string' ? escape(content) : content.map((child) => child?.xml ?? '').join('');
  return { xml: `<${name}${written}>${inside}</${name}>` };
}

/** An element only when it has a value. */
export function optional(name: string, value: string | undefined): Markup | undefined {
  return value === undefined || value === '' ? undefined : element(name, value);
}

export function documentOf(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** Escapes a text and drops the signs that XML 1.0 cannot hold. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
}

/** A moment as `xsd:dateTime` in universal time, to the second. */
export function xmlMoment(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/**
 * Reads XML that came from outside and hands its root to `read`. A document type is refused before parsing: with it come
 * entities that read files or grow without end.
 * @throws RangeError when it is not well formed or carries a document type.
 */
export function readXml<T>(source: string | Uint8Array, read: (root: XmlElement) => T): T {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  if (/<!DOCTYPE/i.test(Buffer.from(bytes).toString('latin1').replaceAll('\0', ''))) throw new RangeError('XML with a document type');
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE });
  } catch (error) {
    throw new RangeError(`Not well-formed XML: ${error instanceof Error ? error.message.trim().slice(0, 200) : ''}`);
  }
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}

/** The elements directly inside one, of that name when one is given. */
export function childElements(parent: XmlElement, name?: string): XmlElement[] {
  const children: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) {
    if (node instanceof XmlElement && (name === undefined || node.name === name)) children.push(node);
  }
  return children;
}
