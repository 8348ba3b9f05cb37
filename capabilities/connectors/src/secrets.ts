import type { Context } from '@comu/kernel';
import { sql } from 'kysely';

type Within = Pick<Context, 'db' | 'organisation' | 'now' | 'vault'>;

/** Keeps a secret, locked; nobody reads it again but who uses it. */
export async function keepSecret({ db, organisation, now, vault }: Within, id: string, secret: string): Promise<void> {
  await sql`
    insert into connectors.secret (organisation, id, locked, changed_at) values (${organisation}, ${id}, ${vault.lock(secret)}, ${now.toISOString()})
    on conflict (organisation, id) do update set locked = excluded.locked, changed_at = excluded.changed_at`.execute(db.tables());
}

export async function secretOf({ db, organisation, vault }: Pick<Context, 'db' | 'organisation' | 'vault'>, id: string): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ locked: string }>`select locked from connectors.secret where organisation = ${organisation} and id = ${id}`.execute(db.tables());
  return row === undefined ? undefined : vault.open(row.locked);
}

/** When each secret was last changed; its value is not among what can be asked. */
export async function secretsKept({ db, organisation }: Pick<Context, 'db' | 'organisation'>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; changedAt: string }>`select id, changed_at from connectors.secret where organisation = ${organisation}`.execute(db.tables());
  return new Map(rows.map(({ id, changedAt }) => [id, changedAt]));
}
