import { Refused, type Context, type RowOf } from '@comu/kernel';
import { feelExpressions, proposeMigration, stays, step, wayBack, type InstanceRows, type MigrationConflict } from '@comu/processes';
import { v7 as uuidv7 } from 'uuid';
import { take, unknownInstance } from './advance.ts';
import { definitionOf } from './definitions.ts';
import type { Migration } from './migration.records.ts';
import { loadInstance, readInstance } from './rows.ts';

type Plan = Pick<RowOf<typeof Migration>, 'from' | 'to' | 'places'>;
/** A conflict as people read it. */
export type Conflict = Pick<MigrationConflict, 'element' | 'sentence' | 'remedy'>;

export interface Outcome {
  readonly state: 'ready' | 'conflict' | 'moved' | 'refused' | 'back' | 'kept';
  readonly conflicts: readonly Conflict[];
  readonly before?: InstanceRows;
  readonly version?: number;
}

const unexpected: Conflict = { element: '', sentence: { ca: 'Ha fallat d’una manera que no s’esperava; no s’ha canviat res.', es: 'Ha fallado de un modo que no se esperaba; no se ha cambiado nada.', en: 'It failed in an unexpected way; nothing was changed.' }, remedy: { ca: 'Torneu-ho a provar; si es repeteix, aviseu el suport amb el nom del tràmit.', es: 'Vuelva a intentarlo; si se repite, avise al soporte con el nombre del trámite.', en: 'Try again; if it happens again, tell support which instance it is.' } };
const movedOn: Conflict = { element: '', sentence: { ca: 'S’hi ha treballat després de passar a la versió nova.', es: 'Se ha trabajado en él después de pasar a la versión nueva.', en: 'It has been worked on since it moved to the new version.' }, remedy: stays };
const elsewhere: Conflict = { element: '', sentence: { ca: 'Després va passar a una altra versió.', es: 'Después pasó a otra versión.', en: 'It moved to yet another version afterwards.' }, remedy: { ca: 'Desfeu abans aquell altre pas de versió.', es: 'Deshaga antes ese otro paso de versión.', en: 'Undo that other migration first.' } };
const ended: Conflict = { element: '', sentence: { ca: 'Ja s’ha acabat amb la versió nova.', es: 'Ya ha terminado con la versión nueva.', en: 'It has already ended with the new version.' }, remedy: { ca: 'No cal fer-hi res: queda com va acabar.', es: 'No hay que hacer nada: queda como terminó.', en: 'Nothing to be done: it stays as it ended.' } };

/** Where each element goes on when nobody has said otherwise. */
export async function proposedPlaces(context: Context, from: string, to: string): Promise<Record<string, string>> {
  const [previous, next] = [await definitionOf(context, from), await definitionOf(context, to)];
  return Object.fromEntries(proposeMigration(previous.definition, next.definition).flatMap(({ element, to: place }) => (place === null || place === element ? [] : [[element, place]])));
}

/** Works out the migration of an instance without writing any of it. */
export async function tryOne(context: Context, { from, to, places }: Plan, instance: string): Promise<Outcome> {
  const state = await readInstance(context.db, context.organisation, instance);
  if (state === undefined || state.instance.state !== 'running' || state.instance.definition !== from) return { state: 'ready', conflicts: [] };
  const [{ definition: previous }, { definition }] = [await definitionOf(context, from), await definitionOf(context, to)];
  try {
    step({ definition, state, command: { kind: 'migrate', by: 'dry-run', previous, to, mapping: places }, now: context.now.toISOString(), newId: uuidv7, expressions: feelExpressions });
    return { state: 'ready', conflicts: [] };
  } catch (failure) {
    return { state: 'conflict', conflicts: conflictsIn(failure) };
  }
}

/** Moves one instance to the new version, keeping the rows it had. */
export async function moveOne(context: Context, plan: Plan, { instance, by }: { instance: string; by: string }): Promise<Outcome> {
  const tried = await context.attempt(() => migrateInstance(context, plan, { instance, by }));
  if (!tried.done) return { state: 'refused', conflicts: conflictsIn(tried.failure) };
  return { state: 'moved', conflicts: [], before: tried.value.before, version: tried.value.after.instance.version };
}

