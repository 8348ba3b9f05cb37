import { expect, test } from 'vitest';
import { protectKey, revealKey } from './keys-at-rest.ts';

const key = Buffer.from('una clau privada');

test('a stored key opens only with its secret, for its owner, unaltered', async () => {
  const stored = await protectKey({ key, secret: 'secret', owner: 'santmarti' });
  expect(Buffer.from(stored).includes(key)).toBe(false);
  expect(Buffer.from(await revealKey({ stored, secret: 'secret', owner: 'santmarti' }))).toEqual(key);
  const altered = Buffer.from(stored);
  altered[altered.length - 1]! ^= 1;
  for (const wrong of [{ stored, secret: 'altre', owner: 'santmarti' }, { stored, secret: 'secret', owner: 'vic' }, { stored: altered, secret: 'secret', owner: 'santmarti' }, { stored: new Uint8Array(3), secret: 'secret' }]) {
    await expect(revealKey(wrong)).rejects.toMatchObject({ code: 'signatures.wrong-secret' });
  }
});

test('the same key is never stored twice alike', async () => {
  const [one, other] = await Promise.all([protectKey({ key, secret: 's' }), protectKey({ key, secret: 's' })]);
  expect(Buffer.compare(one, other)).not.toBe(0);
});
