import { operation, type Context, type RowOf } from '@comu/kernel';
import { changed, measured, periodOf, replication, type Likeness, outcome } from '@comu/simulation';
import { z } from 'zod';
import { imitationOf, kindly, learnVersion, modelKept, timeOf } from '../learn.ts';
import { explained, notReady, running, sentenceOf } from '../refusals.ts';
import { measuredOf } from '../results.ts';
import { Repetition, Result, Run, Scenario, Study } from '../simulation.records.ts';
import { words } from '@comu/kernel/text';

/** Repetitions of each scenario, cases in each, and the seed that all scenarios of all studies share: it is written with each run, and gives the same again. */
const [repetitions, mostCases, seed] = [16, 700, 20260101] as const;

/** Begins the simulation of a scenario as it is now. */
export async function startRun(context: Context, scenario: RowOf<typeof Scenario>): Promise<RowOf<typeof Run>> {
  const run = await context.db.insert(Run, { scenario: scenario.id, state: 'running', changes: scenario.changes, seed, repetitions, finished: 0, askedAt: context.now.toISOString() });
  await context.later(repeatRun, { run: run.id }, { attempts: 2 });
  return run;
}

/** Does one repetition by a job, keeps what it gave, and asks for the next: so it shows how far it is, can be stopped, and goes on where it was after a stop of the server. */
const repeatRun = operation('simulation.repeat', {
  title: words('Simula una repetició', 'Simula una repetición', 'Simulate a repetition'), permission: 'system', input: { run: z.uuid() }, output: z.null(),
  async run({ run: id }, context) {
    const { db } = context;
    const run = await db.find(Run, id);
    if (run === undefined || run.state !== 'running') return null;
    const done = await context.attempt(() => repeated(context, run));
    const now = await db.find(Run, id).then((found) => (found === undefined ? undefined : db.lock(Run, id)));
    if (now === undefined || now.state !== 'running') return null;
    if (!done.done) {
      await db.update(Run, id, { state: 'failed', trouble: sentenceOf(done.failure) });
      return null;
    }
    const number = now.finished + 1;
    await db.insert(Repetition, { run: id, number, measured: done.value.measured as never, doneAt: new Date().toISOString() });
    const last = number >= now.repetitions || done.value.measured.givenUp !== null;
    await db.update(Run, id, { finished: number, ...(done.value.model === null ? {} : { model: done.value.model as never, unknown: [...done.value.unknown] }), ...(last ? { state: 'done' as const } : {}) });
    if (last) await seal(context, run);
    else await context.later(repeatRun, { run: id }, { attempts: 2 });
    return null;
  },
});

/** What a simulation says is written once, with what was asked. */
async function seal({ db }: Context, run: RowOf<typeof Run>) {
  const scenario = await db.get(Scenario, run.scenario);
  const study = await db.get(Study, scenario.study);
  await db.insert(Result, { run: run.id, study: study.name, scenario: scenario.name, changes: run.changes, outcome: outcome(await measuredOf(db, run.id)) as never, toldAt: new Date().toISOString() });
}

async function repeated(context: Context, run: RowOf<typeof Run>) {
  const { observed, model, made, period, time } = await again(context, run, run.finished + 1);
  return { measured: measured(observed, { model, ...period, time }), model: made?.model ?? null, unknown: made?.unknown ?? [] };
}

/** One repetition of a run, done now: by its seed and number it always gives the same. */
export async function again(context: Context, run: RowOf<typeof Run>, repetition: number) {
  const scenario = await context.db.get(Scenario, run.scenario);
  const study = await context.db.get(Study, scenario.study);
  const learnt = imitationOf(study);
  if (learnt === null) throw notReady();
  const time = await timeOf(context, study);
  const made = run.model === null ? await modelOf(context, study, run) : null;
  const model = made?.model ?? modelKept(run.model);
  // Every scenario of a study is simulated over the same stretch of time, by today’s rate of arrival.
  const period = periodOf(learnt, { mostCases, typicalHigh: (study.likeness as unknown as Likeness | null)?.recorded.high ?? 0 });
  const observed = await kindly(replication(model, { seed: run.seed, repetition, ...period, time, mostEvents: 400_000, mostOpen: 5000 }));
  return { observed, model, made, period, time };
}

async function modelOf(context: Context, study: RowOf<typeof Study>, { changes }: RowOf<typeof Run>) {
  const { version, ...rest } = changes;
  const learnt = version === undefined ? imitationOf(study) : await learnVersion(context, study, version);
  if (learnt === null) throw notReady();
  try {
    return { model: changed(learnt.model, rest as Parameters<typeof changed>[1]), unknown: learnt.seen.unknown };
  } catch (failure) {
    throw explained(failure, learnt.model);
  }
}

/** Simulates a scenario. It goes on apart; how far it is can be seen in the study. */
export const runScenario = operation('simulation.run-scenario', {
  title: words('Simula un escenari', 'Simula un escenario', 'Simulate a scenario'), permission: 'simulation.run', input: { scenario: Scenario.id }, output: z.object({ run: z.uuid() }),
  async run({ scenario: id }, context) {
    const scenario = await context.db.lock(Scenario, id);
    if (imitationOf(await context.db.get(Study, scenario.study)) === null) throw notReady();
    if ((await context.db.first(Run, { scenario: id, state: 'running' })) !== undefined) throw running();
    return { run: (await startRun(context, scenario)).id };
  },
});

/** Stops a simulation; what it had done stays, and tells nothing. */
export const cancelRun = operation('simulation.cancel-run', {
  title: words('Atura una simulació', 'Detiene una simulación', 'Stop a simulation'), permission: 'simulation.run', input: { run: Run.id }, output: z.null(),
  async run({ run }, { db }) {
    const row = await db.lock(Run, run);
    if (row.state === 'running') await db.update(Run, run, { state: 'cancelled' });
    return null;
  },
});

export const runOperations = [repeatRun, runScenario, cancelRun] as const;
