import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Locks what must be stored but never read by whoever reads the database. */
export interface Vault {
  lock(secret: string): string;
  /** Throws when the text was locked under another installation's secret or was changed. */
  open(locked: string): string;
  /** A stable code that nobody without the secret can make: for verification codes and look-ups of tokens. */
  code(purpose: string, value: string): string;
}

/** Whether two codes are the same, in a time that does not tell how much of them is. */
export const sameCode = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A vault under the installation's secret (at least 32 characters), with AES-256-GCM. */
export function openVault(secret: string): Vault {
  if (secret.length < 32) throw new Error('The secret of the installation (COMU_SECRET) must have at least 32 characters.');
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'comu', purpose, 32));
  const lockKey = key('vault');
  const codeKey = key('code');
  return {
    lock(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', lockKey, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(locked) {
      const bytes = Buffer.from(locked.replace(/^v1\./, ''), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', lockKey, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    code: (purpose, value) => createHmac('sha256', codeKey).update(`${purpose}\n${value}`).digest('hex'),
  };
}
