import { operation, type Context } from '@comu/kernel';
import { changed, type SimulationModel } from '@comu/simulation';
import { ProcessDefinition } from '@comu/running-processes';
import { z } from 'zod';
import { changesSchema, type AskedChanges } from '../asked.ts';
import { imitationOf } from '../learn.ts';
import { explained, noSuchThing, notReady, todayStays } from '../refusals.ts';
import { Scenario, Study } from '../simulation.records.ts';
import { words } from '@comu/kernel/text';
import { startRun } from './run.ts';
import { removeWhole } from './study.ts';

/** Saves a what-if, new or changed, and simulates it. What the model does not have is refused at once, by name. */
export const saveScenario = operation('simulation.save-scenario', {
  title: words('Desa i simula un escenari', 'Guarda y simula un escenario', 'Save and simulate a scenario'), permission: 'simulation.run',
  input: { study: Study.id, scenario: z.uuid().nullable().default(null), name: z.string().trim().min(1).max(200), changes: changesSchema }, output: z.object({ scenario: z.uuid(), run: z.uuid() }),
  async run({ study: id, scenario, name, changes }, context) {
    const study = await context.db.get(Study, id);
    const learnt = imitationOf(study);
    if (learnt === null) throw notReady();
    await check(context, learnt.model, changes);
    const kept = scenario === null ? null : await context.db.lock(Scenario, scenario);
    if (kept !== null && (kept.today || kept.study !== id)) throw todayStays();
    const saved = { name, changes, savedAt: context.now.toISOString() };
    const row = kept === null ? await context.db.insert(Scenario, { study: id, today: false, ...saved }) : await context.db.update(Scenario, kept.id, saved);
    return { scenario: row.id, run: (await startRun(context, row)).id };
  },
});

async function check(context: Context, model: SimulationModel, { version, ...changes }: AskedChanges): Promise<void> {
  if (version !== undefined && (await context.db.find(ProcessDefinition, version)) === undefined) throw noSuchThing({ what: version.slice(0, 8) });
  const pools = new Set(model.pools.map(({ id }) => id));
  const unknown = Object.keys(changes.pools ?? {}).find((pool) => !pools.has(pool)) ?? Object.keys(changes.timers ?? {}).find((timer) => model.definition.nodes[timer]?.event?.definitions.some(({ kind }) => kind === 'timer') !== true && version === undefined);
  if (unknown !== undefined) throw noSuchThing({ what: unknown });
  if (version === undefined) {
    const names = new Set(Object.values(model.definition.nodes).map(({ name }) => name));
    const step = [changes.work, changes.minutes, changes.delays].flatMap((given) => Object.keys(given ?? {})).find((name) => !names.has(name));
    if (step !== undefined) throw noSuchThing({ what: step });
  }
  try {
    changed(model, version === undefined ? (changes as Parameters<typeof changed>[1]) : {});
  } catch (failure) {
    throw explained(failure, model);
  }
}

/** Takes a scenario away. */
export const removeScenario = operation('simulation.remove-scenario', {
  title: words('Treu un escenari', 'Quita un escenario', 'Remove a scenario'), permission: 'simulation.run', input: { scenario: Scenario.id }, output: z.null(),
  async run({ scenario }, { db }) {
    if ((await db.get(Scenario, scenario)).today) throw todayStays();
    await removeWhole(db, scenario);
    return null;
  },
});

export const scenarioOperations = [saveScenario, removeScenario] as const;
