import type { Context, Text } from '@comu/kernel';
import { declarations } from '../shipped/declarations.ts';
import { dimensionNames, ownMeasures } from '../own/measures.ts';
import { lastComputations, lastPeriod } from '../compute/value-of.ts';
import { visibleOnes } from '../compute/visible.ts';
import type { Gathering } from '../words.ts';
import { tableOf } from './tables.ts';

/** An indicator as a question can name it. */
export interface Spoken {
  readonly code: string; readonly table: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly factor: number; readonly gathers: Gathering;
  readonly periods: 'year' | 'quarter' | 'month'; readonly universe: string; readonly dimensions: readonly { readonly value: string; readonly title: Text }[];
}

const declared = new Map<string, Gathering>([...declarations, ...ownMeasures].flatMap(({ code, gathers }) => (gathers === undefined ? [] : [[code, gathers], [`bodies-${code}`, gathers]])));

/** The indicators with published figures that whoever asks sees, with how their figures are gathered. */
export async function spokenIndicators(context: Context): Promise<Spoken[]> {
  if (!context.can('indicators.read')) return [];
  const seen = await visibleOnes(context);
  const last = await lastComputations(context, seen.map(({ id }) => id));
  const published = seen.filter(({ id }) => lastPeriod(last.get(id)) !== null);
  const forms = new Map((await context.db.statement<{ indicator: string; parts: boolean; dimensions: string[] }>(
    `select indicator, bool_or(denominator is not null) as parts, array_remove(array_agg(distinct dimension), '') as dimensions from indicators.value where indicator = any($1::uuid[]) and published group by indicator`, [published.map(({ id }) => id)])).map((each) => [each.indicator, each]));
  return published.map(({ id, code, name, unit, decimals, factor, gathers, periods, universe, kind }) => ({
    code, table: tableOf(code), name, unit, decimals, factor: Number(factor), periods, universe, dimensions: (forms.get(id)?.dimensions ?? []).map((value) => ({ value, title: dimensionNames(code)[value] ?? { ca: value, es: value, en: value } })),
    gathers: gathers ?? declared.get(code) ?? (kind !== 'composite' && forms.get(id)?.parts === true ? 'ratio' : 'mean'),
  }));
}
