import { z } from 'zod';
import { documentKinds } from '@comu/filing';
import { organisationKinds, type OrganisationKind } from '@comu/identity';

export const words = z.object({ ca: z.string().min(1), es: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const kinds = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]];

/** A kind of body that may apply; with a band, only when its population is within it, both ends included. */
export const recipientSchema = z.strictObject({ kind: z.enum(kinds), from: z.int().min(0).optional(), to: z.int().min(1).optional() });
export type Recipient = z.output<typeof recipientSchema>;

/** A condition that whoever applies declares to meet (Llei 39/2015, art. 69). */
export const requirementSchema = z.strictObject({ code, says: words });

/** A name that decision tables can use too. */
const criterionCode = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
const option = z.strictObject({ code, label: words, points: z.int().min(0).max(100) });
const band = z.strictObject({ from: z.int().min(0), to: z.int().min(1).nullable(), points: z.int().min(0).max(100) });
/** What is scored: an answer of the form, or the population that official figures tell. */
export const criterionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: criterionCode, title: words, options: z.array(option).min(2).max(20) }),
  z.strictObject({ kind: z.literal('population'), code: criterionCode, title: words, bands: z.array(band).min(1).max(20) }),
]);
export type Criterion = z.output<typeof criterionSchema>;

/** A document that the application carries. */
export const neededSchema = z.strictObject({ code, title: words, kind: z.enum(Object.keys(documentKinds) as [keyof typeof documentKinds]), required: z.boolean() });
export type NeededDocument = z.output<typeof neededSchema>;

/** The most points a criterion gives. */
export const mostPoints = (criterion: Criterion): number => Math.max(...(criterion.kind === 'answer' ? criterion.options : criterion.bands).map(({ points }) => points));
