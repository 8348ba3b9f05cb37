import type { AttributeValue, EventLog, LogEvent, Trace } from './event-log.ts';
import { parseMoment } from './moment.ts';
import { brokenBy, UnreadableLog } from './unreadable.ts';
import { escapeXml } from '../xml-text.ts';

/** An object-centric log (OCEL 2.0) as both its forms hold it: things with a type, and events that concern several of them. */
export interface ObjectLog {
  readonly objects: readonly { readonly id: string; readonly type: string }[];
  readonly events: readonly { readonly id: string; readonly activity: string; readonly at: number | null; readonly objects: readonly string[]; readonly attributes: Readonly<Record<string, AttributeValue>> }[];
}

/** The largest JSON file taken, in bytes: JSON is read whole. */
export const mostJson = 60_000_000;

/** Types of object that are whoever works and where, and never what a case is about unless one says so. */
const units = /^(unit|group|department|team|unitat|unidad|departament(o)?|servei|servicio|[àaá]rea)s?$/i;
const people = /resource|recurs|person|employee|user|usuari|worker|treballador|gestor/i;

/** Reads OCEL 2.0 in JSON. Throws `UnreadableLog`. */
export function readOcelJson(text: string): ObjectLog {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (failure) {
    throw unreadableJson(text, failure);
  }
  const { objects, events } = asRecord(read);
  if (!Array.isArray(objects) || !Array.isArray(events)) throw new UnreadableLog('not-ocel');
  return {
    objects: objects.map(asRecord).map(({ id, type }) => ({ id: String(id ?? ''), type: String(type ?? '') })),
    events: events.map(asRecord).map(({ id, type, time, relationships, attributes }) => ({
      id: String(id ?? ''), activity: String(type ?? ''), at: parseMoment(String(time ?? '')),
      objects: list(relationships).map(({ objectId }) => String(objectId ?? '')),
      attributes: Object.fromEntries(list(attributes).map(({ name, value }) => [String(name), typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '')])),
    })),
  };
}

/** Where the JSON breaks, as far as whoever read it tells. */
function unreadableJson(text: string, failure: unknown): UnreadableLog {
  if (/end of JSON|Unterminated/i.test(String(failure))) return new UnreadableLog('cut-short', { missing: '}' });
  const near = /"([^]*)" is not valid JSON$/.exec(String(failure))?.[1]?.replace(/^\.\.\.\s?/, '').replace(/\.\.\.\s?$/, '');
  const position = Number(/position (\d+)/.exec(String(failure))?.[1] ?? Math.max(0, near === undefined ? 0 : text.indexOf(near)));
  return new UnreadableLog('broken', { line: text.slice(0, position).split('\n').length, what: brokenBy.badJson });
}

const asRecord = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {});
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);

/** The types of object, with how many objects and how many events each has: what a case may be. The one with most events a thing first, people and units last. */
export function caseTypes({ objects, events }: ObjectLog): readonly { readonly type: string; readonly objects: number; readonly events: number }[] {
  const typeOf = new Map(objects.map(({ id, type }) => [id, type]));
  const found = new Map<string, { objects: number; events: number }>();
  for (const { type } of objects) found.set(type, { objects: (found.get(type)?.objects ?? 0) + 1, events: 0 });
  for (const event of events) for (const type of new Set(event.objects.map((id) => typeOf.get(id)))) {
    const of = type === undefined ? undefined : found.get(type);
    if (of !== undefined) of.events += 1;
  }
  const rank = ({ type, objects: things, events: told }: { type: string; objects: number; events: number }) => (people.test(type) || units.test(type) ? -1 : told / Math.max(1, Math.sqrt(things)));
  return [...found].map(([type, counts]) => ({ type, ...counts })).toSorted((a, b) => rank(b) - rank(a));
}

