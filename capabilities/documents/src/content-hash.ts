import { createHash } from 'node:crypto';

export type Digest = { hex: string; base64: string };

/** Digest functions as the scheme names them (NTI de Catálogo de estándares), by the identifier that XML signatures use. */
export const DIGEST_URI = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
} as const;

/** The fingerprints of a file: hexadecimal for people and receipts, base64 for ENI and signatures. */
export function contentHash(bytes: Uint8Array): { sha256: Digest; sha512: Digest } {
  return { sha256: digest('sha256', bytes), sha512: digest('sha512', bytes) };
}

function digest(algorithm: 'sha256' | 'sha512', bytes: Uint8Array): Digest {
  const made = createHash(algorithm).update(bytes).digest();
  return { hex: made.toString('hex'), base64: made.toString('base64') };
}
