import { nodeHash, type Hash } from './merkle.ts';

/** RFC 9162 §2.1.3.2: whether the proof leads from the leaf hash at `index` to the root of the tree of `size`. */
export function verifyInclusion({ leaf, index, size, proof, root }: { leaf: Hash; index: number; size: number; proof: readonly Hash[]; root: Hash }): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, step);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && same(hash, root);
}

/** RFC 9162 §2.1.4.2: whether the tree of `to` leaves only adds to the tree of `from` leaves. */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: { from: number; to: number; fromRoot: Hash; toRoot: Hash; proof: readonly Hash[] }): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  if (from === 0) return proof.length === 0;
  const steps = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  const [start, ...rest] = steps;
  if (!start) return false;
  let at = from - 1;
  let last = to - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  let former = start;
  let latter = start;
  for (const step of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      former = nodeHash(step, former);
      latter = nodeHash(step, latter);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = half(last);
      }
    } else {
      latter = nodeHash(latter, step);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && same(former, fromRoot) && same(latter, toRoot);
}

export function same(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}

const half = (number: number): number => Math.floor(number / 2);
const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));
