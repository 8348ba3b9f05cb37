import type { PetriNet, Transition } from '../discover/petri-net.ts';
import type { ColumnLog } from '../log/columns.ts';
import { variantsOf } from '../measure/variants.ts';
import { costOf, deviation, estimator, silentStep } from './estimate.ts';
import { queueOf } from './queue.ts';
import { stateMachines } from './state-machines.ts';

/** One step of an alignment: both agree; only the log did it; only the model asks for it (`activity` null for its silent steps). */
export interface Move {
  readonly kind: 'both' | 'log' | 'model';
  readonly activity: string | null;
}

export interface Alignment {
  readonly moves: readonly Move[];
  /** 10,000 for each step that only the log or only the model has, 1 for each silent step, as PM4Py counts. */
  readonly cost: number;
  /** Steps on which log and model differ. */
  readonly deviations: number;
  /** 1 when nothing differs, 0 when nothing agrees. */
  readonly fitness: number;
}

export interface AlignedVariant {
  readonly activities: readonly string[];
  readonly count: number;
  /** Its cases are still under way: only what they have done so far is held against the model, and what is yet to come is missing from none. */
  readonly underWay: boolean;
  /** Its place among the variants of the log; the same for cases that went this way and ended and for those that are so far. */
  readonly place: number;
  /** Null when it was not found within the steps allowed. */
  readonly alignment: Alignment | null;
}

export interface AlignmentResult {
  /** Of the whole log, as PM4Py gives it: its small price for silent steps keeps it just below 1. */
  readonly fitness: number;
  /** Share of the cases without any deviation, 0 to 1. */
  readonly fitting: number;
  readonly variants: readonly AlignedVariant[];
  /** Variants that were too far from the model to be aligned within the steps allowed; they count in no figure. */
  readonly givenUp: number;
}

/** States looked at before an alignment is given up: about two seconds. */
const mostStates = 400_000;

/**
 * The least that each way of doing things differs from the model: the cheapest path through the product of both, found by A*. Each way is aligned once,
 * however many cases took it. The costs are optimal. A case that is still under way (`comu:open`) is aligned with the beginning of a run that comes nearest.
 */
export function align(log: ColumnLog, net: PetriNet, limits: AlignmentLimits = {}): AlignmentResult {
  const aligning = aligned(log, net, limits);
  for (;;) {
    const { done, value } = aligning.next();
    if (done === true) return value;
  }
}

/** How far a search may go: `states` looked at for each variant, and the most frequent `variants` alone; the rest is given up. */
export interface AlignmentLimits {
  readonly states?: number;
  readonly variants?: number;
}

/** The same, a variant at a time, for who has something else to do in between; the result comes at the end. */
export function* aligned(log: ColumnLog, net: PetriNet, { states = mostStates, variants: most = Infinity }: AlignmentLimits = {}): Generator<AlignedVariant, AlignmentResult> {
  const search = aligner(net, states);
  const emptyCost = search([])?.cost ?? Number.NaN;
  const variants: AlignedVariant[] = [];
  const worstOf = ({ activities, underWay }: Pick<AlignedVariant, 'activities' | 'underWay'>) => activities.length * deviation + (underWay ? 0 : emptyCost);
  for (const way of waysOf(log)) {
    const found = way.place < most ? search(way.activities, way.underWay) : null;
    const worst = Math.floor(worstOf(way) / deviation);
    const variant = { ...way, alignment: found === null ? null : { ...found, fitness: worst === 0 ? 1 : 1 - found.deviations / worst } };
    variants.push(variant);
    yield variant;
  }
  const known = variants.flatMap(({ alignment, ...way }) => (alignment === null ? [] : [{ ...way, alignment }]));
  const total = (of: (each: (typeof known)[number]) => number) => known.reduce((sum, each) => sum + each.count * of(each), 0);
  const [cases, worst] = [total(() => 1), total(worstOf)];
  return {
    fitness: worst === 0 ? 1 : 1 - total(({ alignment }) => alignment.cost) / worst,
    fitting: cases === 0 ? 1 : total(({ alignment }) => (alignment.deviations === 0 ? 1 : 0)) / cases,
    variants, givenUp: variants.length - known.length,
  };
}

