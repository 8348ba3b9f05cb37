import { operation, refusal, words, type Context, type RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { definitionOf } from '../definitions.ts';
import { Migration } from '../migration.records.ts';
import { migrateInstance, proposedPlaces, strangersIn } from '../migrating.ts';
import { ProcessDefinition } from '../processes.records.ts';
import { loadInstance } from '../rows.ts';
import { advance, unknownInstance } from '../advance.ts';
import { checkBatch, closed, moveBatch, reverseBatch } from './migration-batches.ts';

const otherProcess = refusal('processes.other-process', { status: 422, says: words('Només es pot passar d’una versió a una altra del mateix procés.', 'Solo se puede pasar de una versión a otra del mismo proceso.', 'Instances move only between versions of the same process.') });
const notNow = refusal('processes.migration-not-now', { says: words('Ara no es pot fer: aquest pas de versió és en un altre punt. Torneu a carregar la pàgina.', 'Ahora no se puede hacer: este paso de versión está en otro punto. Vuelva a cargar la página.', 'It cannot be done now: this migration is at another point. Reload the page.') });
const unknownPlaces = refusal('processes.unknown-places', { status: 422, says: words('El pla parla d’elements que aquestes versions no tenen: {elements}.', 'El plan habla de elementos que estas versiones no tienen: {elements}.', 'The plan speaks of elements that these versions do not have: {elements}.') });
const noneReady = refusal('processes.none-ready', { says: words('No hi ha cap tràmit que es pugui passar: resoleu abans els conflictes.', 'No hay ningún trámite que se pueda pasar: resuelva antes los conflictos.', 'No instance can move: resolve the conflicts first.') });

type State = RowOf<typeof Migration>['state'];

/** The migration, locked, when it is in one of these states. */
async function inState({ db }: Context, id: string, allowed: readonly State[]) {
  const found = await db.lock(Migration, id);
  if (!allowed.includes(found.state)) throw notNow();
  return found;
}

const runningOf = async ({ db, organisation }: Context, definition: string): Promise<number> => {
  const { rows: [row] } = await sql<{ total: number }>`select count(*)::int as total from processes.instance where organisation = ${organisation} and definition = ${definition} and state = 'running'`.execute(db.tables());
  return row?.total ?? 0;
};

/** Begins a plan to move what runs on one version to another: each element’s place is proposed by comparing the two. */
export const planMigration = operation('processes.plan-migration', {
  title: words('Prepara el pas a una altra versió', 'Prepara el paso a otra versión', 'Plan a migration'), permission: 'processes.manage',
  input: { from: z.uuid(), to: z.uuid() }, output: Migration.row,
  async run({ from, to }, context) {
    const { db } = context;
    const [before, after] = [await db.get(ProcessDefinition, from), await db.get(ProcessDefinition, to)];
    if (before.code !== after.code || from === to) throw otherProcess();
    const [open] = await db.all(Migration, { from, to, state: ['draft', 'checking', 'checked'] });
    if (open !== undefined) return open;
    return db.insert(Migration, { name: after.name, from, to, places: await proposedPlaces(context, from, to), total: await runningOf(context, from) });
  },
});

/** Says where elements go on. What was checked before has to be checked again. */
export const changePlan = operation('processes.change-plan', {
  title: words('Canvia el pla', 'Cambia el plan', 'Change the plan'), permission: 'processes.manage',
  input: { migration: Migration.id, places: z.record(z.string().max(200), z.string().max(200)) }, output: Migration.row,
  async run({ migration, places }, context) {
    const found = await inState(context, migration, ['draft', 'checking', 'checked']);
    const strangers = await strangersIn(context, { ...found, places });
    if (strangers.length > 0) throw unknownPlaces({ elements: strangers.join(', ') });
    return context.db.update(Migration, migration, { places, state: 'draft', round: found.round + 1 });
  },
});

/** Tries the plan on every running instance without changing any. */
export const checkMigration = operation('processes.check-migration', {
  title: words('Comprova el pla', 'Comprueba el plan', 'Check the plan'), permission: 'processes.manage', input: { migration: Migration.id }, output: Migration.row,
  async run({ migration }, context) {
    const { db, organisation, later } = context;
    const found = await inState(context, migration, ['draft', 'checked']);
    await sql`delete from processes.migrated where organisation = ${organisation} and migration = ${migration}`.execute(db.tables());
    const round = found.round + 1;
    await later(checkBatch, { migration, round });
    return db.update(Migration, migration, { state: 'checking', round, total: await runningOf(context, found.from) });
  },
});

const count = async ({ db, organisation }: Context, migration: string, state: string): Promise<number> => {
  const { rows: [row] } = await sql<{ total: number }>`select count(*)::int as total from processes.migrated where organisation = ${organisation} and migration = ${migration} and state = ${state}`.execute(db.tables());
  return row?.total ?? 0;
};

/** Moves, in batches, every instance that can, or the first so many (`most`); the others stay on their version and say why. It may be done again, for the rest. */
export const carryOutMigration = operation('processes.carry-out-migration', {
  title: words('Passa els tràmits', 'Pasa los trámites', 'Move the instances'), permission: 'processes.manage', input: { migration: Migration.id, reason: z.string().trim().min(1).max(500), most: z.int().min(1).max(1_000_000).optional() }, output: Migration.row,
  async run({ migration, reason, most }, context) {
    const { db, later, me } = context;
    const found = await inState(context, migration, ['checked', 'moved']);
    if ((await count(context, migration, 'ready')) === 0) throw noneReady();
    const round = found.round + 1;
    await later(moveBatch, { migration, round, ...(most === undefined ? {} : { left: most }) });
    return db.update(Migration, migration, { state: 'moving', round, reason, by: me.person ?? me.name, total: (await runningOf(context, found.from)) + (await count(context, migration, 'moved')) });
  },
});

/** Stops moving after the batch under way: those moved so far can be looked at, undone, or followed by the rest. */
export const stopMigration = operation('processes.stop-migration', {
  title: words('Atura el pas de versió', 'Detén el paso de versión', 'Stop the migration'), permission: 'processes.manage', input: { migration: Migration.id }, output: Migration.row,
  async run({ migration }, context) {
    const found = await inState(context, migration, ['moving']);
    return context.db.update(Migration, migration, { state: (await count(context, migration, 'moved')) === 0 ? 'checked' : 'moved', round: found.round + 1 });
  },
});

/** Takes every instance that has not been worked on since back to the very rows it had; with `along`, those that have been go on at the equal step. */
export const reverseMigration = operation('processes.reverse-migration', {
  title: words('Desfés el pas de versió', 'Deshaz el paso de versión', 'Undo the migration'), permission: 'processes.manage', input: { migration: Migration.id, reason: z.string().trim().min(1).max(500), along: z.boolean().default(false) }, output: Migration.row,
  async run({ migration, reason, along }, context) {
    const found = await inState(context, migration, ['moved']);
    const round = found.round + 1;
    await context.later(reverseBatch, { migration, round, along });
    return context.db.update(Migration, migration, { state: 'reversing', round, reason, by: context.me.person ?? context.me.name });
  },
});

/** Declares it finished: the former rows are let go, and it can no longer be undone. */
export const finishMigration = operation('processes.finish-migration', {
  title: words('Dona’l per acabat', 'Dalo por acabado', 'Declare it finished'), permission: 'processes.manage', input: { migration: Migration.id }, output: Migration.row,
  async run({ migration }, context) {
    await inState(context, migration, ['moved']);
    return closed(context, migration, 'finished');
  },
});

/** Moves one stopped instance to a corrected version and tries again what had failed, in the same commit. */
export const retryCorrected = operation('processes.retry-corrected', {
  title: words('Torna-ho a provar amb una altra versió', 'Vuelve a intentarlo con otra versión', 'Retry with another version'), permission: 'processes.manage',
  input: { instance: z.uuid(), incident: z.uuid(), to: z.uuid() }, output: z.null(),
  async run({ instance, incident, to }, context) {
    const { db, organisation, me } = context;
    const state = await loadInstance(db, organisation, instance);
    if (state === undefined) throw unknownInstance();
    const from = state.instance.definition;
    const [before, after] = [await db.get(ProcessDefinition, from), await db.get(ProcessDefinition, to)];
    if (before.code !== after.code || from === to) throw otherProcess();
    await definitionOf(context, to);
    const [planned] = (await db.all(Migration, { from, to })).toReversed();
    const by = me.person ?? me.name;
    await migrateInstance(context, { from, to, places: planned?.places ?? await proposedPlaces(context, from, to) }, { instance, by });
    await advance(context, instance, { kind: 'resolve-incident', incident, how: 'retry', by });
    return null;
  },
});
