import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '@comu/kernel';
import { Person } from './identity.records.ts';

/** Sets a person's password, inside a platform operation. Written beside the trail of changes, which would keep old digests for ever. */
export async function keepPassword({ db, now }: Pick<Context, 'db' | 'now'>, { person, hash }: { person: string; hash: string }): Promise<void> {
  const at = now.toISOString();
  await sql`insert into identity.credential as c (id, person, hash, created_at, created_by, changed_at) values (${randomUUID()}, ${person}, ${hash}, ${at}, ${person}, ${at})
    on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at, version = c.version + 1`.execute(db.tables());
}

/** Drops, inside a platform operation, every way in of a person: whoever entered them may have made it for themselves. */
export async function dropWaysIn({ db, now }: Pick<Context, 'db' | 'now'>, person: string): Promise<void> {
  for (const table of ['credential', 'passkey', 'external_identity']) await sql`delete from ${sql.table(`identity.${table}`)} where person = ${person}`.execute(db.tables());
  await sql`update identity.session set ended_at = ${now.toISOString()} where person = ${person} and ended_at is null`.execute(db.tables());
}

/** Notes, inside a platform operation, that a person proved their address for the first time. */
export async function becomeProven(context: Pick<Context, 'db' | 'now'>, person: string): Promise<void> {
  await dropWaysIn(context, person);
  await context.db.update(Person, person, { proven: true });
}
