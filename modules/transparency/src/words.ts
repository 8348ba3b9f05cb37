import { words as say } from '@comu/kernel/text';
import { z } from 'zod';

export { say };
export const wordsSchema = z.object({ ca: z.string(), es: z.string(), en: z.string() });
/** What a steward writes in the languages they have; Catalan always. */
export const written = z.strictObject({ ca: z.string().trim().min(1).max(4000), es: z.string().trim().max(4000).optional(), en: z.string().trim().max(4000).optional() });
