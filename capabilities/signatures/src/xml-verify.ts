import { verify, X509Certificate } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { plain } from './certificate.ts';
import { OID } from './cms.ts';
import { same } from './cms-read.ts';
import { checkToken } from './cms-verify.ts';
import { judgeSigner } from './judge.ts';
import { checkCount, deadlineIn, integrityOf, verdictOf, verdictOfAll, type Finding, type Report, type SignatureReport, type Trust } from './report.ts';
import { digestOf } from './signature-value.ts';
import { digestReference, type Detached } from './xml-reference.ts';
import { canonicalize, content, element, elements, INCLUSIVE, inclusivePrefixes, SIGNATURES, withXml } from './xml-document.ts';

const MAX_REFERENCES = 40;
const DIGESTS: Record<string, string> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': OID.sha1,
  'http://www.w3.org/2001/04/xmlenc#sha256': OID.sha256,
  'http://www.w3.org/2001/04/xmldsig-more#sha384': OID.sha384,
  'http://www.w3.org/2001/04/xmlenc#sha512': OID.sha512,
};
const METHODS: Record<string, string> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': 'sha512',
};

/**
 * Judges every signature of an XML that anybody may have sent (XML-Signature, XAdES). `detached` gives the contents that
 * signatures outside their document point at, by URI; nothing is fetched. Size and time (ms) are bounded. Refuses what is
 * no safe XML; bad signatures never throw: they are findings.
 */
export async function verifyXml(bytes: Uint8Array, { trust, detached = {}, maxBytes, maxMs = 15_000 }: { trust: Trust; detached?: Detached; maxBytes?: number; maxMs?: number }): Promise<Report> {
  const deadline = deadlineIn(maxMs);
  const signatures = withXml(
    bytes,
    (document) => {
      const found = elements(document, SIGNATURES);
      checkCount(found.length);
      return found.map((signature, index) => judge({ bytes, document, signature, index, detached, trust, deadline }));
    },
    maxBytes === undefined ? {} : { maxBytes },
  );
  return { format: 'xml', verdict: verdictOfAll(signatures, false), size: bytes.length, signatures, remains: false };
}

function judge({ bytes, document, signature, index, detached, trust, deadline }: {
  bytes: Uint8Array;
  document: XmlDocument;
  signature: XmlElement;
  index: number;
  detached: Detached;
  trust: Trust;
  deadline: () => void;
}): SignatureReport {
  const certificates = base64s(signature, 'ds:KeyInfo/ds:X509Data/ds:X509Certificate');
  const references = elements(signature, 'ds:SignedInfo/ds:Reference');
  const properties = `ds:Object/xades:QualifyingProperties`;
  const findings = new Set<Finding>();
  let propertiesSigned = false;
  const uris: string[] = [];
  let whole = false;

  if (references.length > MAX_REFERENCES) findings.add('signature-unreadable');
  for (const reference of references.slice(0, MAX_REFERENCES)) {
    deadline();
    const result = digestReference({ bytes, document, signature, index, reference, detached });
    if ('finding' in result) findings.add(result.finding);
    else {
      const algorithm = DIGESTS[element(reference, 'ds:DigestMethod')?.attr('Algorithm')?.value ?? ''];
      const digest = algorithm && digestOf(algorithm, result.bytes);
      if (!digest) findings.add('signature-unreadable');
      else if (!same(digest, fromBase64(content(reference, 'ds:DigestValue')))) findings.add('bytes-changed');
      if (algorithm === OID.sha1) findings.add('weak-digest');
      const own = element(signature, `${properties}/xades:SignedProperties`);
      if (result.target && own && result.target.isSameNode(own)) propertiesSigned = true;
      else whole ||= result.whole;
    }
    if (!reference.attr('Type')?.value.endsWith('#SignedProperties')) uris.push(reference.attr('URI')?.value ?? '');
  }
  if (references.length === 0) findings.add('ranges-wrong');
  if (!whole && ![...findings].some((finding) => finding === 'content-missing')) findings.add('coverage-partial');

  // Only signed properties may speak: unsigned ones could be anybody's.
  const signed = `${properties}/xades:SignedProperties/xades:SignedSignatureProperties`;
  const certificate = propertiesSigned ? namedCertificate(signature, signed, certificates, findings) : certificates[0];
  if (!certificate) findings.add('certificate-missing');
  else checkValue(signature, certificate, findings);

  const unsigned = `${properties}/xades:UnsignedProperties/xades:UnsignedSignatureProperties`;
  const token = readStamp(signature, unsigned);
  const judged = judgeSigner({
    certificate,
    token: token?.checked,
    hasToken: !!token,
    evidence: {
      certificates: [...certificates, ...base64s(signature, `${unsigned}/xades:CertificateValues/xades:EncapsulatedX509Certificate`)],
      crls: base64s(signature, `${unsigned}/xades:RevocationValues/xades:CRLValues/xades:EncapsulatedCRLValue`),
      ocsps: base64s(signature, `${unsigned}/xades:RevocationValues/xades:OCSPValues/xades:EncapsulatedOCSPValue`),
    },
    trust,
  });
  const all = [...new Set([...findings, ...judged.findings])];
  const { findings: _, ...facts } = judged;
  const claimed = propertiesSigned ? new Date(content(signature, `${signed}/xades:SigningTime`)) : undefined;
  return {
    kind: 'signature',
    name: plain(signature.attr('Id')?.value ?? `${index + 1}`),
    ...facts,
    claimedAt: claimed && !Number.isNaN(claimed.getTime()) ? claimed : undefined,
    covers: { kind: 'references', uris, whole },
    integrity: integrityOf(all),
    changedAfter: { kind: 'none', where: [] },
    findings: all,
    verdict: verdictOf(all),
  };
}

