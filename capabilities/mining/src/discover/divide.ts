import type { Cut } from './cuts.ts';
import { pathsFrom, type Paths } from './relation.ts';

/** The paths of each group of a cut. */
export function divided(paths: Paths, { kind, groups }: Cut): Paths[] {
  switch (kind) {
    case 'choice': return byChoice(paths, groups);
    case 'sequence': return bySequence(paths, groups);
    case 'parallel': return groups.map((group) => pathsFrom([...paths.values()].map(({ path, count }) => ({ path: path.filter((activity) => group.has(activity)), count }))));
    case 'loop': return byLoop(paths, groups);
  }
}

type Counted = { path: readonly string[]; count: number };

/** Each path goes to the group that has most of it. */
function byChoice(paths: Paths, groups: Cut['groups']): Paths[] {
  const lists: Counted[][] = groups.map(() => []);
  for (const { path, count } of paths.values()) {
    const shares = groups.map((group) => path.filter((activity) => group.has(activity)).length);
    const place = shares.lastIndexOf(Math.max(...shares));
    lists[place]?.push({ path: path.filter((activity) => groups[place]?.has(activity)), count });
  }
  return lists.map(pathsFrom);
}

/** Each path is cut where the fewest activities fall on the wrong side. */
function bySequence(paths: Paths, groups: Cut['groups']): Paths[] {
  const lists: Counted[][] = groups.map(() => []);
  for (const { path, count } of paths.values()) {
    let from = 0;
    const passed = new Set<string>();
    groups.forEach((group, place) => {
      const to = splitPoint(path, { group, from, passed });
      lists[place]?.push({ path: path.slice(from, to).filter((activity) => group.has(activity)), count });
      from = to;
      for (const activity of group) passed.add(activity);
    });
  }
  return lists.map(pathsFrom);
}

function splitPoint(path: readonly string[], { group, from, passed }: { group: ReadonlySet<string>; from: number; passed: ReadonlySet<string> }): number {
  let [cost, least, at] = [0, 0, from];
  for (let place = from; place < path.length; place += 1) {
    const activity = path[place] ?? '';
    if (group.has(activity)) cost -= 1;
    else if (!passed.has(activity)) cost += 1;
    if (cost < least) [least, at] = [cost, place + 1];
  }
  return at;
}

/** Each path is cut where it turns back and where it starts again. */
function byLoop(paths: Paths, [done = new Set<string>(), ...back]: Cut['groups']): Paths[] {
  const lists: Counted[][] = [[], ...back.map(() => [])];
  for (const { path, count } of paths.values()) {
    let [forth, turn]: string[][] = [[], []];
    for (const activity of path) {
      if (done.has(activity)) {
        forth?.push(activity);
        if ((turn?.length ?? 0) > 0) turn = turnedBack(turn ?? [], count);
      } else if (back.some((group) => group.has(activity))) {
        turn?.push(activity);
        if ((forth?.length ?? 0) > 0) {
          lists[0]?.push({ path: forth ?? [], count });
          forth = [];
        }
      }
    }
    if ((turn?.length ?? 0) > 0) turnedBack(turn ?? [], count);
    lists[0]?.push({ path: forth ?? [], count });
  }
  return lists.map(pathsFrom);

  function turnedBack(path: string[], count: number): string[] {
    const shares = back.map((group) => new Set(path.filter((activity) => group.has(activity))).size);
    lists[shares.lastIndexOf(Math.max(...shares)) + 1]?.push({ path, count });
    return [];
  }
}
