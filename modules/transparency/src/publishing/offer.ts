import { operation, type Context, type RowOf } from '@comu/kernel';
import { Dataset, Version } from '@comu/catalogue';
import type { Sector } from '@comu/open-data';
import { z } from 'zod';
import { touchPortal } from '../portal/touch.ts';
import { backwards } from '../refusals.ts';
import { Offer, Portal } from '../transparency.records.ts';
import { say, written } from '../words.ts';

/** The sector of the national taxonomy for each theme of the catalogue. */
const sectorOf: Readonly<Record<string, Sector>> = {
  'public-sector': 'sector-publico', demography: 'demografia', treasury: 'hacienda', economy: 'economia', employment: 'empleo', environment: 'medio-ambiente', energy: 'energia', 'town-planning': 'urbanismo-infraestructuras',
  housing: 'vivienda', transport: 'transporte', education: 'educacion', culture: 'cultura-ocio', health: 'salud', welfare: 'sociedad-bienestar', safety: 'seguridad', technology: 'ciencia-tecnologia',
};

/** Begins to offer a dataset to the public, in the words its catalogue page has, to be completed. The same dataset is the same offer. */
export const offerDataset = operation('transparency.offer-dataset', {
  title: say('Prepara un conjunt per publicar-lo', 'Prepara un conjunto para publicarlo', 'Prepare a dataset for publication'), permission: 'transparency.publish', input: { dataset: Dataset.id }, output: Offer.row,
  async run({ dataset: id }, context) {
    const { db } = context;
    const dataset = await db.get(Dataset, id);
    const before = await db.first(Offer, { code: dataset.code });
    if (before !== undefined) return before;
    const describes = dataset.description?.trim();
    return db.insert(Offer, {
      code: dataset.code, dataset: id, name: { ca: dataset.title }, ...(describes ? { describes: { ca: describes.slice(0, 4000) } } : {}), keywords: wordsIn(dataset.keywords), sector: sectorOf[dataset.theme] ?? 'sector-publico',
      ...(await periodOf(context, dataset)), frequency: dataset.frequency, licence: dataset.licence === 'cc0-1.0' || dataset.licence === 'cc-by-4.0' ? dataset.licence : ((await db.first(Portal, { one: 'portal' }))?.licence ?? 'cc-by-4.0'),
    });
  },
});

/** From the first to the last day that the open columns of days tell, for the steward to correct; nothing of a dataset that holds people. */
async function periodOf({ db }: Pick<Context, 'db'>, { current, personal, columns }: RowOf<typeof Dataset>): Promise<{ from?: string; to?: string }> {
  if (current === null || personal !== 'none') return {};
  const open = new Set(columns.filter((each) => each.class === 'open').map(({ name }) => name));
  const told = ((await db.get(Version, current)).profile as { readonly columns?: readonly { readonly name: string; readonly type: string; readonly min: unknown; readonly max: unknown }[] } | null)?.columns ?? [];
  const days = told.filter(({ name, type }) => open.has(name) && (type === 'day' || type === 'moment')).flatMap(({ min, max }) => [min, max]).flatMap((each) => (typeof each === 'string' && /^\d{4}-\d{2}-\d{2}/.test(each) ? [each.slice(0, 10)] : [])).toSorted();
  return days.length === 0 ? {} : { from: days[0]!, to: days.at(-1)! };
}

const wordsIn = (keywords: string | null) => (keywords ?? '').split(/[,;]/).map((word) => word.trim()).filter(Boolean).slice(0, 30);

const { sector, frequency, licence, from, to, highValue } = Offer.fields;
/** Says how a dataset is told to the public. What is out is told anew at once. */
export const describeOffer = operation('transparency.describe-offer', {
  title: say('Descriu el conjunt publicat', 'Describe el conjunto publicado', 'Describe the published dataset'), permission: 'transparency.publish',
  input: { offer: Offer.id, name: written.optional(), describes: written.nullable().optional(), keywords: z.array(z.string().trim().min(1).max(80)).max(30).optional(), sector: z.enum(Object.keys(sector.declaration.choices ?? {}) as [Sector, ...Sector[]]).optional(), frequency: frequency.declaration.schema.optional(), licence: licence.declaration.schema.optional(), from, to, highValue },
  output: Offer.row,
  async run({ offer: id, ...changes }, context) {
    const before = await context.db.lock(Offer, id);
    const period = { from: changes.from === undefined ? before.from : changes.from, to: changes.to === undefined ? before.to : changes.to };
    if (period.from !== null && period.to !== null && period.from > period.to) throw backwards();
    const kept = await context.db.update(Offer, id, changes as Partial<RowOf<typeof Offer>>);
    if (before.state === 'published') await touchPortal(context);
    return kept;
  },
});

export const offerByCode = (context: Pick<Context, 'db'>, code: string) => context.db.first(Offer, { code });
