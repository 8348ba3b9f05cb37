import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Actor, Context, Later, Settings, Standing } from './context.ts';
import { actFor, PLATFORM, type Connection, type Database, type Tenancy } from './database.ts';
import { dbOf, emptyTrail, type Trail } from './db.ts';
import type { FileStore } from './files/index.ts';
import type { House } from './house.ts';
import { checkInput } from './input.ts';
import { hashOf } from './sealing.ts';
import type { Vault } from './vault.ts';
import type { InputFor, Operation, OutputFor } from './operation.ts';
import { noOrganisation, notAllowed, notFound, Refused, refusal, signInFirst } from './problem.ts';
import { explainFailure, isPassing } from './failure.ts';

/** What runs operations: the house, its database, its files and its clock. */
export interface Runner {
  readonly house: House;
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly publicUrl: string;
  readonly settings: Settings;
  /** Runs an operation as an actor in an organisation (identifier), in one transaction. */
  run<O extends Operation>(operation: O, input: InputFor<O>, as: As): Promise<OutputFor<O>>;
  run(operation: string, input: unknown, as: As): Promise<any>;
  /** Takes one job that is due and runs it; the job goes in the same commit as what it did. `false` when none is due. */
  runJob(): Promise<boolean>;
  /** Told after each commit that changed something. */
  readonly committed: Set<(commit: Commit) => void>;
}
export interface Commit { readonly organisation: string; readonly touched: readonly { record: string; id: string }[]; readonly jobs: number }

export interface As {
  readonly actor: Actor;
  /** `null` when the person named none; platform operations need none. */
  readonly organisation: string | null;
  /** A repeated request with the same key gets the first answer and does nothing. */
  readonly key?: string;
  readonly address?: string;
  /** Receives the session that the operation opens or closes. */
  readonly onSession?: (session: { readonly token: string; readonly until: Date } | null) => void;
}

export const systemActor: Actor = { kind: 'system', person: null, name: 'Comú', language: 'ca', standings: [] };
export const publicActor: Actor = { kind: 'public', person: null, name: '', language: 'ca', standings: [] };

export const keyReused = refusal('kernel.key-reused', {
  says: {
    ca: 'Aquesta petició ja es va fer amb unes altres dades. Recarregueu la pàgina i torneu a començar: així no es farà dues vegades.',
    es: 'Esta petición ya se hizo con otros datos. Recargue la página y vuelva a empezar: así no se hará dos veces.',
    en: 'This request was already made with other data. Reload the page and start again, so that it is not done twice.',
  },
});

export interface RunnerParts {
  readonly house: House;
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly publicUrl: string;
  readonly settings?: Settings;
  /** The present instant; a simulation gives its own. */
  readonly clock?: () => Date;
}

export function makeRunner({ house, database, files, vault, publicUrl, settings = {}, clock = () => new Date() }: RunnerParts): Runner {
  const runner: Runner = {
    house, database, files, vault, publicUrl, settings, committed: new Set(),
    runJob: () => runJob({ runner, now: clock() }),
    async run(which: Operation | string, given: unknown, as: As): Promise<any> {
      const operation = typeof which === 'string' ? house.operations.get(which) : which;
      if (operation === undefined) throw notFound({ what: which });
      const organisation = operation.scope === 'platform' ? PLATFORM : as.organisation;
      if (organisation === null) throw as.actor.kind === 'public' ? signInFirst() : noOrganisation();
      const standing = as.actor.standings.find((each) => each.organisation === organisation);
      checkPermission(house, operation, as.actor, standing);
      const input = checkInput(operation, given);
      const tenancy = tenancyOf(as.actor, organisation);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { output, pending } = await database.transaction(tenancy, (connection) => perform({ runner, connection, operation, input, as: { ...as, organisation }, tenancy, now: clock() }));
          tellCommitted(runner, pending);
          return output;
        } catch (failure) {
          // A deadlock or a serialisation failure has undone everything, so trying again is safe.
          if (attempt < 4 && isPassing(failure)) continue;
          throw explainFailure(failure, house);
        }
      }
    },
  };
  return runner;
}

function tenancyOf(actor: Actor, organisation: string): Tenancy {
  const readable = new Set(actor.standings.map((each) => each.organisation));
  if (organisation !== PLATFORM) readable.add(organisation);
  return { acting: organisation, readable: [...readable], person: actor.person };
}

