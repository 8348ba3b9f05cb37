import { BpmnModdle } from 'bpmn-moddle';
import diagramPackage from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' };
import bpmnPackage from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
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
  constructor({ code, sentence }: { code: string; sentence: Text }) {
    super(`${code}: ${sentence.en}`);
    this.name = 'UnreadableBpmn';
    this.code = code;
    this.sentence = sentence;
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
const notBpmn: Text = {
  ca: 'El fitxer no és un model BPMN 2.0 que es pugui llegir ({reason}). Torneu-lo a exportar des del programa on s’ha dibuixat.',
  es: 'El archivo no es un modelo BPMN 2.0 que se pueda leer ({reason}). Vuelva a exportarlo desde el programa donde se dibujó.',
  en: 'The file is not a BPMN 2.0 model that can be read ({reason}). Export it again from the program in which it was drawn.',
};
const unknownEncoding: Text = {
  ca: 'El fitxer diu que està codificat en «{encoding}», que no es coneix. Deseu-lo en UTF-8.',
  es: 'El archivo dice que está codificado en «{encoding}», que no se conoce. Guárdelo en UTF-8.',
  en: 'The file says it is encoded in “{encoding}”, which is not known. Save it as UTF-8.',
};

/** The text of an XML file in the encoding it declares (XML 1.0, appendix F): byte order mark, then declaration, then UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const encoding = marked ?? /^(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableBpmn({ code: 'processes.unknown-encoding', sentence: fill(unknownEncoding, { encoding }) });
    throw new UnreadableBpmn({ code: 'processes.not-bpmn', sentence: fill(notBpmn, { reason: `bytes that are not ${encoding}` }) });
  }
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
  try {
    // Decoded already: the encoding it declares is no longer its encoding.
    const read = await moddle.fromXML(xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, ''), 'bpmn:Definitions');
    return { root: read.rootElement as unknown as Moddle, xml, warnings: read.warnings as unknown as BpmnFile['warnings'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableBpmn({ code: 'processes.not-bpmn', sentence: fill(notBpmn, { reason }) });
  }
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