/** The step itself, in this transaction. */
export async function migrateInstance(context: Context, { from, to, places }: Plan, { instance, by }: { instance: string; by: string }): Promise<{ before: InstanceRows; after: InstanceRows }> {
  const before = await loadInstance(context.db, context.organisation, instance);
  if (before === undefined) throw unknownInstance();
  const { definition: previous } = await definitionOf(context, from);
  const { state: after } = await take(context, await definitionOf(context, to), before, { kind: 'migrate', by, previous, to, mapping: places });
  return { before, after };
}

/** What moved: the rows it had before and the state that the migration left it in. */
export interface Moved { readonly instance: string; readonly before: InstanceRows; readonly version: number }

/**
 * Takes one instance back to the very rows it had, when nothing has happened in it since. One that has been worked on stays and says so; asked to go along
 * (`along`), it goes on at the equal step of its former version, with what was done since. What has ended, or has no one place there, stays and says so.
 */
export async function takeBackOne(context: Context, plan: Plan, moved: Moved, { by, along }: { by: string; along: boolean }): Promise<Outcome> {
  const tried = await context.attempt(async (): Promise<Outcome> => {
    const now = await loadInstance(context.db, context.organisation, moved.instance);
    const kept = whyStays(plan, now, moved, along);
    if (now === undefined || kept !== null) return { state: 'kept', conflicts: [kept ?? ended] };
    const former = await definitionOf(context, plan.from);
    await take(context, former, now, now.instance.version === moved.version ? { kind: 'restore', by, rows: moved.before } : { ...(await alongPlan(context, plan, moved, now)), by });
    return { state: 'back', conflicts: [] };
  });
  return tried.done ? tried.value : { state: 'kept', conflicts: conflictsIn(tried.failure) };
}

/** What keeps an instance of those that have been worked on from going along, without writing anything; nothing when it can. */
export async function tryBackOne(context: Context, plan: Plan, moved: Moved): Promise<readonly Conflict[]> {
  const now = await readInstance(context.db, context.organisation, moved.instance);
  const kept = whyStays(plan, now, moved, true);
  if (now === undefined || kept !== null) return [kept ?? ended];
  try {
    step({ definition: (await definitionOf(context, plan.from)).definition, state: now, command: { ...(await alongPlan(context, plan, moved, now)), by: 'dry-run' }, now: context.now.toISOString(), newId: uuidv7, expressions: feelExpressions });
    return [];
  } catch (failure) {
    return conflictsIn(failure);
  }
}

function whyStays({ to }: Plan, now: InstanceRows | undefined, { version }: Moved, along: boolean): Conflict | null {
  if (now === undefined || now.instance.state !== 'running') return ended;
  if (now.instance.definition !== to) return elsewhere;
  return now.instance.version === version || along ? null : movedOn;
}

async function alongPlan(context: Context, { from, to, places }: Plan, { before }: Moved, now: InstanceRows) {
  const [former, present] = [(await definitionOf(context, from)).definition, (await definitionOf(context, to)).definition];
  const { mapping, conflicts } = wayBack({ former, present, places, before, now });
  if (conflicts.length > 0) throw new Refused('processes.cannot-go-back', 409, stays, { conflicts });
  return { kind: 'migrate', previous: present, to: from, mapping, back: true } as const;
}

/** What a refused step says, conflict by conflict when it names them. */
function conflictsIn(failure: unknown): readonly Conflict[] {
  const facts = (failure as { facts?: { conflicts?: readonly MigrationConflict[] } }).facts;
  if (facts?.conflicts !== undefined) return facts.conflicts.map(({ element, sentence, remedy }) => ({ element, sentence, remedy }));
  const sentence = failure instanceof Refused ? failure.sentence : (failure as { sentence?: Conflict['sentence'] }).sentence;
  return [sentence === undefined ? unexpected : { element: '', sentence, remedy: unexpected.remedy }];
}

/** Whether the places of a plan are elements of its two versions: the names of those that are not. */
export async function strangersIn(context: Context, { from, to, places }: Plan): Promise<readonly string[]> {
  const [previous, next] = [await definitionOf(context, from), await definitionOf(context, to)];
  return Object.entries(places).flatMap(([element, place]) => [...(element in previous.definition.nodes ? [] : [element]), ...(place in next.definition.nodes ? [] : [place])]);
}

