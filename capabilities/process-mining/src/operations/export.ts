import { Readable } from 'node:stream';
import { Person } from '@comu/identity';
import { holdFile, keepReading, keepReadingsAbout, operation } from '@comu/kernel';
import { writeCsv, writeOcelJson, writeOcelXml, writeXes } from '@comu/mining';
import { z } from 'zod';
import { EventLogFile } from '../mining.records.ts';
import { nothingThere } from '../refusals.ts';
import { peopleIn, sizeOf, tracesIn } from '../sources/log-of.ts';
import { sourceSchema } from '../sources/source.ts';
import { words } from '@comu/kernel/text';

const writers = { xes: [writeXes, 'xes.xml'], csv: [writeCsv, 'csv'], 'ocel-json': [writeOcelJson, 'ocel.json'], 'ocel-xml': [writeOcelXml, 'ocel.xml'] } as const;
const most = 500_000_000;

/** Writes a log as a file for any other tool. Names of those who worked are in it: who exported it is kept as an act, and as a reading that each of them can see (GDPR, art. 15). */
export const exportLog = operation('mining.export-log', {
  title: words('Exporta un registre d’esdeveniments', 'Exporta un registro de eventos', 'Export an event log'), permission: 'mining.export',
  input: { source: sourceSchema, format: z.enum(['xes', 'csv', 'ocel-json', 'ocel-xml']) }, output: z.object({ sha256: z.string(), name: z.string(), size: z.int() }),
  async run({ source, format }, context) {
    const { events } = await sizeOf(context, source);
    if (events === 0) throw nothingThere();
    const [write, ending] = writers[format];
    const title = source.kind === 'log' ? (await context.db.get(EventLogFile, source.log)).name : source.code;
    const name = `${title.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\w.-]+/g, '-').slice(0, 80) || 'registre'}.${ending}`;
    const stored = await context.files.put(Readable.from(write(tracesIn(context, source))), { name, maxBytes: most });
    await holdFile(context, stored, stored.facts);
    const reading = { operation: 'mining.export-log', record: Person.name, fields: ['name'] };
    const about = await peopleIn(context, source);
    await keepReading(context, { ...reading, subject: null, rows: events });
    await keepReadingsAbout(context, { ...reading, about });
    return { sha256: stored.sha256, name: stored.name, size: stored.size };
  },
});
