import { components, edgesOf, follows, reachable, type Relation } from './relation.ts';

/** Activities divided into groups, and what divides them. */
export interface Cut {
  readonly kind: 'choice' | 'sequence' | 'parallel' | 'loop';
  readonly groups: readonly ReadonlySet<string>[];
}

/** The first cut that the relation allows, in Leemans’ order (“Robust Process Mining with Guarantees”, chapter 6): choice, sequence, parallel, loop. */
export function cutOf(relation: Relation): Cut | null {
  const finders = { choice: choiceGroups, sequence: sequenceGroups, parallel: parallelGroups, loop: loopGroups };
  for (const kind of ['choice', 'sequence', 'parallel', 'loop'] as const) {
    const groups = finders[kind](relation).filter((group) => group.size > 0);
    if (groups.length > 1) return { kind, groups };
  }
  return null;
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a, ...b]);

const choiceGroups = (relation: Relation) => components(relation.activities, edgesOf(relation));

/** Groups of which each comes wholly after the ones before it; those that only together can be skipped stay together (the strict cut). */
function sequenceGroups(relation: Relation): Set<string>[] {
  const after = reachable(relation);
  const ordered = (a: string, b: string) => after.get(a)?.has(b) === true;
  let groups = [...relation.activities].map((activity) => new Set([activity]));
  for (let before = -1; before !== groups.length; ) {
    before = groups.length;
    groups = mergedWhere(groups, (a, b) => ordered(a, b) === ordered(b, a));
  }
  const before = new Map([...relation.activities].map((activity) => [activity, [...relation.activities].filter((other) => ordered(other, activity)).length]));
  const rank = ([first = '']: Iterable<string>) => (before.get(first) ?? 0) + relation.activities.size - (after.get(first)?.size ?? 0);
  groups = groups.toSorted((a, b) => rank(a) - rank(b));
  return groups.length > 1 ? skippedTogether(groups, relation) : groups;
}

function mergedWhere(groups: readonly Set<string>[], belong: (a: string, b: string) => boolean): Set<string>[] {
  const left = [...groups];
  for (let i = 0; i < left.length; i += 1) {
    for (let j = i + 1; j < left.length; ) {
      const [one, other] = [left[i] as Set<string>, left[j] as Set<string>];
      if ([...one].some((a) => [...other].some((b) => belong(a, b)))) {
        left[i] = union(one, other);
        left.splice(j, 1);
      } else j += 1;
    }
  }
  return left;
}

function skippedTogether(sorted: readonly Set<string>[], relation: Relation): Set<string>[] {
  const groups = [...sorted];
  const any = (group: ReadonlySet<string>, of: ReadonlyMap<string, number>) => [...group].some((activity) => of.has(activity));
  const placeOf = new Map(groups.flatMap((group, place) => [...group].map((activity) => [activity, place] as const)));
  const from = groups.map((group) => (any(group, relation.starts) ? -Infinity : Infinity));
  const to = groups.map((group) => (any(group, relation.ends) ? Infinity : -Infinity));
  for (const [a, b] of edgesOf(relation)) {
    const [left, right] = [placeOf.get(a) ?? 0, placeOf.get(b) ?? 0];
    from[right] = Math.min(from[right] ?? Infinity, left);
    to[left] = Math.max(to[left] ?? -Infinity, right);
  }
  for (let place = 0; place < groups.length; place += 1) {
    if (!skippable(place)) continue;
    const take = (other: number) => {
      groups[place] = union(groups[place] as Set<string>, groups[other] as Set<string>);
      groups[other] = new Set();
    };
    for (let other = place - 1; other >= 0 && (to[other] ?? Infinity) <= place; other -= 1) take(other);
    for (let other = place + 1; other < groups.length && (from[other] ?? -Infinity) >= place; other += 1) take(other);
  }
  return groups.filter((group) => group.size > 0);

  function skippable(place: number): boolean {
    const [before, later] = [groups.slice(0, place), groups.slice(place + 1)];
    if (before.some((one) => [...one].some((a) => later.some((other) => [...other].some((b) => follows(relation, a, b)))))) return true;
    return later.some((group) => any(group, relation.starts)) || before.some((group) => any(group, relation.ends));
  }
}

/** Groups whose activities follow one another in any order; each must begin and end a case somewhere. */
function parallelGroups(relation: Relation): Set<string>[] {
  const both = (a: string, b: string) => follows(relation, a, b) && follows(relation, b, a);
  let groups = [...relation.activities].toSorted().map((activity) => new Set([activity]));
  for (let before = -1; before !== groups.length; ) {
    before = groups.length;
    groups = mergedWhere(groups, (a, b) => !both(a, b));
  }
  groups = groups.toSorted((a, b) => a.size - b.size);
  const whole = (group: ReadonlySet<string>) => [...group].some((activity) => relation.starts.has(activity)) && [...group].some((activity) => relation.ends.has(activity));
  for (let place = 0; place < groups.length && groups.length > 1; ) {
    const group = groups[place] as Set<string>;
    if (whole(group)) {
      place += 1;
      continue;
    }
    groups.splice(place, 1);
    const into = place === 0 ? 0 : place - 1;
    groups[into] = union(groups[into] as Set<string>, group);
  }
  return groups;
}

/** What is done, with where cases begin and end, and the ways back from an end to a start. */
function loopGroups(relation: Relation): ReadonlySet<string>[] {
  const { starts, ends } = relation;
  const [startSet, endSet] = [new Set(starts.keys()), new Set(ends.keys())];
  const edges = [...edgesOf(relation)];
  if (edges.length === 0) return [];
  const border = union(startSet, endSet);
  const inner = [...relation.activities].filter((activity) => !border.has(activity));
  let groups: Set<string>[] = [border, ...components(inner, edges.filter(([a, b]) => !border.has(a) && !border.has(b)))];
  // What a start leads to without having ended, or leads to an end without a new start, is part of what is done.
  for (const [a, b] of edges) if ((startSet.has(a) && !endSet.has(a)) || (endSet.has(b) && !startSet.has(b))) groups = joined(groups, a, b);
  const [done = new Set<string>(), ...back] = groups;
  const complete = (group: ReadonlySet<string>) => [...group].every((activity) =>
    (![...startSet].some((start) => follows(relation, activity, start)) || [...startSet].every((start) => follows(relation, activity, start)))
    && (![...endSet].some((end) => follows(relation, end, activity)) || [...endSet].every((end) => follows(relation, end, activity))));
  return [back.filter((group) => !complete(group)).reduce((all, group) => union(all, group), new Set(done)), ...back.filter(complete)];
}

function joined(groups: readonly Set<string>[], a: string, b: string): Set<string>[] {
  const [one, other] = [groups.find((group) => group.has(a)), groups.find((group) => group.has(b))];
  if (one === undefined || other === undefined) return [...groups];
  return [union(one, other), ...groups.filter((group) => group !== one && group !== other)];
}
