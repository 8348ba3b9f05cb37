import { sql } from 'kysely';
import type { Context } from '@comu/kernel';

/**
 * Tells how far a load is, in percent, to everybody else before its transaction commits: by advisory locks, the one thing that is seen
 * outside at once. They go with the transaction, so a load that was killed shows as stopped in the same instant.
 */
export async function tellProgress({ db }: Pick<Context, 'db'>, load: string, percent: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${load}), ${Math.max(0, Math.min(100, Math.floor(percent)))})`.execute(db.tables());
}

/** How far each of these loads is; one that nobody works on has no entry. */
export async function progressOf({ db }: Pick<Context, 'db'>, loads: readonly string[]): Promise<Map<string, number>> {
  if (loads.length === 0) return new Map();
  const { rows } = await sql<{ load: string; percent: number }>`
    select l.load, max(k.objid::bigint)::int as percent from unnest(${loads}::text[]) as l(load)
    join pg_locks k on k.locktype = 'advisory' and k.objsubid = 2 and k.classid::bigint = (hashtext(l.load)::bigint & 4294967295)
      and k.database = (select oid from pg_database where datname = current_database())
    group by l.load`.execute(db.tables());
  return new Map(rows.map(({ load, percent }) => [load, percent]));
}
