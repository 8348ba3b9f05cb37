import { ParseOption, XmlC14NMode, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { SignatureRefused } from './refusal.ts';

/** Bytes; larger documents are refused before they are read. */
export const MAX_XML_BYTES = 32 * 1024 * 1024;

export const NAMESPACES = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  filter: 'http://www.w3.org/2002/06/xmldsig-filter2',
};
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const CANONICAL: Record<string, { mode: 0 | 1 | 2; withComments: boolean }> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': { mode: XmlC14NMode.XML_C14N_1_0, withComments: false },
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments': { mode: XmlC14NMode.XML_C14N_1_0, withComments: true },
  [EXCLUSIVE]: { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false },
  [`${EXCLUSIVE}WithComments`]: { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: true },
  'http://www.w3.org/2006/12/xml-c14n11': { mode: XmlC14NMode.XML_C14N_1_1, withComments: false },
  'http://www.w3.org/2006/12/xml-c14n11#WithComments': { mode: XmlC14NMode.XML_C14N_1_1, withComments: true },
};
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/**
 * Reads XML without network, external entities or a document type (entity bombs), refusing by name what cannot be read.
 * The document lives outside the garbage collector: `work` receives it and it is freed afterwards.
 */
export function withXml<Result>(bytes: Uint8Array, work: (document: XmlDocument) => Result, { maxBytes = MAX_XML_BYTES }: { maxBytes?: number } = {}): Result {
  if (bytes.length === 0) throw new SignatureRefused('signatures.empty-file');
  if (bytes.length > maxBytes) throw new SignatureRefused('signatures.file-too-large', { size: bytes.length, limit: maxBytes });
  // The type is looked for before parsing, in every encoding that libxml2 guesses by itself.
  if (/<!DOCTYPE/i.test(Buffer.from(bytes).toString('latin1').replaceAll('\0', ''))) throw new SignatureRefused('signatures.xml-unsafe');
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOWARNING });
  } catch (cause) {
    const reason = (cause as Error).message.trim().split('\n')[0]!.slice(0, 200);
    throw Object.assign(new SignatureRefused('signatures.not-xml', { reason }), { cause });
  }
  try {
    if (document.dtd) throw new SignatureRefused('signatures.xml-unsafe');
    return work(document);
  } finally {
    document.dispose();
  }
}

export const isCanonicalization = (algorithm: string): boolean => algorithm in CANONICAL;

/** The canonical bytes of a document or of one element in it (C14N 1.0, 1.1 or exclusive), by the algorithm's identifier. */
export function canonicalize(node: XmlDocument | XmlNode, algorithm: string, prefixes: string[] = []): Uint8Array {
  const options = CANONICAL[algorithm];
  if (!options) throw new Error(`Unknown canonicalisation ${algorithm}.`);
  return Buffer.from(node.canonicalizeToString({ ...options, ...(prefixes.length ? { inclusiveNamespacePrefixes: prefixes } : {}) }), 'utf8');
}

export function elements(node: XmlDocument | XmlNode, path: string): XmlElement[] {
  return node.find(path, NAMESPACES).filter((found) => found instanceof XmlElement);
}

export const element = (node: XmlDocument | XmlNode, path: string): XmlElement | undefined => elements(node, path)[0];

export const content = (node: XmlDocument | XmlNode, path: string): string => element(node, path)?.content ?? '';

/** The namespace prefixes that an exclusive canonicalisation is told to keep. */
export function inclusivePrefixes(owner: XmlElement | undefined): string[] {
  return (owner && element(owner, 'ec:InclusiveNamespaces')?.attr('PrefixList')?.value.split(/\s+/).filter(Boolean)) || [];
}

/** All elements that bear an identifier; more than one means somebody plays with references. Undefined for no plain name. */
export function elementsWithId(document: XmlDocument, id: string): XmlElement[] | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_.·-]*$/u.test(id)) return undefined;
  return elements(document, `//*[@Id='${id}' or @ID='${id}' or @id='${id}' or @xml:id='${id}']`);
}

/** Signatures of the document itself, not those inside another signature. */
export const SIGNATURES = '//ds:Signature[not(ancestor::ds:Signature)]';
/** A transform that leaves out every signature, so that several can stand side by side (XML-Signature XPath Filter 2.0). */
export const ALL_SIGNATURES = '/descendant::ds:Signature';
