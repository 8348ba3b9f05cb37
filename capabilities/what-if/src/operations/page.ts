import { operation, type RowOf } from '@comu/kernel';
import type { TimeKind } from '@comu/process-mining';
import type { Choice, Likeness, Outcome, Pool } from '@comu/simulation';
import { z } from 'zod';
import type { AskedChanges } from '../asked.ts';
import { imitationOf, succession } from '../learn.ts';
import { likenessReading, scenarioReading, todayReading } from '../reading.ts';
import { differencesOf, lastOf, type Told } from '../results.ts';
import { Scenario, Study } from '../simulation.records.ts';
import { words } from '@comu/kernel/text';

type Text = { readonly ca: string; readonly es: string; readonly en: string };

/** A team by the name of its unit, or by what `named` says. */
export type NamedTeam = Pick<Pool, 'name' | 'named'>;
export interface LearntStep { readonly id: string; readonly name: string; readonly count: number; readonly workMean: number; readonly workKind: string; readonly delayMean: number; readonly delayShare: number; readonly few: boolean; readonly pools: readonly (NamedTeam & { readonly share: number })[] }
export interface LearntPool extends NamedTeam { readonly id: string; readonly people: number | null; readonly hours: unknown; readonly costPerHour: number }
export interface StudyPage {
  readonly id: string;
  readonly name: string;
  readonly state: 'learning' | 'ready' | 'failed';
  readonly trouble: Text | null;
  readonly source: RowOf<typeof Study>['source'];
  readonly time: TimeKind;
  readonly term: RowOf<typeof Study>['term'];
  readonly drawing: string | null;
  readonly learnt: null | {
    /** It knows only what comes after what: no steps at the same time. */
    readonly bySteps: boolean;
    readonly cases: number; readonly events: number; readonly from: string; readonly until: string; readonly perWeek: number; readonly startsTold: number; readonly eventsPlaced: number; readonly casesPlaced: number;
    /** How each gateway of a published model chooses: by the data of cases, or as often as each way was taken. */
    readonly choices: readonly Choice[];
    readonly few: readonly string[]; readonly unknown: readonly string[]; readonly foreign: readonly string[]; readonly simplified: readonly { readonly name: string; readonly kind: string }[];
    readonly steps: readonly LearntStep[]; readonly pools: readonly LearntPool[]; readonly timers: readonly { readonly id: string; readonly name: string; readonly value: string }[];
  };
  readonly likeness: null | (Likeness & { readonly reading: Text });
  readonly scenarios: readonly ScenarioTold[];
}
export interface ScenarioTold {
  readonly id: string;
  readonly name: string;
  readonly today: boolean;
  readonly changes: AskedChanges;
  readonly run: null | { readonly id: string; readonly state: 'running' | 'done' | 'cancelled' | 'failed'; readonly finished: number; readonly repetitions: number; readonly seed: number; readonly trouble: Text | null; readonly unknown: readonly string[] };
  readonly outcome: Outcome | null;
  readonly differences: ReturnType<typeof differencesOf>;
  readonly reading: Text | null;
}

/** A study whole: what was learnt and how far it can be trusted, and each scenario beside today’s. */
export const page = operation('simulation.study-page', {
  title: words('Un estudi de simulació', 'Un estudio de simulación', 'A simulation study'), permission: 'simulation.read', kind: 'query', input: { study: Study.id }, output: z.custom<StudyPage>((value) => typeof value === 'object'),
  async run({ study: id }, { db }): Promise<StudyPage> {
    const study = await db.get(Study, id);
    const rows = (await db.all(Scenario, { study: id }, { limit: 100 })).toSorted((a, b) => Number(b.today) - Number(a.today) || a.savedAt.localeCompare(b.savedAt) || a.id.localeCompare(b.id));
    const told: { scenario: RowOf<typeof Scenario>; last: Told }[] = [];
    for (const scenario of rows) told.push({ scenario, last: await lastOf(db, scenario) });
    const today = told.find(({ scenario }) => scenario.today)?.last;
    const likeness = study.likeness as unknown as Likeness | null;
    return {
      id, name: study.name, state: study.state, trouble: study.trouble, source: study.source, time: study.time, term: study.term, drawing: study.drawing,
      learnt: learntOf(study), likeness: likeness === null ? null : { ...likeness, reading: likenessReading({ ...likeness, simulated: { ...likeness.simulated, mean: today?.outcome?.figures['mean']?.mean ?? likeness.simulated.mean } }, study.time) },
      scenarios: told.map(({ scenario, last }) => scenarioTold({ study, scenario, last, today, likeness })),
    };
  },
});

