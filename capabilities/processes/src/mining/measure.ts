import { inOrder, type EventLog, type Trace } from './event-log.ts';

/** One activity right after another, how often, and how long it took in between, in seconds. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly medianSeconds: number | null;
}

export interface Counted {
  readonly activity: string;
  readonly count: number;
}

/** Cases that went exactly the same way. */
export interface Variant {
  readonly activities: readonly string[];
  readonly count: number;
  /** Share of all cases, 0 to 1. */
  readonly share: number;
}

export interface Measures {
  readonly cases: number;
  readonly events: number;
  readonly resources: number;
  readonly activities: readonly Counted[];
  readonly starts: readonly Counted[];
  readonly ends: readonly Counted[];
  /** In how many cases an activity had to be done again. */
  readonly rework: readonly Counted[];
  readonly directlyFollows: readonly Edge[];
  readonly variants: readonly Variant[];
  /** From the first event of a case to the last, in seconds. */
  readonly duration: { readonly meanSeconds: number; readonly medianSeconds: number } | null;
}

/** What process mining counts, in one pass over a log of any size; memory grows with its variety, not with its length. */
export async function measure(log: EventLog): Promise<Measures> {
  const counts = { activities: new Map<string, number>(), starts: new Map<string, number>(), ends: new Map<string, number>(), rework: new Map<string, number>() };
  const edges = new Map<string, { from: string; to: string; count: number; seconds: number[] }>();
  const variants = new Map<string, { activities: readonly string[]; count: number }>();
  const resources = new Set<string>();
  const durations: number[] = [];
  let [cases, events] = [0, 0];
  for await (const trace of log) {
    cases += 1;
    events += trace.events.length;
    countTrace(trace);
  }
  return {
    cases,
    events,
    resources: resources.size,
    activities: ranked(counts.activities),
    starts: ranked(counts.starts),
    ends: ranked(counts.ends),
    rework: ranked(counts.rework),
    directlyFollows: [...edges.values()].map(edgeFrom).toSorted((a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to)),
    variants: [...variants.values()].map((variant) => ({ ...variant, share: variant.count / cases })).toSorted((a, b) => b.count - a.count || compare(a.activities.join('\n'), b.activities.join('\n'))),
    duration: durations.length === 0 ? null : { meanSeconds: mean(durations), medianSeconds: median(durations) },
  };

  function countTrace(trace: Trace) {
    const ordered = inOrder(trace.events);
    const done = new Map<string, number>();
    ordered.forEach((event, index) => {
      add(done, event.activity);
      add(counts.activities, event.activity);
      if (event.resource !== null) resources.add(event.resource);
      const before = ordered[index - 1];
      if (before === undefined) return;
      const key = `${before.activity}\n${event.activity}`;
      const edge = edges.get(key) ?? { from: before.activity, to: event.activity, count: 0, seconds: [] };
      edge.count += 1;
      if (before.at !== null && event.at !== null) edge.seconds.push((event.at - before.at) / 1000);
      edges.set(key, edge);
    });
    const [first, last] = [ordered[0], ordered.at(-1)];
    if (first === undefined || last === undefined) return;
    add(counts.starts, first.activity);
    add(counts.ends, last.activity);
    for (const [activity, times] of done) if (times > 1) add(counts.rework, activity);
    if (first.at !== null && last.at !== null) durations.push((last.at - first.at) / 1000);
    const activities = ordered.map((event) => event.activity);
    const key = activities.join('\n');
    const variant = variants.get(key);
    if (variant === undefined) variants.set(key, { activities, count: 1 });
    else variant.count += 1;
  }
}

const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The most frequent first. */
const ranked = (map: ReadonlyMap<string, number>): readonly Counted[] =>
  [...map].map(([activity, count]) => ({ activity, count })).toSorted((a, b) => b.count - a.count || compare(a.activity, b.activity));

function edgeFrom({ from, to, count, seconds }: { from: string; to: string; count: number; seconds: readonly number[] }): Edge {
  return { from, to, count, meanSeconds: seconds.length === 0 ? null : mean(seconds), medianSeconds: seconds.length === 0 ? null : median(seconds) };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle value; of an even number of values the later of the two in the middle, so that it is the time of a case that happened. */
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
