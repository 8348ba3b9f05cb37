import { operation, sentence } from '@comu/kernel';
import { columnsOf, UnreadableLog } from '@comu/mining';
import { inTheirWords } from '@comu/running-processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { EventLogFile, readingSchema } from '../mining.records.ts';
import { explained } from '../refusals.ts';
import { openHeld } from '../sources/imported.ts';
import { words } from '@comu/kernel/text';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const column = z.string().nullable();
const proposalSchema = z.object({
  format: z.enum(['xes', 'csv', 'ocel-json', 'ocel-xml']),
  columns: z.object({ case: column, activity: column, at: column, startedAt: column, resource: column, group: column, lifecycle: column }).nullable(),
  header: z.array(z.string()), sample: z.array(z.array(z.string())),
  caseTypes: z.array(z.object({ type: z.string(), objects: z.int(), events: z.int() })).nullable(), caseType: z.string().nullable(),
});
export type ReadingProposal = z.output<typeof proposalSchema>;

/** Looks at an uploaded file and proposes how to read it: its format, which column says what, which kind of object is a case. */
export const proposeReading = operation('mining.propose-reading', {
  title: words('Proposa com llegir un registre', 'Propón cómo leer un registro', 'Propose how to read a log'), permission: 'mining.import', kind: 'query', input: { file: hash }, output: proposalSchema,
  async run({ file }, context) {
    const { format, proposal, caseTypes, reading } = await openHeld(context, file);
    return { format, columns: proposal?.columns ?? null, header: [...(proposal?.header ?? [])], sample: (proposal?.sample ?? []).map((row) => [...row]), caseTypes: caseTypes === null ? null : [...caseTypes].slice(0, 100), caseType: reading.caseType ?? null };
  },
});

/** Where each kind of log says when a step was done. */
const whereDates = { xes: '<date key="time:timestamp">', csv: 'dd/mm/aaaa hh:mm', 'ocel-json': '"time"', 'ocel-xml': 'time="…"' } as const;

/** Brings an event log: an uploaded XES, CSV or OCEL 2.0 file. It is read whole once, so that what is wrong with it is said now. */
export const importLog = operation('mining.import-log', {
  title: words('Importa un registre d’esdeveniments', 'Importa un registro de eventos', 'Import an event log'), permission: 'mining.import',
  input: { file: hash, name: z.string().trim().min(1).max(200), reading: readingSchema.optional() }, output: EventLogFile.row,
  async run({ file, name, reading: asked }, context) {
    const opened = await openHeld(context, file, asked);
    const log = await columnsOf(opened.traces).catch((failure: unknown) => { throw explained(failure); });
    if (log.activity.length === 0 || log.activities.every((activity) => activity === '')) throw explained(new UnreadableLog('empty'));
    const times = log.at.filter((moment) => !Number.isNaN(moment));
    if (times.length === 0) throw explained(new UnreadableLog('no-dates', { events: log.activity.length, where: whereDates[opened.format] }));
    const bound = (pick: (a: number, b: number) => number) => new Date(times.reduce(pick)).toISOString();
    const [begins, ends] = [bound((a, b) => Math.min(a, b)), bound((a, b) => Math.max(a, b))];
    return context.db.insert(EventLogFile, {
      name, format: opened.format, content: file, reading: opened.reading as z.output<typeof readingSchema>, cases: log.cases.length, events: log.activity.length, activities: log.activities.length,
      begins, ends, withoutTime: log.at.length - times.length, leftOut: opened.notes.leftOut, importedAt: context.now.toISOString(),
    });
  },
});

/** Takes an imported log away; its file goes with the retention of files. */
export const removeLog = operation('mining.remove-log', {
  title: words('Treu un registre importat', 'Quita un registro importado', 'Remove an imported log'), permission: 'mining.import', input: { log: EventLogFile.id }, output: z.null(),
  async run({ log }, { db }) {
    await db.get(EventLogFile, log);
    await db.remove(EventLogFile, log);
    return null;
  },
});

const minable = z.object({ code: z.string(), name: z.string(), title: sentence, definition: z.uuid(), cases: z.int(), running: z.int(), begins: z.string().nullable() });
export type MinableProcess = z.output<typeof minable>;

/** Our own processes that have cases to look at, with how many. */
export const minableProcesses = operation('mining.processes', {
  title: words('Processos que es poden mirar', 'Procesos que se pueden mirar', 'Processes that can be looked at'), permission: 'mining.read', kind: 'query', input: {}, output: z.array(minable),
  async run(_, { db, organisation }) {
    const { rows } = await sql<Omit<MinableProcess, 'title'>>`
      select distinct on (d.code) d.code, d.name, d.id as definition, coalesce(sum(w.cases) over same, 0)::int as cases, coalesce(sum(w.running) over same, 0)::int as running, min(w.begins) over same as begins
      from processes.definition d left join (
        select definition, count(*) as cases, count(*) filter (where state = 'running') as running, min(started_at) as begins from processes.instance where organisation = ${organisation} group by definition) w on w.definition = d.id::text
      where d.organisation = ${organisation} window same as (partition by d.code) order by d.code, d.edition desc limit 1000`.execute(db.tables());
    const called = await inTheirWords({ db }, rows.map(({ definition, ...row }) => ({ ...row, id: definition })));
    return called.map(({ id, ...row }) => ({ ...row, definition: id, begins: row.begins === null ? null : new Date(row.begins).toISOString() }));
  },
});
