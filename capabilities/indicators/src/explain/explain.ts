import { operation, Refused, type Context, type RowOf, type Text } from '@comu/kernel';
import { municipality } from '@comu/territory';
import { z } from 'zod';
import { checkPlace } from '../compute/peers.ts';
import { valuesOf } from '../compute/values.ts';
import { valueOf } from '../compute/value-of.ts';
import { visible, visibleOnes } from '../compute/visible.ts';
import { dimensionNames, ownMeasure } from '../own/measures.ts';
import { Computation, Value, type Indicator } from '../records/records.ts';
import { absences, say } from '../words.ts';
import { branchesOf } from './branches.ts';
import { dataBehind, type RowsRead } from './from-data.ts';
import { recordsBehind, type RecordsRead } from './from-records.ts';

/** What a value comes from: rows of datasets, records of the body, or the parts of an index; `says` is why its rows cannot be shown. */
export interface Behind {
  readonly groups: readonly RowsRead[];
  readonly records: RecordsRead | null;
  readonly parts: readonly { readonly code: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly value: number | null; readonly used: number | null; readonly points: number | null; readonly weight: number }[];
  /** What the formula gives over the rows shown here and no others. */
  readonly again: number | null;
  readonly says: Text | null;
}
const nothing: Behind = { groups: [], records: null, parts: [], again: null, says: null };

const ofAnother = say('Les dades són de l’ens que comparteix l’indicador: les seves files només es veuen des d’allà.', 'Los datos son del ente que comparte el indicador: sus filas solo se ven desde allí.', 'The data belongs to the body that shares the indicator: its rows are only seen from there.');
const gathered = say('Cada ens dona només la seva xifra: les files es queden a casa seva.', 'Cada ente da solo su cifra: las filas se quedan en su casa.', 'Each body gives only its figure: the rows stay with it.');
const notPlain = say('La fórmula fa passos que no deixen separar les files d’un sol valor. Obriu el conjunt sencer des de la fitxa de l’indicador.', 'La fórmula hace pasos que no dejan separar las filas de un solo valor. Abra el conjunto entero desde la ficha del indicador.', 'The formula takes steps that do not let the rows of one value be told apart. Open the whole dataset from the page of the indicator.');
const closedRecords = say('La xifra surt d’expedients o assentaments que el vostre rol no consulta. Només en veieu el recompte.', 'La cifra sale de expedientes o asientos que su rol no consulta. Solo ve el recuento.', 'The figure comes from records that your role does not read. You only see the count.');
const noPages = say('La xifra es compta en registres interns que no tenen pàgina pròpia.', 'La cifra se cuenta en registros internos que no tienen página propia.', 'The figure is counted in internal records that have no page of their own.');

type Asked = { indicator: string; place: string; period: string; dimension: string };

/** The rows behind one value of an indicator, and what the formula gives over them. */
export async function behindValue(context: Context, { indicator: code, place, period, dimension }: Asked): Promise<Behind & { row: RowOf<typeof Value> | undefined }> {
  const { db, organisation } = context;
  const indicator = await visible(context, code);
  const row = await db.first(Value, { indicator: indicator.id, place: checkPlace(place), period, dimension });
  if (indicator.kind === 'composite') return { ...nothing, row, parts: row === undefined || !row.published ? [] : await named(context, row) };
  if (indicator.universe === 'delivered') return { ...nothing, row, says: gathered };
  if (indicator.owner !== organisation) return { ...nothing, row, says: ofAnother };
  const computed = (given: readonly Readonly<Record<string, unknown>>[]) => valuesOf(given, { universe: [place], factor: Number(indicator.factor), threshold: 0 }).values.find((each) => each.period === period && each.dimension === dimension)?.value ?? null;
  if (indicator.kind === 'records') {
    const measure = ownMeasure(code);
    const found = measure === undefined ? null : await recordsBehind(context, measure, { period, dimension });
    return found === null ? { ...nothing, row, says: noPages } : found === 'closed' ? { ...nothing, row, says: closedRecords } : { ...nothing, row, records: found.read, again: computed(found.given) };
  }
  const computation = row === undefined ? (await db.all(Computation, { indicator: indicator.id })).at(-1) : await db.find(Computation, row.computation);
  const branches = branchesOf(computation?.sql ?? '');
  if (computation === undefined || branches === null) return { ...nothing, row, says: notPlain };
  return dataBehind(context, { branches, of: { place, period, dimension }, own: indicator.universe === 'own', versions: Object.fromEntries(computation.sources.map((each) => [each.code, each.version])), code })
    .then(({ groups, given }): Behind & { row: typeof row } => ({ ...nothing, row, groups, again: computed(given) }))
    .catch((failure: unknown) => { if (failure instanceof Refused) return { ...nothing, row, says: failure.sentence }; throw failure; });
}

async function named(context: Context, { parts }: RowOf<typeof Value>): Promise<Behind['parts']> {
  const known = new Map((await visibleOnes(context)).map((each): [string, RowOf<typeof Indicator>] => [each.code, each]));
  const bare = (code: string) => say(code, code, code);
  return (parts ?? []).map((part) => ({ ...part, name: known.get(part.code)?.name ?? bare(part.code), unit: known.get(part.code)?.unit ?? say('', '', ''), decimals: known.get(part.code)?.decimals ?? 2 }));
}

/** Why a value is what it is, down to the rows it was computed from. */
export const explainValue = operation('indicators.explain', {
  title: say('Explica un valor fins a les files', 'Explica un valor hasta las filas', 'Explain a value down to its rows'), permission: 'indicators.read', kind: 'query',
  input: { indicator: z.string().max(80), place: z.string().regex(/^\d{5}$/), period: z.string().max(10).optional(), dimension: z.string().max(120).default('') }, output: z.any(),
  async run({ indicator: code, place, period: wanted, dimension }, context) {
    const value = await valueOf(context, { indicator: code, place, period: wanted });
    const { id, name, unit, decimals, direction, kind, factor, method, source, universe, steps, owner } = value.indicator;
    const common = { code, name, unit, decimals, direction, kind, factor: Number(factor), method, source, universe, steps, place, placeName: municipality(place).name, period: value.period, dimension, dimensionName: dimensionNames(code)[dimension] ?? say(dimension, dimension, dimension), why: value.why, standings: value.standings, series: value.series, trend: value.trend, target: value.target, id, mine: owner === context.organisation };
    if (value.period === null) return { ...common, value: null, absent: value.absent, numerator: null, denominator: null, behind: nothing };
    const { row, ...behind } = await behindValue(context, { indicator: code, place, period: value.period, dimension });
    const published = row?.published === true && row.value !== null;
    return { ...common, value: published ? Number(row.value) : null, absent: published ? null : dimension === '' ? value.absent : absences[row?.absent ?? 'no-row'], numerator: row?.numerator ?? null, denominator: row?.denominator ?? null, behind: row?.published === false ? nothing : behind };
  },
});
