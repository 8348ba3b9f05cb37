import { z } from 'zod';
import { dir3Pattern, dir3IsRight, ineCode, nifIsRight, nifPattern } from './codes.ts';
import { organisationKinds, type OrganisationKind } from './identity.records.ts';

/** A tax number whose control character is right. */
export const nif = z.string().trim().toUpperCase().regex(nifPattern).refine(nifIsRight, { message: 'nif:control' });
/** A DIR3 code in its form, and with its control digit where it has one. */
export const dir3 = z.string().trim().toUpperCase().regex(dir3Pattern).refine(dir3IsRight, { message: 'dir3:control' });

/** An organisation as it is entered. */
export const organisationInput = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]),
  ine: z.string().regex(ineCode).nullable().optional(),
  nif: nif.nullable().optional(),
  dir3: dir3.nullable().optional(),
  county: z.string().regex(/^\d{2}$/).nullable().optional(),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i).nullable().optional(),
  email: z.email().max(254).nullable().optional(),
});
