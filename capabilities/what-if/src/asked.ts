import { z } from 'zod';

/** A factor of something: 1 is as today. */
const factor = z.number().min(0).max(10);
const name = z.string().min(1).max(300);
const element = z.string().min(1).max(200);
const minute = z.int().min(0).max(1440);
const few = <V extends z.ZodType>(key: z.ZodString, value: V) => z.record(key, value).refine((given) => Object.keys(given).length <= 200);

export const termSchema = z.strictObject({ amount: z.int().min(1).max(3650), unit: z.enum(['working-days', 'natural-days', 'months']) });

const hours = z.array(z.array(z.tuple([minute, minute])).max(4)).length(7)
  .refine((week) => week.some((day) => day.length > 0) && week.every((day) => day.every(([from, to], place) => from < to && from >= (day[place - 1]?.[1] ?? 0))));

/** What a scenario has otherwise, as people ask for it. */
export const changesSchema = z.strictObject({
  arrivals: z.number().min(0.05).max(10).optional(),
  pools: few(z.string().max(40), z.strictObject({ people: z.int().min(1).max(500).optional(), hours: hours.optional(), costPerHour: z.number().min(0).max(1000).optional(), discipline: z.enum(['first-come', 'oldest-case']).optional() })).optional(),
  work: few(name, factor).optional(),
  minutes: few(name, z.number().min(0).max(60_000)).optional(),
  delays: few(name, factor).optional(),
  otherDelays: factor.optional(),
  lessRework: z.number().min(0).max(1).optional(),
  order: z.array(z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('swap'), one: element, other: element }), z.strictObject({ kind: z.literal('together'), one: element, other: element }), z.strictObject({ kind: z.literal('skip'), one: element })])).max(10).optional(),
  timers: few(element, z.string().regex(/^P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?)?$/)).optional(),
  term: termSchema.nullable().optional(),
  /** Another published version of the process. */
  version: z.uuid().optional(),
});
export type AskedChanges = z.output<typeof changesSchema>;

/** Which model is simulated: a published version, or the one that the log shows (with a share of rare ways left out; the nearest of several when not said). */
export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('published'), definition: z.uuid() }),
  z.strictObject({ kind: z.literal('discovered'), noise: z.number().min(0).max(0.9).nullable().default(null) }),
]);
export type ModelChoice = z.output<typeof modelSchema>;
