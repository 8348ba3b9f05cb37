import fc from 'fast-check';
import { expect, test } from 'vitest';
import { append, consistencyProof, emptyFrontier, frontierRoot, inclusionProof, leafHash, nodesInMemory, root, type Hash } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const leaves = Array.from({ length: 200 }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));
const roots = Array.from({ length: 201 }, (_, size) => root(leaves.slice(0, size)));
const node = nodesInMemory(leaves);

test('roots are those of the Certificate Transparency reference vectors', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => leafHash(Buffer.from(text, 'hex')));
  expect(inputs.map((_, index) => hex(root(inputs.slice(0, index + 1))))).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]);
  expect(hex(root([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('the inclusion of every leaf is proven at every size up to 200', () => {
  for (let size = 1; size <= 200; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof({ index, size, node });
      expect(verifyInclusion({ leaf: leaves[index]!, index, size, proof, root: roots[size]! }) || `${index} of ${size}`).toBe(true);
    }
  }
});

test('every tree up to 200 is proven to extend every smaller one', () => {
  for (let to = 0; to <= 200; to += 1) {
    for (let from = 0; from <= to; from += 1) {
      const proof = consistencyProof({ from, to, node });
      expect(verifyConsistency({ from, to, fromRoot: roots[from]!, toRoot: roots[to]!, proof }) || `${from} to ${to}`).toBe(true);
    }
  }
});

const broken = (proof: Hash[], at: number): Hash[] => proof.map((step, index) => (index === at % proof.length ? leafHash(step) : step));

test('a proof for another leaf, place, size, root or with any step changed does not verify', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (size, anyIndex, any) => {
    const index = anyIndex % size;
    const proof = inclusionProof({ index, size, node });
    const right = { leaf: leaves[index]!, index, size, proof, root: roots[size]! };
    const other = (index + 1 + (any % (size - 1))) % size;
    expect(verifyInclusion({ ...right, leaf: leaves[other]! })).toBe(false);
    expect(verifyInclusion({ ...right, index: other })).toBe(false);
    expect(verifyInclusion({ ...right, root: roots[size - 1]! })).toBe(false);
    expect(verifyInclusion({ ...right, proof: broken(proof, any) })).toBe(false);
    expect(verifyInclusion({ ...right, proof: proof.slice(1) })).toBe(false);
    expect(verifyInclusion({ ...right, proof: [...proof, proof[0]!] })).toBe(false);
  }));
});

test('a rewritten past is not consistent with the tree that was sealed', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (to, anyFrom, any) => {
    const from = 1 + (anyFrom % (to - 1));
    const rewritten = leaves.slice(0, to).with(any % from, leafHash(Buffer.from('rewritten')));
    const claim = { from, to, fromRoot: roots[from]!, toRoot: root(rewritten) };
    expect(verifyConsistency({ ...claim, proof: consistencyProof({ from, to, node: nodesInMemory(rewritten) }) })).toBe(false);
    const proof = consistencyProof({ from, to, node });
    expect(verifyConsistency({ ...claim, proof })).toBe(false);
    expect(verifyConsistency({ ...claim, toRoot: roots[to]!, proof: broken(proof, any) })).toBe(false);
  }));
});

test('growing in any steps gives the same root as hashing everything at once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }), (steps) => {
    let frontier = emptyFrontier;
    for (const step of steps) ({ frontier } = append({ frontier, leaves: leaves.slice(frontier.size, frontier.size + step) }));
    expect(hex(frontierRoot(frontier))).toBe(hex(roots[frontier.size]!));
  }));
});

test('sealing a few entries onto a million costs only those few', () => {
  // 2^20 − 1 leaves leave twenty complete subtrees, the most a tree of this size can have.
  const million = { size: 2 ** 20 - 1, nodes: leaves.slice(0, 20) };
  const { frontier, added } = append({ frontier: million, leaves: leaves.slice(0, 100) });
  expect(frontier.size).toBe(2 ** 20 + 99);
  expect(added.length).toBeLessThan(100 * 2 + 20);
});
