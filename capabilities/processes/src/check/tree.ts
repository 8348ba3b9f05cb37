import { XmlDocument, XmlElement, XmlText, XmlCData, ParseOption } from 'libxml2-wasm';
import { fill, type Text } from '../text.ts';
import { UnreadableBpmn } from '../model/read.ts';

/** An element of the file as it is written, before any interpretation: what the rules of the standard speak of. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly bpmn: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly line: number;
  readonly parent: Element | null;
}

const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** Elements in one file. */
export const mostElements = 200_000;

const malformed: Text = {
  ca: 'El fitxer no és XML ben format: {reason}',
  es: 'El archivo no es XML bien formado: {reason}',
  en: 'The file is not well-formed XML: {reason}',
};

/** Reads the tree; nothing outside the file is ever fetched. */
export function readTree(xml: string): Element {
  try {
    using document = XmlDocument.fromString(xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, ''), { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOBLANKS });
    const counter = { left: mostElements };
    return elementFrom(document.root, null, counter);
  } catch (error) {
    if (error instanceof UnreadableBpmn) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableBpmn({ code: 'processes.malformed-xml', sentence: fill(malformed, { reason }) });
  }
}

function elementFrom(node: XmlElement, parent: Element | null, counter: { left: number }): Element {
  counter.left -= 1;
  if (counter.left < 0) throw new UnreadableBpmn({ code: 'processes.malformed-xml', sentence: fill(malformed, { reason: `> ${mostElements}` }) });
  const children: Element[] = [];
  const attributes: Record<string, string> = {};
  for (const attribute of node.attrs) attributes[attribute.name] = attribute.value;
  const element = { name: node.name, namespace: node.namespaceUri, bpmn: node.namespaceUri === bpmnNamespace, attributes, children, text: '', line: node.line, parent };
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) children.push(elementFrom(child, element, counter));
    else if (child instanceof XmlText || child instanceof XmlCData) element.text += child.content;
  }
  return element;
}
