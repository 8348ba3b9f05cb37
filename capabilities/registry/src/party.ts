import { spain } from './spanish-number.ts';
import { z } from 'zod';

/** Somebody with a part in an entry; a Spanish number must be right, and whoever has none says which paper they carry instead. */
export const partySchema = z.strictObject({
  role: z.enum(['interested', 'representative', 'sender', 'addressee']),
  kind: z.enum(['person', 'company', 'organisation']),
  name: z.string().trim().min(1).max(300),
  identity: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('nif'), number: z.string().max(20).transform(spain.compact).refine(spain.isValid, { message: 'nif' }) }),
    z.strictObject({ type: z.literal('passport'), number: z.string().trim().min(4).max(40) }),
    z.strictObject({ type: z.literal('none') }),
  ]),
  email: z.email().max(254).optional(),
  /** In which they asked to be addressed; Catalan when they said nothing (Llei 1/1998, arts. 9 and 10). */
  language: z.enum(['ca', 'es', 'en']).optional(),
  /** What the entry is about in that language, for what this party is given; the book has it in Catalan. */
  subject: z.string().max(500).optional(),
  /** For a representative: whom they speak for, and by what. */
  represents: z.string().max(300).optional(),
  standing: z.string().max(500).optional(),
});
export type Party = z.output<typeof partySchema>;
