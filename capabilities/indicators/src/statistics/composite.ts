import { quantile } from './quantile.ts';

export interface Component { readonly code: string; readonly weight: number; readonly direction: 'more' | 'less' }
export interface CompositeSteps {
  readonly components: readonly Component[];
  /** Values beyond these shares are brought to them before anything else; `null` leaves them. */
  readonly winsorise: { readonly lower: number; readonly upper: number } | null;
  /** `min-max` spreads each component from 0 to 100; `quartiles` gives 0, 33, 67 or 100 by its quarter. */
  readonly normalise: 'min-max' | 'quartiles';
  /** Least share of the weights that must have data for a place to have an index. */
  readonly complete: number;
}

export interface CompositePart { readonly code: string; readonly value: number | null; readonly used: number | null; readonly points: number | null; readonly weight: number }
export interface CompositeResult { readonly place: string; readonly index: number | null; readonly covered: number; readonly parts: readonly CompositePart[] }

/**
 * A composite index by its declared steps: winsorise, normalise, turn round what is better when less, weigh. What is missing takes no part
 * and its weight is shared by the others, unless too much is missing: then there is no index, which is not zero.
 */
export function compositeOf(places: readonly string[], values: Readonly<Record<string, ReadonlyMap<string, number | null>>>, steps: CompositeSteps): CompositeResult[] {
  const scales = new Map(steps.components.map((component) => [component.code, scaleOf(component, values[component.code] ?? new Map(), steps)]));
  const all = steps.components.reduce((sum, { weight }) => sum + weight, 0);
  return places.map((place) => {
    const parts = steps.components.map(({ code, weight }): CompositePart => {
      const value = values[code]?.get(place) ?? null;
      return { code, value, weight, ...(value === null ? { used: null, points: null } : (scales.get(code) as Scale)(value)) };
    });
    const present = parts.filter((part): part is CompositePart & { points: number } => part.points !== null);
    const weight = present.reduce((sum, part) => sum + part.weight, 0);
    const covered = all === 0 ? 0 : weight / all;
    const index = weight === 0 || covered < steps.complete ? null : present.reduce((sum, part) => sum + part.points * part.weight, 0) / weight;
    return { place, index, covered, parts };
  });
}

type Scale = (value: number) => { used: number; points: number };

function scaleOf({ direction }: Component, of: ReadonlyMap<string, number | null>, { winsorise, normalise }: CompositeSteps): Scale {
  const present = [...of.values()].filter((value): value is number => value !== null);
  const low = winsorise === null ? Number.NEGATIVE_INFINITY : (quantile(present, winsorise.lower) ?? 0);
  const high = winsorise === null ? Number.POSITIVE_INFINITY : (quantile(present, winsorise.upper) ?? 0);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const used = present.map(within);
  const turned = (points: number) => (direction === 'less' ? 100 - points : points);
  if (normalise === 'quartiles') {
    const limits = [0.25, 0.5, 0.75].map((share) => quantile(used, share) ?? 0);
    return (value) => ({ used: within(value), points: turned((limits.filter((limit) => within(value) > limit).length * 100) / 3) });
  }
  const [least, most] = [Math.min(...used), Math.max(...used)];
  // When all are equal nobody stands out: all are in the middle.
  return (value) => ({ used: within(value), points: turned(most === least ? 50 : ((within(value) - least) / (most - least)) * 100) });
}
