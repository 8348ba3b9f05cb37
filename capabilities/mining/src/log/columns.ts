import { inOrder, type EventLog, type LogEvent, type Trace } from './event-log.ts';

/**
 * A whole log in columns: what is said once is kept once, and an event is a place in a few arrays of numbers (28 bytes), so that five million
 * events fit where a tenth of that number of objects would. The events of case `c` are those from `offsets[c]` up to `offsets[c + 1]`, in the order in which they happened.
 */
export interface ColumnLog {
  readonly cases: readonly string[];
  readonly offsets: Uint32Array;
  readonly activities: readonly string[];
  readonly resources: readonly string[];
  readonly activity: Uint32Array;
  /** Index into `resources`; −1 when the log does not say who. */
  readonly resource: Int32Array;
  /** Units or departments (`org:group`), and index into them; −1 when the log does not say. */
  readonly groups: readonly string[];
  readonly group: Int32Array;
  /** Milliseconds since 1970, UTC; NaN when the log does not say. */
  readonly at: Float64Array;
  /** When work on it began; NaN when the log tells only when it was done. */
  readonly startedAt: Float64Array;
  /** Cases that have not ended, as far as the log tells (`comu:open`). */
  readonly open: ReadonlySet<number>;
}

/** The attribute of a case by which our own logs say that it has not ended yet. */
export const openAttribute = 'comu:open';

/** Reads a log into columns, in one pass. */
export async function columnsOf(log: EventLog): Promise<ColumnLog> {
  const filling = startColumns();
  for await (const trace of log) filling.add(trace);
  return filling.end();
}

/** The same, for who has the traces at hand and adds them one by one. */
export function startColumns() {
  const cases: string[] = [];
  const open = new Set<number>();
  const [activities, resources, groups] = [interner(), interner(), interner()];
  let offsets = new Uint32Array(1024);
  let [activity, resource, group, at, startedAt] = [new Uint32Array(4096), new Int32Array(4096), new Int32Array(4096), new Float64Array(4096), new Float64Array(4096)];
  let length = 0;
  return {
    add(trace: Trace) {
      if (trace.attributes[openAttribute] === true) open.add(cases.length);
      cases.push(clean(trace.id));
      if (cases.length + 1 > offsets.length) offsets = grown(offsets, Uint32Array);
      for (const event of inOrder(paired(trace.events))) {
        if (length === activity.length) [activity, resource, group, at, startedAt] = [grown(activity, Uint32Array), grown(resource, Int32Array), grown(group, Int32Array), grown(at, Float64Array), grown(startedAt, Float64Array)];
        activity[length] = activities.of(event.activity);
        resource[length] = event.resource === null ? -1 : resources.of(event.resource);
        const unit = event.attributes['org:group'];
        group[length] = unit === undefined || unit === '' ? -1 : groups.of(String(unit));
        at[length] = event.at ?? Number.NaN;
        startedAt[length] = event.startedAt ?? Number.NaN;
        length += 1;
      }
      offsets[cases.length] = length;
    },
    end: (): ColumnLog => ({
      cases, open, offsets: offsets.slice(0, cases.length + 1), activities: activities.names, resources: resources.names, groups: groups.names,
      activity: activity.slice(0, length), resource: resource.slice(0, length), group: group.slice(0, length), at: at.slice(0, length), startedAt: startedAt.slice(0, length),
    }),
  };
}

function interner() {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    of(name: string): number {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, names.length);
      return names.push(clean(name)) - 1;
    },
  };
}

/** Names without what no database or file of text can hold. */
const clean = (name: string) => name.replaceAll('\u0000', '\uFFFD').toWellFormed();

function grown<T extends Uint32Array | Int32Array | Float64Array>(full: T, kind: { new (length: number): T }): T {
  const larger = new kind(full.length * 2);
  larger.set(full as never);
  return larger;
}

/**
 * Where a log tells both when an activity started and when it was completed, the two are one event with both times: each completion takes the earliest
 * start of the same activity (and instance, where given) not yet taken. What started and was never completed is left out: it is still under way.
 */
function paired(events: readonly LogEvent[]): readonly LogEvent[] {
  const lifecycleOf = ({ lifecycle }: LogEvent) => lifecycle?.toLowerCase() ?? 'complete';
  if (!events.some((event) => lifecycleOf(event) === 'start') || !events.some((event) => lifecycleOf(event) === 'complete')) return events;
  const keyOf = ({ activity, attributes }: LogEvent) => `${activity}\n${String(attributes['concept:instance'] ?? '')}`;
  const started = new Map<string, (number | null)[]>();
  const done: LogEvent[] = [];
  for (const event of inOrder(events)) {
    if (lifecycleOf(event) === 'start') started.set(keyOf(event), [...(started.get(keyOf(event)) ?? []), event.at]);
    else if (lifecycleOf(event) === 'complete') done.push({ ...event, startedAt: event.startedAt ?? started.get(keyOf(event))?.shift() ?? null });
  }
  return done;
}

/** The cases of a log as traces again, one at a time, for who reads traces (export, simulation). */
export function* tracesOf(log: ColumnLog): Generator<Trace> {
  for (let place = 0; place < log.cases.length; place += 1) yield traceAt(log, place);
}

/** One case of a log as a trace. */
export function traceAt(log: ColumnLog, place: number): Trace {
  const events: LogEvent[] = [];
  for (let index = log.offsets[place] ?? 0; index < (log.offsets[place + 1] ?? 0); index += 1) {
    const known = (time: number | undefined) => (time === undefined || Number.isNaN(time) ? null : time);
    const unit = log.groups[log.group[index] ?? -1];
    events.push({ activity: log.activities[log.activity[index] ?? 0] ?? '', at: known(log.at[index]), startedAt: known(log.startedAt[index]), resource: log.resources[log.resource[index] ?? -1] ?? null, lifecycle: 'complete', attributes: unit === undefined ? {} : { 'org:group': unit } });
  }
  return { id: log.cases[place] ?? '', attributes: log.open.has(place) ? { [openAttribute]: true } : {}, events };
}

/** Only the cases that are asked for, for a period, an outcome or an organisation; `keep` gets the place of a case. */
export function someCases(log: ColumnLog, keep: (place: number) => boolean): ColumnLog {
  const filling = startColumns();
  for (let place = 0; place < log.cases.length; place += 1) if (keep(place)) filling.add(traceAt(log, place));
  return filling.end();
}
