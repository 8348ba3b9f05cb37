import { z } from 'zod';
import { columnClasses, type ColumnClass } from '../words.ts';

export const columnTypes = ['text', 'integer', 'decimal', 'day', 'moment', 'yes-no', 'geometry', 'json'] as const;

/** What the dictionary says of one column: the meaning survives the versions, which only carry its form. */
export const columnEntry = z.object({
  name: z.string().max(200), title: z.string().max(300), describe: z.string().max(2000).optional(), type: z.enum(columnTypes), code: z.string().max(40).optional(), unit: z.string().max(80).optional(),
  nullable: z.boolean(), class: z.enum(Object.keys(columnClasses) as [ColumnClass, ...ColumnClass[]]), concept: z.string().max(80).optional(), key: z.boolean().optional(),
});
export type ColumnEntry = z.output<typeof columnEntry>;

/** One column as a version carries it. */
export const columnForm = z.object({ name: z.string(), title: z.string(), type: z.enum(columnTypes), code: z.string().optional(), nullable: z.boolean(), unit: z.string().optional() });
export type ColumnForm = z.output<typeof columnForm>;

export const words = z.object({ ca: z.string(), es: z.string(), en: z.string() });
