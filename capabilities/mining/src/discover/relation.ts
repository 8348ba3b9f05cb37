/** Ways of going through activities with how many cases went that way; each way once. */
export type Paths = ReadonlyMap<string, { readonly path: readonly string[]; readonly count: number }>;

/** Puts the same ways together. */
export function pathsFrom(all: Iterable<{ readonly path: readonly string[]; readonly count: number }>): Paths {
  const found = new Map<string, { path: readonly string[]; count: number }>();
  for (const { path, count } of all) {
    const key = JSON.stringify(path);
    const known = found.get(key);
    if (known === undefined) found.set(key, { path, count });
    else known.count += count;
  }
  return found;
}

/** What directly follows what, and where cases begin and end; each with how many times. */
export interface Relation {
  readonly activities: ReadonlySet<string>;
  readonly starts: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  readonly next: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function relationOf(paths: Paths): Relation {
  const activities = new Set<string>();
  const [starts, ends] = [new Map<string, number>(), new Map<string, number>()];
  const next = new Map<string, Map<string, number>>();
  for (const { path, count } of paths.values()) {
    path.forEach((activity, index) => {
      activities.add(activity);
      const after = path[index + 1];
      if (after === undefined) return;
      let row = next.get(activity);
      if (row === undefined) next.set(activity, (row = new Map()));
      row.set(after, (row.get(after) ?? 0) + count);
    });
    const [first, last] = [path[0], path.at(-1)];
    if (first === undefined || last === undefined) continue;
    starts.set(first, (starts.get(first) ?? 0) + count);
    ends.set(last, (ends.get(last) ?? 0) + count);
  }
  return { activities, starts, ends, next };
}

export const follows = ({ next }: Relation, from: string, to: string): boolean => next.get(from)?.has(to) === true;

/** Every pair of the relation. */
export function* edgesOf({ next }: Relation): Generator<readonly [string, string, number]> {
  for (const [from, row] of next) for (const [to, count] of row) yield [from, to, count];
}

/** The relation without its rare pairs: those at most a share as frequent as the most frequent way out of the same activity. Starts and ends stay. */
export function withoutNoise(relation: Relation, share: number): Relation {
  const next = new Map<string, ReadonlyMap<string, number>>();
  for (const [from, row] of relation.next) {
    const most = Math.max(...row.values(), relation.ends.get(from) ?? 0);
    next.set(from, new Map([...row].filter(([, count]) => count > share * most)));
  }
  // An activity that no pair, start or end tells of any more is not in the relation.
  const activities = new Set([...relation.starts.keys(), ...relation.ends.keys()]);
  for (const [from, row] of next) for (const to of row.keys()) activities.add(from).add(to);
  return { ...relation, activities, next };
}

/** Groups of activities that are joined by pairs, whichever way. */
export function components(activities: Iterable<string>, pairs: Iterable<readonly [string, string, ...unknown[]]>): Set<string>[] {
  const neighbours = new Map([...activities].map((activity) => [activity, new Set<string>()]));
  for (const [from, to] of pairs) {
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
  }
  const groups: Set<string>[] = [];
  const seen = new Set<string>();
  for (const first of neighbours.keys()) {
    if (seen.has(first)) continue;
    const group = new Set<string>();
    const waiting = [first];
    for (let activity = waiting.pop(); activity !== undefined; activity = waiting.pop()) {
      if (seen.has(activity) || !neighbours.has(activity)) continue;
      seen.add(activity);
      group.add(activity);
      waiting.push(...(neighbours.get(activity) ?? []));
    }
    groups.push(group);
  }
  return groups;
}

/** What can be reached from each activity in one step or more, itself left out, as Leemans’ cuts ask. */
export function reachable({ activities, next }: Relation): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([...activities].map((from) => {
    const found = new Set<string>();
    const waiting = [...(next.get(from)?.keys() ?? [])];
    for (let activity = waiting.pop(); activity !== undefined; activity = waiting.pop()) {
      if (found.has(activity)) continue;
      found.add(activity);
      waiting.push(...(next.get(activity)?.keys() ?? []));
    }
    found.delete(from);
    return [from, found];
  }));
}
