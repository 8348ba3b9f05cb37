import { z } from 'zod';

const column = z.string().min(1).max(200);
/** A question as it travels and is kept. */
export const questionSchema = z.strictObject({
  source: z.string().regex(/^(dataset|indicator):[a-z][a-z0-9_-]{0,80}$/),
  measure: z.strictObject({ of: z.enum(['count', 'sum', 'mean', 'median', 'least', 'most', 'distinct', 'gathered']), column: column.optional() }),
  per: z.enum(['inhabitant', 'thousand']).optional(),
  by: z.array(z.strictObject({ column, grain: z.enum(['year', 'month']).optional() })).max(2),
  only: z.array(z.strictObject({ column, is: z.enum(['=', '<>', '<', '<=', '>', '>=', 'last']), values: z.array(z.string().max(300)).min(1).max(50) })).max(12),
  first: z.strictObject({ how: z.enum(['most', 'least']), many: z.int().min(1).max(5000) }).optional(),
});
export type KeptQuestion = z.output<typeof questionSchema>;
