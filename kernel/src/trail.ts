import { v7 as uuidv7 } from 'uuid';
import type { Actor, Later } from './context.ts';
import { actFor, type Connection, type Tenancy } from './database.ts';
import { nameOf, type Trail } from './db.ts';
import type { Operation } from './operation.ts';
import { hashOf } from './sealing.ts';
import { sessionOf } from './session.ts';

/** What one operation did in a transaction beside its output: rows, events and jobs, in the organisation where it ran. */
export interface Pending {
  readonly organisation: string;
  readonly operation: Operation;
  readonly actor: Actor;
  /** Worked out only when the act is written. */
  readonly inputHash: () => string;
  readonly trail: Trail;
  readonly events: { name: string; facts: unknown }[];
  readonly jobs: Job[];
}
export interface Job { readonly operation: string; readonly input: unknown; readonly when: Later; /** Its place among all that this process left, so that the last of a key is known whichever operation left it. */ readonly left: number }

export interface Leaving { readonly connection: Connection; readonly pending: Pending; readonly tenancy: Tenancy; readonly now: Date; readonly answer?: { readonly key: string; readonly output: string } }

/** One part of the trail: SQL whose `?` are its values. */
interface Part { readonly text: string; readonly values: readonly unknown[] }

/** Of several jobs that a transaction leaves under one key only the last stands, as if each had replaced the one before, also when different operations left them. */
export function keepLastOfEachKey(all: readonly Pending[]): void {
  const keyOf = ({ when }: Job, organisation: string) => `${when.organisation ?? organisation} ${when.key ?? ''}`;
  const last = new Map<string, number>();
  for (const { jobs, organisation } of all) for (const job of jobs) if (job.when.key !== undefined) last.set(keyOf(job, organisation), Math.max(job.left, last.get(keyOf(job, organisation)) ?? 0));
  if (last.size === 0) return;
  for (const { jobs, organisation } of all) {
    const kept = jobs.filter((job) => job.when.key === undefined || last.get(keyOf(job, organisation)) === job.left);
    if (kept.length < jobs.length) jobs.splice(0, jobs.length, ...kept);
  }
}

/** Writes who did what, what changed, what is to be sealed, what is told, what comes later and what was answered: one statement, which travels with the commit. */
export function leaveTrail({ connection, pending, tenancy, now, answer }: Leaving): void {
  const { organisation, operation, jobs } = pending;
  const parts = [...(operation.kind === 'query' ? [] : actParts(pending, now)), ...(jobs.length === 0 ? [] : [jobPart(organisation, jobs, now)]), ...(answer === undefined ? [] : [answerPart(pending, answer, now)])];
  if (parts.length === 0) return;
  const elsewhere = organisation !== tenancy.acting;
  if (elsewhere) actFor(connection, { acting: organisation, readable: [organisation], person: null });
  const text = textOf(parts);
  sessionOf(connection).send(text, parts.flatMap(({ values }) => values), nameOf(text));
  if (elsewhere) actFor(connection, tenancy);
}

const texts = new Map<string, string>();
/** Parts as one statement; the same parts always give the very same text. */
function textOf(parts: readonly Part[]): string {
  const key = parts.map(({ text }) => kinds.indexOf(text)).join(' ');
  const known = texts.get(key);
  if (known !== undefined) return known;
  let count = 0;
  const text = `with ${parts.map((part, place) => `part${place} as (${part.text.replaceAll('?', () => `$${(count += 1)}`)})`).join(', ')} select 1`;
  texts.set(key, text);
  return text;
}

