import type { ProcessMap } from '@comu/mining';

/** What of a map is drawn when a share of its paths is asked for. */
export interface Shown { readonly activities: ReadonlySet<string>; readonly edges: ProcessMap['edges']; readonly hidden: number }

/**
 * The most travelled paths that together make up a share (0 to 1) of all steps. Every activity that is drawn keeps its most travelled way in and way out, so that nothing hangs in the air;
 * with everything asked for, everything is drawn.
 */
export function shownPaths({ edges, steps }: ProcessMap, share: number): Shown {
  const total = edges.reduce((sum, { count }) => sum + count, 0);
  const chosen = new Set<(typeof edges)[number]>();
  let sum = 0;
  for (const edge of edges) {
    if (sum >= total * share && chosen.size > 0) break;
    chosen.add(edge);
    sum += edge.count;
  }
  const activities = new Set([...chosen].flatMap(({ from, to }) => [from, to]));
  const most = Math.max(0, ...steps.map(({ count }) => count));
  for (const { activity, starts, ends, count } of steps) if (share >= 1 || count >= most * (1 - share) || starts > most * 0.2 || ends > most * 0.2) activities.add(activity);
  for (const activity of activities) {
    const step = steps.find((each) => each.activity === activity);
    const [into, out] = [edges.find(({ to, from }) => to === activity && from !== activity), edges.find(({ from, to }) => from === activity && to !== activity)];
    if (into !== undefined && (step?.starts ?? 0) < into.count) chosen.add(into);
    if (out !== undefined && (step?.ends ?? 0) < out.count) chosen.add(out);
  }
  for (const { from, to } of chosen) activities.add(from).add(to);
  return { activities, edges: edges.filter((edge) => chosen.has(edge)), hidden: edges.length - chosen.size };
}
