import type { LogName } from './folder.ts';

/** What PM4Py 2.7.14 computes on the reference logs (ORACLE.md of the reference folder). */
export interface Figures {
  readonly cases: number; readonly events: number; readonly activities: number; readonly resources: number; readonly variants: number; readonly edges: number; readonly pairs: number;
  readonly medianSeconds: number; readonly meanSeconds: number;
  readonly net: { readonly places: number; readonly transitions: number; readonly silent: number; readonly arcs: number };
  readonly replay: { readonly fitness: number; readonly fitting: number };
  readonly alignment: number;
  readonly infrequent: { readonly fitness: number; readonly fitting: number };
}

export const figures: Readonly<Record<LogName, Figures>> = {
  receipt: {
    cases: 1434, events: 8577, activities: 27, resources: 48, variants: 116, edges: 99, pairs: 7143, meanSeconds: 467_263.915, medianSeconds: 2_936.735,
    net: { places: 45, transitions: 74, silent: 47, arcs: 158 }, replay: { fitness: 0.999689, fitting: 0.9930265 }, alignment: 0.999642, infrequent: { fitness: 0.944716, fitting: 0.4972106 },
  },
  // PM4Py’s mean, 26,996,544 s, goes by the wall clock of each event; ours is the time that really passed, longer by the clock changes in between. A test of its own shows both.
  roadtraffic100traces: {
    cases: 100, events: 390, activities: 10, resources: 54, variants: 10, edges: 18, pairs: 290, meanSeconds: 26_997_336, medianSeconds: 23_068_800,
    net: { places: 15, transitions: 20, silent: 10, arcs: 42 }, replay: { fitness: 1, fitting: 1 }, alignment: 0.999903, infrequent: { fitness: 0.993015, fitting: 0.94 },
  },
  'running-example': {
    cases: 6, events: 42, activities: 8, resources: 6, variants: 6, edges: 16, pairs: 36, meanSeconds: 966_890, medianSeconds: 852_300,
    net: { places: 9, transitions: 10, silent: 2, arcs: 22 }, replay: { fitness: 1, fitting: 1 }, alignment: 0.999979, infrequent: { fitness: 1, fitting: 1 },
  },
};
