/** Where in past cases an interval begins and ends, as shares of them; below 0 and above 1 it goes beyond the shortest and the longest, in proportion. */
export interface Levels { readonly low: number; readonly high: number }

/** One newer past case held against older ones: which share of them needed at most as long as it did, and which share less. */
export interface Held { readonly upTo: number; readonly less: number }

/** What eight in ten would be if the cases to come were as those learnt from; and how many newer ones it takes to know better. */
const asLearnt: Levels = { low: 0.1, high: 0.9 };
const enough = 20;
/** One that was held so many places before another weighs half: what has changed lately counts more. */
const halfWeight = 200;
/** How many times the longest is the farthest that is told apart: of what takes no time at all, anything would be without end. */
const farthest = 10;

/** Where a time lies among those of past cases (sorted): beyond the longest the further above 1, before the shortest the further below 0. */
export function heldAgainst(sorted: Float64Array, time: number): Held {
  const [shortest, longest] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (time > longest) {
    const beyond = Math.min(farthest, time / longest);
    return { upTo: beyond, less: beyond };
  }
  if (time < shortest) return { upTo: time / shortest - 1, less: time / shortest - 1 };
  return { upTo: firstWhere(sorted, (each) => each > time) / sorted.length, less: firstWhere(sorted, (each) => each >= time) / sorted.length };
}

/** The shortest and the longest time between those levels of past cases (sorted). */
export function between(sorted: Float64Array, { low, high }: Levels): { readonly low: number; readonly high: number } {
  const [shortest, longest] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const at = (place: number) => sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? 0;
  return {
    low: low < 0 ? shortest * Math.max(0, 1 + low) : low > 1 ? longest * low : at(Math.ceil(sorted.length * low) - 1),
    high: high > 1 ? longest * high : high < 0 ? shortest * Math.max(0, 1 + high) : at(Math.floor(sorted.length * high)),
  };
}

/**
 * The levels between which eight in ten of the newer cases, which nothing was learnt from, ended among the older ones: split conformal prediction, the later of them (given in their
 * order) weighing more. Where hardly any were, as if the newer were like the older.
 */
export function levelsFrom(held: readonly Held[]): Levels {
  if (held.length < enough) return asLearnt;
  const weights = held.map((_, place) => 0.5 ** ((held.length - 1 - place) / halfWeight));
  // The case to come is one more, and may lie outside all that were seen.
  const tail = 0.1 * (weights.reduce((sum, each) => sum + each, 0) + 1);
  const outermost = (shares: readonly number[], sign: 1 | -1) => {
    const order = [...shares.keys()].toSorted((a, b) => sign * ((shares[a] ?? 0) - (shares[b] ?? 0)));
    let passed = 1;
    const place = order.find((each) => (passed += weights[each] ?? 0) > tail);
    return shares[place ?? order[0] ?? 0] ?? 0;
  };
  return { low: outermost(held.map(({ upTo }) => upTo), 1), high: outermost(held.map(({ less }) => less), -1) };
}

function firstWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return from;
}
