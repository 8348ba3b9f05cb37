import { spain } from '@comu/registry';
import { z } from 'zod';

/** A Spanish number whose control character is right, without blanks or dots. */
export const nifSchema = z.string().max(20).transform(spain.compact).refine(spain.isValid, { message: 'nif' });

/** A person or company that the identity provider vouches somebody may speak for (a representative’s certificate, the register of powers). */
export const representedSchema = z.strictObject({ nif: nifSchema, name: z.string().trim().min(1).max(300) });

/** On whose behalf somebody files, and by what: proven by the provider, or stated by the filer and to be proven when asked (Llei 39/2015, art. 5.4–5.6). */
export const onBehalfSchema = z.strictObject({
  kind: z.enum(['person', 'company']), name: z.string().trim().min(1).max(300), nif: nifSchema, standing: z.string().trim().min(3).max(500),
});
export type OnBehalf = z.output<typeof onBehalfSchema>;

/** An identified visitor of the office, as the gate hands them to an operation; never taken from what a browser sends. */
export const visitorSchema = z.strictObject({
  id: z.uuid(), kind: z.enum(['person', 'company']), name: z.string().min(1).max(300), email: z.string().max(254).nullable(),
  identity: z.strictObject({ type: z.enum(['nif', 'passport']), number: z.string().min(1).max(40) }),
  represents: z.array(representedSchema).max(100),
  /** How they were identified, in words for the evidence. */
  way: z.string().min(1).max(120),
});
export type IdentifiedVisitor = z.output<typeof visitorSchema>;

/** The numbers whose matters a visitor may see because somebody proved them: their own and those the provider vouches they represent. */
export const provenNumbers = ({ identity, represents }: IdentifiedVisitor): string[] => [identity.number, ...represents.map(({ nif }) => nif)];
