import { X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { OID } from './cms.ts';
import { readCms, same, type Cms } from './cms-read.ts';
import type { Finding } from './report.ts';
import { digestOf, isWeakDigest, verifySignature } from './signature-value.ts';
import { readTimestampInfo } from './timestamp-reply.ts';

/** Checks the arithmetic of a CMS signature over its content: digests, the signature value, the certificate it names. No trust is judged. */
export function checkCms(cms: Cms, content: Uint8Array[]): Finding[] {
  const { signer } = cms;
  if (!signer.certificate) return ['certificate-missing'];
  const digest = digestOf(signer.digest, ...content);
  if (!digest) return ['signature-unreadable'];
  const findings: Finding[] = [];
  if (signer.signedAttributes) {
    if (!signer.messageDigest || !same(digest, signer.messageDigest)) findings.push('bytes-changed');
    if (signer.contentTypeAttribute !== cms.contentType) findings.push('signature-value-wrong');
  }
  const valid = verifySignature({
    algorithm: signer.signatureAlgorithm.oid,
    parameters: signer.signatureAlgorithm.parameters,
    digest: signer.digest,
    key: new X509Certificate(signer.certificate).publicKey,
    data: signer.signedAttributes ?? Buffer.concat(content),
    signature: signer.signature,
  });
  if (!valid) findings.push(signer.signedAttributes ? 'signature-value-wrong' : 'bytes-changed');
  const named = signer.certificateDigest;
  if (named) {
    const own = digestOf(named.algorithm, signer.certificate);
    if (!own || !same(own, named.digest)) findings.push('certificate-swapped');
  }
  if (isWeakDigest(signer.digest)) findings.push('weak-digest');
  return findings;
}

export type CheckedToken = { at: Date; certificate: Uint8Array; certificates: Uint8Array[]; intact: boolean };

/** Checks that a timestamp token is well signed by a timestamp certificate over exactly these bytes. Undefined when it is no token at all. */
export function checkToken(token: Uint8Array, stamped: Uint8Array[]): CheckedToken | undefined {
  try {
    const cms = readCms(token);
    if (cms.contentType !== OID.tstInfo || !cms.content || !cms.signer.certificate) return undefined;
    const info = readTimestampInfo(cms.content);
    const digest = digestOf(info.algorithm, ...stamped);
    const certificate = cms.signer.certificate;
    const uses = new x509.X509Certificate(new Uint8Array(certificate)).getExtension(x509.ExtendedKeyUsageExtension)?.usages ?? [];
    const intact = !!digest && same(digest, info.digest) && checkCms(cms, [cms.content]).length === 0 && uses.includes(x509.ExtendedKeyUsage.timeStamping);
    return { at: info.at, certificate, certificates: cms.certificates, intact };
  } catch {
    return undefined;
  }
}
