import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Context, RowOf } from '@comu/kernel';
import { Ceremony } from './access.records.ts';
import { ceremonyOver } from './refusals.ts';

const minutes = 10;
type Purpose = RowOf<typeof Ceremony>['purpose'];

/** Keeps a challenge until it is answered, ten minutes at the most. Asking for one is no act, so it leaves no trail. */
export async function beginCeremony({ db, now }: Pick<Context, 'db' | 'now'>, { purpose, challenge, person = null, facts = {} }: { purpose: Purpose; challenge: string; person?: string | null; facts?: Record<string, string> }): Promise<void> {
  const at = now.toISOString();
  await sql`delete from identity.ceremony where until < ${at}`.execute(db.tables());
  await sql`insert into identity.ceremony (id, purpose, challenge, person, facts, until, created_at, changed_at)
    values (${randomUUID()}, ${purpose}, ${challenge}, ${person}, ${JSON.stringify(facts)}, ${new Date(now.getTime() + minutes * 60_000).toISOString()}, ${at}, ${at})`.execute(db.tables());
}

/** Takes a challenge away so that nobody answers it twice; refused when there is none or its time is over. */
export async function takeCeremony({ db, now }: Pick<Context, 'db' | 'now'>, { purpose, challenge }: { purpose: Purpose; challenge: string }): Promise<{ person: string | null; facts: Record<string, string> }> {
  const { rows: [row] } = await sql<{ person: string | null; facts: Record<string, string> }>`
    delete from identity.ceremony where challenge = ${challenge} and purpose = ${purpose} and until >= ${now.toISOString()} returning person, facts`.execute(db.tables());
  if (row === undefined) throw ceremonyOver();
  return row;
}
