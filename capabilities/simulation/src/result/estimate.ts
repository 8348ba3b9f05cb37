import { studentT } from '../chance/functions.ts';
import type { Measured } from './measured.ts';

/** A figure over all repetitions. The intervals are where one more period like these would fall, eight in ten times and nineteen in twenty. */
export interface Estimate {
  readonly mean: number;
  /** Standard deviation between repetitions. */
  readonly deviation: number;
  readonly of: number;
  readonly in80: readonly [number, number];
  readonly in95: readonly [number, number];
}

/** What many repetitions say together. */
export interface Outcome {
  readonly repetitions: number;
  readonly figures: Readonly<Record<string, Estimate>>;
  /** Of each of the 21 values of `spread`. */
  readonly spread: readonly Estimate[];
  readonly cases: number;
  readonly unfinished: number;
  readonly events: number;
  readonly stuck: Readonly<Record<string, number>>;
  readonly givenUp: 'events' | 'open' | null;
  /** Work piles up: more arrives than is done, and the figures depend on for how long one looks. */
  readonly growing: boolean;
}

/** One figure that was measured so many times. What cannot be negative is never told as such. */
export function estimate(values: readonly number[], { signed = false }: { readonly signed?: boolean } = {}): Estimate {
  const of = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / of;
  const deviation = of < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (of - 1));
  const interval = (share: number): readonly [number, number] => {
    if (of < 2) return [mean, mean];
    const side = studentT(share, of - 1) * deviation * Math.sqrt(1 + 1 / of);
    return [signed ? mean - side : Math.max(0, mean - side), mean + side];
  };
  return { mean, deviation, of, in80: interval(0.8), in95: interval(0.95) };
}

/** Where the mean itself lies, with so much confidence (0.95). */
export function confidence({ mean, deviation, of }: Estimate, share = 0.95): readonly [number, number] {
  const side = of < 2 ? Infinity : (studentT(share, of - 1) * deviation) / Math.sqrt(of);
  return [mean - side, mean + side];
}

/** All repetitions together, in whatever order they come. */
export function outcome(repetitions: readonly Measured[]): Outcome {
  const names = [...new Set(repetitions.flatMap(({ figures }) => Object.keys(figures)))].toSorted();
  const figures = Object.fromEntries(names.map((name) => [name, estimate(repetitions.flatMap(({ figures: of }) => (of[name] === undefined ? [] : [of[name]])), { signed: name === 'growth' })]));
  const spreads = repetitions.filter(({ spread }) => spread.length > 0);
  const stuck: Record<string, number> = {};
  for (const each of repetitions) for (const [name, count] of Object.entries(each.stuck)) stuck[name] = (stuck[name] ?? 0) + count;
  const total = (of: (each: Measured) => number) => repetitions.reduce((sum, each) => sum + of(each), 0);
  const busiest = Math.max(0, ...Object.entries(figures).flatMap(([name, { mean }]) => (name.startsWith('pool:') && name.endsWith(':busy') ? [mean] : [])));
  const growth = figures['growth'];
  return {
    repetitions: repetitions.length, figures, stuck, cases: total(({ cases }) => cases), unfinished: total(({ unfinished }) => unfinished), events: total(({ events }) => events),
    spread: Array.from({ length: spreads.length === 0 ? 0 : 21 }, (_, part) => estimate(spreads.map(({ spread }) => spread[part] ?? 0))),
    givenUp: repetitions.find(({ givenUp }) => givenUp !== null)?.givenUp ?? null,
    growing: growth !== undefined && busiest > 0.95 && confidence(growth)[0] > 0.05 * (figures['arrived']?.mean ?? 0),
  };
}

/** What is otherwise in one scenario than in another, repetition by repetition, which share their chance: so only what was changed makes the difference. */
export interface Difference {
  readonly from: Estimate;
  readonly to: Estimate;
  /** How much larger it becomes; where that lies with 95 % confidence. */
  readonly by: Estimate;
  readonly sure: readonly [number, number];
  /** In how many of the repetitions it becomes smaller. */
  readonly smaller: number;
  readonly of: number;
  /** Whether the difference is more than chance would make. */
  readonly real: boolean;
}

/** Every figure that both have. Both lists hold the same repetitions, in the same order. */
export function differences(before: readonly Measured[], after: readonly Measured[]): Readonly<Record<string, Difference>> {
  const pairs = before.slice(0, after.length).map((one, place) => [one.figures, after[place]?.figures ?? {}] as const);
  const names = [...new Set(pairs.flatMap(([one]) => Object.keys(one)))].toSorted();
  return Object.fromEntries(names.flatMap((name) => {
    const values = pairs.flatMap(([one, other]) => (one[name] === undefined || other[name] === undefined ? [] : [[one[name], other[name]] as const]));
    if (values.length === 0) return [];
    const by = estimate(values.map(([one, other]) => other - one), { signed: true });
    const sure = confidence(by);
    const real = by.mean !== 0 && (values.length < 2 || (sure[0] > 0) === (sure[1] > 0));
    return [[name, { from: estimate(values.map(([one]) => one)), to: estimate(values.map(([, other]) => other)), by, sure, smaller: values.filter(([one, other]) => other < one).length, of: values.length, real }]];
  }));
}
