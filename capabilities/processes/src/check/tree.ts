import { XmlDocument, XmlElement, XmlText, XmlCData, ParseOption } from 'libxml2-wasm';
import { xmlFault } from '@comu/decisions';
import { fill, type Text } from '../text.ts';
import { notXml, UnreadableBpmn } from '../model/read.ts';

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

const tooMany: Text = {
  ca: 'El fitxer té més de {most} elements. Dividiu el model en processos que es cridin entre ells.',
  es: 'El archivo tiene más de {most} elementos. Divida el modelo en procesos que se llamen entre sí.',
  en: 'The file has more than {most} elements. Split the model into processes that call one another.',
};
const notWell: Text = {
  ca: 'El fitxer no és XML ben format. Torneu-lo a exportar des del programa on es va dibuixar.',
  es: 'El archivo no es XML bien formado. Vuelva a exportarlo desde el programa donde se dibujó.',
  en: 'The file is not well-formed XML. Export it again from the program in which it was drawn.',
};

/** Reads the tree; nothing outside the file is ever fetched. */
export function readTree(xml: string): Element {
  try {
    using document = XmlDocument.fromString(xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, ''), { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOBLANKS });
    const counter = { left: mostElements };
    return elementFrom(document.root, null, counter);
  } catch (error) {
    if (error instanceof UnreadableBpmn) throw error;
    const fault = xmlFault(xml);
    throw fault === null ? new UnreadableBpmn({ code: 'processes.malformed-xml', sentence: notWell }) : notXml(fault);
  }
}

function elementFrom(node: XmlElement, parent: Element | null, counter: { left: number }): Element {
  counter.left -= 1;
  if (counter.left < 0) throw new UnreadableBpmn({ code: 'processes.malformed-xml', sentence: fill(tooMany, { most: mostElements }) });
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
