import { type AttributeValue, type EventLog, type LogEvent, type Trace } from './event-log.ts';
import { parseMoment } from './moment.ts';
import { UnreadableLog } from './unreadable.ts';
import { tagsOf } from './xml-stream.ts';
import { escapeXml } from '../xml-text.ts';

const attributeTags = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * Reads an event log in XES (IEEE 1849-2016), trace by trace and in any size. Nested attributes, lists and containers, which say
 * nothing about what happened, are passed over. Throws `UnreadableLog`.
 */
export async function* readXes(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<Trace> {
  let trace: { attributes: Record<string, AttributeValue>; events: LogEvent[] } | null = null;
  let event: Record<string, AttributeValue> | null = null;
  let depth = 0;
  let isLog = false;
  let count = 0;
  for await (const tag of tagsOf(chunks)) {
    if (!isLog) {
      if (tag.kind !== 'open' || tag.name !== 'log') throw new UnreadableLog('not-xes', { begins: `<${tag.name}>` });
      isLog = true;
      continue;
    }
    if (tag.kind === 'close') {
      if (tag.name === 'event' && trace !== null && event !== null) trace.events.push(eventFrom(event));
      if (tag.name === 'event') event = null;
      else if (tag.name === 'trace' && trace !== null) {
        count += 1;
        yield { id: String(trace.attributes['concept:name'] ?? count), ...trace };
        trace = null;
      } else if (trace !== null) depth -= 1;
      continue;
    }
    if (tag.name === 'trace') {
      trace = { attributes: {}, events: [] };
      depth = 0;
      if (tag.empty) { yield { id: String((count += 1)), ...trace }; trace = null; }
    } else if (tag.name === 'event' && trace !== null) event = tag.empty ? null : {};
    else if (trace !== null) {
      const { key, value } = tag.attributes;
      if (depth === 0 && attributeTags.has(tag.name) && key !== undefined) (event ?? trace.attributes)[key] = valueOf(tag.name, value ?? '');
      if (!tag.empty) depth += 1;
    }
  }
}

function valueOf(type: string, value: string): AttributeValue {
  if (type === 'int' || type === 'float') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}

function eventFrom(attributes: Record<string, AttributeValue>): LogEvent {
  const text = (key: string) => (attributes[key] === undefined ? null : String(attributes[key]));
  return { activity: text('concept:name') ?? '', at: parseMoment(text('time:timestamp') ?? ''), resource: text('org:resource'), lifecycle: text('lifecycle:transition'), attributes };
}

const header = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <classifier name="Activity" keys="concept:name"/>
`;

/** In XES an event tells one moment: what says when it began and when it was done is told as two of the same instance. */
function asTold(event: LogEvent, place: number): readonly LogEvent[] {
  const { startedAt = null, at, attributes } = event;
  if (startedAt === null || at === null) return [event];
  const paired = { ...event, startedAt: null, attributes: { ...attributes, 'concept:instance': String(attributes['concept:instance'] ?? place + 1) } };
  return [{ ...paired, at: startedAt, lifecycle: 'start' }, { ...paired, lifecycle: 'complete' }];
}

/** Writes a log in XES, piece by piece, for any other tool to read. */
export async function* writeXes(log: EventLog): AsyncGenerator<string> {
  yield header;
  for await (const trace of log) {
    const events = trace.events.flatMap(asTold).map((event) => {
      const standard = { 'concept:name': event.activity, 'org:resource': event.resource, 'lifecycle:transition': event.lifecycle };
      const own = Object.entries({ ...event.attributes, ...standard }).filter(([key, value]) => value !== null && key !== 'time:timestamp');
      const time = event.at === null ? '' : `      <date key="time:timestamp" value="${new Date(event.at).toISOString()}"/>\n`;
      return `    <event>\n${own.map(([key, value]) => attribute(key, value as AttributeValue, 6)).join('')}${time}    </event>\n`;
    });
    const attributes = Object.entries({ ...trace.attributes, 'concept:name': trace.id }).map(([key, value]) => attribute(key, value, 4));
    yield `  <trace>\n${attributes.join('')}${events.join('')}  </trace>\n`;
  }
  yield '</log>\n';
}

function attribute(key: string, value: AttributeValue, indent: number): string {
  const type = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? (Number.isInteger(value) ? 'int' : 'float') : 'string';
  return `${' '.repeat(indent)}<${type} key="${escapeXml(key)}" value="${escapeXml(String(value))}"/>\n`;
}
