import { createHash } from 'node:crypto';
import { dayAfter, type Context } from '@comu/kernel';
import { firstMoment, parseMoment, someCases, type ColumnLog, type Trace } from '@comu/mining';
import { EventLogFile } from '../mining.records.ts';
import { nothingThere, nowhereElse, tooLarge } from '../refusals.ts';
import { importedLog, tracesOfImported } from './imported.ts';
import { beginnings, ownLog, sizeOfOwn, tracesOfOwn, whoWorked } from './own.ts';
import type { Source } from './source.ts';

/** The most events of one log that are looked at. */
const most = 6_000_000;

/** What is asked for, before it is read: how many events, and a fingerprint that changes when the log does. */
export async function sizeOf(context: Context, source: Source): Promise<{ readonly events: number; readonly fingerprint: string }> {
  if (source.kind === 'log') {
    const { events, content, reading } = await context.db.get(EventLogFile, source.log);
    return { events, fingerprint: fingerprintOf([content, reading, source.from, source.to]) };
  }
  const { events, stamp } = await sizeOfOwn(context, asked(context, source));
  return { events, fingerprint: fingerprintOf([asked(context, source), stamp]) };
}

const fingerprintOf = (parts: unknown) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The log in columns. Refuses when nothing is there. */
export async function logOf(context: Context, source: Source): Promise<ColumnLog> {
  const { events } = await sizeOf(context, source);
  if (events > most) throw tooLarge({ events, most });
  const log = source.kind === 'log' ? within(await importedLog(context, await context.db.get(EventLogFile, source.log)), source) : await ownLog(context, asked(context, source));
  if (log.cases.length === 0) throw nothingThere();
  return log;
}

/** The same as traces, with all that the log tells of them. */
export async function* tracesIn(context: Context, source: Source): AsyncGenerator<Trace> {
  if (source.kind === 'process') return yield* tracesOfOwn(context, asked(context, source));
  const [from, to] = bounds(source);
  for await (const trace of tracesOfImported(context, await context.db.get(EventLogFile, source.log))) {
    const first = trace.events.find(({ at }) => at !== null)?.at ?? null;
    if ((from === null && to === null) || (first !== null && first >= (from ?? -Infinity) && first < (to ?? Infinity))) yield trace;
  }
}

/** The people of this house whose work the log tells, with how many of its events are theirs; of a log brought from elsewhere nobody is known. */
export const peopleIn = async (context: Context, source: Source): Promise<ReadonlyMap<string, number>> => (source.kind === 'process' ? whoWorked(context, asked(context, source)) : new Map());

/** When each case began, where more is known of it than the log tells. */
export const beganIn = async (context: Context, source: Source): Promise<ReadonlyMap<string, number>> => (source.kind === 'process' ? beginnings(context, asked(context, source)) : new Map());

/** The processes of another organisation only where whoever asks may look at them too. */
export function asked({ organisation: mine, me }: Context, { code, organisation, from, to }: Extract<Source, { kind: 'process' }>) {
  const there = organisation ?? mine;
  if (there !== mine && me.standings.find((standing) => standing.organisation === there)?.permissions.has('mining.read') !== true) throw nowhereElse();
  return { code, organisation: there, from, to };
}

function bounds({ from, to }: Source): readonly [number | null, number | null] {
  const midnight = (day: string) => parseMoment(`${day} 00:00`);
  return [from === null ? null : midnight(from), to === null ? null : midnight(dayAfter(to))];
}

/** The cases whose first event is within the period. */
function within(log: ColumnLog, source: Source): ColumnLog {
  const [from, to] = bounds(source);
  if (from === null && to === null) return log;
  return someCases(log, (place) => {
    const first = firstMoment(log, log.offsets[place] ?? 0);
    return first >= (from ?? -Infinity) && first < (to ?? Infinity);
  });
}
