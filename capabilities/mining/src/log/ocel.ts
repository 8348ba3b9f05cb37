import type { AttributeValue, EventLog, LogEvent, Trace } from './event-log.ts';
import { parseMoment } from './moment.ts';
import { UnreadableLog } from './unreadable.ts';
import { escapeXml } from '../xml-text.ts';

/** An object-centric log (OCEL 2.0) as both its forms hold it: things with a type, and events that concern several of them. */
export interface ObjectLog {
  readonly objects: readonly { readonly id: string; readonly type: string }[];
  readonly events: readonly { readonly id: string; readonly activity: string; readonly at: number | null; readonly objects: readonly string[]; readonly attributes: Readonly<Record<string, AttributeValue>> }[];
}

/** The largest JSON file taken, in bytes: JSON is read whole. */
export const mostJson = 60_000_000;

const people = /resource|recurs|person|employee|user|usuari|worker|treballador|gestor/i;

/** Reads OCEL 2.0 in JSON. Throws `UnreadableLog`. */
export function readOcelJson(text: string): ObjectLog {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (failure) {
    throw new UnreadableLog('broken', { reason: failure instanceof Error ? failure.message.slice(0, 80) : 'JSON', at: /position (\d+)/.exec(String(failure))?.[1] ?? '0' });
  }
  const { objects, events } = asRecord(read);
  if (!Array.isArray(objects) || !Array.isArray(events)) throw new UnreadableLog('not-xes', { reason: 'JSON' });
  return {
    objects: objects.map(asRecord).map(({ id, type }) => ({ id: String(id ?? ''), type: String(type ?? '') })),
    events: events.map(asRecord).map(({ id, type, time, relationships, attributes }) => ({
      id: String(id ?? ''), activity: String(type ?? ''), at: parseMoment(String(time ?? '')),
      objects: list(relationships).map(({ objectId }) => String(objectId ?? '')),
      attributes: Object.fromEntries(list(attributes).map(({ name, value }) => [String(name), typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '')])),
    })),
  };
}

const asRecord = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {});
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);

/** The types of object, with how many objects and how many events each has: what a case may be. The one with most events a thing first, people last. */
export function caseTypes({ objects, events }: ObjectLog): readonly { readonly type: string; readonly objects: number; readonly events: number }[] {
  const typeOf = new Map(objects.map(({ id, type }) => [id, type]));
  const found = new Map<string, { objects: number; events: number }>();
  for (const { type } of objects) found.set(type, { objects: (found.get(type)?.objects ?? 0) + 1, events: 0 });
  for (const event of events) for (const type of new Set(event.objects.map((id) => typeOf.get(id)))) {
    const of = type === undefined ? undefined : found.get(type);
    if (of !== undefined) of.events += 1;
  }
  const rank = ({ type, objects: things, events: told }: { type: string; objects: number; events: number }) => (people.test(type) ? -1 : told / Math.max(1, Math.sqrt(things)));
  return [...found].map(([type, counts]) => ({ type, ...counts })).toSorted((a, b) => rank(b) - rank(a));
}

/** The log seen from one type of object: each of them is a case, with the events that concern it. Throws `UnreadableLog` when there is no such type. */
export function* flattened(log: ObjectLog, type: string): Generator<Trace> {
  const typeOf = new Map(log.objects.map((each) => [each.id, each.type]));
  const cases = new Map<string, LogEvent[]>(log.objects.filter((each) => each.type === type).map(({ id }) => [id, []]));
  if (cases.size === 0) throw new UnreadableLog('no-object-type', { type, types: [...new Set(typeOf.values())].slice(0, 30).join(', ') });
  for (const { activity, at, objects, attributes } of log.events) {
    const resource = attributes['org:resource'] ?? attributes['resource'] ?? objects.find((id) => people.test(typeOf.get(id) ?? ''));
    const event: LogEvent = { activity, at, resource: resource === undefined ? null : String(resource), lifecycle: null, attributes };
    for (const id of new Set(objects)) cases.get(id)?.push(event);
  }
  for (const [id, events] of cases) yield { id, attributes: {}, events };
}

/** Writes a log as OCEL 2.0 in JSON, event by event: cases and people are its objects. */
export async function* writeOcelJson(log: EventLog): AsyncGenerator<string> {
  const { types, resources, objects, events } = await gathered(log);
  yield `{"objectTypes":[{"name":"case","attributes":[]},{"name":"resource","attributes":[]}],"eventTypes":${JSON.stringify([...types].map((name) => ({ name, attributes: [] })))},"objects":[`;
  yield objects.map((id) => JSON.stringify({ id: `case:${id}`, type: 'case' })).concat([...resources].map((id) => JSON.stringify({ id: `resource:${id}`, type: 'resource' }))).join(',\n');
  yield '],"events":[';
  for (const [place, { id, activity, at, resource, case: of }] of events.entries())
    yield `${place === 0 ? '' : ',\n'}${JSON.stringify({ id, type: activity, time: at, attributes: [], relationships: [{ objectId: `case:${of}`, qualifier: 'case' }, ...(resource === null ? [] : [{ objectId: `resource:${resource}`, qualifier: 'resource' }])] })}`;
  yield ']}\n';
}

/** The same in XML. */
export async function* writeOcelXml(log: EventLog): AsyncGenerator<string> {
  const { types, resources, objects, events } = await gathered(log);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<log>\n<object-types><object-type name="case"><attributes/></object-type><object-type name="resource"><attributes/></object-type></object-types>\n';
  yield `<event-types>${[...types].map((name) => `<event-type name="${escapeXml(name)}"><attributes/></event-type>`).join('')}</event-types>\n<objects>\n`;
  yield objects.map((id) => `<object id="${escapeXml(`case:${id}`)}" type="case"><attributes/></object>`).concat([...resources].map((id) => `<object id="${escapeXml(`resource:${id}`)}" type="resource"><attributes/></object>`)).join('\n');
  yield '\n</objects>\n<events>\n';
  for (const { id, activity, at, resource, case: of } of events)
    yield `<event id="${escapeXml(id)}" type="${escapeXml(activity)}" time="${at}"><attributes/><objects><relationship object-id="${escapeXml(`case:${of}`)}" qualifier="case"/>${resource === null ? '' : `<relationship object-id="${escapeXml(`resource:${resource}`)}" qualifier="resource"/>`}</objects></event>\n`;
  yield '</events>\n</log>\n';
}


/** What the form wants said first: its types, people and cases. OCEL asks a time of every event: one without takes that of the one before it in its case. */
async function gathered(log: EventLog) {
  const [types, resources, objects] = [new Set<string>(), new Set<string>(), [] as string[]];
  const events: { id: string; activity: string; at: string; resource: string | null; case: string }[] = [];
  for await (const trace of log) {
    objects.push(trace.id);
    let last = 0;
    for (const { activity, at, resource } of trace.events) {
      last = at ?? last;
      types.add(activity);
      if (resource !== null) resources.add(resource);
      events.push({ id: `e${events.length + 1}`, activity, at: new Date(last).toISOString(), resource, case: trace.id });
    }
  }
  return { types, resources, objects, events };
}
