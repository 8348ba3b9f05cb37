import type { TimeBetween } from '@comu/mining';
import type { Definition } from '@comu/processes';
import { likeness, logOfObserved, type Likeness } from '../result/likeness.ts';
import { periodOf } from '../run/period.ts';
import { replication } from '../run/replication.ts';
import { imitating, type FitInput, type Imitation } from './fit.ts';

export interface Candidate<Key> { readonly key: Key; readonly definition: Definition; readonly process: string }
export interface Tried<Key> { readonly key: Key; readonly imitation: Imitation; readonly likeness: Likeness; readonly distance: number }

/** Cases simulated to try a model. */
const trial = 500;

/**
 * Imitates a log with each of several models and tells the nearest first, by how far durations (as a share of their mean) and the order of steps are from the record. A breath at a time; a model that does not come
 * to its end within the trial is last.
 */
export function* bestImitation<Key>(candidates: readonly Candidate<Key>[], input: Omit<FitInput, 'definition' | 'process'>, { time, seed = 1 }: { readonly time: TimeBetween; readonly seed?: number }): Generator<number, readonly Tried<Key>[]> {
  const tried: Tried<Key>[] = [];
  for (const [place, { key, definition, process }] of candidates.entries()) {
    const learning = imitating({ ...input, definition, process });
    let learnt = learning.next();
    for (; learnt.done !== true; learnt = learning.next()) yield place / candidates.length;
    const imitation = learnt.value;
    const running = replication(imitation.model, { seed, repetition: 0, ...periodOf(imitation, { mostCases: trial, typicalHigh: 30 * 86_400_000 }), time, mostEvents: 100_000 });
    let next = running.next();
    for (; next.done !== true; next = running.next()) yield (place + 0.5 + next.value / 2) / candidates.length;
    const like = likeness(input.log, logOfObserved([next.value]), time);
    tried.push({ key, imitation, likeness: like, distance: next.value.givenUp === null ? like.distances.cycleShare + 2 * like.distances.order : Infinity });
  }
  return tried.toSorted((a, b) => a.distance - b.distance);
}