function checkPermission(house: House, operation: Operation, actor: Actor, standing: Standing | undefined) {
  const { permission } = operation;
  if (actor.kind === 'system' || permission === 'anyone') return;
  if (actor.kind === 'public') throw signInFirst();
  if (permission === 'signed-in' && (operation.scope === 'platform' || standing !== undefined)) return;
  if (standing?.permissions.has(permission)) return;
  const label = house.permissions.get(permission);
  const refused = notAllowed({ permission });
  throw label === undefined ? refused : new Refused(refused.code, refused.status, {
    ca: refused.sentence.ca.replace(permission, label.ca), es: refused.sentence.es.replace(permission, label.es), en: refused.sentence.en.replace(permission, label.en),
  }, { permission });
}

interface Performance { readonly runner: Runner; readonly connection: Connection; readonly operation: Operation; readonly input: unknown; readonly as: As & { organisation: string }; readonly tenancy: Tenancy; readonly now: Date }

function tellCommitted(runner: Runner, pending: readonly Pending[]) {
  for (const { organisation, trail, jobs } of pending) {
    if (trail.changed.length === 0 && jobs.length === 0) continue;
    const commit: Commit = { organisation, touched: trail.changed.map(({ record, id }) => ({ record: record.name, id })), jobs: jobs.length };
    for (const listener of runner.committed) listener(commit);
  }
}

async function perform(performance: Performance): Promise<{ output: unknown; pending: readonly Pending[] }> {
  const { runner, connection, operation, input, as, tenancy, now } = performance;
  const repeated = await claimKey(performance);
  if (repeated !== undefined) return { output: repeated.output, pending: [] };
  const pending: Pending[] = [];
  const output = await runIn({ runner, connection, operation, input, as, actor: as.actor, tenancy, now, pending });
  for (const each of pending) await leaveTrail(connection, each, tenancy, now);
  if (as.key !== undefined && operation.kind === 'change')
    await sql`update kernel.answer set output = ${runner.vault.lock(JSON.stringify(output ?? null))} where organisation = ${as.organisation} and key = ${as.key}`.execute(connection);
  return { output, pending };
}

interface DueJob { readonly organisation: string; readonly id: string; readonly operation: string; readonly input: unknown }

async function runJob({ runner, now }: { runner: Runner; now: Date }): Promise<boolean> {
  let job: DueJob | undefined;
  try {
    const pending = await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, async (connection) => {
      const { rows } = await sql<DueJob>`
        delete from kernel.job where (organisation, id) = (
          select organisation, id from kernel.job where state = 'waiting' and run_at <= ${now.toISOString()} order by run_at, id limit 1 for update skip locked)
        returning organisation, id, operation, input`.execute(connection);
      job = rows[0];
      if (job === undefined) return [];
      const operation = runner.house.operations.get(job.operation);
      if (operation === undefined) throw new Error(`The operation ${job.operation} of a job does not exist in this installation.`);
      const tenancy: Tenancy = { acting: job.organisation, readable: [job.organisation], person: null };
      await actFor(connection, tenancy);
      const done = await perform({ runner, connection, operation, input: checkInput(operation, job.input), as: { actor: systemActor, organisation: job.organisation }, tenancy, now });
      return done.pending;
    });
    tellCommitted(runner, pending);
  } catch (failure) {
    if (job === undefined) throw failure;
    await putOff({ runner, job, failure, now });
  }
  return job !== undefined;
}

/** Tries a failed job again after 2, 4, 8 … seconds (an hour at the most); after its last attempt it waits for a person as a dead letter. */
async function putOff({ runner, job, failure, now }: { runner: Runner; job: DueJob; failure: unknown; now: Date }) {
  const said = failure instanceof Refused ? { code: failure.code, sentence: failure.sentence } : { message: (failure as Error).message.slice(0, 2000) };
  await runner.database.transaction({ acting: PLATFORM, readable: [], person: null }, (connection) => sql`
    update kernel.job set failures = failures + 1, failure = ${JSON.stringify(said)}::jsonb, attempts_left = attempts_left - 1,
      state = case when attempts_left <= 1 then 'dead' else 'waiting' end,
      run_at = ${now.toISOString()}::timestamptz + least(3600, power(2, failures + 1)) * interval '1 second'
    where organisation = ${job.organisation} and id = ${job.id}`.execute(connection));
}