function checkValue(signature: XmlElement, certificate: Uint8Array, findings: Set<Finding>): void {
  try {
    const info = element(signature, 'ds:SignedInfo')!;
    const method = element(info, 'ds:SignatureMethod')?.attr('Algorithm')?.value ?? '';
    const digest = METHODS[method];
    if (!digest) return void findings.add('signature-unreadable');
    if (digest === 'sha1') findings.add('weak-digest');
    const canonicalization = element(info, 'ds:CanonicalizationMethod');
    const signed = canonicalize(info, canonicalization?.attr('Algorithm')?.value ?? '', inclusivePrefixes(canonicalization));
    const key = new X509Certificate(certificate).publicKey;
    const kind = method.includes('ecdsa') ? 'ec' : 'rsa';
    const valid = key.asymmetricKeyType === kind && verify(digest, signed, { key, dsaEncoding: 'ieee-p1363' }, fromBase64(content(signature, 'ds:SignatureValue')));
    if (!valid) findings.add('signature-value-wrong');
  } catch {
    findings.add('signature-unreadable');
  }
}

/** The enclosed certificate that the signed properties name; one that is named but not enclosed was swapped. */
function namedCertificate(signature: XmlElement, signed: string, certificates: Uint8Array[], findings: Set<Finding>): Uint8Array | undefined {
  const named = element(signature, `${signed}/xades:SigningCertificateV2/xades:Cert`) ?? element(signature, `${signed}/xades:SigningCertificate/xades:Cert`);
  if (!named) return certificates[0];
  const algorithm = DIGESTS[element(named, 'xades:CertDigest/ds:DigestMethod')?.attr('Algorithm')?.value ?? ''];
  const digest = fromBase64(content(named, 'xades:CertDigest/ds:DigestValue'));
  const found = algorithm ? certificates.find((certificate) => same(digestOf(algorithm, certificate)!, digest)) : undefined;
  if (!found && certificates.length) findings.add('certificate-swapped');
  return found ?? certificates[0];
}

function readStamp(signature: XmlElement, unsigned: string) {
  const stamp = element(signature, `${unsigned}/xades:SignatureTimeStamp`);
  const value = element(signature, 'ds:SignatureValue');
  if (!stamp || !value) return undefined;
  const method = element(stamp, 'ds:CanonicalizationMethod')?.attr('Algorithm')?.value ?? INCLUSIVE;
  try {
    return { checked: checkToken(fromBase64(content(stamp, 'xades:EncapsulatedTimeStamp')), [canonicalize(value, method)]) };
  } catch {
    return { checked: undefined };
  }
}

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'base64'));
const base64s = (node: XmlElement, path: string) => elements(node, path).slice(0, 60).map(({ content: text }) => fromBase64(text));
