import { randomUUID } from 'node:crypto';
import { sha256 } from './cms.ts';
import { SignatureRefused } from './refusal.ts';
import { checkSigner, keyKind, signBytes, signerCertificate, type Signer } from './signer.ts';
import { requestTimestamp, type TimestampSource } from './timestamp-request.ts';
import { ALL_SIGNATURES, canonicalize, element, elements, elementsWithId, EXCLUSIVE, NAMESPACES, withXml } from './xml-document.ts';

export type Packaging =
  /** The signature becomes the last child of the root. `id` signs only the element that bears it, else the whole document. */
  | { kind: 'enveloped'; id?: string }
  /** The signature is a document of its own that points at the content by `uri`, usually a file name; any content will do. */
  | { kind: 'detached'; uri: string; mimeType?: string };

export type SignXml = {
  xml: Uint8Array;
  signer: Signer;
  level?: 'B-B' | 'B-T';
  timestamp?: TimestampSource;
  packaging?: Packaging;
  at?: Date;
};

const ENVELOPED_TRANSFORM = `${NAMESPACES.ds}enveloped-signature`;
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const METHODS = { rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', ec: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' };
const PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties';

/**
 * Signs XML as XAdES baseline B-B or B-T (EN 319 132-1), UTF-8. Earlier signatures stay valid; when one of them covers even
 * the signatures to come, the document is refused.
 */
export async function signXml({ xml, signer, level = 'B-B', timestamp, packaging = { kind: 'enveloped' }, at = new Date() }: SignXml): Promise<Uint8Array> {
  if (level !== 'B-B' && !timestamp) throw new SignatureRefused('signatures.timestamp-required', { level });
  checkSigner(signer, at);
  const id = `signature-${randomUUID()}`;
  const reference = packaging.kind === 'enveloped' ? referenceInside(xml, packaging.id, id) : referenceOutside(xml, packaging.uri, id);
  const mimeType = packaging.kind === 'detached' ? packaging.mimeType ?? 'application/octet-stream' : 'text/xml';
  const properties = qualifyingProperties({ id, certificate: signerCertificate(signer), at, mimeType });
  const parts = { id, reference, properties, chain: signer.chain, method: METHODS[keyKind(signer)] };

  const unsigned = Buffer.from(signatureElement({ ...parts, propertiesDigest: '', value: '', stamp: '' }));
  const propertiesDigest = base64(sha256(withXml(unsigned, (document) => canonicalize(element(document, '//xades:SignedProperties')!, EXCLUSIVE))));
  const digested = Buffer.from(signatureElement({ ...parts, propertiesDigest, value: '', stamp: '' }));
  const signedInfo = withXml(digested, (document) => canonicalize(element(document, '/ds:Signature/ds:SignedInfo')!, EXCLUSIVE));
  const value = base64(await signBytes(signer, signedInfo, 'ieee-p1363'));

  let signature = signatureElement({ ...parts, propertiesDigest, value, stamp: '' });
  if (timestamp) {
    const stamped = withXml(Buffer.from(signature), (document) => canonicalize(element(document, '/ds:Signature/ds:SignatureValue')!, EXCLUSIVE));
    const stamp = base64(await requestTimestamp({ ...timestamp, digest: sha256(stamped) }));
    signature = signatureElement({ ...parts, propertiesDigest, value, stamp });
  }
  return packaging.kind === 'detached' ? new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${signature}\n`) : insert(xml, signature);
}

function referenceInside(xml: Uint8Array, target: string | undefined, id: string): string {
  return withXml(xml, (document) => {
    for (const earlier of elements(document, `//ds:Reference[@URI='']/ds:Transforms[not(ds:Transform/*)]/ds:Transform[@Algorithm='${ENVELOPED_TRANSFORM}']`)) {
      if (earlier) throw new SignatureRefused('signatures.xml-locked');
    }
    const found = target === undefined ? [document.root] : elementsWithId(document, target);
    if (found?.length !== 1) throw new SignatureRefused('signatures.xml-element-missing', { id: target ?? '' });
    for (const signature of elements(document, ALL_SIGNATURES)) signature.remove();
    const digest = sha256(canonicalize(target === undefined ? document : found[0]!, EXCLUSIVE));
    const filter = `<ds:Transform Algorithm="${NAMESPACES.filter}"><dsig-filter2:XPath xmlns:dsig-filter2="${NAMESPACES.filter}" Filter="subtract">${ALL_SIGNATURES}</dsig-filter2:XPath></ds:Transform>`;
    const transforms = `<ds:Transforms>${filter}<ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>`;
    return referenceElement({ id, uri: target === undefined ? '' : `#${target}`, transforms, digest });
  });
}