function scenarioTold({ study, scenario, last, today, likeness }: { study: RowOf<typeof Study>; scenario: RowOf<typeof Scenario>; last: Told; today: Told | undefined; likeness: Likeness | null }): ScenarioTold {
  const { run, outcome } = last;
  const differences = scenario.today || today === undefined ? {} : differencesOf(today, last);
  const verdict = likeness?.verdict ?? 'poor';
  const reading = outcome === null ? null
    : scenario.today ? todayReading({ outcome, verdict, time: study.time })
    : today?.outcome == null ? null
    : scenarioReading({ name: scenario.name, changes: scenario.changes, today: today.outcome, outcome, by: differences, verdict, time: study.time });
  return {
    id: scenario.id, name: scenario.name, today: scenario.today, changes: scenario.changes, outcome, differences, reading,
    run: run === null ? null : { id: run.id, state: run.state, finished: run.finished, repetitions: run.repetitions, seed: run.seed, trouble: run.trouble, unknown: run.unknown ?? [] },
  };
}

/** What a team is called by. */
export const teamIn = ({ name, named }: NamedTeam): NamedTeam => ({ name, ...(named === undefined ? {} : { named }) });

function learntOf(study: RowOf<typeof Study>): StudyPage['learnt'] {
  const learnt = imitationOf(study);
  if (learnt === null) return null;
  const { model, seen } = learnt;
  const teamOf = new Map(model.pools.map((each) => [each.id, teamIn(each)]));
  const seenOf = new Map(seen.steps.map((step) => [step.name, step]));
  const nodes = Object.values(model.definition.nodes);
  const steps = nodes.filter(({ activity, inside }) => activity !== null && inside === null).map(({ id, name }): LearntStep => {
    const step = seenOf.get(name);
    return {
      id, name: name || id, count: step?.count ?? 0, workMean: step?.work.mean ?? 0, workKind: step?.work.kind ?? 'fixed', delayMean: (step?.delay.mean ?? 0) * (step?.delay.share ?? 0), delayShare: step?.delay.share ?? 0, few: step?.work.few ?? true,
      pools: (model.steps[name]?.pools ?? []).slice(0, 3).map(({ pool, share }) => ({ ...(teamOf.get(pool) ?? { name: pool }), share })),
    };
  });
  return {
    bySteps: model.process === succession, cases: seen.cases, events: seen.events, from: new Date(seen.from).toISOString(), until: new Date(seen.until).toISOString(), perWeek: model.arrivals.week.reduce((sum, rate) => sum + rate, 0), startsTold: seen.startsTold, eventsPlaced: seen.eventsPlaced, casesPlaced: seen.casesPlaced,
    choices: model.process === succession || study.model.kind === 'discovered' ? [] : (seen.choices ?? []),
    few: seen.few, unknown: seen.unknown, foreign: seen.foreign, simplified: seen.simplified.map(({ name, element, kind }) => ({ name: name || element, kind })),
    steps: steps.toSorted((a, b) => b.count - a.count), pools: model.pools.map(({ id, people, hours, costPerHour, ...team }) => ({ id, ...teamIn(team), people, hours, costPerHour })),
    timers: nodes.flatMap(({ id, name, event }) => (event?.definitions ?? []).flatMap((each) => (each.kind === 'timer' && !each.timer.value.startsWith('=') ? [{ id, name: name || id, value: each.timer.value }] : []))),
  };
}
