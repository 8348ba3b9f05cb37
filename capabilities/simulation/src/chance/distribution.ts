import { gammaBelow, normalBelow } from './functions.ts';
import type { Stream } from './stream.ts';

/** How a duration varies; milliseconds. `recorded` holds what was seen, as at most 400 values in order, each as likely. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'recorded'; readonly values: readonly number[] };

/** One value by chance. */
export function drawn(distribution: Distribution, stream: Stream): number {
  switch (distribution.kind) {
    case 'fixed': return distribution.value;
    case 'exponential': return -distribution.mean * Math.log(1 - stream());
    case 'lognormal': return Math.exp(distribution.mu + distribution.sigma * normal(stream));
    case 'gamma': return distribution.scale * gamma(distribution.shape, stream);
    case 'recorded': return distribution.values[Math.floor(stream() * distribution.values.length)] ?? 0;
  }
}

/** The mean of all values, in milliseconds. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed': return distribution.value;
    case 'exponential': return distribution.mean;
    case 'lognormal': return Math.exp(distribution.mu + distribution.sigma ** 2 / 2);
    case 'gamma': return distribution.shape * distribution.scale;
    case 'recorded': return distribution.values.reduce((sum, value) => sum + value, 0) / Math.max(1, distribution.values.length);
  }
}

/** The share of values that are at most so large, 0 to 1. */
export function shareBelow(distribution: Distribution, value: number): number {
  switch (distribution.kind) {
    case 'fixed': return value >= distribution.value ? 1 : 0;
    case 'exponential': return value <= 0 ? 0 : 1 - Math.exp(-value / distribution.mean);
    case 'lognormal': return value <= 0 ? 0 : normalBelow((Math.log(value) - distribution.mu) / distribution.sigma);
    case 'gamma': return value <= 0 ? 0 : gammaBelow(distribution.shape, value / distribution.scale);
    case 'recorded': return distribution.values.filter((each) => each <= value).length / Math.max(1, distribution.values.length);
  }
}

/** Below which a share of all values lies, 0 to 1: exact for what is recorded or exponential, else by halving. */
export function valueAt(distribution: Distribution, share: number): number {
  if (distribution.kind === 'fixed') return distribution.value;
  if (distribution.kind === 'exponential') return -distribution.mean * Math.log(1 - Math.min(share, 1 - 1e-12));
  if (distribution.kind === 'recorded') return distribution.values[Math.min(distribution.values.length - 1, Math.floor(share * distribution.values.length))] ?? 0;
  let [low, high] = [0, 1];
  while (shareBelow(distribution, high) < share && high < 1e15) high *= 4;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(distribution, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** A standard normal value: Box and Muller’s. */
export function normal(stream: Stream): number {
  return Math.sqrt(-2 * Math.log(1 - stream())) * Math.cos(2 * Math.PI * stream());
}

/** Marsaglia and Tsang’s, of scale 1. */
export function gamma(shape: number, stream: Stream): number {
  if (shape < 1) return gamma(shape + 1, stream) * (1 - stream()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - stream()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