/** The log seen from one type of object: each of them is a case, with the events that concern it. Throws `UnreadableLog` when there is no such type. */
export function* flattened(log: ObjectLog, type: string): Generator<Trace> {
  const typeOf = new Map(log.objects.map((each) => [each.id, each.type]));
  const cases = new Map<string, LogEvent[]>(log.objects.filter((each) => each.type === type).map(({ id }) => [id, []]));
  if (cases.size === 0) throw new UnreadableLog('no-object-type', { type, types: [...new Set(typeOf.values())].slice(0, 30).join(', ') });
  for (const { activity, at, objects, attributes } of log.events) {
    const of = (kind: RegExp) => objects.filter((id) => kind.test(typeOf.get(id) ?? '')).map((id) => bare(id, typeOf.get(id) ?? ''))[0];
    const resource = attributes['org:resource'] ?? attributes['resource'] ?? of(people);
    const unit = attributes['org:group'] ?? of(units);
    const event: LogEvent = { activity, at, resource: resource === undefined ? null : String(resource), lifecycle: null, attributes: unit === undefined ? attributes : { ...attributes, 'org:group': unit } };
    for (const id of new Set(objects)) cases.get(id)?.push(event);
  }
  if ([...cases.values()].every(({ length }) => length === 0)) throw new UnreadableLog('no-events-of-type', { type });
  for (const [id, events] of cases) yield { id: bare(id, type), attributes: {}, events };
}

/** An object by its name: identifiers that are unique among all types often begin with the type. */
const bare = (id: string, type: string) => (id.startsWith(`${type}:`) ? id.slice(type.length + 1) : id);

/** Writes a log as OCEL 2.0 in JSON, event by event: cases, people and units are its objects. */
export async function* writeOcelJson(log: EventLog): AsyncGenerator<string> {
  const { types, objects, events } = await gathered(log);
  yield `{"objectTypes":${JSON.stringify([...objects.keys()].map((name) => ({ name, attributes: [] })))},"eventTypes":${JSON.stringify([...types].map((name) => ({ name, attributes: [] })))},"objects":[`;
  yield [...objects].flatMap(([type, ids]) => [...ids].map((id) => JSON.stringify({ id: `${type}:${id}`, type }))).join(',\n');
  yield '],"events":[';
  for (const [place, { id, activity, at, of }] of events.entries())
    yield `${place === 0 ? '' : ',\n'}${JSON.stringify({ id, type: activity, time: at, attributes: [], relationships: of.map(([type, name]) => ({ objectId: `${type}:${name}`, qualifier: type })) })}`;
  yield ']}\n';
}

/** The same in XML. */
export async function* writeOcelXml(log: EventLog): AsyncGenerator<string> {
  const { types, objects, events } = await gathered(log);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<log>\n<object-types>${[...objects.keys()].map((name) => `<object-type name="${name}"><attributes/></object-type>`).join('')}</object-types>\n`;
  yield `<event-types>${[...types].map((name) => `<event-type name="${escapeXml(name)}"><attributes/></event-type>`).join('')}</event-types>\n<objects>\n`;
  yield [...objects].flatMap(([type, ids]) => [...ids].map((id) => `<object id="${escapeXml(`${type}:${id}`)}" type="${type}"><attributes/></object>`)).join('\n');
  yield '\n</objects>\n<events>\n';
  for (const { id, activity, at, of } of events)
    yield `<event id="${escapeXml(id)}" type="${escapeXml(activity)}" time="${at}"><attributes/><objects>${of.map(([type, name]) => `<relationship object-id="${escapeXml(`${type}:${name}`)}" qualifier="${type}"/>`).join('')}</objects></event>\n`;
  yield '</events>\n</log>\n';
}

type Kind = 'case' | 'resource' | 'unit';

/** What the form wants said first: its types, cases, people and units. OCEL asks a time of every event: one without takes that of the one before it in its case. */
async function gathered(log: EventLog) {
  const types = new Set<string>();
  const objects = new Map<Kind, Set<string>>([['case', new Set()], ['resource', new Set()], ['unit', new Set()]]);
  const events: { id: string; activity: string; at: string; of: readonly (readonly [Kind, string])[] }[] = [];
  for await (const trace of log) {
    objects.get('case')?.add(trace.id);
    let last = 0;
    for (const { activity, at, resource, attributes: { 'org:group': unit } } of trace.events) {
      last = at ?? last;
      types.add(activity);
      const of: readonly (readonly [Kind, string])[] = [['case', trace.id], ...(resource === null ? [] : [['resource', resource] as const]), ...(unit === undefined ? [] : [['unit', String(unit)] as const])];
      for (const [kind, name] of of) objects.get(kind)?.add(name);
      events.push({ id: `e${events.length + 1}`, activity, at: new Date(last).toISOString(), of });
    }
  }
  return { types, objects, events };
}
