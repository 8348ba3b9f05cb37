import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { integer, nothing, octets, oid, readDer, sequence, setOf, tagged, toDer } from './der.ts';
import { keyKind, signBytes, signerCertificate, type Signer } from './signer.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const;

export const sha256 = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

type Content =
  /** The signature stands beside its content, as in a PDF: only the content's SHA-256 travels. */
  | { kind: 'detached'; digest: Uint8Array }
  /** The content travels inside, as in a timestamp token. */
  | { kind: 'attached'; type: string; bytes: Uint8Array };

/**
 * Signs content as CMS SignedData (RFC 5652), DER. The signed attributes are those of CAdES (EN 319 122-1): content type,
 * digest, the signer's certificate; no signing time, which PAdES forbids (EN 319 142-1, table 1) since the PDF has its own.
 * `timestamp` receives the SHA-256 of the signature value and answers the token to carry beside it.
 */
export async function signCms({ signer, content, signingTime, certificates = signer.chain, timestamp }: {
  signer: Signer;
  content: Content;
  signingTime?: Date;
  certificates?: Uint8Array[];
  timestamp?: (digest: Uint8Array) => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  const own = signerCertificate(signer);
  const contentType = content.kind === 'detached' ? OID.data : content.type;
  const attributes = setOf(
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octets(content.kind === 'detached' ? content.digest : sha256(content.bytes))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(own)), issuerSerial(own))))),
    ...(signingTime ? [attribute(OID.signingTime, new asn1js.UTCTime({ valueDate: signingTime }))] : []),
  );
  const signature = await signBytes(signer, toDer(new asn1js.Set({ value: attributes })));
  const token = await timestamp?.(sha256(signature));

  const digestAlgorithm = () => sequence(oid(OID.sha256), nothing());
  const { issuer, serialNumber } = issuerAndSerial(own);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serialNumber),
    digestAlgorithm(),
    tagged(0, ...attributes),
    keyKind(signer) === 'ec' ? sequence(oid(OID.sha256WithEcdsa)) : sequence(oid(OID.sha256WithRsa), nothing()),
    octets(signature),
    ...(token ? [tagged(1, attribute(OID.timestampToken, readDer(token)))] : []),
  );
  const signedData = sequence(
    integer(content.kind === 'detached' ? 1 : 3),
    new asn1js.Set({ value: [digestAlgorithm()] }),
    content.kind === 'detached' ? sequence(oid(OID.data)) : sequence(oid(content.type), tagged(0, octets(content.bytes))),
    ...(certificates.length ? [tagged(0, ...setOf(...certificates.map(readDer)))] : []),
    new asn1js.Set({ value: [signerInfo] }),
  );
  return toDer(sequence(oid(OID.signedData), tagged(0, signedData)));
}

const attribute = (type: string, value: asn1js.AsnType) => sequence(oid(type), new asn1js.Set({ value: [value] }));

/** The issuer and serial number of a DER certificate, as they stand in it. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: asn1js.AsnType; serialNumber: asn1js.AsnType } {
  const tbs = (readDer(certificate) as asn1js.Sequence).valueBlock.value[0] as asn1js.Sequence;
  // The version is an optional first field of its own tag; the serial number and, two fields on, the issuer follow it.
  const first = tbs.valueBlock.value[0]?.idBlock.tagClass === 3 ? 1 : 0;
  return { serialNumber: tbs.valueBlock.value[first]!, issuer: tbs.valueBlock.value[first + 2]! };
}

function issuerSerial(certificate: Uint8Array): asn1js.AsnType {
  const { issuer, serialNumber } = issuerAndSerial(certificate);
  return sequence(sequence(tagged(4, issuer)), serialNumber);
}
