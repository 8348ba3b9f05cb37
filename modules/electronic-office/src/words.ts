import { words as say } from '@comu/kernel/text';
import { z } from 'zod';

/** Words in the three languages, as data carries them. */
export const wordsSchema = z.object({ ca: z.string().min(1).max(4000), es: z.string().min(1).max(4000), en: z.string().min(1).max(4000) });
export { say };
export const label = say;

/** What the law calls personal data held to handle an application. */
export const basis = 'GDPR 6.1.e; Llei 39/2015, art. 66';
