import { aboutPeople, Dataset } from '@comu/catalogue';
import { dayInMadrid, type Context, type RowOf } from '@comu/kernel';
import type { CatalogueDescription, Licence } from '@comu/open-data';
import { sql } from 'kysely';
import { itemsOf, totalsOf, type StandingItem, type Totals } from '../items/standing.ts';
import { approvalsOf } from '../publishing/approve.ts';
import { catalogueDescription, mostOffers, publishedOf } from '../publishing/describe.ts';
import { leavingOf } from '../publishing/leaving.ts';
import { Happening, type Offer, type Release } from '../transparency.records.ts';
import { bodyOf, type Body } from './body.ts';
import type { PortalSettings } from './settings.ts';

export interface PublicDataset { readonly offer: RowOf<typeof Offer>; readonly release: RowOf<typeof Release> }
/** All that the public may see of a body, put together once for each revision of its portal. */
export interface PublicPortal {
  /** Changes with anything of it, so that copies know they are old. */
  readonly tag: string;
  readonly body: Body;
  readonly intro: { readonly ca: string; readonly es?: string | undefined; readonly en?: string | undefined } | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  readonly settings: Pick<PortalSettings, 'accent' | 'ink' | 'logo' | 'licence' | 'legal' | 'accessibility'>;
  readonly items: readonly StandingItem[];
  readonly totals: Totals;
  readonly datasets: readonly PublicDataset[];
  readonly happenings: readonly RowOf<typeof Happening>[];
  readonly catalogue: CatalogueDescription;
}

const kept = new Map<string, PublicPortal>();
const mostKept = 500;

interface Stamp { readonly revision: number; readonly email: string | null; readonly phone: string | null; readonly intro: PublicPortal['intro']; readonly accent: string | null; readonly ink: string | null; readonly logo: string | null; readonly licence: Licence | null; readonly legal: PortalSettings['legal']; readonly accessibility: PortalSettings['accessibility']; readonly openedOn: string; readonly changedAt: string; readonly datasets: string }

/** The portal as the public may see it now. Kept in memory until its revision, the day, or a dataset’s own page in the catalogue changes: one small question tells. */
export async function publicPortal(context: Context): Promise<PublicPortal> {
  const { db, organisation, now, publicUrl } = context;
  const today = dayInMadrid(now);
  const { rows: [stamp] } = await sql<Stamp>`
    select p.revision, p.email, p.phone, p.intro, p.accent, p.ink, p.logo, p.licence, p.legal, p.accessibility, p.opened_on::text as opened_on, p.changed_at, (select coalesce(string_agg(d.id || ':' || d.version, ',' order by d.id), '') from transparency.offer o join data.dataset d on d.organisation = o.organisation and d.id = o.dataset where o.organisation = ${organisation} and o.state = 'published') as datasets
    from transparency.portal p where p.organisation = ${organisation}`.execute(db.tables());
  const tag = `${organisation} ${today} ${stamp?.revision ?? 0} ${stamp?.datasets ?? ''}`;
  const before = kept.get(organisation);
  if (before?.tag === tag) return before;
  const body = await bodyOf(context, organisation);
  const out = await stillAllowed(context, await publishedOf(context));
  const items = await itemsOf(context, body);
  const contact = { email: stamp?.email ?? body.email, phone: stamp?.phone ?? null };
  const licence = stamp?.licence ?? 'cc-by-4.0';
  const happenings = (await sql<RowOf<typeof Happening>>`select * from transparency.happening where organisation = ${organisation} order by id desc limit 300`.execute(db.tables())).rows;
  const made: PublicPortal = {
    tag, body, intro: stamp?.intro ?? null, contact,
    settings: { accent: stamp?.accent ?? null, ink: stamp?.ink ?? null, logo: stamp?.logo ?? null, licence, legal: stamp?.legal ?? null, accessibility: stamp?.accessibility ?? null }, items, totals: totalsOf(items), datasets: out, happenings,
    catalogue: await catalogueDescription({ publicUrl, body, portal: { ...contact, licence, openedOn: stamp?.openedOn ?? today, changedAt: new Date(stamp?.changedAt ?? now).toISOString() }, datasets: out }),
  };
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string);
  kept.set(organisation, made);
  return made;
}

/** What was let out may stay only while the dataset’s access, the class of each column and the approval still say so. */
async function stillAllowed(context: Context, out: readonly PublicDataset[]): Promise<PublicDataset[]> {
  const datasets = new Map((out.length === 0 ? [] : await context.db.all(Dataset, { id: out.map(({ offer }) => offer.dataset) }, { limit: mostOffers })).map((each) => [each.id, each]));
  const approvals = await approvalsOf(context, out.map(({ offer }) => offer.code));
  const allowed: PublicDataset[] = [];
  for (const each of out) {
    const dataset = datasets.get(each.offer.dataset), approval = approvals.get(each.offer.code) ?? null;
    if (dataset === undefined) continue;
    const present = each.release.columns.map(({ name }) => name);
    const { out: goes } = leavingOf({ access: dataset.access, personal: dataset.personal, classes: new Map(dataset.columns.map((entry) => [entry.name, entry.class])), present, approved: approval?.columns ?? null });
    // A dataset that has come to hold people in a column kept back needs the approval for the rest too.
    const people = dataset.columns.some((entry) => aboutPeople(entry.class));
    if (goes.length === present.length && (!people || approval !== null)) allowed.push(each);
  }
  return allowed;
}