async function claimKey({ runner, connection, operation, input, as, now }: Performance): Promise<{ output: unknown } | undefined> {
  if (as.key === undefined || operation.kind === 'query') return undefined;
  const digest = digestOf(runner.vault, input);
  const claimed = await sql`
    insert into kernel.answer (organisation, key, operation, person, input_hash, at)
    values (${as.organisation}, ${as.key}, ${operation.name}, ${as.actor.person}, ${digest}, ${now.toISOString()}) on conflict do nothing`.execute(connection);
  if (claimed.numAffectedRows === 1n) return undefined;
  const { rows: [before] } = await sql<{ output: string | null; operation: string; inputHash: string; person: string | null }>`
    select output, operation, input_hash, person from kernel.answer where organisation = ${as.organisation} and key = ${as.key}`.execute(connection);
  if (before === undefined || before.operation !== operation.name || before.inputHash !== digest || before.person !== as.actor.person) throw keyReused();
  return { output: before.output === null ? null : JSON.parse(runner.vault.open(before.output)) };
}

/** Keyed, so that whoever reads the database cannot guess a short input from its digest. */
const digestOf = (vault: Vault, input: unknown) => vault.code('input', JSON.stringify(input ?? null));

/** One operation's own part of a transaction: its rows, events and jobs, in the organisation where it ran. */
interface Pending { readonly organisation: string; readonly operation: Operation; readonly actor: Actor; readonly inputHash: string; readonly trail: Trail; readonly events: { name: string; facts: unknown }[]; readonly jobs: Job[] }
interface Job { readonly operation: string; readonly input: unknown; readonly when: Later }

interface RunIn { readonly runner: Runner; readonly connection: Connection; readonly operation: Operation; readonly input: unknown; readonly as: As; readonly actor: Actor; readonly tenancy: Tenancy; readonly now: Date; readonly pending: Pending[] }

async function runIn({ runner, connection, operation, input, as, actor, tenancy, now, pending }: RunIn): Promise<unknown> {
  const { house } = runner;
  const organisation = tenancy.acting;
  const own: Pending = { organisation, operation, actor, inputHash: digestOf(runner.vault, input), trail: emptyTrail(), events: [], jobs: [] };
  pending.push(own);
  const within = (next: Operation, given: unknown, who: Actor, inside: Tenancy) =>
    runIn({ runner, connection, operation: next, input: checkInput(next, given), as, actor: who, tenancy: inside, now, pending });
  const can = (permission: string) => actor.kind === 'system' || (actor.standings.find((each) => each.organisation === organisation)?.permissions.has(permission) ?? false);

  const context: Context = {
    db: dbOf(connection, () => ({ organisation, person: actor.person, now }), own.trail),
    me: actor, organisation, now, language: actor.language, files: runner.files, vault: runner.vault, publicUrl: runner.publicUrl, settings: runner.settings, house, can,
    address: as.address ?? null,
    setSession: (session) => as.onSession?.(session),
    async emit(event, facts) {
      own.events.push({ name: event, facts });
      for (const listener of house.listeners(event)) own.jobs.push({ operation: listener.name, input: facts, when: {} });
    },
    async later(next, given, when = {}) {
      if (when.organisation !== undefined && organisation !== PLATFORM) throw new Error(`${operation.name} acts for one organisation and cannot leave work to another: use deliver.`);
      own.jobs.push({ operation: next.name, input: given, when });
    },
    async call(next, given) {
      checkPermission(house, next, actor, actor.standings.find((each) => each.organisation === organisation));
      return (await within(next, given, actor, tenancy)) as never;
    },
    async callByName(name, given) {
      const next = house.operations.get(name);
      if (next === undefined) throw notFound({ what: name });
      return context.call(next, given as never);
    },
    async asSystem(next, given) {
      return (await within(next, given, { ...systemActor, language: actor.language }, tenancy)) as never;
    },
    async attempt(work) {
      const before = { pending: pending.length, events: own.events.length, jobs: own.jobs.length, changed: own.trail.changed.length, official: own.trail.official.length };
      await sql`savepoint attempt`.execute(connection);
      try {
        const value = await work();
        await sql`release savepoint attempt`.execute(connection);
        return { done: true, value };
      } catch (failure) {
        await sql`rollback to savepoint attempt`.execute(connection);
        pending.length = before.pending;
        own.events.length = before.events;
        own.jobs.length = before.jobs;
        own.trail.changed.length = before.changed;
        own.trail.official.length = before.official;
        return { done: false, failure: explainFailure(failure, house) };
      }
    },
    async deliver(to, next, given) {
      if (!next.receives) throw new Error(`${next.name} cannot be delivered to another organisation: it is not declared with receives.`);
      const there: Tenancy = { acting: to, readable: [to], person: null };
      await actFor(connection, there);
      try {
        return (await within(next, given, { ...systemActor, language: actor.language }, there)) as never;
      } finally {
        await actFor(connection, tenancy);
      }
    },
  };
  const output = await operation.run(input as never, context);
  return checkOutput(operation, output);
}

