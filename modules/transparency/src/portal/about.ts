import { operation } from '@comu/kernel';
import { licences } from '@comu/open-data';
import { z } from 'zod';
import { say, wordsSchema } from '../words.ts';
import { publicPortal } from './public.ts';
import { settingsSchema } from './settings.ts';

/** The body’s own colours and logo, for everything that its citizens see. */
export const dress = operation('transparency.dress', {
  title: say('Colors i logotip', 'Colores y logotipo', 'Colours and logo'), permission: 'anyone', kind: 'query', perMinute: 240, input: {}, output: z.object({ accent: z.string().nullable(), ink: z.string().nullable(), logo: z.string().nullable() }),
  async run(_, context) {
    const { body, settings: { accent, ink, logo } } = await publicPortal(context);
    return { accent, ink, logo: logo === null ? null : `/dades/${body.slug}/logo?v=${logo.slice(0, 12)}` };
  },
});

/** What the portal says of itself: who publishes, on what terms it may be re-used, its legal notice and its accessibility statement. */
export const about = operation('transparency.about', {
  title: say('Sobre aquest portal', 'Sobre este portal', 'About this portal'), permission: 'anyone', kind: 'query', perMinute: 120, input: {},
  output: z.object({ body: z.object({ name: z.string(), dir3: z.string().nullable() }), contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }), licence: z.object({ title: wordsSchema, url: z.string() }), legal: settingsSchema.shape.legal, accessibility: settingsSchema.shape.accessibility, requests: z.string() }),
  async run(_, context) {
    const { body, contact, settings } = await publicPortal(context);
    const { label, url } = licences[settings.licence];
    return { body: { name: body.name, dir3: body.dir3 }, contact, licence: { title: label, url }, legal: settings.legal, accessibility: settings.accessibility, requests: `/seu/${body.slug}/tramit/generic-application` };
  },
});
