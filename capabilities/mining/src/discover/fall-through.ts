import { cutOf } from './cuts.ts';
import { pathsFrom, relationOf, type Paths } from './relation.ts';

/**
 * What to say of paths that no cut divides, from the most telling to the least (Leemans, 6.1.3): an activity that happens exactly once in each is parallel to the
 * rest; an activity without which there is a cut is parallel to it; what starts again is repeated; and when nothing else holds, anything can happen in any order.
 */
export function fallThrough(paths: Paths): { readonly kind: 'parallel' | 'loop'; readonly parts: readonly Paths[] } {
  const all = [...paths.values()];
  const relation = relationOf(paths);
  const activities = [...relation.activities].toSorted();
  const without = (activity: string) => pathsFrom(all.map(({ path, count }) => ({ path: path.filter((each) => each !== activity), count })));
  const apart = activities.find((activity) => all.every(({ path }) => path.filter((each) => each === activity).length === 1))
    ?? activities.find((activity) => cutOf(relationOf(without(activity))) !== null);
  if (apart !== undefined) return { kind: 'parallel', parts: [pathsFrom(all.map(({ path, count }) => ({ path: path.filter((each) => each === apart), count }))), without(apart)] };
  const starting = (_: string, after: string) => relation.starts.has(after);
  for (const again of [(before: string, after: string) => relation.ends.has(before) && starting(before, after), starting]) {
    const once = all.flatMap(({ path, count }) => roundsOf(path, again).map((round) => ({ path: round, count })));
    if (once.length > all.length) return { kind: 'loop', parts: [pathsFrom(once), new Map()] };
  }
  return { kind: 'loop', parts: [pathsFrom(activities.map((activity) => ({ path: [activity], count: 1 }))), new Map()] };
}

/** A path cut wherever it starts again. */
function roundsOf(path: readonly string[], again: (before: string, after: string) => boolean): (readonly string[])[] {
  const cuts = path.flatMap((activity, place) => (place > 0 && again(path[place - 1] ?? '', activity) ? [place] : []));
  return [0, ...cuts].map((from, index) => path.slice(from, cuts[index] ?? path.length));
}
