import type { Distribution } from './distribution.ts';
import { shareBelow } from './distribution.ts';
import { digamma } from './functions.ts';

/** How a distribution was chosen: how far each candidate is from what was seen, and how far it may be. */
export interface Fitted {
  readonly distribution: Distribution;
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  /** The largest gap between the candidate and what was seen (Kolmogorov and Smirnov), and the gap that chance alone exceeds one time in twenty. */
  readonly tried: readonly { readonly kind: Distribution['kind']; readonly gap: number; readonly limit: number }[];
  /** So few values that the answer rests on little. */
  readonly few: boolean;
}

/** Fewer values than this are too few to tell one shape from another. */
export const fewest = 20;
/** Values of a recorded distribution; of more, the means of as many equal parts, so that the mean stays. */
const mostValues = 400;
/** Critical values at 5 % times √n when the parameters come from the same values (Lilliefors; for the gamma, between those of the two others). */
const criticalAt = { exponential: 1.094, lognormal: 0.895, gamma: 0.94 } as const;

/**
 * The distribution of what was seen: the exponential, lognormal or gamma that comes nearest, when its largest gap is one that chance explains; else the values themselves. Chance explains
 * little of many values, so that of many the values are kept, which is right: they need no shape to be believed.
 */
export function fitDistribution(values: readonly number[]): Fitted {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const about = { count, mean, median: sorted[count >> 1] ?? 0, few: count < fewest };
  if (count === 0 || (sorted[count - 1] ?? 0) - (sorted[0] ?? 0) <= 1e-9 * Math.max(1, mean)) return { ...about, distribution: { kind: 'fixed', value: sorted[0] ?? 0 }, tried: [] };
  const tried = about.few ? [] : candidates(sorted, mean).map((distribution) => ({ distribution, kind: distribution.kind, gap: gapOf(distribution, sorted), limit: (criticalAt[distribution.kind as keyof typeof criticalAt] ?? 1) / Math.sqrt(count) }));
  const [nearest] = tried.toSorted((a, b) => a.gap / a.limit - b.gap / b.limit);
  const distribution = nearest !== undefined && nearest.gap <= nearest.limit ? nearest.distribution : recorded(sorted);
  return { ...about, distribution, tried: tried.map(({ kind, gap, limit }) => ({ kind, gap, limit })) };
}

/** What was seen, as a distribution. */
export function recorded(sorted: Float64Array): Distribution {
  if (sorted.length <= mostValues) return { kind: 'recorded', values: [...sorted] };
  const [part, values] = [sorted.length / mostValues, Array.from({ length: mostValues }, () => 0)];
  sorted.forEach((value, place) => {
    // A value on the border of two parts belongs to each by as much of it as lies there.
    const [first, last] = [Math.floor(place / part), Math.min(mostValues - 1, Math.floor((place + 1) / part))];
    const inFirst = first === last ? 1 : Math.min(1, (first + 1) * part - place);
    values[first] = (values[first] ?? 0) + (value * inFirst) / part;
    if (inFirst < 1) values[last] = (values[last] ?? 0) + (value * (1 - inFirst)) / part;
  });
  return { kind: 'recorded', values };
}

/** The most likely of each shape; those that cannot give zero are left out where there is one. */
function candidates(sorted: Float64Array, mean: number): readonly Distribution[] {
  const exponential: Distribution = { kind: 'exponential', mean };
  if ((sorted[0] ?? 0) <= 0) return [exponential];
  const mu = sorted.reduce((sum, value) => sum + Math.log(value), 0) / sorted.length;
  const sigma = Math.sqrt(sorted.reduce((sum, value) => sum + (Math.log(value) - mu) ** 2, 0) / sorted.length);
  const shape = gammaShape(Math.log(mean) - mu);
  return [exponential, { kind: 'lognormal', mu, sigma }, { kind: 'gamma', shape, scale: mean / shape }];
}

/** Greenwood and Durand’s start, then Newton’s steps on the likelihood. */
function gammaShape(s: number): number {
  let shape = (3 - s + Math.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s);
  for (let round = 0; round < 8; round += 1) {
    const step = 1e-4 * shape;
    const value = Math.log(shape) - digamma(shape) - s;
    const slope = (Math.log(shape + step) - digamma(shape + step) - s - value) / step;
    const next = shape - value / slope;
    if (!(next > 0) || Math.abs(next - shape) < 1e-9 * shape) break;
    shape = next;
  }
  return Math.max(1e-3, shape);
}

function gapOf(distribution: Distribution, sorted: Float64Array): number {
  let gap = 0;
  for (let place = 0; place < sorted.length; place += 1) {
    const below = shareBelow(distribution, sorted[place] ?? 0);
    gap = Math.max(gap, below - place / sorted.length, (place + 1) / sorted.length - below);
  }
  return gap;
}
