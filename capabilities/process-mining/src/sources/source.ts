import { z } from 'zod';

const period = { from: z.iso.date().nullable().default(null), to: z.iso.date().nullable().default(null) };

/** What is looked at: a log that was brought, or the cases of our own processes; of all time or those that began in a period (days included). */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('log'), log: z.uuid(), ...period }),
  z.strictObject({ kind: z.literal('process'), code: z.string().regex(/^[a-z0-9-]{1,80}$/), organisation: z.uuid().nullable().default(null), ...period }),
]);
export type Source = z.output<typeof sourceSchema>;

/** Which time counts: the calendar’s working days, or all that passes. */
export const timeSchema = z.enum(['working', 'clock']).default('working');
export type TimeKind = z.output<typeof timeSchema>;
