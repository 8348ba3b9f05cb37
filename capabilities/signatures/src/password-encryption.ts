import { createCipheriv, createDecipheriv, createHash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import { integer, members, nothing, octets, octetsOf, oid, oidOf, sequence } from './der.ts';
import { decryptRc2 } from './rc2.ts';

const derive = promisify(pbkdf2);

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const AES256 = '2.16.840.1.101.3.4.1.42';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const CIPHERS: Record<string, { name: string; keyLength: number }> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES256]: { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
};
const PRFS: Record<string, string> = { '1.2.840.113549.2.7': 'sha1', [HMAC_SHA256]: 'sha256', '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512' };
/** RFC 7292 appendix C: encryption by passphrase with SHA-1, as older files have it. */
const OLD: Record<string, { cipher: 'des' | 'rc2'; keyLength: number }> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des', keyLength: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'des', keyLength: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyLength: 5 },
};
/** A stranger's file may ask for no more work than this. */
const MAX_ITERATIONS = 1_000_000;
const ITERATIONS = 100_000;

/** Decrypts by passphrase (PKCS#5 PBES2, or the older PKCS#12 ways). Throws an Error on a wrong passphrase or an unknown algorithm. */
export async function decryptWithPassphrase({ algorithm, data, passphrase }: { algorithm: asn1js.AsnType | undefined; data: Uint8Array; passphrase: string }): Promise<Uint8Array> {
  const [type, parameters] = members(algorithm);
  const old = OLD[oidOf(type)];
  if (old) return decryptOld({ ...old, parameters, data, passphrase });
  if (oidOf(type) !== PBES2) throw new Error(`Unknown encryption ${oidOf(type)}.`);
  const [derivation, scheme] = members(parameters);
  const [derivationType, derivationParameters] = members(derivation);
  const [salt, iterations, ...rest] = members(derivationParameters);
  const [cipherType, iv] = members(scheme);
  const cipher = CIPHERS[oidOf(cipherType)];
  const prf = PRFS[oidOf(members(rest.find((field) => members(field).length > 0))[0]) || '1.2.840.113549.2.7'];
  if (oidOf(derivationType) !== PBKDF2 || !cipher || !prf) throw new Error('Unknown encryption.');
  const key = await derive(passphrase, octetsOf(salt), iterationsOf(iterations), cipher.keyLength, prf);
  const decipher = createDecipheriv(cipher.name, key, octetsOf(iv));
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

/** Encrypts by passphrase with AES-256 and PBKDF2-HMAC-SHA-256; answers the algorithm identifier beside the data. */
export async function encryptWithPassphrase(data: Uint8Array, passphrase: string): Promise<{ algorithm: asn1js.AsnType; data: Uint8Array }> {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', await derive(passphrase, salt, ITERATIONS, 32, 'sha256'), iv);
  const derivation = sequence(oid(PBKDF2), sequence(octets(salt), integer(ITERATIONS), sequence(oid(HMAC_SHA256), nothing())));
  return { algorithm: sequence(oid(PBES2), sequence(derivation, sequence(oid(AES256), octets(iv)))), data: Buffer.concat([cipher.update(data), cipher.final()]) };
}

function decryptOld({ cipher, keyLength, parameters, data, passphrase }: { cipher: 'des' | 'rc2'; keyLength: number; parameters: asn1js.AsnType | undefined; data: Uint8Array; passphrase: string }): Uint8Array {
  const [salt, iterations] = members(parameters);
  const stretch = (purpose: 1 | 2, length: number) => stretchPassphrase({ passphrase, salt: octetsOf(salt), iterations: iterationsOf(iterations), purpose, length, digest: 'sha1' });
  const [key, iv] = [stretch(1, keyLength), stretch(2, 8)];
  if (cipher === 'rc2') return decryptRc2({ key, iv, data, effectiveBits: keyLength * 8 });
  const decipher = createDecipheriv('des-ede3-cbc', keyLength === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

/** The key derivation of PKCS#12 (RFC 7292 appendix B.2). `purpose`: 1 a key, 2 an initial vector, 3 a key for integrity. */
export function stretchPassphrase({ passphrase, salt, iterations, purpose, length, digest }: { passphrase: string; salt: Uint8Array; iterations: number; purpose: 1 | 2 | 3; length: number; digest: string }): Buffer {
  if (!(iterations >= 1 && iterations <= MAX_ITERATIONS)) throw new Error('Too many iterations.');
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const repeat = (bytes: Uint8Array) => {
    const filled = Buffer.alloc(block * Math.ceil(bytes.length / block));
    for (let at = 0; at < filled.length; at++) filled[at] = bytes[at % bytes.length]!;
    return filled;
  };
  const diversifier = Buffer.alloc(block, purpose);
  const input = Buffer.concat([repeat(salt), repeat(Buffer.from(`${passphrase}\0`, 'utf16le').swap16())]);
  const pieces: Buffer[] = [];
  for (let got = 0; got < length; got += pieces.at(-1)!.length) {
    let piece = createHash(digest).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round++) piece = createHash(digest).update(piece).digest();
    pieces.push(piece);
    const addend = repeat(piece).subarray(0, block);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let at = block - 1; at >= 0; at--) {
        carry += input[start + at]! + addend[at]!;
        input[start + at] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(pieces).subarray(0, length);
}

export function iterationsOf(value: asn1js.AsnType | undefined): number {
  const count = value instanceof asn1js.Integer ? value.valueBlock.valueDec : 1;
  if (!(count >= 1 && count <= MAX_ITERATIONS)) throw new Error('Too many iterations.');
  return count;
}
