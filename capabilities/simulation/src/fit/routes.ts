import { variantsOf, type ColumnLog } from '@comu/mining';
import type { Definition } from '@comu/processes';
import { agendaOf } from '../clock/agenda.ts';
import { farBack, pasts, sharesAfter } from './memory.ts';
import { begin, over, waysOf, type Way } from './net.ts';

/** What recorded cases tell of the choices of a model. */
export interface Routes {
  /** How often each flow (or event at a border) was taken, of the times that its node was left; 0 to 1. */
  readonly shares: Readonly<Record<string, number>>;
  /** The same by what the case had done just before (see `SimulationModel.after`). */
  readonly after: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How many times in all an activity that repeats by itself was done. */
  readonly rounds: Readonly<Record<string, number>>;
  /** Share of the recorded events that have a place in the model, and of the cases that follow it to the end. */
  readonly eventsPlaced: number;
  readonly casesPlaced: number;
  /** For each variant, the place in the case of the event by which each of its events became possible; −1 for the beginning of the case. */
  readonly enabledBy: readonly Int32Array[];
  /** For each variant, the ways it took at each node where there is a choice, in their order. */
  readonly taken: readonly ReadonlyMap<string, readonly string[]>[];
  readonly variantOf: Int32Array;
}

/** A way through the model to an activity, costing this much for each activity that the log does not show. */
const [quiet, skipped, farthest, mostStates] = [1, 1000, 2500, 2500] as const;
/** States looked at in all; the variants left over then, the rarest, count as not placed. */
const mostInAll = 600_000;

type Marking = ReadonlyMap<string, number>;
interface Path { readonly ways: readonly Way[] }

/**
 * Follows each recorded variant through the model, taking the shortest silent way to each next event (or leaving out an activity or two, where the log does). Events that cannot be reached are
 * passed over. What it finds is how often each choice was taken, and which event made which other possible. One variant a breath.
 */
