import { dayInMadrid, operation, Refused, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { tell, touchPortal } from '../portal/touch.ts';
import { checksFail, needsApproval, noData, nothingOpen, notPublic, notPublished } from '../refusals.ts';
import { Offer, Release } from '../transparency.records.ts';
import { say } from '../words.ts';
import { assess } from './checks.ts';
import { writePublicFiles } from './files.ts';
import { offerNow, type OfferNow } from './now.ts';

/** Refuses what may not go out now, saying why. */
function mayGo({ offer: { code, name }, dataset, version, leaving }: OfferNow): void {
  if (dataset.access !== 'public') throw notPublic({ code });
  if (version === null) throw noData({ code });
  if (leaving.needsApproval) throw needsApproval({ what: name.ca });
  if (leaving.out.length === 0) throw nothingOpen({ code });
}

/** Publishes a dataset: its open columns, and the personal ones that somebody approved by name. The files are written by a job; the portal shows them when they are whole. */
export const publishDataset = operation('transparency.publish-dataset', {
  title: say('Publica el conjunt', 'Publica el conjunto', 'Publish the dataset'), permission: 'transparency.publish', input: { offer: Offer.id }, output: Offer.row,
  async run({ offer: id }, context) {
    const offer = await context.db.lock(Offer, id);
    const now = await offerNow(context, offer);
    mayGo(now);
    const grave = (await assess(context, now)).findings.filter(({ level }) => level === 'violation');
    const first = grave[0]?.says;
    if (first !== undefined) throw checksFail({ count: new Set(grave.map(({ says }) => says.ca)).size, first: first[context.language] });
    await context.later(release, { offer: id }, { attempts: 4, key: `release ${context.organisation} ${offer.code}` });
    return context.db.update(Offer, id, { state: offer.state === 'published' ? 'published' : 'preparing', why: null });
  },
});

/** Writes the files of the current version and puts them out. What may no longer go is taken off at once and says why. */
export const release = operation('transparency.release', {
  title: say('Fa una publicació de dades', 'Hace una publicación de datos', 'Make a data release'), permission: 'system', input: { offer: Offer.id }, output: z.null(),
  async run({ offer: id }, context) {
    const offer = await context.db.lock(Offer, id);
    if (offer.state === 'withdrawn') return null;
    const now = await offerNow(context, offer);
    try {
      mayGo(now);
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      await withhold(context, offer, failure);
      return null;
    }
    await put(context, now);
    return null;
  },
});

async function put(context: Context, { offer, dataset, version, leaving, approval }: OfferNow): Promise<void> {
  const { db, now } = context;
  if (version === null) return;
  const entries = new Map(dataset.columns.map((each) => [each.name, each]));
  const columns = version.columns.filter(({ name }) => leaving.out.includes(name)).map(({ name, title, type, unit }) => { const entry = entries.get(name); return { name, title: entry?.title ?? title, describe: entry?.describe ?? null, type, unit: entry?.unit ?? unit ?? null }; });
  const last = offer.release === null ? undefined : await db.find(Release, offer.release);
  // The same version, columns and approval are already out.
  if (offer.state === 'published' && last?.source === version.id && JSON.stringify(last.columns) === JSON.stringify(columns)) return;
  const files = await writePublicFiles(context, { code: offer.code, version: version.id, columns, rows: version.rows });
  const made = await db.insert(Release, {
    offer: offer.id, code: offer.code, number: version.number, source: version.id, rows: version.rows, columns, withheld: leaving.back.length, files, loadedOn: dayInMadrid(new Date(version.loadedAt)), quality: dataset.quality,
    approval: columns.some(({ name }) => entries.get(name)?.class === 'personal') || dataset.personal !== 'none' ? (approval?.id ?? null) : null,
  });
  await db.update(Offer, offer.id, { state: 'published', release: made.id, why: null, firstOn: offer.firstOn ?? dayInMadrid(now) });
  await tell(context, { kind: 'dataset', code: offer.code, name: offer.name.ca, what: last === undefined || offer.state !== 'published' ? 'published' : 'renewed', fingerprint: files[0]?.sha256 ?? null });
}

async function withhold(context: Context, offer: RowOf<typeof Offer>, { sentence }: Refused): Promise<void> {
  await context.db.update(Offer, offer.id, { state: 'withheld', why: sentence });
  if (offer.state === 'published') await tell(context, { kind: 'dataset', code: offer.code, name: offer.name.ca, what: 'withdrawn', reason: sentence.ca });
  else await touchPortal(context);
}

/** Takes a dataset off the portal, the catalogue and the API at once; that it was there stays in the history, with why it went. */
export const withdrawDataset = operation('transparency.withdraw-dataset', {
  title: say('Retira el conjunt', 'Retira el conjunto', 'Withdraw the dataset'), permission: 'transparency.publish', input: { offer: Offer.id, reason: z.string().trim().min(3).max(500) }, output: Offer.row,
  async run({ offer: id, reason }, context) {
    const offer = await context.db.lock(Offer, id);
    if (offer.state === 'draft' || offer.state === 'withdrawn') throw notPublished({ what: offer.name.ca });
    const kept = await context.db.update(Offer, id, { state: 'withdrawn' });
    await tell(context, { kind: 'dataset', code: offer.code, name: offer.name.ca, what: 'withdrawn', reason });
    return kept;
  },
});

/** A new version of a published dataset goes out by itself, under the same conditions. */
export const followVersion = operation('transparency.follow-version', {
  title: say('Segueix una versió nova', 'Sigue una versión nueva', 'Follow a new version'), permission: 'system', input: { dataset: z.uuid(), code: z.string().optional(), version: z.unknown().optional(), number: z.unknown().optional() }, output: z.null(),
  async run({ dataset }, { db, later, organisation }) {
    for (const offer of await db.all(Offer, { dataset, state: ['published', 'withheld'] })) await later(release, { offer: offer.id }, { attempts: 4, key: `release ${organisation} ${offer.code}` });
    return null;
  },
});
