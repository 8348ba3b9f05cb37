import { heldFiles, notFound, operation, Refused, type Context, type RowOf } from '@comu/kernel';
import type { Reading } from '@comu/tables';
import { z } from 'zod';
import { performLoad, type Settled } from '../load/perform.ts';
import { progressOf } from '../load/progress.ts';
import { proposalFor } from '../load/read-file.ts';
import { takeTurn, tryTurn } from '../load/target.ts';
import { openIncident } from '../quality/incidents.ts';
import { Dataset, datasetCode, Load, words } from '../records/index.ts';
import { nameNeeded, reasonNeeded } from '../refusals.ts';
import { say } from '../words.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A reading as the data engine proposes it; its parts are checked there, column by column, when the file is read. */
const reading = z.looseObject({ kind: z.string().max(20), columns: z.array(z.looseObject({ at: z.int().min(0), name: z.string().max(200), title: z.string().max(300), type: z.string().max(20) })).max(2000) });
const reason = z.string().trim().min(3).max(400);
const target = { dataset: z.string().max(80).optional(), code: z.string().regex(datasetCode).optional(), title: z.string().trim().min(1).max(200).optional() };

/** How a file would be read, with its columns, a sample and what is strange in it. Nothing is kept. */
export const proposeFile = operation('data.propose-file', {
  title: say('Proposa com llegir un fitxer', 'Propone cómo leer un archivo', 'Propose how to read a file'), permission: 'data.steward', kind: 'query',
  input: { file: sha256, dataset: z.string().max(80).optional(), corrections: z.looseObject({}).optional() }, output: z.any(),
  async run({ file, dataset, corrections }, context) {
    const held = await heldFile(context, file);
    const agreed = dataset === undefined ? undefined : (await found(context, dataset))?.reading;
    return proposalFor(context, { file, fileName: held.name, given: corrections as Reading | undefined, agreed: (agreed ?? undefined) as Reading | undefined });
  },
});

const settled = z.object({ dataset: z.uuid(), version: z.uuid(), number: z.int(), state: z.enum(['done', 'held']), incidents: z.int(), rows: z.int() });

/** Loads a file as the next version of a dataset, made when there is none; it becomes the current one unless a stopping rule says no. Answers when all is done. */
export const loadFile = operation('data.load-file', {
  title: say('Carrega un fitxer', 'Carga un archivo', 'Load a file'), permission: 'data.steward', input: { ...target, file: sha256, reading: reading.optional(), reason: reason.optional() }, output: settled,
  run: async (asked, context) => performLoad(context, await enter(context, asked, true)),
});

/** The same, left to a job: answers at once with the load, whose progress can be followed and left. A person who replaces what is in place says why, as who restores does. */
export const beginLoad = operation('data.begin-load', {
  title: say('Comença una càrrega', 'Empieza una carga', 'Begin a load'), permission: 'data.steward', input: { ...target, file: sha256, reading: reading.optional(), reason: reason.optional() }, output: z.object({ load: z.uuid() }),
  async run(asked, context) {
    const load = await enter(context, asked);
    await sayWhy(context, load);
    await context.later(runLoad, { load: load.id }, { attempts: 5 });
    return { load: load.id };
  },
});

/** Does a load that waits. A second one of the same dataset waits its turn; what fails is told in a sentence and in an incident, and leaves the former version in place. */
export const runLoad = operation('data.run-load', {
  title: say('Fa una càrrega', 'Hace una carga', 'Do a load'), permission: 'system', input: { load: Load.id }, output: z.null(),
  async run({ load: id }, context) {
    const { db, now, later, attempt } = context;
    const load = await db.lock(Load, id);
    if (load.state !== 'waiting') return null;
    if (!(await tryTurn(context, load.code))) {
      await later(runLoad, { load: id }, { at: new Date(now.getTime() + 3000), attempts: 5 });
      return null;
    }
    const outcome = await attempt(() => performLoad(context, load));
    if (outcome.done) return null;
    // A server that is stopping is nobody’s fault: the job is taken up again by the next.
    if (!(outcome.failure instanceof Refused) || ['tables.closed', 'tables.stopped'].includes(outcome.failure.code)) throw outcome.failure;
    await failLoad(context, load, outcome.failure);
    return null;
  },
});

