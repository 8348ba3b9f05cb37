/** A repeatable source of chance: the same seed gives the same numbers (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (share) => next() < share,
    oneOf: (things) => things[Math.floor(next() * things.length)] as never,
  };
}

export interface Chance {
  /** A whole number between both ends, each included. */
  whole(from: number, to: number): number;
  happens(share: number): boolean;
  oneOf<T>(things: readonly T[]): T;
}
