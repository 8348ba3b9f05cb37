import { operation } from '@comu/kernel';
import { sourceSchema, timeSchema } from '@comu/process-mining';
import { z } from 'zod';
import { modelSchema, termSchema } from '../asked.ts';
import { learn, logToLearn } from '../learn.ts';
import { sentenceOf } from '../refusals.ts';
import { Repetition, Run, Scenario, Study } from '../simulation.records.ts';
import { words } from '@comu/kernel/text';
import { startRun } from './run.ts';

/** Learns a study by a job, and simulates today. */
const learnStudy = operation('simulation.learn', {
  title: words('Aprèn un procés del seu registre', 'Aprende un proceso de su registro', 'Learn a process from its log'), permission: 'system', input: { study: z.uuid() }, output: z.null(),
  async run({ study }, context) {
    const row = await context.db.find(Study, study);
    if (row === undefined || row.state !== 'learning') return null;
    const done = await context.attempt(() => learn(context, row));
    // Whoever waited may have taken it away meanwhile.
    if ((await context.db.find(Study, study)) === undefined) return null;
    if (!done.done) {
      await context.db.update(Study, study, { state: 'failed', trouble: sentenceOf(done.failure) });
      return null;
    }
    const { imitation, likeness, drawing } = done.value;
    await context.db.update(Study, study, { state: 'ready', learnt: imitation as never, likeness: likeness as never, drawing, trouble: null });
    const today = await context.db.first(Scenario, { study, today: true });
    if (today !== undefined) await startRun(context, today);
    return null;
  },
});

/** Begins a study: what it is learnt from, which model, and by when cases should end. It is learnt apart; what is too little or too much is said at once. */
export const beginStudy = operation('simulation.begin-study', {
  title: words('Comença un estudi', 'Empieza un estudio', 'Begin a study'), permission: 'simulation.run',
  input: {
    name: z.string().trim().min(1).max(200), source: sourceSchema, time: timeSchema, model: modelSchema.default({ kind: 'discovered', noise: null }), term: termSchema.nullable().default(null),
    costPerHour: z.number().min(0).max(1000).default(30),
  },
  output: z.object({ study: z.uuid() }),
  async run({ name, source, time, model, term, costPerHour }, context) {
    await logToLearn(context, { source });
    const study = await context.db.insert(Study, { name, source, time, model, term, costCents: Math.round(costPerHour * 100), state: 'learning', begunAt: context.now.toISOString() });
    await context.db.insert(Scenario, { study: study.id, name: words('Avui', 'Hoy', 'Today')[context.language], today: true, changes: {}, savedAt: context.now.toISOString() });
    await context.later(learnStudy, { study: study.id }, { key: `simulation ${study.id}`, attempts: 2 });
    return { study: study.id };
  },
});

/** Takes a study away with its scenarios. Sealed results stay. */
export const removeStudy = operation('simulation.remove-study', {
  title: words('Treu un estudi', 'Quita un estudio', 'Remove a study'), permission: 'simulation.run', input: { study: Study.id }, output: z.null(),
  async run({ study }, { db }) {
    await db.lock(Study, study);
    for (const scenario of await db.all(Scenario, { study })) await removeWhole(db, scenario.id);
    await db.remove(Study, study);
    return null;
  },
});

/** Takes a scenario away with its runs; a sealed result, and the run that it is of, stay. */
export async function removeWhole(db: import('@comu/kernel').Db, scenario: string): Promise<void> {
  for (const run of await db.all(Run, { scenario })) {
    for (const each of await db.all(Repetition, { run: run.id })) await db.remove(Repetition, each.id);
    await db.remove(Run, run.id);
  }
  await db.remove(Scenario, scenario);
}

const listed = z.object({ id: z.string(), name: z.string(), source: z.unknown(), state: z.enum(['learning', 'ready', 'failed']), scenarios: z.int(), verdict: z.enum(['good', 'fair', 'poor']).nullable(), begunAt: z.string() });
export type ListedStudy = z.output<typeof listed>;

/** Studies, the newest first. */
export const studies = operation('simulation.studies', {
  title: words('Estudis de simulació', 'Estudios de simulación', 'Simulation studies'), permission: 'simulation.read', kind: 'query', input: {}, output: z.array(listed),
  async run(_, { db, organisation }) {
    const rows = await db.statement<ListedStudy>(`select s.id, s.name, s.source, s.state, s.begun_at as "begunAt", s.likeness ->> 'verdict' as verdict, (select count(*)::int from simulation.scenario c where c.organisation = s.organisation and c.study = s.id and not c.today) as scenarios
      from simulation.study s where s.organisation = $1 order by s.begun_at desc, s.id limit 200`, [organisation]);
    return rows.map((row) => ({ ...row, begunAt: new Date(row.begunAt).toISOString() }));
  },
});

export const studyOperations = [beginStudy, learnStudy, removeStudy, studies] as const;
