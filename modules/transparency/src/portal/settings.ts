import { licences, type Licence } from '@comu/open-data';
import { z } from 'zod';
import { written } from '../words.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const long = z.strictObject({ ca: z.string().trim().min(1).max(20_000), es: z.string().trim().max(20_000).optional(), en: z.string().trim().max(20_000).optional() });

/** How far the portal follows UNE-EN 301549, as the model of Decision (EU) 2018/1523 tells it. */
export const conformities = ['full', 'partial', 'none'] as const;
/** The accessibility statement that RD 1112/2018, art. 15, asks of every public website. */
export const statement = z.strictObject({ conformity: z.enum(conformities), gaps: written.nullable(), method: z.enum(['self', 'external']), preparedOn: z.iso.date(), reviewedOn: z.iso.date() });
export type Statement = z.output<typeof statement>;

/** All that a body says of its portal and how it is dressed; each edition is kept whole. */
export const settingsSchema = z.strictObject({
  intro: written.nullable(), email: z.email().max(254).nullable(), phone: z.string().regex(/^\+?[\d ]{9,20}$/).nullable(),
  accent: colour.nullable(), ink: colour.nullable(), logo: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  licence: z.enum(Object.keys(licences) as [Licence, ...Licence[]]), legal: long.nullable(), accessibility: statement.nullable(),
});
export type PortalSettings = z.output<typeof settingsSchema>;