export function* routesOf(log: ColumnLog, definition: Definition, process: string): Generator<undefined, Routes> {
  const ways = waysOf(definition, process);
  const known = new Set(log.activities);
  const from = new Map<string, Way[]>();
  for (const way of ways) for (const flow of way.takes) from.set(flow, [...(from.get(flow) ?? []), way]);
  const paths = new Map<string, Path | null>();
  const towards = new Map<string, ReadonlySet<string>>();
  const taken = new Map<string, number>();
  const left = new Map<string, number>();
  /** The same, under what the case had done last. */
  const [takenAfter, leftAfter] = [new Map<string, Map<string, number>>(), new Map<string, Map<string, number>>()];
  const { list, of } = variantsOf(log);
  const enabledBy: Int32Array[] = [];
  const chosen: Map<string, string[]>[] = [];
  let [events, placed, cases, ended, looked] = [0, 0, 0, 0, 0];
  /** Of each variant, the cases that have ended: one that is under way has not chosen to end. */
  const endedIn = new Uint32Array(list.length);
  of.forEach((variant, place) => { if (!log.open.has(place)) endedIn[variant] = (endedIn[variant] ?? 0) + 1; });
  for (const [variant, { activities, count }] of list.entries()) {
    /** For each token, the place of the event that brought it. */
    const tokens = new Map<string, number[]>([[begin, [-1]]]);
    const enabled = new Int32Array(activities.length);
    let before: readonly string[] = [];
    chosen.push(new Map());
    for (const [place, activity] of activities.entries()) {
      const path = pathTo(tokens, activity);
      events += count;
      enabled[place] = place - 1;
      if (path === null) continue;
      placed += count;
      for (const [index, way] of path.ways.entries()) {
        const last = index === path.ways.length - 1;
        const by = fire(way, tokens, last ? place : null, count, before);
        if (last) enabled[place] = by;
      }
      before = [...before, activity].slice(-farBack);
    }
    const finished = endedIn[variant] ?? 0;
    const path = finished === 0 ? null : pathTo(tokens, null);
    cases += finished;
    if (path !== null) ended += finished;
    for (const way of path?.ways ?? []) fire(way, tokens, null, finished, before);
    enabledBy.push(enabled);
    yield;
  }
  const share = (id: string, source: string) => (taken.get(id) ?? 0) / Math.max(1, left.get(source) ?? 0);
  const borders = Object.values(definition.nodes).flatMap(({ activity, id }) => (activity?.boundary ?? []).map((border) => [border, id] as const));
  const flows = Object.values(definition.flows).filter(({ source }) => (definition.nodes[source]?.outgoing.length ?? 0) > 1).map(({ id, source }) => [id, source] as const);
  return {
    after: sharesAfter({ takenAfter, leftAfter, flows }),
    shares: Object.fromEntries([...flows, ...borders].filter(([, source]) => left.has(source)).map(([id, source]) => [id, share(id, source)])),
    rounds: Object.fromEntries(Object.values(definition.nodes).filter(({ id, activity }) => activity?.loop != null && left.has(id)).map(({ id }) => [id, 1 + (taken.get(`+${id}`) ?? 0) / Math.max(1, left.get(id) ?? 0)])),
    eventsPlaced: events === 0 ? 1 : placed / events, casesPlaced: cases === 0 ? 1 : ended / cases, enabledBy, taken: chosen, variantOf: Int32Array.from(of),
  };

  function fire(way: Way, tokens: Map<string, number[]>, event: number | null, count: number, before: readonly string[]): number {
    let by = -1;
    for (const flow of way.takes) {
      const [one = -1, ...rest] = tokens.get(flow) ?? [];
      by = Math.max(by, one);
      if (rest.length > 0) tokens.set(flow, rest);
      else tokens.delete(flow);
    }
    for (const flow of way.gives) tokens.set(flow, [...(tokens.get(flow) ?? []), event ?? by]);
    // What a choice at the end of an activity follows is that activity itself.
    const after = way.label === null ? before : [...before, way.label].slice(-farBack);
    if (way.counts.length > 0) chosen.at(-1)?.set(way.node, [...(chosen.at(-1)?.get(way.node) ?? []), ...way.counts]);
    for (const choice of way.counts) more(taken, takenAfter, choice);
    // One round more of the same is not a leaving.
    if (way.counts[0]?.startsWith('+') !== true) more(left, leftAfter, way.node);
    return by;

    function more(all: Map<string, number>, apart: Map<string, Map<string, number>>, key: string) {
      all.set(key, (all.get(key) ?? 0) + count);
      for (const so of pasts(after)) {
        const there = apart.get(so) ?? new Map<string, number>();
        apart.set(so, there);
        there.set(key, (there.get(key) ?? 0) + count);
      }
    }
  }

  /** The cheapest ways that end with an activity (or, for null, with the end of the case); null when there is none near. */
  function pathTo(tokens: ReadonlyMap<string, readonly number[]>, label: string | null): Path | null {
    const start: Marking = new Map([...tokens].map(([flow, list_]) => [flow, list_.length]));
    const key = `${label === null ? '\n' : label}|${keyOf(start)}`;
    const held = paths.get(key);
    if (held !== undefined) return held;
    const found = searched(start, label);
    paths.set(key, found);
    return found;
  }

  function searched(start: Marking, label: string | null): Path | null {
    if (looked > mostInAll) return null;
    const useful = usefulFor(label);
    const agenda = agendaOf<{ marking: Marking; ways: readonly Way[] }>();
    const seen = new Set<string>();
    agenda.put(0, { marking: start, ways: [] });
    for (let entry = agenda.take(); entry !== undefined && seen.size < mostStates; entry = agenda.take()) {
      const { marking, ways: so } = entry.what;
      if (label === null && [...marking.keys()].every((flow) => flow === over)) return { ways: so };
      const name = keyOf(marking);
      if (seen.has(name)) continue;
      seen.add(name);
      looked += 1;
      for (const way of new Set([...marking.keys()].flatMap((flow) => from.get(flow) ?? []))) {
        if (!way.takes.every((flow) => (marking.get(flow) ?? 0) > 0)) continue;
        if (way.label !== null && way.label === label) return { ways: [...so, way] };
        const cost = entry.at + (way.label === null || !known.has(way.label) ? quiet : skipped);
        if (cost > farthest || !way.gives.some((flow) => useful.has(flow))) continue;
        agenda.put(cost, { marking: moved(marking, way), ways: [...so, way] });
      }
    }
    return null;
  }

  /** Flows from which an activity can be reached at all; for the end, every flow. */
  function usefulFor(label: string | null): ReadonlySet<string> {
    const key = label ?? '\n';
    const held = towards.get(key);
    if (held !== undefined) return held;
    const found = new Set<string>(label === null ? ways.flatMap(({ gives }) => gives) : []);
    const waiting: string[] = label === null ? [] : ways.filter((way) => way.label === label).flatMap(({ takes }) => takes);
    for (let flow = waiting.pop(); flow !== undefined; flow = waiting.pop()) {
      if (found.has(flow)) continue;
      found.add(flow);
      for (const way of ways) if (way.gives.includes(flow)) waiting.push(...way.takes);
    }
    towards.set(key, found);
    return found;
  }
}

const keyOf = (marking: Marking) => [...marking].map(([flow, count]) => `${flow}${count > 1 ? `*${count}` : ''}`).toSorted().join(' ');

function moved(marking: Marking, way: Way): Marking {
  const next = new Map(marking);
  for (const flow of way.takes) {
    const count = (next.get(flow) ?? 0) - 1;
    if (count > 0) next.set(flow, count);
    else next.delete(flow);
  }
  for (const flow of way.gives) next.set(flow, (next.get(flow) ?? 0) + 1);
  return next;
}
