import type { Context, RowOf, Text } from '@comu/kernel';
import { Computation, Target, Value, type Indicator } from '../records/records.ts';
import { quantile, quartileOf } from '../statistics/quantile.ts';
import { rankOf } from '../statistics/rank.ts';
import { trendOf, type Trend } from '../statistics/trend.ts';
import { absences } from '../words.ts';
import { checkPlace, peersOf } from './peers.ts';
import { visible } from './visible.ts';

export interface Standing { readonly key: string; readonly label: Text; readonly count: number; readonly median: number | null; readonly quartile: number | null; readonly rank: number | null }
export interface ValueAnswer {
  readonly indicator: RowOf<typeof Indicator>;
  readonly place: string;
  readonly period: string | null;
  readonly value: number | null;
  readonly absent: Text | null;
  readonly why: {
    readonly formula: Text; readonly sql: string | null; readonly numerator: string | null; readonly denominator: string | null; readonly parts: RowOf<typeof Value>['parts'];
    readonly sources: RowOf<typeof Computation>['sources']; readonly at: string | null;
  };
  readonly standings: readonly Standing[];
  readonly series: readonly { readonly period: string; readonly value: number | null }[];
  readonly trend: Trend | null;
  readonly target: { readonly value: number; readonly period: string; readonly reason: string; readonly met: boolean | null } | null;
}

const number = (value: string | null): number | null => (value === null ? null : Number(value));

/** The last computation of each indicator. */
export async function lastComputations({ db }: Pick<Context, 'db'>, indicators: readonly string[]): Promise<Map<string, RowOf<typeof Computation>>> {
  if (indicators.length === 0) return new Map();
  const rows = await db.tables(Computation).selectFrom('indicators.computation').selectAll().distinctOn('indicator').where('indicator', 'in', [...indicators]).orderBy('indicator').orderBy('id', 'desc').execute();
  return new Map(rows.map((row) => [row.indicator, row as unknown as RowOf<typeof Computation>]));
}

/** The last period that is published. */
export const lastPeriod = (computation: RowOf<typeof Computation> | undefined): string | null => computation?.periods.filter(({ published }) => published).at(-1)?.period ?? null;

/** The value of an indicator in a place and period (the last published one when not said), why it is that, and how it stands beside its peers. */
export async function valueOf(context: Context, { indicator: code, place, period: asked }: { indicator: string; place: string; period?: string | undefined }): Promise<ValueAnswer> {
  const { db, organisation } = context;
  checkPlace(place);
  const indicator = await visible(context, code);
  const computation = (await lastComputations(context, [indicator.id])).get(indicator.id);
  const period = asked ?? lastPeriod(computation);
  const [all, series, targets, peers] = [
    period === null ? [] : await db.all(Value, { indicator: indicator.id, period, dimension: '' }, { limit: 400 }),
    await db.all(Value, { indicator: indicator.id, place, dimension: '' }, { limit: 400 }),
    await db.all(Target, { organisation, indicator: indicator.id }),
    await peersOf(context, place),
  ];
  const here = all.find((each) => each.place === place);
  const value = here?.published === true ? number(here.value) : null;
  const values = new Map(all.flatMap((each) => (each.value !== null && each.published ? [[each.place, Number(each.value)] as const] : [])));
  const points = series.filter(({ published }) => published).map((each) => ({ period: each.period, value: number(each.value) })).toSorted((a, b) => a.period.localeCompare(b.period));
  return {
    indicator, place, period, value,
    absent: value !== null ? null : here?.absent ? absences[here.absent] : here !== undefined && !here.published ? { ca: 'Hi ha dades de massa pocs municipis per publicar-ho', es: 'Hay datos de demasiado pocos municipios para publicarlo', en: 'Too few municipalities have data to publish it' } : absences['no-row'],
    why: { formula: indicator.formula, sql: computation?.sql ?? indicator.sql, numerator: here?.numerator ?? null, denominator: here?.denominator ?? null, parts: here?.parts ?? null, sources: computation?.sources ?? [], at: computation?.at ?? null },
    standings: indicator.universe === 'own' ? [] : peers.map((each) => standing(each, values, value, indicator.direction)),
    series: points, trend: trendOf(points, indicator.direction), target: targetOf(targets, { place, value, direction: indicator.direction }),
  };
}

/** How a value stands among the peers that have one. */
export function standing({ key, label, places }: { key: string; label: Text; places: readonly string[] }, values: ReadonlyMap<string, number>, value: number | null, direction: RowOf<typeof Indicator>['direction']): Standing {
  const of = places.flatMap((place) => { const found = values.get(place); return found === undefined ? [] : [found]; });
  return { key, label, count: of.length, median: quantile(of, 0.5), quartile: value === null ? null : quartileOf(value, of), rank: value === null || direction === 'neither' ? null : rankOf(value, of, direction) };
}

/** The target of the place, or else the one for all. */
export function targetOf(targets: readonly RowOf<typeof Target>[], { place, value, direction }: { place: string; value: number | null; direction: RowOf<typeof Indicator>['direction'] }): ValueAnswer['target'] {
  const chosen = targets.findLast((each) => each.place === place) ?? targets.findLast((each) => each.place === null);
  if (chosen === undefined) return null;
  const level = Number(chosen.value);
  return { value: level, period: chosen.period, reason: chosen.reason, met: value === null || direction === 'neither' ? null : direction === 'more' ? value >= level : value <= level };
}