function referenceOutside(bytes: Uint8Array, uri: string, id: string): string {
  if (bytes.length === 0) throw new SignatureRefused('signatures.empty-file');
  return referenceElement({ id, uri, transforms: '', digest: sha256(bytes) });
}

function referenceElement({ id, uri, transforms, digest }: { id: string; uri: string; transforms: string; digest: Uint8Array }): string {
  return `<ds:Reference Id="${id}-content" URI="${escape(uri)}">${transforms}<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${base64(digest)}</ds:DigestValue></ds:Reference>`;
}

function qualifyingProperties({ id, certificate, at, mimeType }: { id: string; certificate: Uint8Array; at: Date; mimeType: string }): string {
  const time = `${at.toISOString().slice(0, 19)}Z`;
  const digest = `<xades:CertDigest><ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${base64(sha256(certificate))}</ds:DigestValue></xades:CertDigest>`;
  return [
    `<xades:SignedProperties Id="${id}-properties">`,
    `<xades:SignedSignatureProperties><xades:SigningTime>${time}</xades:SigningTime>`,
    `<xades:SigningCertificateV2><xades:Cert>${digest}</xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>`,
    `<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#${id}-content"><xades:MimeType>${escape(mimeType)}</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>`,
    '</xades:SignedProperties>',
  ].join('');
}

function signatureElement({ id, reference, properties, propertiesDigest, chain, method, value, stamp }: {
  id: string;
  reference: string;
  properties: string;
  propertiesDigest: string;
  chain: Uint8Array[];
  method: string;
  value: string;
  stamp: string;
}): string {
  const unsigned = stamp
    ? `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp Id="${id}-timestamp"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>${stamp}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>`
    : '';
  return [
    `<ds:Signature xmlns:ds="${NAMESPACES.ds}" Id="${id}">`,
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>`,
    reference,
    `<ds:Reference Type="${PROPERTIES}" URI="#${id}-properties"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${propertiesDigest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    `<ds:SignatureValue Id="${id}-value">${value}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:X509Data>${chain.map((certificate) => `<ds:X509Certificate>${base64(certificate)}</ds:X509Certificate>`).join('')}</ds:X509Data></ds:KeyInfo>`,
    `<ds:Object><xades:QualifyingProperties xmlns:xades="${NAMESPACES.xades}" Target="#${id}">${properties}${unsigned}</xades:QualifyingProperties></ds:Object>`,
    '</ds:Signature>',
  ].join('');
}

/** Puts the signature before the root's end tag; nothing else of the document's content changes. */
function insert(xml: Uint8Array, signature: string): Uint8Array {
  return withXml(xml, (document) => {
    const whole = document.toString({ format: false });
    const root = document.root.toString({ format: false });
    const start = whole.indexOf(root);
    const { prefix, name } = document.root;
    const longer = root.endsWith('/>') ? `${root.slice(0, -2)}>${signature}</${prefix ? `${prefix}:` : ''}${name}>` : `${root.slice(0, root.lastIndexOf('</'))}${signature}${root.slice(root.lastIndexOf('</'))}`;
    const body = whole.slice(start + root.length);
    const head = whole.slice(0, start).replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="UTF-8"?>');
    return new TextEncoder().encode(`${head}${longer}${body}`);
  });
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');
