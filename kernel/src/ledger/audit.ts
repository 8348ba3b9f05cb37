import { entryHash } from './canonical.ts';
import { checkpointHash, keyId, verifyCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { finding, type Finding } from './findings.ts';
import { Leaves } from './leaves.ts';
import type { Hash } from './merkle.ts';
import { checkRoots, type StoredNode } from './roots.ts';
import { explain, type Gap, type Suspect } from './suspects.ts';
import { same } from './verify.ts';

/** One row of the ledger: its content now, and the leaf hash that was stored when it was written. */
export type AuditEntry = { position: number; content: unknown; leaf: Hash };
/** `sealed` entries are under a seal; the tree was compared with the seals up to position `checked`. */
export type Audit = { ok: boolean; findings: Finding[]; entries: number; sealed: number; checked: number; checkpoints: number };

/**
 * Recomputes a ledger from its contents and holds it against its signed checkpoints. Entries come in order of position,
 * checkpoints in the order they were made. `witnesses` are checkpoints kept elsewhere (on receipts, in another town's
 * hands): they uncover a ledger rewritten whole by someone who held the key. `storedNode`
 * reads the nodes kept at sealing: they tell more closely where a fault lies. Keeps 32 bytes of memory for each entry.
 */
export async function auditLedger({ organisation, entries, checkpoints, trustedKeys, witnesses = [], storedNode = () => undefined }: {
  organisation: string; entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>; checkpoints: readonly SignedCheckpoint[];
  trustedKeys: readonly string[]; witnesses?: readonly SignedCheckpoint[]; storedNode?: StoredNode;
}): Promise<Audit> {
  const ledger = await readEntries({ organisation, entries });
  const chain = checkChain({ organisation, checkpoints, trustedKeys });
  const outside = witnesses.filter(signedBy(trustedKeys));
  const sealed = Math.max(0, ...[...chain.sound, ...outside].map(({ size }) => size));
  const gaps = sealed > ledger.end ? [...ledger.gaps, { from: ledger.end + 1, to: sealed }] : ledger.gaps;
  const explained = explain({ organisation, suspects: ledger.suspects, gaps, end: ledger.end, sealed });
  const roots = await checkRoots({ ...ledger, ...explained, checkpoints, sound: chain.sound, witnesses: outside, storedNode });
  const findings = [
    ...ledger.findings,
    ...explained.findings,
    ...explained.rest.map(({ position }) => finding({ kind: roots.rehashed.has(position) ? 'hash-changed' : 'changed', position })),
    ...roots.findings,
    ...chain.findings.filter(notSaidBy(roots.findings)),
  ];
  return { ok: findings.length === 0, findings, entries: ledger.count, sealed: Math.min(sealed, ledger.count), checked: roots.checked, checkpoints: checkpoints.length };
}

async function readEntries({ organisation, entries }: { organisation: string; entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry> }): Promise<{
  leaves: Leaves; suspects: Suspect[]; gaps: Gap[]; findings: Finding[]; end: number; count: number;
}> {
  const leaves = new Leaves();
  const suspects: Suspect[] = [];
  const gaps: Gap[] = [];
  const findings: Finding[] = [];
  let end = 0;
  let count = 0;
  for await (const { position, content, leaf } of entries) {
    count += 1;
    if (position <= end) {
      findings.push(finding({ kind: 'repeated', position }));
      continue;
    }
    if (position > end + 1) gaps.push({ from: end + 1, to: position - 1 });
    end = position;
    leaves.set(position, leaf);
    const computed = tryHash({ organisation, position, content });
    if (!computed || !same(computed, leaf)) suspects.push({ position, content, leaf, computed });
  }
  return { leaves, suspects, gaps, findings, end, count };
}

function tryHash(entry: { organisation: string; position: number; content: unknown }): Hash | undefined {
  try {
    return entryHash(entry);
  } catch {
    return undefined;
  }
}

/** What can be said of the checkpoints alone. `sound` are those whose signature holds. */
function checkChain({ organisation, checkpoints, trustedKeys }: { organisation: string; checkpoints: readonly SignedCheckpoint[]; trustedKeys: readonly string[] }): {
  sound: SignedCheckpoint[]; findings: Finding[];
} {
  const findings: Finding[] = [];
  const sound: SignedCheckpoint[] = [];
  for (const [index, checkpoint] of checkpoints.entries()) {
    const before = checkpoints[index - 1];
    const say = (kind: 'unknown-key' | 'forged-checkpoint' | 'foreign-checkpoint' | 'broken-chain' | 'disordered-checkpoint'): void => {
      findings.push(finding({ kind, checkpoint: checkpoint.size }));
    };
    if (!trustedKeys.some((key) => keyId(key) === checkpoint.key)) say('unknown-key');
    else if (!signedBy(trustedKeys)(checkpoint)) say('forged-checkpoint');
    else if (checkpoint.organisation !== organisation) say('foreign-checkpoint');
    else sound.push(checkpoint);
    // After a forged one the chain is broken as a matter of course: that is said once.
    if (before && !sound.includes(before)) continue;
    if (checkpoint.previous !== (before ? checkpointHash(before) : null)) say('broken-chain');
    else if (before && (checkpoint.size <= before.size || Date.parse(checkpoint.at) < Date.parse(before.at))) say('disordered-checkpoint');
  }
  return { sound, findings };
}

const signedBy = (trustedKeys: readonly string[]) => (checkpoint: SignedCheckpoint): boolean =>
  trustedKeys.some((publicKey) => verifyCheckpoint({ checkpoint, publicKey }));

/** A forged root says more than that the signature over it does not hold. */
const notSaidBy = (roots: Finding[]) => (one: Finding): boolean =>
  one.kind !== 'forged-checkpoint' || !roots.some((other) => other.kind === 'forged-root' && other.checkpoint === one.checkpoint);
