import { notFound, operation, refusal, type Context, type RowOf, type Text } from '@comu/kernel';
import { Person, peopleWith } from '@comu/identity';
import { z } from 'zod';
import { seenSample, type SampleRow } from '../access/seen-sample.ts';
import { countIncidents } from '../quality/incidents.ts';
import { Check, Dataset, Incident, words } from '../records/index.ts';
import { incidentStates, openStates, say } from '../words.ts';

const solved = refusal('data.incident-solved', { says: say('Aquesta incidència ja està resolta. Reobriu-la si torna a passar.', 'Esta incidencia ya está resuelta. Reábrala si vuelve a pasar.', 'This incident is already solved. Reopen it if it happens again.') });
const notSolved = refusal('data.incident-open', { says: say('Aquesta incidència ja és oberta.', 'Esta incidencia ya está abierta.', 'This incident is already open.') });
const noSteward = refusal('data.no-steward', { status: 422, says: say('Aquesta persona no té cura de dades en aquest ens. Trieu-ne una altra o doneu-li el rol.', 'Esta persona no cuida datos en este ente. Elija otra o dele el rol.', 'This person is no data steward of this body. Choose another or give them the role.') });

const state = z.enum(Object.keys(incidentStates) as [keyof typeof incidentStates, ...(keyof typeof incidentStates)[]]);
const line = z.object({
  id: z.uuid(), dataset: z.object({ id: z.uuid(), code: z.string(), title: z.string() }), says: words, remedy: words.nullable(), severity: z.string(), state, times: z.int(), failing: z.int(), firstAt: z.string(), lastAt: z.string(),
  assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(), solution: z.string().nullable(), version: z.int(),
});