/** The variants of a log, each apart for the cases that ended and for those still under way. */
function* waysOf(log: ColumnLog): Generator<Omit<AlignedVariant, 'alignment'>> {
  const { list, of } = variantsOf(log);
  const underWay = new Uint32Array(list.length);
  for (const place of log.open) underWay[of[place] ?? 0] = (underWay[of[place] ?? 0] ?? 0) + 1;
  for (const [place, { activities, count }] of list.entries()) {
    const open = underWay[place] ?? 0;
    if (open < count) yield { activities, place, count: count - open, underWay: false };
    if (open > 0) yield { activities, place, count: open, underWay: true };
  }
}

/** Between two readings of a case under way that differ as little, that a step is missing is told rather than that the one after it is out of place. */
const preferMissing = 50;

/** Where a search stands: the places that hold a token, in order (twice for two), and how many activities are done. */
interface State { readonly tokens: readonly number[]; readonly at: number; readonly cost: number; readonly estimate: number; readonly before: State | null; readonly move: Move | null }

function aligner(net: PetriNet, states: number) {
  const estimateFor = estimator(net, stateMachines(net));
  const leaving = Array.from({ length: net.places }, (_, place) => net.transitions.filter(({ inputs }) => inputs[0] === place));
  return (activities: readonly string[], underWay = false): Omit<Alignment, 'fitness'> | null => {
    const toPay = estimateFor(activities, underWay);
    const alone = deviation + (underWay ? preferMissing : 0);
    const open = queueOf<State>((a, b) => a.estimate < b.estimate || (a.estimate === b.estimate && a.cost > b.cost));
    const best = new Map<string, number>();
    const keyOf = (tokens: readonly number[], at: number) => String.fromCharCode(at, ...tokens);
    const offer = (tokens: readonly number[], at: number, cost: number, before: State | null, move: Move) => {
      const key = keyOf(tokens, at);
      if ((best.get(key) ?? Infinity) <= cost) return;
      best.set(key, cost);
      const estimate = cost + toPay(tokens, at);
      if (estimate < Infinity) open.add({ tokens, at, cost, estimate, before, move });
    };
    open.add({ tokens: [net.initial], at: 0, cost: 0, estimate: 0, before: null, move: null });
    for (let looked = 0; looked < states; looked += 1) {
      const state = open.take();
      if (state === undefined) return null;
      const { tokens, at, cost } = state;
      if ((best.get(keyOf(tokens, at)) ?? 0) < cost) continue;
      if (at === activities.length && (underWay || (tokens.length > 0 && tokens.every((place) => place === net.final)))) return written(state);
      const next = activities[at];
      if (next !== undefined) offer(tokens, at + 1, cost + alone, state, { kind: 'log', activity: next });
      for (const [index, place] of tokens.entries()) {
        if (place === tokens[index - 1]) continue;
        for (const step of leaving[place] ?? []) {
          const after = fired(tokens, step);
          if (after === null) continue;
          offer(after, at, cost + costOf(step.label), state, { kind: 'model', activity: step.label });
          if (step.label !== null && step.label === next) offer(after, at + 1, cost, state, { kind: 'both', activity: next });
        }
      }
    }
    return null;
  };
}

/** The tokens after a step; null when one that it needs is missing. */
function fired(tokens: readonly number[], { inputs, outputs }: Transition): readonly number[] | null {
  const left = [...tokens];
  for (const place of inputs) {
    const at = left.indexOf(place);
    if (at === -1) return null;
    left.splice(at, 1);
  }
  left.push(...outputs);
  return left.sort((a, b) => a - b);
}

function written(last: State): Omit<Alignment, 'fitness'> {
  const moves: Move[] = [];
  for (let state: State | null = last; state !== null; state = state.before) if (state.move !== null) moves.unshift(state.move);
  const silent = moves.filter(({ activity }) => activity === null).length;
  const deviations = moves.filter(({ kind, activity }) => kind !== 'both' && activity !== null).length;
  return { moves, cost: deviations * deviation + silent * silentStep, deviations };
}
