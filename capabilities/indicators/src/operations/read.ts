import { organisationOf } from '@comu/identity';
import { operation, type Context, type RowOf } from '@comu/kernel';
import { municipalities, municipalityPaths } from '@comu/territory';
import { z } from 'zod';
import { checkPlace, peersOf } from '../compute/peers.ts';
import { valuesOf } from '../compute/kept-values.ts';
import { visible, visibleOnes } from '../compute/visible.ts';
import { lastComputations, lastPeriod, standing, targetOf, valueOf } from '../compute/value-of.ts';
import { Agreement, Indicator, Target, Value } from '../records/records.ts';
import { Reaction } from '../records/reactions.ts';
import { quantile } from '../statistics/quantile.ts';
import { trendOf } from '../statistics/trend.ts';
import { dimensionNames, ownMeasure } from '../own/measures.ts';
import { stillWaiting } from '../shipped/adopt.ts';
import { absences, say } from '../words.ts';

const code = z.string().max(80);
const place = z.string().regex(/^\d{5}$/);
const period = z.string().max(10);
const number = (value: string | null | undefined): number | null => (value === null || value === undefined ? null : Number(value));

/** The INE code of the acting body’s municipality, where it has one of its own. */
async function placeHere(context: Context): Promise<string | null> {
  const { ine, kind } = await organisationOf(context, context.organisation);
  return kind === 'municipality' ? ine : null;
}

/** The place that the figures a body takes of itself are of: any body has one, be it a municipality or not. */
const seatOf = async (context: Context): Promise<string | null> => (await organisationOf(context, context.organisation)).ine;

const brief = ({ id, code: each, name, theme, unit, decimals, direction, universe, kind, shared, owner }: RowOf<typeof Indicator>, mine: string) => ({ id, code: each, name, theme, unit, decimals, direction, universe, kind, shared, mine: owner === mine });

export const list = operation('indicators.list', {
  title: say('Llista els indicadors', 'Lista los indicadores', 'List the indicators'), permission: 'indicators.read', kind: 'query', input: {}, output: z.any(),
  async run(_, context) {
    const rows = await visibleOnes(context);
    const last = await lastComputations(context, rows.map(({ id }) => id));
    const [here, seat] = [await placeHere(context), await seatOf(context)];
    const periods = new Map(rows.map((row) => [row.id, lastPeriod(last.get(row.id))]));
    const values = await valuesAt(context, periods);
    return {
      waiting: stillWaiting(rows.map(({ code: each }) => each)), place: here, seat, agreement: (await context.db.all(Agreement, { organisation: context.organisation }))[0]?.agreed ?? false,
      indicators: rows.map((row) => {
        const of = values.filter((each) => each.indicator === row.id && each.value !== null);
        const computation = last.get(row.id);
        const place = row.universe === 'own' ? seat : here;
        return { ...brief(row, context.organisation), period: periods.get(row.id) ?? null, at: computation?.at ?? null, filled: computation?.periods.find((each) => each.period === periods.get(row.id))?.filled ?? 0, here: place === null ? null : number(of.find((each) => each.place === place)?.value), median: quantile(of.map(({ value }) => Number(value)), 0.5) };
      }),
    };
  },
});

async function valuesAt({ db }: Context, periods: ReadonlyMap<string, string | null>) {
  const wanted = [...periods].filter((each): each is [string, string] => each[1] !== null);
  if (wanted.length === 0) return [];
  return db.statement<{ indicator: string; place: string; value: string | null }>(`select v.indicator, v.place, v.value::text as value from unnest($1::uuid[], $2::text[]) as w(indicator, period) join indicators.value v on v.indicator = w.indicator and v.period = w.period and v.dimension = '' and v.published`, [wanted.map(([id]) => id), wanted.map(([, each]) => each)]);
}

