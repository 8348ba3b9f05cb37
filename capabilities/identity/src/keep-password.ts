import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '@comu/kernel';

/** Sets a person's password, inside a platform operation. Written beside the trail of changes, which would keep old digests for ever. */
export async function keepPassword({ db, now }: Pick<Context, 'db' | 'now'>, { person, hash }: { person: string; hash: string }): Promise<void> {
  const at = now.toISOString();
  await sql`insert into identity.credential as c (id, person, hash, created_at, created_by, changed_at) values (${randomUUID()}, ${person}, ${hash}, ${at}, ${person}, ${at})
    on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at, version = c.version + 1`.execute(db.tables());
}
