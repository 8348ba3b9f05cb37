import { recordDerivation } from '@comu/catalogue';
import { organisationOf } from '@comu/identity';
import { systemActor, type Context, type RowOf } from '@comu/kernel';
import { municipalities } from '@comu/territory';
import { Indicator, type Computation } from '../records/records.ts';
import { watch } from '../reactions/watch.ts';
import { noSeat } from '../refusals.ts';
import { computeComposite } from './composite.ts';
import { withoutFew } from './people-behind.ts';
import { readData, type Read } from './from-data.ts';
import { readRecords } from './from-records.ts';
import { valuesOf } from './values.ts';
import { writeValues } from './write.ts';
import { lineageCode, madeAs } from './in-lineage.ts';

/** The places an indicator speaks of: the 311, or the municipality of the body. */
export async function universeOf(context: Context, { universe }: Pick<RowOf<typeof Indicator>, 'universe'>): Promise<readonly string[]> {
  if (universe !== 'own') return municipalities.map(({ ine }) => ine);
  const { ine } = await organisationOf(context, context.organisation);
  if (ine === null) throw noSeat();
  return [ine];
}

/** Computes an indicator anew and keeps its values with the versions they came from; then looks whether a level was crossed. */
export async function computeIndicator(context: Context, indicator: RowOf<typeof Indicator>): Promise<RowOf<typeof Computation>> {
  const universe = await universeOf(context, indicator);
  const computation = indicator.kind === 'composite' ? await computeIndex(context, indicator, universe) : await computeFormula(context, indicator, universe);
  await watch(context, { indicator: indicator.id });
  await context.emit('indicators.computed', { indicator: indicator.id, code: indicator.code, computation: computation.id });
  return computation;
}

async function computeIndex(context: Context, indicator: RowOf<typeof Indicator>, universe: readonly string[]) {
  const computed = await computeComposite(context, indicator, universe);
  const parts = (indicator.steps?.components ?? []).map(({ code }) => ({ code: lineageCode(code) }));
  await recordDerivation(context, { ...madeAs(indicator), inputs: parts });
  return writeValues(context, indicator, { computed, sql: null, sources: [] });
}

/** Values are for everybody: they are computed as the platform sees the data, whoever asks for it, never with the eyes of one person. */
async function computeFormula(asked: Context, indicator: RowOf<typeof Indicator>, universe: readonly string[]) {
  const context = { ...asked, me: systemActor };
  const ofData = indicator.kind === 'data';
  const read = ofData ? await readData(context, indicator) : await readRecords(context, indicator);
  const computed = valuesOf(read.rows, { universe, factor: Number(indicator.factor), threshold: Number(indicator.threshold) });
  const values = ofData ? await withoutFew(context, { indicator: indicator.code, read, values: computed.values, universe }) : computed.values;
  if (read.lineage !== undefined && indicator.state === 'active') await recordDerivation(asked, { ...madeAs(indicator), inputs: read.sources.map(({ code, version, number }) => ({ code, version, number })), columns: columnsOf(read.lineage) });
  return writeValues(asked, indicator, { computed: { ...computed, values }, sql: read.sql, sources: read.sources });
}

const keys: readonly string[] = ['place', 'period', 'dimension'];
/** What each column of a formula comes from; a figure also comes from the columns that decide which rows are counted. */
const columnsOf = ({ columns, deciding }: NonNullable<Read['lineage']>) => Object.fromEntries(columns.map(({ name, from }) => {
  const origins = (keys.includes(name) ? from : [...from, ...deciding]).map(({ table, column }) => ({ table, column }));
  return [name, [...new Map(origins.map((each) => [`${each.table}.${each.column}`, each])).values()]];
}));
