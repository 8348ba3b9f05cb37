import { z } from 'zod';
import { dir3Pattern, dir3IsRight, ineCode, nifIsRight, nifPattern } from './codes.ts';
import { Organisation, organisationKinds, Person, Unit, type OrganisationKind } from './identity.records.ts';
import { likeField } from './labelled.ts';

/** A tax number whose control character is right. */
export const nif = likeField(Person.fields.nif, z.string().trim().toUpperCase().regex(nifPattern).refine(nifIsRight, { message: 'nif:control' }));
/** A DIR3 code in its form, and with its control digit where it has one. */
export const dir3 = likeField(Unit.fields.dir3, z.string().trim().toUpperCase().regex(dir3Pattern).refine(dir3IsRight, { message: 'dir3:control' }));

/** An organisation as it is entered. */
export const organisationInput = z.strictObject({
  slug: likeField(Organisation.fields.slug, z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)),
  name: likeField(Organisation.fields.name, z.string().trim().min(1).max(200)),
  kind: likeField(Organisation.fields.kind, z.enum(Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]])),
  ine: likeField(Organisation.fields.ine, z.string().regex(ineCode).nullable().optional()),
  nif: likeField(Organisation.fields.nif, nif.nullable().optional()),
  dir3: likeField(Organisation.fields.dir3, dir3.nullable().optional()),
  county: likeField(Organisation.fields.county, z.string().regex(/^\d{2}$/).nullable().optional()),
  accent: likeField(Organisation.fields.accent, z.string().regex(/^#[0-9a-f]{6}$/i).nullable().optional()),
  email: likeField(Organisation.fields.email, z.email().max(254).nullable().optional()),
});
