import type { Origin } from '../types.ts';

/** Base columns behind a value, each with how it came. */
export type Origins = ReadonlyMap<string, Origin>;
export interface Output { readonly name: string; readonly from: Origins }

const strength = { copied: 0, computed: 1, aggregated: 2 } as const;
const keyOf = ({ table, column }: { table: string; column: string }) => `${table}\u0000${column}`;

export const none: Origins = new Map();
export const only = (table: string, column: string): Origins => new Map([[keyOf({ table, column }), { table, column, how: 'copied' }]]);

/** All origins of several values; one that comes in two ways is computed: neither the mere copy nor only a summary. */
export function together(...several: readonly Origins[]): Origins {
  if (several.length === 1) return several[0]!;
  const all = new Map<string, Origin>();
  for (const origins of several) for (const [key, origin] of origins) {
    const known = all.get(key);
    all.set(key, known === undefined || known.how === origin.how ? origin : { ...origin, how: 'computed' });
  }
  return all;
}

/** The same origins after something was made of them. */
export function as(how: Origin['how'], origins: Origins): Origins {
  return new Map([...origins].map(([key, origin]) => [key, strength[origin.how] >= strength[how] ? origin : { ...origin, how }]));
}
