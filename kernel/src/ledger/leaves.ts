import type { Hash } from './merkle.ts';

/** Leaf hashes by position, in one buffer that grows: a million separate objects would weigh ten times their bytes. */
export class Leaves {
  #bytes = Buffer.alloc(32 * 1024);

  set(position: number, leaf: Hash): void {
    while (position * 32 > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.set(leaf.subarray(0, 32), (position - 1) * 32);
  }

  /** Both ends included; `instead` holds what replaces the leaves at some positions. */
  *between({ from, to, instead }: { from: number; to: number; instead: ReadonlyMap<number, Hash> }): Generator<Hash> {
    for (let position = from; position <= to; position += 1) {
      yield instead.get(position) ?? this.#bytes.subarray((position - 1) * 32, position * 32);
    }
  }
}
