import { entryHash } from './canonical.ts';
import { checkpointHash, keyId, verifyCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { finding, type Finding } from './findings.ts';
import { emptyFrontier, frontierRoot, grow, type Frontier, type Hash } from './merkle.ts';
import { explain, type Gap, type Suspect } from './suspects.ts';
import { same } from './verify.ts';

/** One row of the ledger: its content now, and the leaf hash that was stored when it was written. */
export type AuditEntry = { position: number; content: unknown; leaf: Hash };
export type Audit = { ok: boolean; findings: Finding[]; entries: number; sealed: number; checkpoints: number };

/**
 * Recomputes a ledger from its contents and holds it against its signed checkpoints. Entries come in order of position,
 * checkpoints in the order they were made. `witnesses` are checkpoints kept elsewhere (on receipts, in another town's
 * hands): they uncover a ledger rewritten whole by someone who held the key. Keeps 32 bytes of memory for each entry.
 */
export async function auditLedger({ organisation, entries, checkpoints, trustedKeys, witnesses = [] }: {
  organisation: string; entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>; checkpoints: readonly SignedCheckpoint[];
  trustedKeys: readonly string[]; witnesses?: readonly SignedCheckpoint[];
}): Promise<Audit> {
  const ledger = await readEntries({ organisation, entries });
  const chain = checkChain({ organisation, checkpoints, trustedKeys });
  const outside = witnesses.filter(signedBy(trustedKeys));
  const sealed = Math.max(0, ...[...chain.sound, ...outside].map(({ size }) => size));
  const gaps = sealed > ledger.end ? [...ledger.gaps, { from: ledger.end + 1, to: sealed }] : ledger.gaps;
  const explained = explain({ organisation, suspects: ledger.suspects, gaps, end: ledger.end, sealed });
  const roots = checkRoots({ ...ledger, ...explained, checkpoints, sound: chain.sound, witnesses: outside });
  const findings = [
    ...ledger.findings,
    ...explained.findings,
    ...explained.rest.map(({ position }) => finding({ kind: roots.rehashed.has(position) ? 'hash-changed' : 'changed', position })),
    ...roots.findings,
    ...chain.findings.filter(notSaidBy(roots.findings)),
  ];
  return { ok: findings.length === 0, findings, entries: ledger.count, sealed: Math.min(sealed, ledger.count), checkpoints: checkpoints.length };
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

/**
 * Grows the tree from checkpoint to checkpoint and compares the roots. Where the leaves alone do not lead to a signed
 * root, the contents may (someone changed the stored hash only); where neither do, nothing after can be compared.
 */
function checkRoots({ leaves, rest, repaired, gaps, checkpoints, sound, witnesses, end }: {
  leaves: Leaves; rest: readonly Suspect[]; repaired: ReadonlyMap<number, Hash>; gaps: readonly Gap[]; checkpoints: readonly SignedCheckpoint[];
  sound: readonly SignedCheckpoint[]; witnesses: readonly SignedCheckpoint[]; end: number;
}): { findings: Finding[]; rehashed: Set<number> } {
  const findings: Finding[] = [];
  const rehashed = new Set<number>();
  const computed = new Map(rest.flatMap((suspect) => (suspect.computed ? [[suspect.position, suspect.computed] as const] : [])));
  const reach = gaps.length > 0 ? gaps[0]!.from - 1 : end;
  let frontier = emptyFrontier;
  const grownTo = (size: number, instead: ReadonlyMap<number, Hash>): Frontier =>
    grow({ frontier, leaves: leaves.between({ from: frontier.size + 1, to: size, instead }) });
  const stops = [...checkpoints.map((checkpoint) => ({ checkpoint, witness: false })), ...witnesses.map((checkpoint) => ({ checkpoint, witness: true }))];
  stops.sort((one, other) => one.checkpoint.size - other.checkpoint.size || Number(one.witness) - Number(other.witness));
  for (const { checkpoint, witness } of stops) {
    const { size, root } = checkpoint;
    if (!Number.isSafeInteger(size) || size < frontier.size || size > reach) continue;
    const expected = Buffer.from(root, 'hex');
    const grown = grownTo(size, repaired);
    if (same(frontierRoot(grown), expected)) {
      frontier = grown;
      continue;
    }
    if (witness) {
      findings.push(finding({ kind: 'contradicted-witness', checkpoint: size }));
      continue;
    }
    if (!sound.includes(checkpoint)) {
      findings.push(finding({ kind: 'forged-root', checkpoint: size }));
      continue;
    }
    const fromContents = grownTo(size, new Map([...repaired, ...computed]));
    if (!same(frontierRoot(fromContents), expected)) {
      findings.push(finding({ kind: 'changed-within', from: frontier.size + 1, to: size }));
      break;
    }
    for (const position of computed.keys()) if (position > frontier.size && position <= size) rehashed.add(position);
    frontier = fromContents;
  }
  return { findings, rehashed };
}

/** One buffer that grows, for a million hash objects would weigh ten times their bytes. */
class Leaves {
  #bytes = Buffer.alloc(32 * 1024);

  set(position: number, leaf: Hash): void {
    while (position * 32 > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.set(leaf.subarray(0, 32), (position - 1) * 32);
  }

  get(position: number): Hash {
    return this.#bytes.subarray((position - 1) * 32, position * 32);
  }

  *between({ from, to, instead }: { from: number; to: number; instead: ReadonlyMap<number, Hash> }): Generator<Hash> {
    for (let position = from; position <= to; position += 1) yield instead.get(position) ?? this.get(position);
  }
}
