import type { Bucket } from '../types.ts';

const buckets = 20;

/** Where each of twenty equal buckets from least to greatest ends. */
export const boundsOf = (min: number, max: number): number[] => [...Array(buckets).keys()].map((at) => (at === buckets - 1 ? max : min + ((max - min) / buckets) * (at + 1)));
export const bucketsFrom = (min: number, bounds: readonly number[], counts: readonly number[]): Bucket[] => bounds.map((to, at) => ({ from: at === 0 ? min : bounds[at - 1]!, to, count: counts[at] ?? 0 }));

/** The shape of a text, in SQL: `9` a digit, `A` a letter, of its first sixty signs. */
export const shapeOf = (text: string): string => `regexp_replace(regexp_replace(left(${text}, 60), '\\d', '9', 'g'), '\\pL', 'A', 'g')`;
export const mostShapes = 6;
