import { operation } from '@comu/kernel';
import { caseDuration, casesBehind, clockTime, firstMoment } from '@comu/mining';
import { z } from 'zod';
import { casesNamed } from '../named-cases.ts';
import { logOf } from '../sources/log-of.ts';
import { sourceSchema, timeSchema } from '../sources/source.ts';
import { timeFor } from '../sources/working-days.ts';
import { words } from '@comu/kernel/text';

const name = z.string().max(500);
const behindSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['activity', 'start', 'end', 'again', 'at-once']), activity: name }),
  z.strictObject({ kind: z.literal('edge'), from: name, to: name, slowerThan: z.number().min(0).optional() }),
  z.strictObject({ kind: z.literal('variant'), activities: z.array(name).max(2000) }),
  z.strictObject({ kind: z.literal('hand-over'), between: z.enum(['resource', 'group']), from: name, to: name }),
  z.strictObject({ kind: z.literal('rework') }),
  z.strictObject({ kind: z.literal('ways'), ended: z.array(z.int().min(0)).max(5000), underWay: z.array(z.int().min(0)).max(5000) }),
]);

const foundSchema = z.object({
  count: z.int(),
  rows: z.array(z.object({ id: z.string(), name: z.string(), href: z.string().nullable(), begins: z.string().nullable(), ends: z.string().nullable(), open: z.boolean(), events: z.int(), lasted: z.number().nullable() })),
});
export type FoundCases = z.output<typeof foundSchema>;

/** The cases behind a figure, each with a way to open it where it is one of ours. */
export const casesBehindFigure = operation('mining.cases-behind', {
  title: words('Casos darrere d’una xifra', 'Casos detrás de una cifra', 'Cases behind a figure'), permission: 'mining.read', kind: 'query',
  input: { source: sourceSchema, time: timeSchema, behind: behindSchema, limit: z.int().min(1).max(500).default(100) }, output: foundSchema,
  async run({ source, time: kind, behind, limit }, context) {
    const log = await logOf(context, source);
    const time = await timeFor(context, kind);
    const { places, count } = casesBehind(log, behind, { limit, time });
    const named = await casesNamed({ context, source }, places.map((place) => log.cases[place] ?? ''));
    const iso = (moment: number | undefined) => (moment === undefined || Number.isNaN(moment) ? null : new Date(moment).toISOString());
    const rows = places.map((place, index) => {
      const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
      const { id = '', name: called = '', href = null } = named[index] ?? {};
      const lasted = caseDuration(log, place, time);
      return { id, name: called, href, begins: iso(firstMoment(log, from)), ends: iso(log.at[end - 1]), open: log.open.has(place), events: end - from, lasted: Number.isNaN(lasted) ? null : lasted };
    });
    return { count, rows };
  },
});

const eventSchema = z.object({ activity: z.string(), at: z.string().nullable(), startedAt: z.string().nullable(), who: z.string().nullable(), unit: z.string().nullable(), waited: z.number().nullable() });
export type TracedEvent = z.output<typeof eventSchema>;

/** One case, step by step. */
export const oneCase = operation('mining.case', {
  title: words('Un cas pas a pas', 'Un caso paso a paso', 'One case step by step'), permission: 'mining.read', kind: 'query',
  input: { source: sourceSchema, time: timeSchema, case: z.string().max(500) }, output: z.array(eventSchema),
  async run({ source, time: kind, case: id }, context) {
    const log = await logOf(context, source);
    const time = kind === 'clock' ? clockTime : await timeFor(context, kind);
    const place = log.cases.indexOf(id);
    if (place === -1) return [];
    const [from, end] = [log.offsets[place] ?? 0, Math.min(log.offsets[place + 1] ?? 0, (log.offsets[place] ?? 0) + 2000)];
    const iso = (moment: number | undefined) => (moment === undefined || Number.isNaN(moment) ? null : new Date(moment).toISOString());
    return Array.from({ length: end - from }, (_, step) => {
      const index = from + step;
      const before = log.at[index - 1] ?? Number.NaN;
      const until = firstMoment(log, index);
      return {
        activity: log.activities[log.activity[index] ?? 0] ?? '', at: iso(log.at[index]), startedAt: iso(log.startedAt[index]), who: log.resources[log.resource[index] ?? -1] ?? null, unit: log.groups[log.group[index] ?? -1] ?? null,
        waited: step === 0 || Number.isNaN(before) || Number.isNaN(until) ? null : Math.max(0, time(before, until)),
      };
    });
  },
});
