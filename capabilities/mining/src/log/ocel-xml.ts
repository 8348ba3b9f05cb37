import { parseMoment } from './moment.ts';
import type { ObjectLog } from './ocel.ts';
import { UnreadableLog } from './unreadable.ts';
import { tagsOf } from './xml-stream.ts';

/** Reads OCEL 2.0 in XML. Values of attributes are passed over: what happened, when and to which objects is in the tags. Throws `UnreadableLog`. */
export async function readOcelXml(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<ObjectLog> {
  const objects: { id: string; type: string }[] = [];
  const events: { id: string; activity: string; at: number | null; objects: string[]; attributes: Record<string, string> }[] = [];
  let within: 'objects' | 'events' | null = null;
  let depth = 0;
  for await (const tag of tagsOf(chunks)) {
    if (tag.kind === 'close') {
      depth -= 1;
      continue;
    }
    if (depth === 0 && tag.name !== 'log') throw new UnreadableLog('not-xes', { begins: `<${tag.name}>` });
    if (depth === 1) within = tag.name === 'objects' || tag.name === 'events' ? tag.name : null;
    if (depth === 2 && within === 'objects' && tag.name === 'object') objects.push({ id: tag.attributes['id'] ?? '', type: tag.attributes['type'] ?? '' });
    if (depth === 2 && within === 'events' && tag.name === 'event') events.push({ id: tag.attributes['id'] ?? '', activity: tag.attributes['type'] ?? '', at: parseMoment(tag.attributes['time'] ?? ''), objects: [], attributes: {} });
    if (depth > 2 && within === 'events' && (tag.name === 'relationship' || tag.name === 'object')) events.at(-1)?.objects.push(tag.attributes['object-id'] ?? '');
    if (!tag.empty) depth += 1;
  }
  return { objects, events };
}
