import { z } from 'zod';

/** What people read, in the three languages, as an operation takes or answers it. */
export const sentence = z.object({ ca: z.string(), es: z.string(), en: z.string() });
