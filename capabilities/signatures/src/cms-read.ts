import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { OID, issuerAndSerial } from './cms.ts';
import { asRead, isTagged, members, octetsOf, oidOf, dateOf, readDer, toDer } from './der.ts';

/** A CMS SignedData (RFC 5652) taken apart, nothing of it checked yet. */
export type Cms = {
  contentType: string;
  content: Uint8Array | undefined;
  certificates: Uint8Array[];
  crls: Uint8Array[];
  signer: CmsSigner;
};

export type CmsSigner = {
  /** The certificate among those enclosed that the signer points at. */
  certificate: Uint8Array | undefined;
  digest: string;
  signatureAlgorithm: { oid: string; parameters: Uint8Array | undefined };
  signature: Uint8Array;
  /** The bytes that the signature covers, as a SET; undefined when the content itself is signed. */
  signedAttributes: Uint8Array | undefined;
  contentTypeAttribute: string;
  messageDigest: Uint8Array | undefined;
  signingTime: Date | undefined;
  /** The digest by which the signer names its certificate (RFC 5035), with the digest algorithm's identifier. */
  certificateDigest: { algorithm: string; digest: Uint8Array } | undefined;
  timestampToken: Uint8Array | undefined;
};

/** Reads the first signer of a SignedData. Throws an Error when the bytes are something else. */
export function readCms(bytes: Uint8Array): Cms {
  const [type, wrapped] = members(readDer(bytes));
  if (oidOf(type) !== OID.signedData) throw new Error('Not a CMS SignedData.');
  const fields = members(members(wrapped)[0]);
  const [contentType, eContent] = members(fields[2]);
  const certificates = fields.slice(3).filter((field) => isTagged(field, 0)).flatMap(members).map(asRead);
  const crls = fields.slice(3).filter((field) => isTagged(field, 1)).flatMap(members).map(asRead);
  const info = members(fields.at(-1))[0];
  if (!info) throw new Error('The CMS has no signer.');
  return {
    contentType: oidOf(contentType),
    content: eContent ? octetsOf(members(eContent)[0]) : undefined,
    certificates,
    crls,
    signer: readSigner(members(info), certificates),
  };
}

function readSigner(fields: ReturnType<typeof members>, certificates: Uint8Array[]): CmsSigner {
  const attributesAt = isTagged(fields[3], 0) ? 4 : 3;
  const signedField = attributesAt === 4 ? fields[3] : undefined;
  const signed = attributeMap(members(signedField));
  const unsigned = attributeMap(members(fields.slice(attributesAt + 2).find((field) => isTagged(field, 1))));
  const [algorithm, parameters] = members(fields[attributesAt]);
  let signedAttributes: Uint8Array | undefined;
  if (signedField) {
    signedAttributes = asRead(signedField);
    signedAttributes[0] = 0x31; // RFC 5652 §5.4: they are signed as a SET OF, not under their implicit tag.
  }
  const token = unsigned.get(OID.timestampToken);
  return {
    certificate: certificates.find((certificate) => matches(certificate, fields[1])),
    digest: oidOf(members(fields[2])[0]),
    signatureAlgorithm: { oid: oidOf(algorithm), parameters: parameters ? asRead(parameters) : undefined },
    signature: octetsOf(fields[attributesAt + 1]),
    signedAttributes,
    contentTypeAttribute: oidOf(signed.get(OID.contentType)),
    messageDigest: signed.has(OID.messageDigest) ? octetsOf(signed.get(OID.messageDigest)) : undefined,
    signingTime: dateOf(signed.get(OID.signingTime)),
    certificateDigest: certificateDigest(signed),
    timestampToken: token ? asRead(token) : undefined,
  };
}

function attributeMap(attributes: ReturnType<typeof members>): Map<string, ReturnType<typeof members>[number]> {
  return new Map(attributes.flatMap((attribute) => {
    const [type, values] = members(attribute);
    const value = members(values)[0];
    return value ? [[oidOf(type), value]] : [];
  }));
}

function certificateDigest(signed: ReturnType<typeof attributeMap>): CmsSigner['certificateDigest'] {
  const second = members(members(members(signed.get(OID.signingCertificateV2))[0])[0]);
  if (second.length) {
    const [first, next] = second;
    const named = members(first).length > 0;
    return { algorithm: named ? oidOf(members(first)[0]) : OID.sha256, digest: octetsOf(named ? next : first) };
  }
  const [older] = members(members(members(signed.get(OID.signingCertificate))[0])[0]);
  return older ? { algorithm: OID.sha1, digest: octetsOf(older) } : undefined;
}

/** RFC 5652 §5.3: a signer is named by issuer and serial number, or by the subject key identifier. */
function matches(certificate: Uint8Array, identifier: ReturnType<typeof members>[number] | undefined): boolean {
  if (!identifier) return false;
  try {
    if (isTagged(identifier, 0)) {
      const own = new x509.X509Certificate(new Uint8Array(certificate)).getExtension(x509.SubjectKeyIdentifierExtension)?.keyId;
      return own?.toLowerCase() === Buffer.from(octetsOf(identifier)).toString('hex');
    }
    const { issuer, serialNumber } = issuerAndSerial(certificate);
    const [namedIssuer, namedSerial] = members(identifier);
    return !!namedIssuer && !!namedSerial && same(asRead(issuer), asRead(namedIssuer)) && same(toDer(serialNumber), toDer(namedSerial));
  } catch {
    return false;
  }
}

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