export async function failLoad(context: Context, load: RowOf<typeof Load>, failure: Refused): Promise<void> {
  await context.db.update(Load, load.id, { state: 'failed', sentence: failure.sentence, endedAt: context.now.toISOString() });
  const dataset = await found(context, load.dataset ?? load.code);
  if (dataset !== undefined) await openIncident(context, { dataset, cause: 'load', says: failure.sentence, severity: 'warn', remedy: failure.code.endsWith('full') ? makeRoom : correctFile });
}

const correctFile = say('La versió anterior continua vigent. Corregiu el fitxer i torneu-lo a carregar.', 'La versión anterior sigue vigente. Corrija el archivo y vuelva a cargarlo.', 'The former version stays in place. Correct the file and load it again.');
const makeRoom = say('La versió anterior continua vigent i el fitxer és bo. Demaneu a qui administra la instal·lació que faci lloc al disc i torneu-lo a carregar tal com és.', 'La versión anterior sigue vigente y el archivo es bueno. Pida a quien administra la instalación que haga sitio en el disco y vuelva a cargarlo tal como está.', 'The former version stays in place and the file is good. Ask whoever administers the installation to make room on the disk and load it again as it is.');

/** How far loads are: those under way tell a percentage that other connections see before their commit. */
export const loadProgress = operation('data.load-progress', {
  title: say('Com va una càrrega', 'Cómo va una carga', 'How a load goes'), permission: 'data.steward', kind: 'query', input: { load: Load.id },
  output: z.object({ state: z.string(), percent: z.int().nullable(), says: words.nullable(), code: z.string(), title: z.string(), rows: z.int().nullable(), incidents: z.int().nullable(), version: z.uuid().nullable() }),
  async run({ load: id }, context) {
    const load = await context.db.get(Load, id);
    const percent = load.state === 'waiting' ? ((await progressOf(context, [id])).get(id) ?? null) : 100;
    const dataset = load.dataset === null ? undefined : await context.db.find(Dataset, load.dataset);
    return { state: load.state, percent, says: load.sentence, code: dataset?.code ?? load.code, title: load.title, rows: load.rows, incidents: load.incidents, version: load.result };
  },
});

interface Asked { readonly dataset?: string | undefined; readonly code?: string | undefined; readonly title?: string | undefined; readonly file: string; readonly reading?: unknown; readonly reason?: string | undefined }

/** What is in place is not replaced by a person without saying why. */
async function sayWhy({ db, me }: Context, { dataset, code, reason: why }: RowOf<typeof Load>): Promise<void> {
  if (me.kind !== 'person' || why !== null || dataset === null) return;
  if ((await db.get(Dataset, dataset)).current !== null) throw reasonNeeded({ code });
}

/** Writes down a load. `now`: it is done in this very transaction, whose turn is taken first: a row that refers to the dataset holds it. */
async function enter(context: Context, { dataset, code, title, file, reading: given, reason: why }: Asked, now = false): Promise<RowOf<typeof Load>> {
  const held = await heldFile(context, file);
  const to = await found(context, dataset ?? code ?? '');
  if (to === undefined && dataset !== undefined) throw notFound({ what: dataset });
  if (to === undefined && (code === undefined || title === undefined)) throw nameNeeded();
  if (now) await takeTurn(context, to?.code ?? (code as string));
  return context.db.insert(Load, { dataset: to?.id ?? null, code: to?.code ?? (code as string), title: to?.title ?? (title as string), file, fileName: held.name, reason: why ?? null, ...(given === undefined ? {} : { reading: given as never }) });
}

async function heldFile(context: Context, file: string) {
  const held = (await heldFiles(context, [file])).get(file);
  if (held === undefined || held.governed === true) throw notFound({ what: file.slice(0, 12) });
  return held;
}

async function found({ db }: Context, named: string): Promise<RowOf<typeof Dataset> | undefined> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(named)) return db.find(Dataset, named);
  return datasetCode.test(named) ? db.first(Dataset, { code: named }) : undefined;
}

export type { Settled };
