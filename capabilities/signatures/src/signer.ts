import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { SignatureRefused } from './refusal.ts';

/** Who signs, as plain data: DER certificates with the signer's own first, and its private key as PKCS#8 DER. */
export type Signer = { chain: Uint8Array[]; key: Uint8Array };

export type KeyKind = 'rsa' | 'ec';

const signInThreadPool = promisify(
  sign as (algorithm: string, data: Uint8Array, key: { key: KeyObject; dsaEncoding: 'der' | 'ieee-p1363' }, done: (error: Error | null, signature: Buffer) => void) => void,
);
const opened = new WeakMap<Uint8Array, KeyObject>();

function privateKey(signer: Signer): KeyObject {
  const known = opened.get(signer.key);
  if (known) return known;
  const key = createPrivateKey({ key: Buffer.from(signer.key), format: 'der', type: 'pkcs8' });
  opened.set(signer.key, key);
  return key;
}

export function keyKind(signer: Signer): KeyKind {
  return privateKey(signer).asymmetricKeyType === 'ec' ? 'ec' : 'rsa';
}

export function signerCertificate(signer: Signer): Uint8Array {
  const own = signer.chain[0];
  if (!own) throw new Error('A signer needs its own certificate first in the chain.');
  return own;
}

/** Signs with SHA-256 outside the main thread: RSASSA-PKCS1-v1_5, or ECDSA in the encoding asked for (CMS: DER, XML: r‖s). */
export function signBytes(signer: Signer, data: Uint8Array, ecdsa: 'der' | 'ieee-p1363' = 'der'): Promise<Uint8Array> {
  return signInThreadPool('sha256', data, { key: privateKey(signer), dsaEncoding: ecdsa });
}

/** Refuses a signer whose key is not that of its certificate, or whose certificate is not valid at the moment of signing. */
export function checkSigner(signer: Signer, at: Date): void {
  const certificate = new X509Certificate(signerCertificate(signer));
  if (!certificate.checkPrivateKey(privateKey(signer))) throw new SignatureRefused('signatures.key-mismatch');
  const from = new Date(certificate.validFrom);
  const until = new Date(certificate.validTo);
  if (at < from || at > until) {
    throw new SignatureRefused('signatures.certificate-outside-validity', { from: from.toISOString().slice(0, 10), until: until.toISOString().slice(0, 10) });
  }
}
