import { dayInMadrid, type Context, type RowOf } from '@comu/kernel';
import { itemsOf, totalsOf } from '../items/standing.ts';
import { keepReminders } from '@comu/reminders';
import { openPortal, todosOf } from '../items/todos.ts';
import { mostOffers } from '../publishing/describe.ts';
import { tellUses } from './in-lineage.ts';
import { Happening, Offer, Portal, Standing } from '../transparency.records.ts';

/** The portal of the body, opened the first time something is done with it. */
export async function portalOf({ db, now }: Pick<Context, 'db' | 'now'>): Promise<RowOf<typeof Portal>> {
  return (await db.first(Portal, { one: 'portal' })) ?? db.insert(Portal, { one: 'portal', openedOn: dayInMadrid(now) });
}

/** What the portal says of itself today, also where nobody has opened it yet. */
export async function portalNow({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Pick<RowOf<typeof Portal>, 'email' | 'phone' | 'licence' | 'openedOn' | 'changedAt'>> {
  return (await db.first(Portal, { one: 'portal' })) ?? { email: null, phone: null, licence: 'cc-by-4.0', openedOn: dayInMadrid(now), changedAt: now.toISOString() };
}

/** After anything the public may see has changed: copies become old, and the body’s standing in the province is measured again. */
export async function touchPortal(context: Context): Promise<void> {
  const { id } = await portalOf(context);
  const { revision } = await context.db.lock(Portal, id);
  await context.db.update(Portal, id, { revision: revision + 1 });
  await measure(context);
}

/** Writes how the portal stands today where the whole province may read it, and tells whoever answers for each content what awaits them. */
export async function measure(context: Context): Promise<void> {
  const { db, organisation, now } = context;
  const items = await itemsOf(context);
  const { score, published, asked, late, byFamily } = totalsOf(items);
  const opened = (await db.first(Portal, { one: 'portal' })) !== undefined;
  await context.asSystem(keepReminders, { source: 'transparency', waiting: opened ? todosOf(items, dayInMadrid(now)) : [openPortal] });
  const datasets = (await db.all(Offer, { state: 'published' }, { limit: mostOffers })).length;
  const told = { score, published, asked, late, datasets, byFamily, measuredOn: dayInMadrid(now) };
  const before = await db.first(Standing, { body: organisation });
  if (before === undefined) await db.insert(Standing, { body: organisation, ...told });
  else if (JSON.stringify({ ...told, byFamily: Object.entries(told.byFamily) }) !== JSON.stringify({ score: before.score, published: before.published, asked: before.asked, late: before.late, datasets: before.datasets, byFamily: Object.entries(before.byFamily), measuredOn: before.measuredOn })) await db.update(Standing, before.id, told);
}

export interface Told { readonly kind: 'item' | 'dataset'; readonly code: string; readonly name: string; readonly what: 'published' | 'renewed' | 'withdrawn'; readonly fingerprint?: string | null; readonly reason?: string | null }
/** Adds a line to the history that nobody may change, tells the other modules, and has the portal read anew. */
export async function tell(context: Context, { fingerprint = null, reason = null, ...told }: Told): Promise<void> {
  await context.db.insert(Happening, { ...told, name: told.name.slice(0, 500), fingerprint, reason });
  await tellUses(context, told);
  await touchPortal(context);
  await context.emit('transparency.told', { ...told });
}
