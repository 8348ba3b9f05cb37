import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { SignatureRefused } from './refusal.ts';

const derive = promisify(scrypt as (secret: string | Uint8Array, salt: Uint8Array, length: number, options: object, done: (error: Error | null, key: Buffer) => void) => void);

const VERSION = 1;
const SALT = 16;
const NONCE = 12;
const TAG = 16;
/** scrypt: 32 MB and some 60 ms a key, so that a stolen database cannot be tried by guessing. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/**
 * Encrypts a private key for storage: AES-256-GCM under a key that scrypt derives from the caller's secret. `owner` (such as the
 * organisation's identifier) is bound in, so that a stored key cannot be moved to another owner.
 */
export async function protectKey({ key, secret, owner = '' }: { key: Uint8Array; secret: string | Uint8Array; owner?: string }): Promise<Uint8Array> {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, 32, COST), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), salt, nonce, cipher.getAuthTag(), sealed]));
}

/** Decrypts what `protectKey` stored; refuses a wrong secret, another owner and altered content alike. */
export async function revealKey({ stored, secret, owner = '' }: { stored: Uint8Array; secret: string | Uint8Array; owner?: string }): Promise<Uint8Array> {
  const bytes = Buffer.from(stored);
  try {
    if (bytes[0] !== VERSION) throw new Error('Unknown version.');
    const [salt, nonce, tag, sealed] = cut(bytes.subarray(1), [SALT, NONCE, TAG]);
    const decipher = createDecipheriv('aes-256-gcm', await derive(secret, salt!, 32, COST), nonce!, { authTagLength: TAG }).setAAD(Buffer.from(owner)).setAuthTag(tag!);
    return new Uint8Array(Buffer.concat([decipher.update(sealed!), decipher.final()]));
  } catch (cause) {
    throw Object.assign(new SignatureRefused('signatures.wrong-secret'), { cause });
  }
}

function cut(bytes: Buffer, lengths: number[]): Buffer[] {
  let at = 0;
  const parts = lengths.map((length) => bytes.subarray(at, (at += length)));
  return [...parts, bytes.subarray(at)];
}
