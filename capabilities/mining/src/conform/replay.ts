import type { ColumnLog } from '../log/columns.ts';
import type { PetriNet } from '../discover/petri-net.ts';
import { variantsOf } from '../measure/variants.ts';
import { enabled, fire, initialMarking, type Marking } from './marking.ts';
import { silentPaths, type SilentPaths } from './silent-paths.ts';

/** What came of playing one way of doing things on a model. Tokens that were missing or left over say where it does not fit. */
export interface Replayed {
  readonly activities: readonly string[];
  readonly count: number;
  readonly fits: boolean;
  readonly missing: number;
  readonly remaining: number;
  readonly consumed: number;
  readonly produced: number;
  /** Activities that happened when the model did not allow them. */
  readonly forced: readonly string[];
  /** Activities that the model does not know. */
  readonly unknown: readonly string[];
}

export interface ReplayResult {
  /** Rozinat’s fitness of the whole log, 0 to 1: half for tokens that were missing, half for those left over. */
  readonly fitness: number;
  /** Share of the cases without a missing or left-over token, 0 to 1. */
  readonly fitting: number;
  readonly variants: readonly Replayed[];
}

/** How deep silent steps are looked for to make a step possible. */
const deepest = 2;
const rounds = 5;

/**
 * Token-based replay (Berti and van der Aalst, “Reviving token-based replay”): quick, and a little pessimistic where silent steps leave a choice. Each way of doing
 * things is played once, however many cases took it. Equal to PM4Py’s result on its reference logs.
 */
export function replay(log: ColumnLog, net: PetriNet): ReplayResult {
  const paths = silentPaths(net);
  const variants = variantsOf(log).list.map(({ activities, count }) => ({ activities, count, ...played(activities, { net, paths }) }));
  const sum = (of: 'missing' | 'remaining' | 'consumed' | 'produced') => variants.reduce((total, each) => total + each[of] * each.count, 0);
  const fitting = variants.reduce((total, { fits, count }) => total + (fits ? count : 0), 0);
  return {
    fitness: log.cases.length === 0 ? 1 : 0.5 * (1 - sum('missing') / sum('consumed')) + 0.5 * (1 - sum('remaining') / sum('produced')),
    fitting: log.cases.length === 0 ? 1 : fitting / log.cases.length,
    variants,
  };
}

function played(activities: readonly string[], { net, paths }: { net: PetriNet; paths: SilentPaths }): Omit<Replayed, 'activities' | 'count'> {
  const marking = initialMarking(net);
  const of = (step: number) => net.transitions[step] ?? { label: null, inputs: [], outputs: [] };
  let [missing, consumed, produced] = [0, 0, 1];
  const [forced, unknown]: [string[], string[]] = [[], []];
  const take = (step: number) => {
    fire(of(step), marking);
    consumed += of(step).inputs.length;
    produced += of(step).outputs.length;
  };
  for (const activity of activities) {
    const known = net.transitions.flatMap(({ label }, index) => (label === activity ? [index] : []));
    const step = known.find((each) => enabled(of(each), marking)) ?? known.at(-1);
    if (step === undefined) {
      unknown.push(activity);
      continue;
    }
    if (!enabled(of(step), marking)) openTheWay(step, 0, new Set());
    if (!enabled(of(step), marking)) {
      forced.push(activity);
      for (const place of of(step).inputs) {
        if ((marking[place] ?? 0) > 0) continue;
        missing += 1;
        marking[place] = 1;
      }
    }
    take(step);
  }
  reachTheEnd();
  const remaining = marking.reduce((sum, tokens, place) => sum + (place === net.final ? Math.max(0, tokens - 1) : tokens), 0);
  const atEnd = (marking[net.final] ?? 0) > 0;
  return { fits: missing === 0 && remaining === 0 && unknown.length === 0, missing: missing + (atEnd ? 0 : 1), remaining, consumed: consumed + 1, produced, forced, unknown };

  /** Takes silent steps that may bring the tokens that a step lacks. */
  function openTheWay(step: number, depth: number, tried: Set<number>) {
    if (depth >= deepest || tried.has(step)) return;
    tried.add(step);
    const lacking = of(step).inputs.filter((place) => (marking[place] ?? 0) === 0);
    const ways = () => waysBetween(marking, lacking, paths);
    walk(ways(), step, tried);
    if (enabled(of(step), marking)) return;
    for (const way of ways()) {
      for (const each of way) {
        if (each === step || tried.has(each)) continue;
        if (!enabled(of(each), marking)) openTheWay(each, depth + 1, tried);
        if (!enabled(of(each), marking)) continue;
        take(each);
        tried.add(each);
      }
    }
  }

  function walk(ways: readonly (readonly number[])[], step: number, tried: Set<number>) {
    const at = ways.map(() => 0);
    for (let turn = 0; ways.length > 0; turn += 1) {
      const which = turn % ways.length;
      const way = ways[which] ?? [];
      let changed = false;
      while ((at[which] ?? 0) < way.length && !enabled(of(step), marking)) {
        const each = way[at[which] ?? 0] ?? 0;
        at[which] = (at[which] ?? 0) + 1;
        if (each === step || tried.has(each) || !enabled(of(each), marking)) continue;
        take(each);
        tried.add(each);
        changed = true;
      }
      if (!changed || enabled(of(step), marking)) return;
    }
  }

  function reachTheEnd() {
    const ended = () => (marking[net.final] ?? 0) > 0;
    for (let round = 0; round < rounds && !ended(); round += 1) {
      for (const way of waysBetween(marking, [net.final], paths)) {
        for (const step of way) if (enabled(of(step), marking)) take(step);
        if (ended()) break;
      }
    }
    const ways = ended() ? [] : waysBetween(marking, [net.final], paths);
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ways) {
        for (const step of way) {
          if (!enabled(of(step), marking)) break;
          take(step);
        }
      }
    }
  }
}

/** The runs of silent steps from places that hold a token to the places asked for, the shortest first. */
function waysBetween(marking: Marking, to: readonly number[], paths: SilentPaths): readonly (readonly number[])[] {
  const found = [...marking].flatMap((tokens, from) => (tokens === 0 ? [] : to.flatMap((place) => { const way = paths[from]?.get(place); return way === undefined ? [] : [way]; })));
  return found.toSorted((a, b) => a.length - b.length);
}
