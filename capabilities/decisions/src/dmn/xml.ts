import { ParseOption, type XmlAttribute, XmlCData, XmlDocument, XmlElement, type XmlNamedNode, XmlParseError, XmlText } from 'libxml2-wasm';
import type { Text } from '../text.ts';
import { decodedXml } from '../xml/decode.ts';
import { says } from '../xml/fault-words.ts';
import { xmlFault } from '../xml/fault.ts';
import { DmnError, PROBLEMS } from './problem.ts';

/** An element of a file, read once into plain data. */
export interface Xml {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Xml[];
  /** The characters directly inside. */
  readonly text: string;
  readonly line: number;
}

/** Largest model accepted, in bytes of UTF-8. */
export const MAX_BYTES = 10_000_000;
const MAX_ELEMENTS = 300_000;

const SAFE = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_SYS_CATALOG | ParseOption.XML_PARSE_NOCDATA | ParseOption.XML_PARSE_BIG_LINES;

/** Reads XML without touching the network, files or entities. Throws `DmnError`. */
export function readXml(source: string | Uint8Array): Xml {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const refuse = (code: keyof typeof PROBLEMS, message: Text, line = 1): never => {
    throw new DmnError({ code, message, line, element: '' });
  };
  if (bytes.length > MAX_BYTES) refuse('tooLarge', PROBLEMS.tooLarge(`${MAX_BYTES / 1_000_000} MB`));
  if (/<!DOCTYPE/i.test(new TextDecoder('latin1').decode(bytes))) refuse('hasDoctype', PROBLEMS.hasDoctype());
  const document = parse(bytes, refuse);
  try {
    if (document.dtd) refuse('hasDoctype', PROBLEMS.hasDoctype());
    let left = MAX_ELEMENTS;
    const plain = (element: XmlElement): Xml => {
      left -= 1;
      if (left < 0) refuse('tooLarge', PROBLEMS.tooLarge(`${MAX_ELEMENTS} elements`), element.line);
      const children: Xml[] = [];
      let text = '';
      for (let child = element.firstChild; child; child = child.next) {
        if (child instanceof XmlElement) children.push(plain(child));
        else if (child instanceof XmlText || child instanceof XmlCData) text += child.content;
      }
      const attributes = Object.fromEntries(element.attrs.map((attribute) => [attributeName(attribute), attribute.value]));
      return { name: element.name, namespace: element.namespaceUri, attributes, children, text, line: element.line };
    };
    return plain(document.root);
  } finally {
    document.dispose();
  }
}

function attributeName(attribute: XmlAttribute & Partial<XmlNamedNode>): string {
  return attribute.prefix ? `${attribute.prefix}:${attribute.name}` : (attribute.name ?? '');
}

function parse(bytes: Uint8Array, refuse: (code: 'notXml', message: Text, line?: number) => never): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, { option: SAFE });
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const read = decodedXml(bytes);
    const fault = 'fault' in read ? read.fault : xmlFault(read.text);
    return refuse('notXml', fault?.sentence ?? says.notWell(), fault?.line ?? (error.details[0] as { line?: number } | undefined)?.line ?? 1);
  }
}

export const child = (element: Xml, name: string): Xml | undefined => element.children.find((found) => found.name === name);
export const childrenOf = (element: Xml, name: string): readonly Xml[] => element.children.filter((found) => found.name === name);

/** The text of a child, trimmed; undefined when there is no such child. */
export function textOf(element: Xml, name: string): string | undefined {
  return child(element, name)?.text.trim();
}
