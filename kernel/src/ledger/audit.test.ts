import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditLedger, type AuditEntry } from './audit.ts';
import { entryHash } from './canonical.ts';
import { checkpointHash, newSealKey, signCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { Finding } from './findings.ts';
import { nodesInMemory, root, type Hash, type NodeId } from './merkle.ts';

const organisation = 'vic';
const key = newSealKey();
const trustedKeys = [key.publicKey];

function write(count: number, subject = 'Sol·licitud'): AuditEntry[] {
  return Array.from({ length: count }, (_, index) => entry(index + 1, { subject: `${subject} ${index + 1}`, pages: index % 7 }));
}

function entry(position: number, content: unknown): AuditEntry {
  return { position, content, leaf: entryHash({ organisation, position, content }) };
}

function seal(entries: AuditEntry[], sizes: number[], privateKey = key.privateKey): SignedCheckpoint[] {
  const checkpoints: SignedCheckpoint[] = [];
  for (const [index, size] of sizes.entries()) {
    const before = checkpoints.at(-1);
    checkpoints.push(signCheckpoint({ privateKey, checkpoint: {
      organisation, size, root: Buffer.from(root(entries.slice(0, size).map(({ leaf }) => leaf))).toString('hex'),
      previous: before ? checkpointHash(before) : null, at: new Date(Date.UTC(2026, 10, 23, 9, index)).toISOString(),
    } }));
  }
  return checkpoints;
}

const entries = write(40);
const checkpoints = seal(entries, [7, 16, 33, 40]);

async function audit(changed: { entries?: AuditEntry[]; checkpoints?: SignedCheckpoint[]; witnesses?: SignedCheckpoint[]; storedNode?: (id: NodeId) => Hash | undefined }): Promise<Omit<Finding, 'text'>[]> {
  const { findings, ok } = await auditLedger({ organisation, entries, checkpoints, trustedKeys, ...changed });
  expect(ok).toBe(findings.length === 0);
  return findings.map(({ text, ...named }) => {
    for (const sentence of Object.values(text)) expect(sentence).not.toMatch(/[{}]|undefined/);
    return named;
  });
}

const position = fc.integer({ min: 1, max: 40 });
const two = fc.uniqueArray(position, { minLength: 2, maxLength: 2 }).map((pair) => pair.toSorted((one, other) => one - other) as [number, number]);
const forged = { subject: 'Forged' };
const renumbered = (list: AuditEntry[]): AuditEntry[] => list.map((one, index) => ({ ...one, position: index + 1 }));
const check = <Value>(values: fc.Arbitrary<Value>, promise: (value: Value) => Promise<void>): Promise<void> => fc.assert(fc.asyncProperty(values, promise));

describe('an audit of the ledger', () => {
  test('finds nothing in a ledger that nobody touched, sealed in any steps, with entries not yet sealed', async () => {
    await check(fc.uniqueArray(position, { maxLength: 6 }), async (sizes) => {
      expect(await audit({ checkpoints: seal(entries, sizes.toSorted((one, other) => one - other)) })).toEqual([]);
    });
    expect(await auditLedger({ organisation, entries, checkpoints: checkpoints.slice(0, 2), trustedKeys })).toMatchObject({ ok: true, entries: 40, sealed: 16, checked: 16, checkpoints: 2 });
  });

  test('names an entry whose content was changed', () => check(position, async (at) => {
    expect(await audit({ entries: entries.with(at - 1, { ...entries[at - 1]!, content: forged }) })).toEqual([{ kind: 'changed', position: at }]);
  }));

  test('names an entry whose stored hash was changed', () => check(position, async (at) => {
    expect(await audit({ entries: entries.with(at - 1, { ...entries[at - 1]!, leaf: entry(at, forged).leaf }) })).toEqual([{ kind: 'hash-changed', position: at }]);
  }));

  test('names between which seals an entry was changed together with its hash', () => check(position, async (at) => {
    const [found, ...more] = await audit({ entries: entries.with(at - 1, entry(at, forged)) });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'changed-within' });
    const { from, to } = found as unknown as { from: number; to: number };
    expect(from <= at && at <= to && to - from < 17).toBe(true);
  }));

  const atSealing = nodesInMemory(entries.map(({ leaf }) => leaf));

  test('names the pair in which an entry was changed together with its hash, and goes on, where the nodes were stored', () => check(two, async ([one, other]) => {
    const changed = entries.with(one - 1, entry(one, forged)).with(other - 1, { ...entries[other - 1]!, content: forged });
    const storedNode = (id: NodeId): Hash => (id.level === 0 ? changed[id.index]!.leaf : atSealing(id));
    const [kept, within, ...more] = await audit({ entries: changed, storedNode });
    expect(more).toEqual([]);
    expect(kept).toEqual({ kind: 'changed', position: other });
    const { from, to } = within as unknown as { from: number; to: number };
    expect(from <= one && one <= to && to - from < 2).toBe(true);
  }));

  test('goes on comparing after a missing entry where the nodes were stored', async () => {
    const result = await auditLedger({ organisation, entries: entries.toSpliced(2, 1), checkpoints, trustedKeys, storedNode: atSealing });
    expect(result).toMatchObject({ checked: 40, findings: [{ kind: 'missing', from: 3, to: 3 }] });
  });

  test('is not led astray by stored nodes that were changed as well', () => check(position, async (at) => {
    const changed = entries.with(at - 1, entry(at, forged));
    const [found, ...more] = await audit({ entries: changed, storedNode: nodesInMemory(changed.map(({ leaf }) => leaf)) });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'changed-within' });
  }));

  test('names a missing entry, at the end too', () => check(position, async (at) => {
    expect(await audit({ entries: entries.toSpliced(at - 1, 1) })).toEqual([{ kind: 'missing', from: at, to: at }]);
  }));

  test('names a missing entry although those after it were renumbered', () => check(position, async (at) => {
    expect(await audit({ entries: renumbered(entries.toSpliced(at - 1, 1)) })).toEqual([{ kind: 'missing', from: at, to: at }]);
  }));

  test('names an entry slipped in although those after it were renumbered', () => check(fc.integer({ min: 1, max: 39 }), async (at) => {
    expect(await audit({ entries: renumbered(entries.toSpliced(at - 1, 0, entry(at, forged))) })).toEqual([{ kind: 'inserted', position: at }]);
  }));

  test('names two entries whose contents were swapped', () => check(two, async ([one, other]) => {
    const content = (at: number): unknown => entries[at - 1]!.content;
    const swapped = entries.with(one - 1, { ...entries[one - 1]!, content: content(other) }).with(other - 1, { ...entries[other - 1]!, content: content(one) });
    expect(await audit({ entries: swapped })).toEqual([{ kind: 'swapped', positions: [one, other] }]);
  }));

  test('names two entries swapped together with their hashes', () => check(two, async ([one, other]) => {
    const swapped = entries.with(one - 1, { ...entries[other - 1]!, position: one }).with(other - 1, { ...entries[one - 1]!, position: other });
    expect(await audit({ entries: swapped })).toEqual([{ kind: 'swapped', positions: [one, other] }]);
  }));

  test('names a position that is there twice', async () => {
    expect(await audit({ entries: entries.toSpliced(9, 0, entries[9]!) })).toEqual([{ kind: 'repeated', position: 10 }]);
  });

  const seals = fc.integer({ min: 0, max: 3 });

  test('names a forged root', () => check(seals, async (at) => {
    const { size } = checkpoints[at]!;
    expect(await audit({ checkpoints: checkpoints.with(at, { ...checkpoints[at]!, root: 'ab'.repeat(32) }) })).toEqual([{ kind: 'forged-root', checkpoint: size }]);
  }));

  test('names a seal of which any other value was changed', () => check(fc.tuple(seals, fc.constantFrom('at', 'previous', 'signature', 'organisation')), async ([at, value]) => {
    const { size } = checkpoints[at]!;
    expect(await audit({ checkpoints: checkpoints.with(at, { ...checkpoints[at]!, [value]: 'x' }) })).toContainEqual({ kind: 'forged-checkpoint', checkpoint: size });
  }));

  test('takes no seal for good that was forged to fit a changed entry', async () => {
    const changed = entries.with(2, entry(3, forged));
    const fitting = { ...checkpoints[0]!, root: seal(changed, [7])[0]!.root };
    expect(await audit({ entries: changed, checkpoints: checkpoints.with(0, fitting) })).toEqual([
      { kind: 'changed-within', from: 1, to: 16 }, { kind: 'forged-checkpoint', checkpoint: 7 },
    ]);
  });

  test('names the break when a seal was taken out or made anew', async () => {
    expect(await audit({ checkpoints: checkpoints.toSpliced(1, 1) })).toEqual([{ kind: 'broken-chain', checkpoint: 33 }]);
    const anew = signCheckpoint({ privateKey: key.privateKey, checkpoint: { ...checkpoints[1]!, at: '2026-11-23T09:01:30.000Z' } });
    expect(await audit({ checkpoints: checkpoints.with(1, anew) })).toEqual([{ kind: 'broken-chain', checkpoint: 33 }]);
  });

  test('names seals signed with a key that was never published', async () => {
    const others = seal(entries, [40], newSealKey().privateKey);
    expect(await audit({ checkpoints: others })).toEqual([{ kind: 'unknown-key', checkpoint: 40 }]);
  });

  test('a seal kept elsewhere uncovers a ledger rewritten by the holder of the key', async () => {
    const rewritten = write(40, 'Reescrita');
    const anew = { entries: rewritten, checkpoints: seal(rewritten, [7, 16, 33, 40]) };
    expect(await audit(anew)).toEqual([]);
    expect(await audit({ ...anew, witnesses: [checkpoints[1]!] })).toEqual([{ kind: 'contradicted-witness', checkpoint: 16 }]);
    expect(await audit({ entries: entries.slice(0, 16), checkpoints: checkpoints.slice(0, 2), witnesses: [checkpoints[3]!] })).toEqual([{ kind: 'missing', from: 17, to: 40 }]);
  });

  test('names several faults at once', async () => {
    const several = entries.with(2, { ...entries[2]!, content: forged }).with(20, { ...entries[20]!, content: forged }).toSpliced(36, 2);
    expect(await audit({ entries: several })).toEqual([{ kind: 'missing', from: 37, to: 38 }, { kind: 'changed', position: 3 }, { kind: 'changed', position: 21 }]);
  });
});