const actText = `insert into kernel.act (organisation, id, at, operation, person, actor, session, input_hash, touched) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const entriesText = `insert into kernel.ledger_entry (organisation, id, record, subject, hash, at)
  select ?::uuid, e.id, e.record, e.subject, decode(e.hash, 'hex'), ?::timestamptz from jsonb_to_recordset(?::jsonb) as e (id uuid, record text, subject uuid, hash text)`;
const pendingText = `insert into kernel.ledger_pending (organisation, entry) select ?::uuid, e from unnest(?::uuid[]) e`;
const entryText = `insert into kernel.ledger_entry (organisation, id, record, subject, hash, at) values (?, ?, ?, ?, decode(?, 'hex'), ?)`;
const pendingOneText = `insert into kernel.ledger_pending (organisation, entry) values (?, ?)`;
const changesText = `insert into kernel.change (organisation, id, act, at, record, subject, changes)
  select ?::uuid, c.id, ?::uuid, ?::timestamptz, c.record, c.subject, c.changes from jsonb_to_recordset(?::jsonb) as c (id uuid, record text, subject uuid, changes jsonb)`;
const eventText = `insert into kernel.event (organisation, id, at, name, facts, act) values (?, ?, ?, ?, ?, ?)`;
const eventsText = `insert into kernel.event (organisation, id, at, name, facts, act)
  select ?::uuid, v.id, ?::timestamptz, v.name, v.facts, ?::uuid from jsonb_to_recordset(?::jsonb) as v (id uuid, name text, facts jsonb)`;
const jobsText = `insert into kernel.job (organisation, id, operation, input, run_at, key, attempts_left, at)
  select j.organisation, j.id, j.operation, j.input, j.run_at, j.key, j.attempts, ?::timestamptz
  from jsonb_to_recordset(?::jsonb) as j (id uuid, organisation uuid, operation text, input jsonb, run_at timestamptz, key text, attempts int)
  on conflict (organisation, key) where key is not null do update
    set operation = excluded.operation, input = excluded.input, at = excluded.at, run_at = excluded.run_at, attempts_left = excluded.attempts_left, state = 'waiting', failures = 0, failure = null`;
const answerText = `insert into kernel.answer (organisation, key, operation, person, input_hash, output, at) values (?, ?, ?, ?, ?, ?, ?)`;
const kinds = [actText, entryText, entriesText, pendingOneText, pendingText, changesText, eventText, eventsText, jobsText, answerText];

function actParts({ organisation, operation, actor, inputHash, trail, events }: Pending, now: Date): Part[] {
  const at = now.toISOString();
  const act = {
    organisation, id: uuidv7(), at, operation: operation.name, person: actor.person, actor: actor.name, session: actor.session ?? null, inputHash: inputHash(),
    touched: trail.changed.map(({ record, id }) => ({ record: record.name, id })),
  };
  const changes = trail.changed.filter(({ changes: fields }) => Object.keys(fields).length > 0)
    .map(({ record, id, changes: fields }) => ({ id: uuidv7(), record: record.name, subject: id, changes: fields }));
  const entries = [
    { id: uuidv7(), record: 'kernel.act', subject: act.id, hash: hashOf(act) },
    ...trail.official.map(({ record, row }) => ({ id: uuidv7(), record: record.name, subject: row['id'] as string, hash: hashOf(row) })),
  ];
  return [
    { text: actText, values: [organisation, act.id, at, act.operation, act.person, act.actor, act.session, act.inputHash, JSON.stringify(act.touched)] },
    ...sealed(organisation, at, entries),
    ...(changes.length === 0 ? [] : [{ text: changesText, values: [organisation, act.id, at, JSON.stringify(changes)] }]),
    ...told(organisation, at, act.id, events),
  ];
}

// Most operations seal their act alone and tell one event: one row needs no list.
function sealed(organisation: string, at: string, entries: readonly { id: string; record: string; subject: string; hash: string }[]): Part[] {
  const [only, ...others] = entries;
  if (only !== undefined && others.length === 0) return [{ text: entryText, values: [organisation, only.id, only.record, only.subject, only.hash, at] }, { text: pendingOneText, values: [organisation, only.id] }];
  return [{ text: entriesText, values: [organisation, at, JSON.stringify(entries)] }, { text: pendingText, values: [organisation, entries.map(({ id }) => id)] }];
}

function told(organisation: string, at: string, act: string, events: Pending['events']): Part[] {
  const [only, ...others] = events;
  if (only === undefined) return [];
  if (others.length === 0) return [{ text: eventText, values: [organisation, uuidv7(), at, only.name, JSON.stringify(only.facts), act] }];
  return [{ text: eventsText, values: [organisation, at, act, JSON.stringify(events.map((each) => ({ id: uuidv7(), ...each })))] }];
}

function jobPart(organisation: string, jobs: readonly Job[], now: Date): Part {
  const rows = jobs.map(({ operation, input, when }) =>
    ({ id: uuidv7(), organisation: when.organisation ?? organisation, operation, input: input ?? {}, run_at: when.at?.toISOString() ?? now.toISOString(), key: when.key ?? null, attempts: when.attempts ?? 12 }));
  return { text: jobsText, values: [now.toISOString(), JSON.stringify(rows)] };
}

const answerPart = ({ organisation, operation, actor, inputHash }: Pending, { key, output }: { key: string; output: string }, now: Date): Part =>
  ({ text: answerText, values: [organisation, key, operation.name, actor.person, inputHash(), output, now.toISOString()] });