function checkOutput(operation: Operation, output: unknown): unknown {
  const checked = (operation.output as z.ZodType).safeParse(output);
  if (!checked.success) throw new Error(`${operation.name} answered with something other than it declares: ${checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  return checked.data;
}

/** Writes who did what, what changed, what is to be sealed, what is told and what comes later: one statement beside the change itself. */
async function leaveTrail(connection: Connection, { organisation, operation, actor, inputHash, trail, events, jobs }: Pending, tenancy: Tenancy, now: Date) {
  if (operation.kind === 'query') return leaveJobs(connection, organisation, jobs, now);
  const elsewhere = organisation !== tenancy.acting;
  if (elsewhere) await actFor(connection, { acting: organisation, readable: [organisation], person: null });
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
  await sql`
    with act as (insert into kernel.act (organisation, id, at, operation, person, actor, session, input_hash, touched)
        values (${organisation}, ${act.id}, ${at}, ${act.operation}, ${act.person}, ${act.actor}, ${act.session}, ${inputHash}, ${JSON.stringify(act.touched)})),
      changes as (insert into kernel.change (organisation, id, act, at, record, subject, changes)
        select ${organisation}::uuid, c.id, ${act.id}::uuid, ${at}::timestamptz, c.record, c.subject, c.changes
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, record text, subject uuid, changes jsonb)),
      entries as (insert into kernel.ledger_entry (organisation, id, record, subject, hash, at)
        select ${organisation}::uuid, e.id, e.record, e.subject, decode(e.hash, 'hex'), ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (id uuid, record text, subject uuid, hash text)),
      unsealed as (insert into kernel.ledger_pending (organisation, entry)
        select ${organisation}::uuid, e.id from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (id uuid)),
      events as (insert into kernel.event (organisation, id, at, name, facts, act)
        select ${organisation}::uuid, v.id, ${at}::timestamptz, v.name, v.facts, ${act.id}::uuid
        from jsonb_to_recordset(${JSON.stringify(events.map((each) => ({ id: uuidv7(), ...each })))}::jsonb) as v (id uuid, name text, facts jsonb))
    select 1`.execute(connection);
  await leaveJobs(connection, organisation, jobs, now);
  if (elsewhere) await actFor(connection, tenancy);
}

async function leaveJobs(connection: Connection, organisation: string, jobs: readonly Job[], now: Date) {
  if (jobs.length === 0) return;
  await sql`
    insert into kernel.job (organisation, id, operation, input, run_at, key, attempts_left, at)
    select coalesce(j.organisation, ${organisation}::uuid), j.id, j.operation, j.input, coalesce(j.run_at, ${now.toISOString()}::timestamptz), j.key, j.attempts, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(jobs.map(jobRow))}::jsonb) as j (id uuid, organisation uuid, operation text, input jsonb, run_at timestamptz, key text, attempts int)
    on conflict (organisation, key) where key is not null do update
      set input = excluded.input, run_at = excluded.run_at, attempts_left = excluded.attempts_left, state = 'waiting', failures = 0, failure = null`.execute(connection);
}

const jobRow = ({ operation, input, when }: Job) => ({ id: uuidv7(), organisation: when.organisation ?? null, operation, input: input ?? {}, run_at: when.at?.toISOString() ?? null, key: when.key ?? null, attempts: when.attempts ?? 12 });
