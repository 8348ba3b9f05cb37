import type { SignedCheckpoint } from './checkpoint.ts';
import { finding, type Finding } from './findings.ts';
import type { Leaves } from './leaves.ts';
import { emptyFrontier, frontierRoot, grow, nodeHash, nodesOf, type Frontier, type Hash, type NodeId } from './merkle.ts';
import type { Gap, Suspect } from './suspects.ts';
import { same } from './verify.ts';

/** Reads a node that the sealing stored, if it did. */
export type StoredNode = (id: NodeId) => Promise<Hash | undefined> | Hash | undefined;

type Parts = {
  leaves: Leaves; rest: readonly Suspect[]; repaired: ReadonlyMap<number, Hash>; gaps: readonly Gap[]; checkpoints: readonly SignedCheckpoint[];
  sound: readonly SignedCheckpoint[]; witnesses: readonly SignedCheckpoint[]; storedNode: StoredNode;
};

/**
 * Grows the tree from checkpoint to checkpoint and compares the roots. Where the stored hashes do not lead to a signed
 * root, the contents may (someone changed a hash only); where neither do, stored nodes that lead to the signed root say
 * where the fault lies and let the comparison go on. Without them it ends there: `checked` tells how far it came.
 */
export async function checkRoots({ leaves, rest, repaired, gaps, checkpoints, sound, witnesses, storedNode }: Parts): Promise<{
  findings: Finding[]; rehashed: Set<number>; checked: number;
}> {
  const findings: Finding[] = [];
  const rehashed = new Set<number>();
  const computed = new Map(rest.flatMap((suspect) => (suspect.computed ? [[suspect.position, suspect.computed] as const] : [])));
  let frontier = emptyFrontier;
  let unproven: Gap | undefined;
  const grownTo = (size: number, instead: ReadonlyMap<number, Hash>): Frontier =>
    grow({ frontier, leaves: leaves.between({ from: frontier.size + 1, to: size, instead }) });
  for (const { checkpoint, witness } of inOrder({ checkpoints, witnesses })) {
    const { size } = checkpoint;
    if (!Number.isSafeInteger(size) || size < frontier.size) continue;
    const trusted = witness || sound.includes(checkpoint);
    const leadsHere = (to: Frontier): boolean => same(frontierRoot(to), Buffer.from(checkpoint.root, 'hex'));
    const whole = gaps.every(({ from, to }) => to <= frontier.size || from > size);
    // Once a fault lies behind, no larger tree can agree: only stored nodes can lead on from there.
    if (whole && !unproven) {
      const grown = grownTo(size, repaired);
      const fromContents = leadsHere(grown) ? undefined : grownTo(size, new Map([...repaired, ...computed]));
      if (leadsHere(fromContents ?? grown)) {
        // A seal without a valid signature proves nothing, though its root may fit what was tampered with.
        if (!trusted) continue;
        if (fromContents) for (const position of computed.keys()) if (position > frontier.size && position <= size) rehashed.add(position);
        frontier = fromContents ?? grown;
        continue;
      }
    }
    if (!trusted) {
      if (whole && !unproven) findings.push(finding({ kind: 'forged-root', checkpoint: size }));
      continue;
    }
    const stored = await storedFrontier({ size, storedNode });
    if (stored && leadsHere(stored)) {
      const ranges = whole ? await narrow({ leaves, repaired, size, storedNode }) : [];
      findings.push(...ranges.filter(({ to }) => to > frontier.size).map((range) => finding({ kind: 'changed-within', ...range })));
      frontier = stored;
      unproven = undefined;
    } else if (whole && !unproven) {
      if (witness) findings.push(finding({ kind: 'contradicted-witness', checkpoint: size }));
      // A stored node on the edge of this tree may have been changed as well; the next seal can still tell.
      else unproven = { from: frontier.size + 1, to: size };
    }
  }
  if (unproven) findings.push(finding({ kind: 'changed-within', ...unproven }));
  return { findings, rehashed, checked: frontier.size };
}

function inOrder({ checkpoints, witnesses }: Pick<Parts, 'checkpoints' | 'witnesses'>): { checkpoint: SignedCheckpoint; witness: boolean }[] {
  const stops = [...checkpoints.map((checkpoint) => ({ checkpoint, witness: false })), ...witnesses.map((checkpoint) => ({ checkpoint, witness: true }))];
  return stops.toSorted((one, other) => one.checkpoint.size - other.checkpoint.size || Number(one.witness) - Number(other.witness));
}

async function storedFrontier({ size, storedNode }: { size: number; storedNode: StoredNode }): Promise<Frontier | undefined> {
  const nodes: Hash[] = [];
  for (const id of nodesOf({ from: 0, to: size })) {
    const hash = await storedNode(id);
    if (!hash) return undefined;
    nodes.push(hash);
  }
  return { size, nodes };
}

/** Descends from nodes that lead to a signed root to the smallest ranges of positions where the leaves do not agree with them. */
async function narrow({ leaves, repaired, size, storedNode }: { leaves: Leaves; repaired: ReadonlyMap<number, Hash>; size: number; storedNode: StoredNode }): Promise<{ from: number; to: number }[]> {
  const found: { from: number; to: number }[] = [];
  const look = async (id: NodeId, sealed: Hash): Promise<void> => {
    const from = id.index * 2 ** id.level + 1;
    const to = (id.index + 1) * 2 ** id.level;
    if (same(sealed, frontierRoot(grow({ frontier: emptyFrontier, leaves: leaves.between({ from, to, instead: repaired }) })))) return;
    const children = [0, 1].map((side) => ({ level: id.level - 1, index: id.index * 2 + side })) as [NodeId, NodeId];
    const [left, right] = id.level === 0 ? [] : [await storedNode(children[0]), await storedNode(children[1])];
    if (!left || !right || !same(nodeHash(left, right), sealed)) {
      found.push({ from, to });
      return;
    }
    await look(children[0], left);
    await look(children[1], right);
  };
  for (const id of nodesOf({ from: 0, to: size })) await look(id, (await storedNode(id))!);
  return found;
}
