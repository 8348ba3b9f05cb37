import { hash as digest } from 'node:crypto';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;
/** The root of a complete subtree: it covers the leaves from index·2^level on, 2^level of them. */
export type NodeId = { level: number; index: number };
export type Node = NodeId & { hash: Hash };
/** Leaves `from` (included) to `to` (excluded), counted from 0. */
export type Range = { from: number; to: number };
/** What must be kept of a tree to go on growing it: the roots of its complete subtrees, left to right. */
export type Frontier = { size: number; nodes: readonly Hash[] };

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
const sha256 = (...parts: Uint8Array[]): Hash => digest('sha256', Buffer.concat(parts), 'buffer');

/** RFC 9162 §2.1.1: the prefix tells a leaf from a node, so neither passes for the other. */
export function leafHash(bytes: Uint8Array): Hash {
  return sha256(leafPrefix, bytes);
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodePrefix, left, right);
}

export const emptyFrontier: Frontier = { size: 0, nodes: [] };

/** Adds leaf hashes in O(leaves) whatever the size before. `added` are all nodes completed now, the leaves (level 0) among them. */
export function append({ frontier, leaves }: { frontier: Frontier; leaves: Iterable<Hash> }): { frontier: Frontier; added: Node[] } {
  const added: Node[] = [];
  return { frontier: grow({ frontier, leaves, completed: (node) => added.push(node) }), added };
}

/** As `append`, for who needs only the root in the end and not the nodes. */
export function grow({ frontier, leaves, completed }: { frontier: Frontier; leaves: Iterable<Hash>; completed?: (node: Node) => void }): Frontier {
  const nodes = [...frontier.nodes];
  let { size } = frontier;
  for (const leaf of leaves) {
    let hash = leaf;
    let index = size;
    completed?.({ level: 0, index, hash });
    for (let level = 1; index % 2 === 1; level += 1) {
      hash = nodeHash(nodes.pop()!, hash);
      index = (index - 1) / 2;
      completed?.({ level, index, hash });
    }
    nodes.push(hash);
    size += 1;
  }
  return { size, nodes };
}

/** The root of everything appended so far; of an empty tree, the hash of nothing. */
export function frontierRoot({ nodes }: Frontier): Hash {
  return nodes.length === 0 ? sha256() : foldRight(nodes);
}

/** RFC 9162 §2.1.1: the root over leaf hashes. */
export function root(leaves: Iterable<Hash>): Hash {
  return frontierRoot(grow({ frontier: emptyFrontier, leaves }));
}

function foldRight(hashes: readonly Hash[]): Hash {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The complete subtrees that make up a range, left to right. The range begins where a subtree of its size may begin. */
export function nodesOf({ from, to }: Range): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = from; at < to;) {
    const level = Math.floor(Math.log2(to - at));
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The ranges whose hashes prove that leaf `index` is in the tree of `size`, nearest first (RFC 9162 §2.1.3.1). */
export function inclusionRanges({ index, size }: { index: number; size: number }): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`Leaf ${index} is not in a tree of ${size}`);
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** The ranges whose hashes prove that the tree of `from` leaves is the beginning of that of `to` (RFC 9162 §2.1.4.1). */
export function consistencyRanges({ from: first, to: second }: Range): Range[] {
  if (!(first >= 0 && first <= second)) throw new RangeError(`A tree of ${second} cannot extend one of ${first}`);
  if (first === 0 || first === second) return [];
  const ranges: Range[] = [];
  let from = 0;
  let to = second;
  while (first !== to) {
    const middle = from + split(to - from);
    if (first <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  // The verifier knows the former root itself, so it is given only where it is not a whole subtree of the new tree.
  if (from > 0) ranges.unshift({ from, to });
  return ranges;
}

/** The largest power of two below the count. */
function split(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1);
}

/** Reads a proof off stored nodes: fetch those of `ranges.flatMap(nodesOf)`, at most 2·log₂(size)² of them, and give them here. */
export function proofFrom({ ranges, node }: { ranges: readonly Range[]; node: (id: NodeId) => Hash }): Hash[] {
  return ranges.map((range) => foldRight(nodesOf(range).map(node)));
}

export function inclusionProof({ index, size, node }: { index: number; size: number; node: (id: NodeId) => Hash }): Hash[] {
  return proofFrom({ ranges: inclusionRanges({ index, size }), node });
}

export function consistencyProof({ from, to, node }: Range & { node: (id: NodeId) => Hash }): Hash[] {
  return proofFrom({ ranges: consistencyRanges({ from, to }), node });
}

/** The nodes of a tree held in memory. */
export function nodesInMemory(leaves: Iterable<Hash>): (id: NodeId) => Hash {
  const levels: Hash[][] = [];
  for (const { level, index, hash } of append({ frontier: emptyFrontier, leaves }).added) (levels[level] ??= [])[index] = hash;
  return ({ level, index }) => {
    const hash = levels[level]?.[index];
    if (!hash) throw new RangeError(`The tree has no complete node ${index} at level ${level}`);
    return hash;
  };
}
