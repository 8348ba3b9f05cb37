/** Numbers evenly spread over [0, 1), one after another. */
export type Stream = () => number;

/** Spreads the bits of a whole number over 32 bits (the finishing step of MurmurHash3, public domain). */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const known = new Map<string, number>();

/** A name as a whole number; the same name always gives the same. */
function numberOf(name: string): number {
  const held = known.get(name);
  if (held !== undefined) return held;
  let hash = 0x811c9dc5;
  for (let place = 0; place < name.length; place += 1) hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193);
  if (known.size > 20_000) known.clear();
  known.set(name, hash);
  return hash;
}

/**
 * A stream of chance for one thing: what it is drawn for (the seed, the repetition, the case, the step, the how-manieth time) is its key, and the same key always gives the same stream.
 * So nothing depends on the order in which things are drawn, and two scenarios that share a seed differ only by what was changed in them. Each stream is Chris Doty-Humphrey’s sfc32.
 */
export function streamOf(...keys: readonly (number | string)[]): Stream {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (const key of keys) {
    const value = typeof key === 'string' ? numberOf(key) : key;
    a = mixed(a ^ value);
    b = mixed((b + Math.imul(a, 0x9e3779b1)) ^ Math.floor(value / 4294967296));
    c = mixed(c ^ Math.imul(b, 0x85ebca77) ^ value);
  }
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 8; round += 1) next();
  return next;
}
