import { compare as byName } from './directly-follows.ts';
import type { ProcessMap } from './process-map.ts';

/** The same thing in two logs. Null where one of them has none. */
export interface Difference {
  readonly activity: string;
  /** Share of the cases in which it happens, 0 to 1. */
  readonly share: readonly [number, number];
  /** Times in each case in which it happens. */
  readonly times: readonly [number | null, number | null];
  /** Median wait before it, in milliseconds. */
  readonly wait: readonly [number | null, number | null];
}

export interface EdgeDifference {
  readonly from: string;
  readonly to: string;
  readonly share: readonly [number, number];
  readonly wait: readonly [number | null, number | null];
}

export interface Comparison {
  readonly cases: readonly [number, number];
  /** Median duration of a case, in milliseconds. */
  readonly duration: readonly [number | null, number | null];
  readonly steps: readonly Difference[];
  /** Pairs of which one log has none, or whose wait differs, the largest difference in waiting first. */
  readonly edges: readonly EdgeDifference[];
}

/** What two logs of the same procedure have apart: two periods, or two bodies. */
export function comparison(one: ProcessMap, other: ProcessMap): Comparison {
  const both = [one, other] as const;
  const pair = <T>(of: (map: ProcessMap) => T): readonly [T, T] => [of(one), of(other)];
  const activities = [...new Set(both.flatMap(({ steps }) => steps.map(({ activity }) => activity)))].toSorted(byName);
  const share = (count: number | undefined, map: ProcessMap) => (map.cases === 0 ? 0 : (count ?? 0) / map.cases);
  const steps = activities.map((activity): Difference => {
    const step = (map: ProcessMap) => map.steps.find((each) => each.activity === activity);
    return { activity, share: pair((map) => share(step(map)?.cases, map)), times: pair((map) => { const found = step(map); return found === undefined ? null : found.count / found.cases; }), wait: pair((map) => step(map)?.wait?.median ?? null) };
  });
  const keys = new Map(both.flatMap(({ edges }) => edges.map(({ from, to }) => [`${from}\n${to}`, { from, to }] as const)));
  const edges = [...keys.values()].map(({ from, to }): EdgeDifference => {
    const edge = (map: ProcessMap) => map.edges.find((each) => each.from === from && each.to === to);
    return { from, to, share: pair((map) => share(edge(map)?.cases, map)), wait: pair((map) => edge(map)?.wait?.median ?? null) };
  });
  const apart = ([a, b]: readonly [number | null, number | null]) => Math.abs((a ?? 0) - (b ?? 0));
  return {
    cases: pair(({ cases }) => cases), duration: pair(({ duration }) => duration?.median ?? null),
    steps: steps.toSorted((a, b) => Math.abs(b.share[0] - b.share[1]) - Math.abs(a.share[0] - a.share[1])),
    edges: edges.toSorted((a, b) => apart(b.wait) * Math.max(...b.share) - apart(a.wait) * Math.max(...a.share)),
  };
}
