import type { Context, RowOf } from '@comu/kernel';
import { Indicator, Value } from '../records/records.ts';
import { partMissing } from '../refusals.ts';
import { compositeOf, type CompositePart } from '../statistics/composite.ts';
import { visible } from './visible.ts';
import { tidy, type Computed, type Found } from './values.ts';

/** An index over other indicators, for every period in which all its components have some data, by the steps it declares. */
export async function computeComposite(context: Context, indicator: Pick<RowOf<typeof Indicator>, 'steps' | 'threshold'>, universe: readonly string[]): Promise<Omit<Computed, 'values'> & { values: (Found & { parts: readonly CompositePart[] })[] }> {
  const steps = indicator.steps ?? { components: [], winsorise: null, normalise: 'min-max' as const, complete: 1 };
  const byPeriod = new Map<string, Map<string, Map<string, number | null>>>();
  for (const { code } of steps.components) {
    const part = await visible(context, code).catch(() => undefined);
    const rows = part === undefined ? [] : await context.db.tables(Value).selectFrom('indicators.value').select(['place', 'period', 'value']).where('indicator', '=', part.id).where('dimension', '=', '').where('published', '=', true).execute();
    if (rows.length === 0) throw partMissing({ code });
    for (const { place, period, value } of rows) {
      const ofPeriod = byPeriod.get(period) ?? new Map<string, Map<string, number | null>>();
      byPeriod.set(period, ofPeriod);
      const ofCode = ofPeriod.get(code) ?? new Map<string, number | null>();
      ofPeriod.set(code, ofCode);
      ofCode.set(place, value === null ? null : Number(value));
    }
  }
  const complete = [...byPeriod].filter(([, codes]) => steps.components.every(({ code }) => codes.has(code))).toSorted(([a], [b]) => a.localeCompare(b));
  const values: (Found & { parts: readonly CompositePart[] })[] = [];
  const periods = complete.map(([period, codes]) => {
    const found = compositeOf(universe, Object.fromEntries(codes), steps);
    const filled = found.filter(({ index }) => index !== null).length;
    const published = filled / Math.max(1, universe.length) >= Number(indicator.threshold);
    values.push(...found.map(({ place, index, parts }): Found & { parts: readonly CompositePart[] } => ({ place, period, dimension: '', value: index === null ? null : tidy(index), numerator: null, denominator: null, absent: index === null ? 'too-little' : null, published, parts })));
    return { period, filled, of: universe.length, published };
  });
  return { values, periods, rejected: 0 };
}