/** All of one indicator: what it is, the 311 in a period, the medians over time, its versions, targets and reactions. */
export const page = operation('indicators.page', {
  title: say('Mira un indicador', 'Mira un indicador', 'Look at an indicator'), permission: 'indicators.read', kind: 'query', input: { code, period: period.optional(), place: place.optional() }, output: z.any(),
  async run({ code: asked, period: wanted, place: chosen }, context) {
    const { db, organisation } = context;
    const indicator = await visible(context, asked);
    const computation = (await lastComputations(context, [indicator.id])).get(indicator.id);
    const chosenPeriod = wanted ?? lastPeriod(computation);
    const here = chosen ?? (indicator.universe === 'own' ? await seatOf(context) : await placeHere(context));
    const rows = chosenPeriod === null ? [] : await db.all(Value, { indicator: indicator.id, period: chosenPeriod }, { limit: 5000 });
    const series = await db.statement<{ period: string; median: string | null; low: string | null; high: string | null }>(`select period, percentile_cont(0.5) within group (order by value)::text as median, percentile_cont(0.25) within group (order by value)::text as low, percentile_cont(0.75) within group (order by value)::text as high from indicators.value where indicator = $1 and dimension = '' and published and value is not null group by period order by period`, [indicator.id]);
    const ofPlace = here === null ? [] : await db.all(Value, { indicator: indicator.id, place: here }, { limit: 2000 });
    const names = new Map(municipalities.map(({ ine, name }) => [ine, name]));
    return {
      ...brief(indicator, organisation), formula: indicator.formula, sql: computation?.sql ?? indicator.sql, bindings: indicator.bindings, factor: number(indicator.factor), steps: indicator.steps, declared: indicator.sql, records: indicator.universe === 'own' ? (ownMeasure(indicator.code)?.reads ?? []) : [], dimensionNames: dimensionNames(indicator.code), gathers: indicator.gathers, periodKind: indicator.periods, source: indicator.source, threshold: number(indicator.threshold), method: indicator.method, responsible: indicator.responsible, state: indicator.state,
      period: chosenPeriod, periods: computation?.periods ?? [], sources: computation?.sources ?? [], at: computation?.at ?? null, rejected: computation?.rejected ?? 0, place: here,
      values: rows.map((row) => ({ place: row.place, name: names.get(row.place) ?? row.place, dimension: row.dimension, value: row.published ? number(row.value) : null, numerator: row.numerator, denominator: row.denominator, absent: row.absent === null ? null : absences[row.absent], parts: row.parts })),
      series: series.map((each) => ({ period: each.period, median: number(each.median), low: number(each.low), high: number(each.high) })),
      own: ofPlace.map((row) => ({ period: row.period, dimension: row.dimension, value: row.published ? number(row.value) : null })).toSorted((a, b) => a.period.localeCompare(b.period)),
      targets: (await db.all(Target, { organisation, indicator: indicator.id })).map(({ id, place: of, period: by, value, reason }) => ({ id, place: of, period: by, value: Number(value), reason })),
      reactions: (await db.all(Reaction, { organisation, indicator: indicator.id, active: true })).map(({ id, title, on, level, place: of, standing, lastAt }) => ({ id, title, on, level: Number(level), place: of, standing, lastAt })),
    };
  },
});

/** The value with all that explains it. */
export const valueWithWhy = operation('indicators.value-of', {
  title: say('Explica un valor', 'Explica un valor', 'Explain a value'), permission: 'indicators.read', kind: 'query', input: { indicator: code, place, period: period.optional() }, output: z.any(),
  run: (asked, context) => valueOf(context, asked),
});

