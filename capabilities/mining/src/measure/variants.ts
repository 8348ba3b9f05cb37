import type { ColumnLog } from '../log/columns.ts';

/** Cases that went exactly the same way. */
export interface Variant {
  readonly activities: readonly string[];
  readonly count: number;
  /** Share of all cases, 0 to 1. */
  readonly share: number;
}

export interface Variants {
  /** The most frequent first. */
  readonly list: readonly Variant[];
  /** The variant of each case, as its place in `list`. */
  readonly of: Uint32Array;
}

/** The ways cases go, with which case went which way. Memory grows with the variety of the log, not with its length, but for four bytes a case. */
export function variantsOf(log: ColumnLog): Variants {
  const places = new Map<string, number>();
  const found: { activities: readonly string[]; count: number }[] = [];
  const of = new Uint32Array(log.cases.length);
  for (let place = 0; place < log.cases.length; place += 1) {
    const path = log.activity.subarray(log.offsets[place], log.offsets[place + 1]);
    const key = keyOf(path);
    let known = places.get(key);
    if (known === undefined) {
      known = found.push({ activities: Array.from(path, (each) => log.activities[each] ?? ''), count: 0 }) - 1;
      places.set(key, known);
    }
    (found[known] as { count: number }).count += 1;
    of[place] = known;
  }
  const order = found.map((_, index) => index).toSorted((a, b) => (found[b]?.count ?? 0) - (found[a]?.count ?? 0) || compare(found[a]?.activities ?? [], found[b]?.activities ?? []));
  const rank = new Uint32Array(found.length);
  order.forEach((before, now) => { rank[before] = now; });
  for (let place = 0; place < of.length; place += 1) of[place] = rank[of[place] ?? 0] ?? 0;
  return { list: order.map((index) => { const { activities, count } = found[index] as { activities: readonly string[]; count: number }; return { activities, count, share: count / log.cases.length }; }), of };
}

/** Activities as one short text: a character each, which the engine compares at once. */
function keyOf(path: Uint32Array): string {
  let key = '';
  for (let from = 0; from < path.length; from += 4096) key += String.fromCharCode(...path.subarray(from, from + 4096));
  return key;
}

function compare(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join('\n'), b.join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}
