import { unzipSync } from 'fflate';
import type { XmlElement } from 'libxml2-wasm';
import { contentHash } from '../content-hash.ts';
import { DocumentRefused } from '../refused.ts';
import { childElements, readXml } from '../xml.ts';
import { NS } from './metadata.ts';

/** A document of a package, as it came; whether its values are known ones is for who takes it in. */
export type ReceivedDocument = {
  identifier: string;
  organs: readonly string[];
  capturedAt: string;
  origin: 'citizen' | 'administration';
  state: string;
  type: string;
  format: string;
  bytes: Uint8Array;
  signatureTypes: readonly string[];
};

export type ReceivedEntry =
  /** `matches` says whether the fingerprint of the index is that of what came; `missing`, that nothing came. */
  | { kind: 'document'; identifier: string; order: string | undefined; check: 'matches' | 'differs' | 'missing' }
  | { kind: 'folder' | 'case'; name: string; entries: readonly ReceivedEntry[] };

export type ReceivedPackage = {
  identifier: string;
  organs: readonly string[];
  openedAt: string;
  classification: string;
  state: string;
  parties: readonly string[];
  entries: readonly ReceivedEntry[];
  documents: readonly ReceivedDocument[];
  /** The XML of the case file, to check the signatures of its index. */
  xml: string;
};

const LIMITS = { bytes: 500_000_000, unpacked: 1_000_000_000, files: 20_000, depth: 20 };

/**
 * Reads the ENI package of another administration, or one of ours, and checks every document against the index. Packages differ: the
 * files are known by what they hold and not by their names, and a fingerprint may be of the XML or of the content, in base64 or hexadecimal.
 * @throws DocumentRefused when it is no package, or larger than its limits.
 */
export function readEniPackage(bytes: Uint8Array): ReceivedPackage {
  const files = unpack(bytes);
  const documents = new Map<string, { document: ReceivedDocument; xml: Uint8Array }>();
  let caseFile: Uint8Array | undefined;
  for (const [name, content] of Object.entries(files)) {
    if (!name.toLowerCase().endsWith('.xml')) continue;
    const kind = rootOf(content);
    if (kind === 'expediente') caseFile ??= content;
    if (kind === 'documento') {
      const document = readDocument(content);
      documents.set(document.identifier, { document, xml: content });
    }
  }
  if (!caseFile) throw notAPackage();
  const xml = caseFile;
  return readXml(xml, (root) => {
    const metadata = at(root, 'metadatosExp');
    const index = at(at(root, 'indice'), 'IndiceContenido');
    return {
      identifier: textAt(metadata, 'Identificador'),
      organs: textsAt(metadata, 'Organo'),
      openedAt: textAt(metadata, 'FechaAperturaExpediente'),
      classification: textAt(metadata, 'Clasificacion'),
      state: textAt(metadata, 'Estado'),
      parties: textsAt(metadata, 'Interesado'),
      entries: readEntries(index, documents, 0),
      documents: [...documents.values()].map(({ document }) => document),
      xml: Buffer.from(xml).toString('utf8'),
    };
  });
}

/** Unpacks what declares a bearable size; names are never used as paths. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes.byteLength > LIMITS.bytes) throw tooLarge();
  let total = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (++count > LIMITS.files || total > LIMITS.unpacked) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    throw error instanceof DocumentRefused ? error : notAPackage();
  }
}

/** What an XML file is: the name of its root, when it belongs to the scheme. */
function rootOf(xml: Uint8Array): string | undefined {
  try {
    return readXml(xml, ({ name, namespaceUri }) => (namespaceUri === NS.document || namespaceUri === NS.caseFile ? name : undefined));
  } catch {
    return undefined;
  }
}

function readDocument(xml: Uint8Array): ReceivedDocument {
  return readXml(xml, (root) => {
    const content = at(root, 'contenido');
    const metadata = at(root, 'metadatos');
    const [signatures] = childElements(root, 'firmas');
    const [binary] = childElements(content, 'ValorBinario');
    const [data] = childElements(content, 'DatosXML');
    return {
      identifier: textAt(metadata, 'Identificador'),
      organs: textsAt(metadata, 'Organo'),
      capturedAt: textAt(metadata, 'FechaCaptura'),
      origin: ['true', '1'].includes(textAt(metadata, 'OrigenCiudadanoAdministracion')) ? 'administration' : 'citizen',
      state: textAt(at(metadata, 'EstadoElaboracion'), 'ValorEstadoElaboracion'),
      type: textAt(metadata, 'TipoDocumental'),
      format: textAt(content, 'NombreFormato'),
      bytes: binary ? new Uint8Array(Buffer.from(binary.content, 'base64')) : new Uint8Array(Buffer.from(data?.toString() ?? '')),
      signatureTypes: signatures ? childElements(signatures, 'firma').map((each) => textAt(each, 'TipoFirma')) : [],
    };
  });
}

function readEntries(parent: XmlElement, documents: ReadonlyMap<string, { document: ReceivedDocument; xml: Uint8Array }>, depth: number): ReceivedEntry[] {
  if (depth > LIMITS.depth) throw tooLarge();
  return childElements(parent).flatMap((each): ReceivedEntry[] => {
    if (each.name === 'CarpetaIndizada') return [{ kind: 'folder', name: textAt(each, 'IdentificadorCarpeta'), entries: readEntries(each, documents, depth + 1) }];
    if (each.name === 'ExpedienteIndizado') return [{ kind: 'case', name: '', entries: readEntries(each, documents, depth + 1) }];
    if (each.name !== 'DocumentoIndizado') return [];
    const identifier = textAt(each, 'IdentificadorDocumento');
    const found = documents.get(identifier);
    const [order] = textsAt(each, 'OrdenDocumentoExpediente');
    const check = found ? (isFingerprint(textAt(each, 'ValorHuella'), [found.xml, found.document.bytes]) ? 'matches' : 'differs') : 'missing';
    return [{ kind: 'document', identifier, order, check }];
  });
}

function isFingerprint(written: string, candidates: readonly Uint8Array[]): boolean {
  return candidates.some((candidate) => {
    const { sha256, sha512 } = contentHash(candidate);
    return [sha256, sha512].some(({ hex, base64 }) => written === base64 || written.toLowerCase() === hex);
  });
}

function at(parent: XmlElement, name: string): XmlElement {
  const [found] = childElements(parent, name);
  if (!found) throw notAPackage();
  return found;
}

function textAt(parent: XmlElement, name: string): string {
  return at(parent, name).content.trim();
}

function textsAt(parent: XmlElement, name: string): string[] {
  return childElements(parent, name).map(({ content }) => content.trim());
}

function notAPackage(): DocumentRefused {
  return new DocumentRefused('documents.eni-package-unreadable', {
    ca: 'El fitxer no és un expedient ENI complet: demaneu que el tornin a exportar.',
    es: 'El fichero no es un expediente ENI completo: pida que lo vuelvan a exportar.',
    en: 'The file is not a whole ENI case file: ask for it to be exported again.',
  });
}

function tooLarge(): DocumentRefused {
  return new DocumentRefused('documents.eni-package-too-large', {
    ca: 'L’expedient és massa gran per llegir-lo d’un cop: demaneu-lo per parts.',
    es: 'El expediente es demasiado grande para leerlo de una vez: pídalo por partes.',
    en: 'The case file is too large to be read at once: ask for it in parts.',
  });
}
