import { constants, createHash, verify, type KeyObject } from 'node:crypto';
import { OID } from './cms.ts';
import { members, oidOf, readDer } from './der.ts';

const DIGESTS: Record<string, string> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256', [OID.sha384]: 'sha384', [OID.sha512]: 'sha512' };

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const WITH_DIGEST: Record<string, string> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** The node name of a digest algorithm's identifier; undefined for one that is not accepted (MD5 and older). */
export const digestName = (algorithm: string): string | undefined => DIGESTS[algorithm];

export function digestOf(algorithm: string, ...parts: Uint8Array[]): Uint8Array | undefined {
  const name = DIGESTS[algorithm];
  if (!name) return undefined;
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-1 collisions can be bought: a signature over it proves little by itself. */
export const isWeakDigest = (algorithm: string): boolean => DIGESTS[algorithm] === 'sha1';

/** Checks a raw signature. `digest` is the digest algorithm beside it, for algorithms that name none. False for anything unknown. */
export function verifySignature({ algorithm, parameters, digest, key, data, signature }: {
  algorithm: string;
  parameters?: Uint8Array | undefined;
  digest?: string;
  key: KeyObject;
  data: Uint8Array;
  signature: Uint8Array;
}): boolean {
  try {
    if (algorithm === RSA_PSS) {
      const pss = pssDigest(parameters);
      return !!pss && verify(pss, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature);
    }
    const named = WITH_DIGEST[algorithm] ?? (algorithm === RSA_ENCRYPTION && digest ? DIGESTS[digest] : undefined);
    return !!named && verify(named, data, key, signature);
  } catch {
    return false;
  }
}

function pssDigest(parameters: Uint8Array | undefined): string | undefined {
  if (!parameters) return 'sha1';
  const hash = members(readDer(parameters)).find((field) => field.idBlock.tagClass === 3 && field.idBlock.tagNumber === 0);
  return hash ? DIGESTS[oidOf(members(members(hash)[0])[0])] : 'sha1';
}

export const sha1 = (...parts: Uint8Array[]): Uint8Array => digestOf(OID.sha1, ...parts)!;
