import { operation, type Context, type RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { Migration } from '../migration.records.ts';
import { moveOne, takeBackOne, tryOne, type Moved, type Outcome } from '../migrating.ts';

/** Instances of one commit: few, so that nobody who works on one of them waits long. */
const batch = 50;
const system = (ca: string, es: string, en: string) => ({ title: { ca, es, en }, permission: 'system' as const, output: z.null() });
const input = { migration: Migration.id, round: z.int(), after: z.uuid().optional() };
type Found = RowOf<typeof Migration>;

/** The migration, locked so that who stops it waits for the batch under way; undefined when this job is of an earlier round. */
async function ofRound({ db }: Context, id: string, round: number, state: Found['state']): Promise<Found | undefined> {
  const found = await db.lock(Migration, id);
  return found.round === round && found.state === state ? found : undefined;
}

async function keep({ db, organisation, now }: Context, migration: string, instance: string, { state, conflicts, before, version }: Outcome): Promise<void> {
  await sql`
    insert into processes.migrated (organisation, migration, instance, state, conflicts, before, version, at)
    values (${organisation}, ${migration}, ${instance}, ${state}, ${JSON.stringify(conflicts)}, ${before === undefined ? null : JSON.stringify(before)}, ${version ?? null}, ${now.toISOString()})
    on conflict (organisation, migration, instance) do update set state = excluded.state, conflicts = excluded.conflicts, before = coalesce(excluded.before, processes.migrated.before), version = coalesce(excluded.version, processes.migrated.version), at = excluded.at`.execute(db.tables());
}

async function running({ db, organisation }: Context, definition: string, after: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from processes.instance where organisation = ${organisation} and state = 'running' and definition = ${definition} ${after === undefined ? sql`` : sql`and id > ${after}`} order by id limit ${batch}`.execute(db.tables());
  return rows.map(({ id }) => id);
}

/** Tries the plan on one batch of running instances, and goes on with the next. */
export const checkBatch = operation('processes.check-batch', {
  ...system('Comprova una tanda', 'Comprueba una tanda', 'Check a batch'), input,
  async run({ migration, round, after }, context) {
    const plan = await ofRound(context, migration, round, 'checking');
    if (plan === undefined) return null;
    const instances = await running(context, plan.from, after);
    for (const instance of instances) await keep(context, migration, instance, await tryOne(context, plan, instance));
    if (instances.length === batch) await context.later(checkBatch, { migration, round, after: instances.at(-1) });
    else await context.db.update(Migration, migration, { state: 'checked' });
    return null;
  },
});

/** Of those that were found ready, the next to be moved. */
async function ready({ db, organisation }: Context, migration: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance: string }>`select instance from processes.migrated where organisation = ${organisation} and migration = ${migration} and state = 'ready' order by instance limit ${most}`.execute(db.tables());
  return rows.map(({ instance }) => instance);
}

/** Moves one batch; an instance that cannot move stays as it was and does not hold up the rest. With `left`, only so many of those that were found ready. */
export const moveBatch = operation('processes.move-batch', {
  ...system('Passa una tanda', 'Pasa una tanda', 'Move a batch'), input: { ...input, left: z.int().optional() },
  async run({ migration, round, after, left }, context) {
    const plan = await ofRound(context, migration, round, 'moving');
    if (plan === undefined) return null;
    const instances = left === undefined ? await running(context, plan.from, after) : await ready(context, migration, Math.min(batch, left));
    const more = left === undefined ? {} : { left: left - instances.length };
    for (const instance of instances) await keep(context, migration, instance, await moveOne(context, plan, { instance, by: plan.by ?? 'engine' }));
    if (instances.length === batch && more.left !== 0) await context.later(moveBatch, { migration, round, after: instances.at(-1), ...more });
    else await context.db.update(Migration, migration, { state: 'moved' });
    return null;
  },
});

/** Takes one batch back; what each instance was is let go when all have been. */
export const reverseBatch = operation('processes.reverse-batch', {
  ...system('Desfà una tanda', 'Deshace una tanda', 'Undo a batch'), input: { ...input, along: z.boolean() },
  async run({ migration, round, after, along }, context) {
    const plan = await ofRound(context, migration, round, 'reversing');
    if (plan === undefined) return null;
    const rows = await movedIn(context, migration, after);
    for (const row of rows) await keep(context, migration, row.instance, await takeBackOne(context, plan, row, { by: plan.by ?? 'engine', along }));
    if (rows.length === batch) await context.later(reverseBatch, { migration, round, along, after: rows.at(-1)?.instance });
    else await closed(context, migration, 'reversed');
    return null;
  },
});

/** Those that a migration has moved, with what each was. */
async function movedIn({ db, organisation }: Context, migration: string, after: string | undefined): Promise<readonly Moved[]> {
  const { rows } = await sql<Moved>`
    select instance, before, version from processes.migrated where organisation = ${organisation} and migration = ${migration} and state = 'moved' ${after === undefined ? sql`` : sql`and instance > ${after}`} order by instance limit ${batch}`.execute(db.tables());
  return rows;
}

/** Ends a migration: the former rows are let go, and it can no longer be undone. */
export async function closed({ db, organisation }: Context, migration: string, state: 'finished' | 'reversed'): Promise<Found> {
  await sql`update processes.migrated set before = null where organisation = ${organisation} and migration = ${migration} and before is not null`.execute(db.tables());
  return db.update(Migration, migration, { state });
}