/** The incidents of the data, the open ones first, newest first. */
export const incidents = operation('data.incidents', {
  title: say('Incidències de dades', 'Incidencias de datos', 'Data incidents'), permission: 'data.read', kind: 'query',
  input: { dataset: z.uuid().optional(), open: z.boolean().default(true), limit: z.int().min(1).max(200).default(100) }, output: z.object({ incidents: z.array(line), stewards: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  async run({ dataset, open, limit }, context) {
    const { db, organisation } = context;
    let query = db.tables(Incident).selectFrom('data.incident').selectAll().where('organisation', '=', organisation);
    if (dataset !== undefined) query = query.where('dataset', '=', dataset);
    if (open) query = query.where('state', '!=', 'solved');
    const rows = await query.orderBy('lastAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
    const stewards = context.can('data.steward') ? (await peopleWith(context, 'data.steward')).map(({ id, name }) => ({ id, name })) : [];
    return { incidents: await linesOf(context, rows as unknown as RowOf<typeof Incident>[]), stewards };
  },
});

export async function linesOf({ db }: Pick<Context, 'db'>, rows: readonly RowOf<typeof Incident>[]): Promise<z.output<typeof line>[]> {
  const datasets = new Map((await db.all(Dataset, { id: [...new Set(rows.map((each) => each.dataset))] })).map((each) => [each.id, each]));
  const people = new Map((await db.all(Person, { id: [...new Set(rows.flatMap((each) => each.assignee ?? []))] })).map((each) => [each.id, each.name]));
  return rows.flatMap((each) => {
    const dataset = datasets.get(each.dataset);
    return dataset === undefined ? [] : [{
      id: each.id, dataset: { id: dataset.id, code: dataset.code, title: dataset.title }, says: each.says, remedy: each.remedy, severity: each.severity, state: each.state, times: each.times, failing: each.failing,
      firstAt: each.firstAt, lastAt: each.lastAt, assignee: each.assignee === null ? null : { id: each.assignee, name: people.get(each.assignee) ?? '' }, solution: each.solution, version: each.version,
    }];
  });
}

/** What one incident is about: its words, its history and a sample of the rows that failed, for whoever cares for the data. */
export const incident = operation('data.incident-page', {
  title: say('Incidència', 'Incidencia', 'Incident'), permission: 'data.read', kind: 'query', input: { incident: Incident.id },
  output: z.object({ incident: line, sample: z.unknown().nullable(), /** Whether the rows are told by their line in the file, and not by their place in the version. */ inFile: z.boolean() }),
  async run({ incident: id }, context) {
    const row = await context.db.get(Incident, id);
    const [shown] = await linesOf(context, [row]);
    if (shown === undefined) throw notFound({ what: id });
    // The rows that failed are data: only whoever cares for them sees them here, and the reading is kept.
    if (!context.can('data.steward') || row.found === null) return { incident: shown, sample: null, inFile: false };
    const inFile = row.sample !== null;
    const rows = (row.sample ?? (await context.db.first(Check, { measured: row.found, code: row.cause }))?.sample ?? null) as SampleRow[] | null;
    return { incident: shown, sample: rows === null ? null : await seenSample(context, { dataset: row.dataset, version: row.found, rows }), inFile };
  },
});

export const acknowledgeIncident = operation('data.acknowledge-incident', {
  title: say('Marca-la com a vista', 'Marcarla como vista', 'Acknowledge'), permission: 'data.steward', input: { incident: Incident.id }, output: z.null(),
  async run({ incident: id }, { db }) {
    const row = await db.lock(Incident, id);
    if (row.state === 'solved') throw solved();
    if (row.state === 'new' || row.state === 'reopened') await db.update(Incident, id, { state: 'acknowledged' });
    return null;
  },
});

export const assignIncident = operation('data.assign-incident', {
  title: say('Assigna', 'Asignar', 'Assign'), permission: 'data.steward', input: { incident: Incident.id, to: z.uuid() }, output: z.null(),
  async run({ incident: id, to }, context) {
    const row = await context.db.lock(Incident, id);
    if (row.state === 'solved') throw solved();
    if (!(await peopleWith(context, 'data.steward')).some((each) => each.id === to)) throw noSteward();
    await context.db.update(Incident, id, { state: 'assigned', assignee: to });
    return null;
  },
});

export const solveIncident = operation('data.solve-incident', {
  title: say('Resol', 'Resolver', 'Solve'), permission: 'data.steward', input: { incident: Incident.id, solution: z.string().trim().min(1).max(5000), accepted: z.boolean().default(false) }, output: z.null(),
  async run({ incident: id, solution, accepted }, context) {
    const row = await context.db.lock(Incident, id);
    if (row.state === 'solved') throw solved();
    await context.db.update(Incident, id, { state: 'solved', solution, accepted, solvedAt: context.now.toISOString() });
    await countIncidents(context, row.dataset);
    return null;
  },
});

export const reopenIncident = operation('data.reopen-incident', {
  title: say('Reobre', 'Reabrir', 'Reopen'), permission: 'data.steward', input: { incident: Incident.id }, output: z.null(),
  async run({ incident: id }, context) {
    const row = await context.db.lock(Incident, id);
    if (row.state !== 'solved') throw notSolved();
    await context.db.update(Incident, id, { state: 'reopened', accepted: false, solvedAt: null });
    await countIncidents(context, row.dataset);
    return null;
  },
});

export interface Waiting { readonly id: string; readonly organisation: string; readonly says: Text; readonly about: string; readonly since: string; readonly stops: boolean; readonly path: string }

/** The data incidents that wait for whoever asks in these organisations, for the platform’s one inbox: a line for each dataset, so that twenty of one file do not bury the rest. */
export async function incidentsWaiting({ db, me, house }: Pick<Context, 'db' | 'me' | 'house'>, organisations: readonly string[]): Promise<Waiting[]> {
  if (organisations.length === 0 || !house.records.has(Incident.name)) return [];
  const rows = (await db.all(Incident, { organisation: organisations, state: openStates }, { limit: 1000 })).filter(({ assignee }) => assignee === null || assignee === me.person);
  const datasets = await db.all(Dataset, { organisation: organisations, id: [...new Set(rows.map((each) => each.dataset))] });
  return datasets.flatMap((dataset) => {
    const own = rows.filter((each) => each.dataset === dataset.id);
    const last = own.at(-1);
    if (last === undefined) return [];
    const one = own.length === 1;
    return [{
      id: last.id, organisation: last.organisation, about: dataset.title, since: last.lastAt, stops: own.some(({ severity }) => severity === 'stop'),
      says: one ? last.says : say(`${own.length} incidències de dades per mirar`, `${own.length} incidencias de datos por mirar`, `${own.length} data incidents to look at`),
      path: one ? `/dades/incidencies/${last.id}` : `/dades/conjunt/${dataset.code}#qualitat`,
    }];
  });
}
