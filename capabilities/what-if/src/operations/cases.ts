import { once, operation, type Context } from '@comu/kernel';
import { termLimit, type Observed } from '@comu/simulation';
import { z } from 'zod';
import { words } from '@comu/kernel/text';
import { noSuchCase } from '../refusals.ts';
import { Run } from '../simulation.records.ts';
import { teamIn, type NamedTeam } from './page.ts';
import { again } from './run.ts';

/** What simulated cases can be put in order by: each is a part of a figure that is told. */
export const behindFigures = ['lasted', 'queued', 'delayed', 'worked', 'cost', 'late'] as const;

const caseSchema = z.object({ number: z.int(), arrived: z.string(), ended: z.string().nullable(), /** Milliseconds of the time that counts; euros. */ lasted: z.number().nullable(), queued: z.number(), delayed: z.number(), worked: z.number(), cost: z.number(), late: z.boolean().nullable(), steps: z.int() });
const foundSchema = z.object({ repetitions: z.int(), count: z.int(), ended: z.int(), late: z.int().nullable(), mean: z.number().nullable(), rows: z.array(caseSchema) });
export type SimulatedCases = z.output<typeof foundSchema>;
type Row = z.output<typeof caseSchema>;

const stepSchema = z.object({ name: z.string(), began: z.string(), ended: z.string(), /** From when the step before was done, in milliseconds of the time that counts. */ waited: z.number(), who: z.object({ name: z.string(), named: z.enum(['work', 'others']).optional() }).nullable() });
export type SimulatedStep = z.output<typeof stepSchema>;

/** The simulated cases of one period from which a figure comes, those that weigh most in it first. The period is simulated again: its seed gives the very same. */
export const simulatedCases = operation('simulation.cases-behind', {
  title: words('Casos simulats darrere d’una xifra', 'Casos simulados detrás de una cifra', 'Simulated cases behind a figure'), permission: 'simulation.read', kind: 'query',
  input: { run: Run.id, repetition: z.int().min(1).max(100).default(1), figure: z.enum(behindFigures).default('lasted'), limit: z.int().min(1).max(500).default(100) }, output: foundSchema,
  async run({ run: id, repetition, figure, limit }, context) {
    const { observed, model, time, run } = await repeatedAgain(context, id, repetition);
    const limitOf = model.term === null ? null : termLimit(model.term, model.holidays);
    const steps = new Map<number, number>();
    for (const each of observed.done) steps.set(each.case, (steps.get(each.case) ?? 0) + 1);
    const iso = (at: number) => new Date(at).toISOString();
    const all = observed.cases.map((each): Row => ({
      number: each.number, arrived: iso(each.arrived), ended: each.ended === null ? null : iso(each.ended), lasted: each.ended === null ? null : time(each.arrived, each.ended),
      queued: each.queued, delayed: each.delayed, worked: each.worked, cost: each.cost, late: limitOf === null ? null : (each.ended ?? Infinity) > limitOf(each.arrived), steps: steps.get(each.number) ?? 0,
    }));
    const ended = all.filter(({ lasted }) => lasted !== null);
    const value = (row: Row) => (figure === 'late' ? (row.late === true ? (row.lasted ?? Infinity) : -1) : (row[figure] ?? Infinity));
    const told = figure === 'late' ? all.filter(({ late }) => late === true) : all;
    return {
      repetitions: run.finished, count: told.length, ended: ended.length, late: limitOf === null ? null : all.filter(({ late }) => late === true).length,
      mean: figure === 'late' || ended.length === 0 ? null : ended.reduce((sum, row) => sum + (row[figure] ?? 0), 0) / ended.length, rows: told.toSorted((a, b) => value(b) - value(a) || a.number - b.number).slice(0, limit),
    };
  },
});

const calledBy = (team: NamedTeam | undefined) => (team === undefined ? null : teamIn(team));

/** One simulated case, step by step: when each was begun and done, and by which team. */
export const simulatedCase = operation('simulation.case', {
  title: words('Un cas simulat, pas a pas', 'Un caso simulado, paso a paso', 'A simulated case step by step'), permission: 'simulation.read', kind: 'query',
  input: { run: Run.id, repetition: z.int().min(1).max(100), number: z.int().min(1) }, output: z.array(stepSchema),
  async run({ run, repetition, number }, context) {
    const { observed, time } = await repeatedAgain(context, run, repetition);
    const of = observed.cases.find((each) => each.number === number);
    if (of === undefined) throw noSuchCase();
    let before = of.arrived;
    return observed.done.filter((each) => each.case === number).slice(0, 2000).map(({ name, started, at, pool }): SimulatedStep => {
      const waited = time(Math.min(before, started), started);
      before = at;
      return { name, began: new Date(started).toISOString(), ended: new Date(at).toISOString(), waited, who: calledBy(observed.people[pool]?.pool) };
    });
  },
});

/** Repetitions done again lately: one looks at one list and then at several of its cases. */
const repeated = once<Awaited<ReturnType<typeof again>>>(8);

async function repeatedAgain(context: Context, id: string, repetition: number): Promise<Awaited<ReturnType<typeof again>> & { readonly observed: Observed; readonly run: { readonly finished: number } }> {
  const run = await context.db.get(Run, id);
  if (run.state !== 'done' || repetition > run.finished) throw noSuchCase();
  return { ...(await repeated(`${context.organisation} ${id} ${repetition}`, () => again(context, run, repetition))), run };
}