/** A municipality beside its peers, indicator by indicator. */
export const placePage = operation('indicators.place', {
  title: say('Mira un municipi', 'Mira un municipio', 'Look at a municipality'), permission: 'indicators.read', kind: 'query', input: { place: place.optional(), peers: z.string().max(40).default('band') }, output: z.any(),
  async run({ place: asked, peers: key }, context) {
    const { db, organisation } = context;
    const chosen = checkPlace(asked ?? (await placeHere(context)) ?? '08019');
    const rows = (await visibleOnes(context)).filter(({ universe }) => universe !== 'own' || asked === undefined);
    const last = await lastComputations(context, rows.map(({ id }) => id));
    const periods = new Map(rows.map((row) => [row.id, lastPeriod(last.get(row.id))]));
    const [values, series, targets, all] = [
      await valuesAt(context, periods),
      rows.length === 0 ? [] : await db.tables(Value).selectFrom('indicators.value').select(['indicator', 'period', 'value']).where('indicator', 'in', rows.map(({ id }) => id)).where('place', '=', chosen).where('dimension', '=', '').where('published', '=', true).orderBy('period').execute(),
      await db.all(Target, { organisation }), await peersOf(context, chosen),
    ];
    const group = all.find((each) => each.key === key) ?? all[0];
    return {
      place: chosen, name: municipalities.find(({ ine }) => ine === chosen)?.name, peers: all.map(({ key: each, label, places }) => ({ key: each, label, count: places.length, places: each.length === 36 ? places : [] })), chosen: group?.key,
      indicators: rows.flatMap((row) => {
        const of = new Map(values.filter((each) => each.indicator === row.id && each.value !== null).map((each) => [each.place, Number(each.value)]));
        const points = series.filter((each) => each.indicator === row.id).map((each) => ({ period: each.period, value: number(each.value) }));
        if (periods.get(row.id) === null || group === undefined) return [];
        const value = of.get(chosen) ?? null;
        return [{ ...brief(row, organisation), period: periods.get(row.id), value, standing: row.universe === 'own' ? null : standing(group, of, value, row.direction), series: points, trend: trendOf(points, row.direction), target: targetOf(targets.filter((each) => each.indicator === row.id), { place: chosen, value, direction: row.direction }), spread: row.universe === 'own' ? null : [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(group.places.flatMap((each) => { const found = of.get(each); return found === undefined ? [] : [found]; }), share)) }];
      }),
    };
  },
});

/** Rows for a chart: one indicator over places and periods. */
export const rowsOf = operation('indicators.rows', {
  title: say('Dona les files d’un indicador', 'Da las filas de un indicador', 'Give the rows of an indicator'), permission: 'indicators.read', kind: 'query',
  input: { indicator: code, places: z.array(place).max(311).optional(), period: z.union([z.literal('last'), z.literal('all'), period]).default('last'), dimension: z.string().max(120).optional() }, output: z.any(),
  run: (asked, context) => chartRows(context, asked),
});

export async function chartRows(context: Context, { indicator: asked, places, period: wanted = 'last', dimension }: { indicator: string; places?: readonly string[] | undefined; period?: string; dimension?: string | undefined }) {
  const indicator = await visible(context, asked);
  const computation = (await lastComputations(context, [indicator.id])).get(indicator.id);
  const chosen = wanted === 'last' ? lastPeriod(computation) : wanted;
  const columns = computation === undefined || chosen === null ? [] : await valuesOf(context, { indicator: indicator.id, computation: computation.id, period: chosen, places, dimension });
  const names = new Map(municipalities.map(({ ine, name }) => [ine, name]));
  return {
    code: indicator.code, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals, direction: indicator.direction, formula: indicator.formula, source: indicator.source, at: computation?.at ?? null, period: chosen, sources: computation?.sources ?? [], dimensionNames: dimensionNames(indicator.code),
    rows: columns.flatMap(({ period: of, dimension: by, places: all, values }) => all.map((each, at) => ({ place: each, name: names.get(each) ?? each, period: of, dimension: by, value: values[at] ?? null }))),
  };
}

const box = { width: 560, height: 600 };
const credit = '© Instituto Geográfico Nacional, CC BY 4.0';
/** The outlines of the 311, for maps. */
export const shapesOf = async () => ({ box, credit, places: [...(await municipalityPaths(box))] });
export const shapes = operation('indicators.shapes', {
  title: say('Dona el mapa', 'Da el mapa', 'Give the map'), permission: 'signed-in', kind: 'query', scope: 'platform', input: {}, output: z.any(), run: () => shapesOf(),
});
