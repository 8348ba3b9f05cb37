import { setImmediate as othersFirst } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor, Context, Progress, Settings, Standing } from './context.ts';
import { actFor, PLATFORM, type Connection, type Database, type Tenancy } from './database.ts';
import { sessionOf } from './session.ts';
import { answerBefore, digestOf } from './answer.ts';
import { dbOf, emptyTrail } from './db.ts';
import type { FileStore } from './files/index.ts';
import type { House } from './house.ts';
import { checkInput } from './input.ts';
import { takeJob } from './take-job.ts';
import { keepLastOfEachKey, leaveTrail, type Pending } from './trail.ts';
import type { Vault } from './vault.ts';
import type { InputFor, Operation, OutputFor } from './operation.ts';
import { noOrganisation, notAllowed, notFound, Refused, signInFirst } from './problem.ts';
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
  /** Takes one job that is due, or several alike that are done together, and runs it; it goes in the same commit as what it did. `false` when none is due. */
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
  /** Told how far a long operation is; nothing it is told is committed yet. */
  readonly onProgress?: (step: Progress) => void;
}

export const systemActor: Actor = { kind: 'system', person: null, name: 'Comú', language: 'ca', standings: [] };
export const publicActor: Actor = { kind: 'public', person: null, name: '', language: 'ca', standings: [] };

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
  const alone = { left: 0 };
  const runner: Runner = {
    house, database, files, vault, publicUrl, settings, committed: new Set(),
    runJob: () => takeJob({ runner, now: clock(), alone }),
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
          const before = await answerBefore({ database, vault, operation, input, as, tenancy });
          if (before !== undefined) return before.output;
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

export interface Performance {
  readonly runner: Runner; readonly connection: Connection; readonly operation: Operation; readonly input: unknown; readonly as: As & { organisation: string }; readonly tenancy: Tenancy; readonly now: Date;
  /** The inputs of several jobs of an operation that does them together; `input` is then all of them. */
  readonly together?: readonly unknown[];
}

export function tellCommitted(runner: Runner, pending: readonly Pending[]) {
  for (const { organisation, trail, jobs } of pending) {
    if (trail.changed.length === 0 && jobs.length === 0) continue;
    const commit: Commit = { organisation, touched: trail.changed.map(({ record, id }) => ({ record: record.name, id })), jobs: jobs.length };
    for (const listener of runner.committed) listener(commit);
  }
}

export async function perform(performance: Performance): Promise<{ output: unknown; pending: readonly Pending[] }> {
  const { runner, connection, operation, input, as, tenancy, now, together } = performance;
  const pending: Pending[] = [];
  const output = await runIn({ runner, connection, operation, input, as, actor: as.actor, tenancy, now, pending, ...(together === undefined ? {} : { together }) });
  const answer = as.key === undefined || operation.kind === 'query' ? undefined : { key: as.key, output: runner.vault.lock(JSON.stringify(output ?? null)) };
  keepLastOfEachKey(pending);
  for (const [place, each] of pending.entries()) leaveTrail({ connection, pending: each, tenancy, now, ...(place === 0 && answer !== undefined ? { answer } : {}) });
  return { output, pending };
}

interface RunIn { readonly runner: Runner; readonly connection: Connection; readonly operation: Operation; readonly input: unknown; readonly as: As; readonly actor: Actor; readonly tenancy: Tenancy; readonly now: Date; readonly pending: Pending[]; readonly together?: readonly unknown[] }

/** How many jobs this process has left: what was left later has a higher place, whichever operation left it. */
let jobsLeft = 0;

async function runIn({ runner, connection, operation, input, as, actor, tenancy, now, pending, together }: RunIn): Promise<unknown> {
  const { house } = runner;
  const organisation = tenancy.acting;
  const own: Pending = { organisation, operation, actor, inputHash: () => digestOf(runner.vault, input), trail: emptyTrail(), events: [], jobs: [] };
  pending.push(own);
  const within = (next: Operation, given: unknown, who: Actor, inside: Tenancy) =>
    runIn({ runner, connection, operation: next, input: checkInput(next, given), as, actor: who, tenancy: inside, now, pending });
  const can = (permission: string) => actor.kind === 'system' || (actor.standings.find((each) => each.organisation === organisation)?.permissions.has(permission) ?? false);

  const context: Context = {
    db: dbOf(connection, () => ({ organisation, person: actor.person, now }), own.trail),
    me: actor, organisation, now, language: actor.language, files: runner.files, vault: runner.vault, publicUrl: runner.publicUrl, settings: runner.settings, house, can,
    address: as.address ?? null,
    setSession: (session) => as.onSession?.(session),
    async progress(step) {
      as.onProgress?.(step);
      await othersFirst();
    },
    async emit(event, facts) {
      own.events.push({ name: event, facts });
      for (const listener of house.listeners(event)) own.jobs.push({ operation: listener.name, input: facts, when: {}, left: (jobsLeft += 1) });
    },
    async later(next, given, when = {}) {
      if (when.organisation !== undefined && organisation !== PLATFORM) throw new Error(`${operation.name} acts for one organisation and cannot leave work to another: use deliver.`);
      own.jobs.push({ operation: next.name, input: given, when, left: (jobsLeft += 1) });
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
      const session = sessionOf(connection);
      const mark = session.mark();
      try {
        const value = await work();
        await mark.keep();
        return { done: true, value };
      } catch (thrown) {
        const failure = session.reason(thrown);
        await mark.undo();
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
      actFor(connection, there);
      try {
        return (await within(next, given, { ...systemActor, language: actor.language }, there)) as never;
      } finally {
        actFor(connection, tenancy);
      }
    },
  };
  if (together !== undefined && operation.runTogether !== undefined) return operation.runTogether(together, context);
  const output = await operation.run(input as never, context);
  return checkOutput(operation, output);
}

function checkOutput(operation: Operation, output: unknown): unknown {
  const checked = (operation.output as z.ZodType).safeParse(output);
  if (!checked.success) throw new Error(`${operation.name} answered with something other than it declares: ${checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  return checked.data;
}
