import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryHash } from './canonical.ts';
import { newSealKey, signCheckpoint } from './checkpoint.ts';
import { inclusionProof, nodesInMemory, root } from './merkle.ts';
import { makeReceipt, verifyReceipt } from './receipt.ts';

const { privateKey, publicKey } = newSealKey();
const trustedKeys = [publicKey];
const entries = Array.from({ length: 7 }, (_, index) => ({ organisation: 'vic', position: index + 1, content: { subject: `Sol·licitud ${index + 1}`, pages: index, ok: true } }));
const leaves = entries.map(entryHash);
const checkpoint = signCheckpoint({
  privateKey, checkpoint: { organisation: 'vic', size: 7, root: Buffer.from(root(leaves)).toString('hex'), previous: null, at: '2026-11-23T10:00:00Z' },
});
const receipts = entries.map((entry, index) => makeReceipt({ entry, checkpoint, publicKey, proof: inclusionProof({ index, size: 7, node: nodesInMemory(leaves) }) }));

test('every receipt proves its entry offline, as an object or as text', () => {
  for (const receipt of receipts) {
    expect(verifyReceipt(receipt, { trustedKeys }).ok).toBe(true);
    expect(verifyReceipt(JSON.stringify(receipt, null, 2), { trustedKeys }).reason.ca).toContain('consta, tal com és aquí, entre les 7');
  }
});

/** Every path to a value in the receipt that is no object or list. */
function* paths(value: unknown, at: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) yield at;
  else for (const [key, item] of Object.entries(value)) yield* paths(item, [...at, key]);
}

test('changing any single value of a receipt is found', () => {
  const all = [...paths(receipts[4])];
  fc.assert(fc.property(fc.constantFrom(...all), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), (path, value) => {
    const changed = structuredClone(receipts[4]!) as unknown as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, changed);
    const last = path.at(-1)!;
    fc.pre(parent[last] !== value);
    parent[last] = value;
    expect(verifyReceipt(changed, { trustedKeys }).ok).toBe(false);
  }), { numRuns: 500 });
});

test('a receipt signed with a key that nobody published is refused, and says which key', () => {
  const { ok, reason } = verifyReceipt(receipts[0], { trustedKeys: [newSealKey().publicKey] });
  expect(ok).toBe(false);
  expect(reason.ca).toContain(checkpoint.key);
});

test('what is no receipt is refused with a sentence, never with an exception', () => {
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (anything) => {
    expect(verifyReceipt(anything, { trustedKeys }).ok).toBe(false);
  }));
});
