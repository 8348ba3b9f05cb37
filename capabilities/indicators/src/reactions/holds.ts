import { Dataset, Incident } from '@comu/catalogue';
import type { Context, RowOf, Text } from '@comu/kernel';
import { municipality } from '@comu/territory';
import { lastComputations, lastPeriod } from '../compute/value-of.ts';
import { Indicator, Value } from '../records/records.ts';
import type { Facts, Reaction } from '../records/reactions.ts';
import { noSuchDataset } from '../refusals.ts';
import { say } from '../words.ts';

export type Watched = Pick<RowOf<typeof Reaction>, 'indicator' | 'dataset' | 'on' | 'level' | 'place'>;

/** Whether what a reaction watches holds now, with the facts that say so; nothing when there is no figure to look at. */
export async function holdsNow(context: Context, watched: Watched): Promise<{ readonly holds: boolean; readonly facts: Facts } | undefined> {
  return watched.indicator === null ? datasetHolds(context, watched) : figureHolds(context, watched, watched.indicator);
}

const written = (value: number, language: 'ca' | 'es' | 'en') => new Intl.NumberFormat({ ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }[language], { useGrouping: 'always', maximumFractionDigits: 2 }).format(value);
const everywhere = (make: (language: 'ca' | 'es' | 'en') => string): Text => ({ ca: make('ca'), es: make('es'), en: make('en') });

async function figureHolds(context: Context, { on, level, place }: Watched, id: string): Promise<{ holds: boolean; facts: Facts } | undefined> {
  const indicator = await context.db.get(Indicator, id);
  const period = lastPeriod((await lastComputations(context, [id])).get(id));
  if (period === null || level === null) return undefined;
  const values = (await context.db.all(Value, { indicator: id, period, dimension: '', ...(place === null ? {} : { place }) }, { limit: 400 })).filter(({ value, published }) => value !== null && published);
  if (values.length === 0) return undefined;
  const limit = Number(level);
  const crossed = values.filter(({ value }) => (on === 'above' ? Number(value) > limit : Number(value) < limit)).toSorted((a, b) => (on === 'above' ? Number(b.value) - Number(a.value) : Number(a.value) - Number(b.value)));
  const shown = crossed.length > 0 ? crossed : values.slice(0, 1);
  const unit = (language: 'ca' | 'es' | 'en') => (indicator.unit[language] === '' ? '' : ` ${indicator.unit[language]}`);
  const than = { above: say('passa de', 'pasa de', 'is above'), below: say('és per sota de', 'está por debajo de', 'is below') }[on as 'above' | 'below'];
  const where = shown.slice(0, 5).map(({ place: at, value }) => ({ name: municipality(at).name, value: Number(value) }));
  const summary = everywhere((language) => crossed.length === 0
    ? `${indicator.name[language]}: ${say(`no ${on === 'above' ? 'passa de' : 'és per sota de'}`, `no ${on === 'above' ? 'pasa de' : 'está por debajo de'}`, `is not ${on === 'above' ? 'above' : 'below'}`)[language]} ${written(limit, language)}${unit(language)} (${period})`
    : `${indicator.name[language]} ${than[language]} ${written(limit, language)}${unit(language)} (${period}): ${where.map(({ name, value }) => `${name}, ${written(value, language)}${unit(language)}`).join('; ')}${crossed.length > where.length ? say(` i ${crossed.length - where.length} més`, ` y ${crossed.length - where.length} más`, ` and ${crossed.length - where.length} more`)[language] : ''}`);
  return { holds: crossed.length > 0, facts: { code: indicator.code, name: indicator.name.ca, period, level, value: shown[0] === undefined ? null : Number(shown[0].value), places: crossed.map((each) => ({ place: each.place, name: municipality(each.place).name, value: Number(each.value) })), summary } };
}

async function datasetHolds(context: Context, { dataset: code, on }: Watched): Promise<{ holds: boolean; facts: Facts } | undefined> {
  const dataset = await context.db.first(Dataset, { code: code ?? '' });
  if (dataset === undefined) throw noSuchDataset({ code: code ?? '' });
  const open = (await context.db.all(Incident, { dataset: dataset.id, state: ['new', 'acknowledged', 'assigned', 'reopened'] }, { limit: 200 })).filter(({ cause }) => (on === 'late') === (cause === 'late'));
  const first = open[0];
  const summary = first === undefined ? everywhere((language) => `${dataset.title}: ${say('compleix el que promet', 'cumple lo que promete', 'keeps its promise')[language]}`) : everywhere((language) => `${dataset.title}: ${first.says[language]}${open.length > 1 ? say(` (i ${open.length - 1} incidències més)`, ` (y ${open.length - 1} incidencias más)`, ` (and ${open.length - 1} more incidents)`)[language] : ''}`);
  return { holds: open.length > 0, facts: { code: dataset.code, name: dataset.title, period: null, level: null, value: open.length, places: [], summary } };
}
