import { BpmnModdle } from 'bpmn-moddle';
import diagramPackage from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' };
import bpmnPackage from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import { decodedXml, xmlFault, type XmlFault } from '@comu/decisions';
import { fill, type Text } from '../text.ts';
import { comuExtension } from './comu-extension.ts';

/** One element as bpmn-moddle gives it: typed by `$type`, the rest as the standard's metamodel names it. */
export interface Moddle {
  readonly $type: string;
  readonly id?: string;
  readonly $parent?: Moddle;
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly $instanceOf?: (type: string) => boolean;
  // oxlint-disable-next-line no-explicit-any -- the metamodel has some 150 types; each reader below knows the few it touches.
  readonly [property: string]: any;
}

export interface BpmnFile {
  readonly root: Moddle;
  readonly xml: string;
  readonly warnings: readonly { readonly message: string; readonly element?: Moddle; readonly property?: string; readonly value?: string }[];
}

/** The file is not something that can be read as BPMN 2.0 at all. */
export class UnreadableBpmn extends Error {
  readonly code: string;
  readonly sentence: Text;
  readonly line: number;
  constructor({ code, sentence, line = 1 }: { code: string; sentence: Text; line?: number }) {
    super(`${code}: ${sentence.en}`);
    this.name = 'UnreadableBpmn';
    this.code = code;
    this.sentence = sentence;
    this.line = line;
  }
}

/** Largest file taken; 10,000 elements with their drawing weigh about 8 MB. */
export const largestFile = 32 * 1024 * 1024;

const tooLarge: Text = {
  ca: 'El fitxer pesa {size} MB i el màxim són {most} MB. Dividiu el model en processos que es cridin entre ells.',
  es: 'El archivo pesa {size} MB y el máximo son {most} MB. Divida el modelo en procesos que se llamen entre sí.',
  en: 'The file weighs {size} MB and the most is {most} MB. Split the model into processes that call one another.',
};
const hasDoctype: Text = {
  ca: 'El fitxer declara un DOCTYPE o entitats, que no s’accepten per seguretat. Torneu a desar el model des de l’editor de BPMN.',
  es: 'El archivo declara un DOCTYPE o entidades, que no se aceptan por seguridad. Vuelva a guardar el modelo desde el editor de BPMN.',
  en: 'The file declares a DOCTYPE or entities, which are refused for safety. Save the model again from the BPMN editor.',
};
const otherXml: Text = {
  ca: 'El fitxer no és un model BPMN 2.0: comença per <{root}>, i no per la <definitions> de «http://www.omg.org/spec/BPMN/20100524/MODEL». Trieu el fitxer .bpmn, o torneu-lo a exportar com a BPMN 2.0.',
  es: 'El archivo no es un modelo BPMN 2.0: empieza por <{root}>, y no por la <definitions> de «http://www.omg.org/spec/BPMN/20100524/MODEL». Elija el archivo .bpmn, o vuelva a exportarlo como BPMN 2.0.',
  en: 'The file is not a BPMN 2.0 model: it begins with <{root}>, and not with the <definitions> of “http://www.omg.org/spec/BPMN/20100524/MODEL”. Choose the .bpmn file, or export it again as BPMN 2.0.',
};
const atLine: Text = { ca: 'Línia {line}: {sentence}', es: 'Línea {line}: {sentence}', en: 'Line {line}: {sentence}' };

/** What keeps a file from being XML, as a refusal. */
export const notXml = ({ line, sentence }: XmlFault) => new UnreadableBpmn({ code: 'processes.malformed-xml', sentence: fill(atLine, { line, sentence }), line });

/** The text of an XML file, in the encoding it declares. */
export function decodeXml(bytes: Uint8Array): string {
  const read = decodedXml(bytes);
  if ('fault' in read) throw notXml(read.fault);
  return read.text;
}

/**
 * Reads a BPMN 2.0 file. Refuses what cannot be read, or would be dangerous to read, with `UnreadableBpmn`;
 * whether the model keeps the rules of the standard is for `checkBpmn` to say.
 */
export async function readBpmn(source: Uint8Array | string): Promise<BpmnFile> {
  const size = typeof source === 'string' ? source.length : source.byteLength;
  if (size > largestFile) {
    const values = { size: (size / 1048576).toFixed(1), most: largestFile / 1048576 };
    throw new UnreadableBpmn({ code: 'processes.file-too-large', sentence: fill(tooLarge, values) });
  }
  const xml = typeof source === 'string' ? source : decodeXml(source);
  const markup = xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(markup)) throw new UnreadableBpmn({ code: 'processes.doctype', sentence: hasDoctype });
  // Decoded already: the encoding it declares is no longer its encoding.
  const decoded = xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '');
  const read = await moddle.fromXML(decoded, 'bpmn:Definitions').catch((failure: unknown) => ({ failure, warnings: [failure] }));
  // The parser lets much pass, and goes on without what it did not understand.
  const fault = read.warnings.length === 0 ? null : xmlFault(xml);
  if (fault !== null) throw notXml(fault);
  if ('failure' in read) throw new UnreadableBpmn({ code: 'processes.not-bpmn', sentence: fill(otherXml, { root: /<([\p{L}_][^\s/>]*)/u.exec(markup)?.[1] ?? '?' }) });
  return { root: read.rootElement as unknown as Moddle, xml, warnings: read.warnings as unknown as BpmnFile['warnings'] };
}

/** Writes the model back, with its drawing and every extension it came with. */
export async function writeBpmn(file: BpmnFile): Promise<string> {
  const { xml } = await moddle.toXML(file.root as never, { format: true });
  return xml;
}

/** The metamodel holds the script of a global script task for an attribute; in the standard's schema it is an element, as in script tasks. */
const correctedPackage = {
  ...bpmnPackage,
  types: bpmnPackage.types.map((type) => (type.name === 'GlobalScriptTask' ? { ...type, properties: [{ name: 'scriptLanguage', isAttr: true, type: 'String' }, { name: 'script', type: 'String' }] } : type)),
};

/** The metamodel gives `messageVisibleKind` a default that the schema does not, and so would not write it back. */
const correctedDiagrams = {
  ...diagramPackage,
  types: diagramPackage.types.map((type) => ({ ...type, properties: (type.properties ?? []).map((property) => (property.name === 'messageVisibleKind' ? { name: property.name, isAttr: true, type: property.type } : property)) })),
};

const moddle = new BpmnModdle({ bpmn: correctedPackage, bpmndi: correctedDiagrams, comu: comuExtension });
