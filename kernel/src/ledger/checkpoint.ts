import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from './canonical.ts';

/** What an organisation's ledger was at one moment. Hashes in hexadecimal; `previous` is the hash of the checkpoint before, or null. */
export type Checkpoint = { organisation: string; size: number; root: string; previous: string | null; at: string };
/** `key` is the identifier of the public key; `signature` is Ed25519 in base64. */
export type SignedCheckpoint = Checkpoint & { key: string; signature: string };

const purpose = Buffer.from('comu ledger checkpoint 1\n');

/** A new pair of keys: the private one as PKCS #8 PEM, the public one as base64 of its SubjectPublicKeyInfo. */
export function newSealKey(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: exportPublic(publicKey) };
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  return exportPublic(createPublicKey(createPrivateKey(privateKey)));
}

/** The first 16 hexadecimal digits of the hash of the public key: short enough to print on a receipt. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

export function signCheckpoint({ checkpoint, privateKey }: { checkpoint: Checkpoint; privateKey: string }): SignedCheckpoint {
  const body = bodyOf(checkpoint);
  const key = createPrivateKey(privateKey);
  return { ...body, key: keyId(publicKeyOf(privateKey)), signature: sign(null, signed(body), key).toString('base64') };
}

/** Whether the signature is of this key and over exactly these values. Never throws: what cannot be read is not valid. */
export function verifyCheckpoint({ checkpoint, publicKey }: { checkpoint: SignedCheckpoint; publicKey: string }): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    if (key.asymmetricKeyType !== 'ed25519' || checkpoint.key !== keyId(publicKey)) return false;
    return verify(null, signed(bodyOf(checkpoint)), key, Buffer.from(checkpoint.signature, 'base64'));
  } catch {
    return false;
  }
}

/** What the next checkpoint names as its `previous`. */
export function checkpointHash(checkpoint: Checkpoint): string {
  return createHash('sha256').update(signed(bodyOf(checkpoint))).digest('hex');
}

function bodyOf({ organisation, size, root, previous, at }: Checkpoint): Checkpoint {
  return { organisation, size, root, previous, at };
}

/** The purpose before the values keeps the signature from serving for anything else that the key may sign. */
function signed(body: Checkpoint): Uint8Array {
  return Buffer.concat([purpose, canonical(body)]);
}

function exportPublic(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}
