import { operation } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { z } from 'zod';
import { release } from '../publishing/release.ts';
import { Offer, Portal } from '../transparency.records.ts';
import { say, written } from '../words.ts';
import { measure, portalOf, touchPortal } from './touch.ts';

/** What the portal says of itself and whom to ask. */
export const arrangePortal = operation('transparency.arrange-portal', {
  title: say('Presentació i contacte del portal', 'Presentación y contacto del portal', 'Introduction and contact of the portal'), permission: 'transparency.publish',
  input: { intro: written.nullable().optional(), email: z.email().max(254).nullable().optional(), phone: z.string().regex(/^\+?[\d ]{9,20}$/).nullable().optional() }, output: Portal.row,
  async run(changes, context) {
    const { id } = await portalOf(context);
    await context.db.update(Portal, id, changes);
    await touchPortal(context);
    return context.db.get(Portal, id);
  },
});

export const portalSettings = operation('transparency.portal-settings', {
  title: say('Configuració del portal', 'Configuración del portal', 'Settings of the portal'), permission: 'transparency.read', kind: 'query', input: {}, output: Portal.row.nullable(),
  run: async (_, { db }) => (await db.first(Portal, { one: 'portal' })) ?? null,
});

/** Measures a portal as days go by, and takes off what has lost its approval or its access since. */
export const measurePortal = operation('transparency.measure-portal', {
  title: say('Mesura el portal', 'Mide el portal', 'Measure the portal'), permission: 'system', input: {}, output: z.null(),
  async run(_, context) {
    await measure(context);
    for (const offer of await context.db.all(Offer, { state: ['published', 'withheld'] })) await context.later(release, { offer: offer.id }, { attempts: 4, key: `release ${context.organisation} ${offer.code}` });
    return null;
  },
});

/** The same for every body, one job each; nightly. */
export const measureProvince = operation('transparency.measure-province', {
  title: say('Mesura els portals', 'Mide los portales', 'Measure the portals'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, { db, later }) {
    for (const { id } of await db.all(Organisation, {}, { limit: 10_000 })) await later(measurePortal, {}, { organisation: id, key: `measure portal ${id}` });
    return null;
  },
});
