import { heldFiles, operation, recordReading, type Context, type RowOf } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { z } from 'zod';
import { noSuchEdition, noSuchFile, notAPicture, unreadable } from '../refusals.ts';
import { Edition, Portal } from '../transparency.records.ts';
import { say } from '../words.ts';
import { contrastOf, inkFor, nearestReadable, readable } from '@comu/design/contrast';
import { settingsSchema, type PortalSettings } from './settings.ts';
import { portalOf, touchPortal } from './touch.ts';

const settingsOf = ({ intro, email, phone, accent, ink, logo, licence, legal, accessibility }: RowOf<typeof Portal>): PortalSettings => ({ intro, email, phone, accent, ink, logo, licence: licence ?? 'cc-by-4.0', legal, accessibility });

/** Says how the portal presents itself. What cannot be read is not kept; each edition stays, whole. */
export const arrangePortal = operation('transparency.arrange-portal', {
  title: say('Configura el portal', 'Configura el portal', 'Arrange the portal'), permission: 'transparency.publish', input: settingsSchema.partial().shape, output: Portal.row,
  run: (changes, context) => arrange(context, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))),
});

/** Puts an earlier edition back, as a new one. */
export const restorePortal = operation('transparency.restore-portal', {
  title: say('Torna a una edició anterior', 'Vuelve a una edición anterior', 'Go back to an earlier edition'), permission: 'transparency.publish', input: { number: z.int().min(1) }, output: Portal.row,
  async run({ number }, context) {
    const edition = await context.db.first(Edition, { number });
    if (edition === undefined) throw noSuchEdition({ number });
    return arrange(context, edition.settings);
  },
});

async function arrange(context: Context, changes: Partial<PortalSettings>): Promise<RowOf<typeof Portal>> {
  const { db, me } = context;
  const before = await db.lock(Portal, (await portalOf(context)).id);
  const now = settingsOf(before);
  const next: PortalSettings = { ...now, ...changes };
  const changed = (Object.keys(next) as (keyof PortalSettings)[]).filter((name) => JSON.stringify(next[name]) !== JSON.stringify(now[name]));
  if (changed.length === 0 && before.edition > 0) return before;
  mayBeRead(next);
  if (next.logo !== null && next.logo !== now.logo) await mayBeShown(context, next.logo);
  await db.update(Portal, before.id, { ...next, edition: before.edition + 1 });
  await db.insert(Edition, { number: before.edition + 1, settings: next, changed, byName: me.name });
  await touchPortal(context);
  return db.get(Portal, before.id);
}

function mayBeRead({ accent, ink }: PortalSettings): void {
  if (accent === null) return;
  const text = ink ?? inkFor(accent);
  const ratio = contrastOf(accent, text);
  if (ratio < readable) throw unreadable({ ratio: String(ratio), nearest: nearestReadable(accent, text) });
}

async function mayBeShown(context: Context, sha256: string): Promise<void> {
  const held = (await heldFiles(context, [sha256])).get(sha256);
  if (held === undefined || held.governed === true) throw noSuchFile();
  if (!/^image\/(png|jpeg|webp)$/.test(held.type) || held.size > 500_000) throw notAPicture();
}

/** The settings as they are, with the editions before, newest first. */
export const portalSettings = operation('transparency.portal-settings', {
  title: say('Configuració del portal', 'Configuración del portal', 'Settings of the portal'), permission: 'transparency.read', kind: 'query', input: {},
  output: z.object({ settings: settingsSchema, edition: z.int(), body: z.object({ name: z.string(), email: z.string().nullable(), accent: z.string().nullable() }), editions: z.array(z.object({ number: z.int(), at: z.string(), byName: z.string(), changed: z.array(z.string()), settings: settingsSchema })) }),
  async run(_, context) {
    const { db, organisation } = context;
    const portal = await db.first(Portal, { one: 'portal' });
    const { name, email, accent } = await db.get(Organisation, organisation);
    const editions = (await db.all(Edition, {})).toReversed().slice(0, 100);
    await recordReading(context, 'transparency.portal-settings', Edition, editions as never);
    return {
      settings: portal === undefined ? empty : settingsOf(portal), edition: portal?.edition ?? 0, body: { name, email, accent },
      editions: editions.map(({ number, createdAt, byName, changed, settings }) => ({ number, at: new Date(createdAt).toISOString(), byName, changed, settings })),
    };
  },
});
const empty: PortalSettings = { intro: null, email: null, phone: null, accent: null, ink: null, logo: null, licence: 'cc-by-4.0', legal: null, accessibility: null };
