import { sql, type RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor, Later } from './context.ts';
import { actFor, type Connection, type Tenancy } from './database.ts';
import type { Trail } from './db.ts';
import type { Operation } from './operation.ts';
import { hashOf } from './sealing.ts';

/** What one operation did in a transaction beside its output: rows, events and jobs, in the organisation where it ran. */
export interface Pending {
  readonly organisation: string;
  readonly operation: Operation;
  readonly actor: Actor;
  readonly inputHash: string;
  readonly trail: Trail;
  readonly events: { name: string; facts: unknown }[];
  readonly jobs: Job[];
}
export interface Job { readonly operation: string; readonly input: unknown; readonly when: Later }

export interface Leaving { readonly connection: Connection; readonly pending: Pending; readonly tenancy: Tenancy; readonly now: Date; readonly answer?: { readonly key: string; readonly output: string } }

/** Writes who did what, what changed, what is to be sealed, what is told, what comes later and what was answered: one statement, beside the change itself. */
export async function leaveTrail({ connection, pending, tenancy, now, answer }: Leaving): Promise<void> {
  const { organisation, operation, jobs } = pending;
  const parts = [...(operation.kind === 'query' ? [] : actParts(pending, now)), ...(jobs.length === 0 ? [] : [jobPart(organisation, jobs, now)]), ...(answer === undefined ? [] : [answerPart(pending, answer, now)])];
  if (parts.length === 0) return;
  const elsewhere = organisation !== tenancy.acting;
  if (elsewhere) await actFor(connection, { acting: organisation, readable: [organisation], person: null });
  await sql`with ${sql.join(parts.map((part, place) => sql`${sql.raw(`part${place}`)} as (${part})`))} select 1`.execute(connection);
  if (elsewhere) await actFor(connection, tenancy);
}

function actParts({ organisation, operation, actor, inputHash, trail, events }: Pending, now: Date): RawBuilder<unknown>[] {
  const at = now.toISOString();
  const act = {
    organisation, id: uuidv7(), at, operation: operation.name, person: actor.person, actor: actor.name, session: actor.session ?? null, inputHash,
    touched: trail.changed.map(({ record, id }) => ({ record: record.name, id })),
  };
  const changes = trail.changed.filter(({ changes: fields }) => Object.keys(fields).length > 0)
    .map(({ record, id, changes: fields }) => ({ id: uuidv7(), record: record.name, subject: id, changes: fields }));
  const entries = [
    { id: uuidv7(), record: 'kernel.act', subject: act.id, hash: hashOf(act) },
    ...trail.official.map(({ record, row }) => ({ id: uuidv7(), record: record.name, subject: row['id'] as string, hash: hashOf(row) })),
  ];
  return [
    sql`insert into kernel.act (organisation, id, at, operation, person, actor, session, input_hash, touched)
      values (${organisation}, ${act.id}, ${at}, ${act.operation}, ${act.person}, ${act.actor}, ${act.session}, ${inputHash}, ${JSON.stringify(act.touched)})`,
    sql`insert into kernel.ledger_entry (organisation, id, record, subject, hash, at)
      select ${organisation}::uuid, e.id, e.record, e.subject, decode(e.hash, 'hex'), ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (id uuid, record text, subject uuid, hash text)`,
    sql`insert into kernel.ledger_pending (organisation, entry) select ${organisation}::uuid, e::uuid from unnest(${entries.map(({ id }) => id)}::text[]) e`,
    ...(changes.length === 0 ? [] : [sql`insert into kernel.change (organisation, id, act, at, record, subject, changes)
      select ${organisation}::uuid, c.id, ${act.id}::uuid, ${at}::timestamptz, c.record, c.subject, c.changes from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, record text, subject uuid, changes jsonb)`]),
    ...(events.length === 0 ? [] : [sql`insert into kernel.event (organisation, id, at, name, facts, act)
      select ${organisation}::uuid, v.id, ${at}::timestamptz, v.name, v.facts, ${act.id}::uuid from jsonb_to_recordset(${JSON.stringify(events.map((each) => ({ id: uuidv7(), ...each })))}::jsonb) as v (id uuid, name text, facts jsonb)`]),
  ];
}

function jobPart(organisation: string, jobs: readonly Job[], now: Date): RawBuilder<unknown> {
  // Of several jobs with one key only the last stands, as if each had replaced the one before.
  const last = new Map(jobs.map((job, place) => [job.when.key === undefined ? place : `${job.when.organisation ?? organisation} ${job.when.key}`, job]));
  const rows = [...last.values()].map(({ operation, input, when }) =>
    ({ id: uuidv7(), organisation: when.organisation ?? organisation, operation, input: input ?? {}, run_at: when.at?.toISOString() ?? now.toISOString(), key: when.key ?? null, attempts: when.attempts ?? 12 }));
  return sql`insert into kernel.job (organisation, id, operation, input, run_at, key, attempts_left, at)
    select j.organisation, j.id, j.operation, j.input, j.run_at, j.key, j.attempts, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as j (id uuid, organisation uuid, operation text, input jsonb, run_at timestamptz, key text, attempts int)
    on conflict (organisation, key) where key is not null do update
      set input = excluded.input, run_at = excluded.run_at, attempts_left = excluded.attempts_left, state = 'waiting', failures = 0, failure = null`;
}

const answerPart = ({ organisation, operation, actor, inputHash }: Pending, { key, output }: { key: string; output: string }, now: Date): RawBuilder<unknown> =>
  sql`insert into kernel.answer (organisation, key, operation, person, input_hash, output, at)
    values (${organisation}, ${key}, ${operation.name}, ${actor.person}, ${inputHash}, ${output}, ${now.toISOString()})`;
