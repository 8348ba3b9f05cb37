import type { ColumnLog } from '@comu/mining';
import type { Definition } from '@comu/processes';
import { fitDistribution, fewest, type Fitted } from '../chance/fit-distribution.ts';
import { bothAbove, normalAt } from '../chance/functions.ts';
import { openingOf } from '../clock/opening.ts';
import type { SimulationModel, StepModel, Term } from '../model/model.ts';
import { simulable, type Simplified } from '../model/simulable.ts';
import { arrivalsSeen, type ArrivalsSeen } from './arrivals-seen.ts';
import { choicesOf, type Choice, type DataOf } from './by-data.ts';
import { routesOf } from './routes.ts';
import { teamsSeen } from './teams.ts';
import { timesSeen } from './times-seen.ts';

/** What was found about one step, with what it rests on. */
export interface StepSeen {
  readonly name: string;
  readonly count: number;
  readonly work: Omit<Fitted, 'distribution'> & { readonly kind: string };
  readonly delay: Omit<Fitted, 'distribution'> & { readonly kind: string; readonly share: number };
}

/** A model that imitates a log, and how it was made. */
export interface Imitation {
  readonly model: SimulationModel;
  readonly seen: {
    readonly cases: number;
    readonly events: number;
    readonly from: number;
    readonly until: number;
    readonly arrivals: Omit<ArrivalsSeen, 'arrivals'>;
    readonly steps: readonly StepSeen[];
    /** Steps of the model that the log tells nothing of, and steps of the log that the model does not have. */
    readonly unknown: readonly string[];
    readonly foreign: readonly string[];
    /** Steps of so few cases that their times rest on little. */
    readonly few: readonly string[];
    /** Share of the events whose beginning the log tells. */
    readonly startsTold: number;
    /** Share of the events that have a place in the model, and of the cases that follow it to the end. */
    readonly eventsPlaced: number;
    readonly casesPlaced: number;
    readonly simplified: readonly Simplified[];
    /** How each gateway chooses. */
    readonly choices: readonly Choice[];
  };
}

export interface FitInput {
  readonly log: ColumnLog;
  readonly definition: Definition;
  readonly process: string;
  readonly holidays: readonly string[];
  readonly term: Term | null;
  readonly costPerHour: number;
  /** The data that recorded cases had, for the conditions of the model; none when not said. */
  readonly dataOf?: DataOf;
}

/** Waiting of less than a minute is none. */
const atOnce = 60_000;

/** Learns from a log all that a simulation of a model asks: how cases arrive, which ways they take, who does what, how long it takes and what else they wait for. */
export function imitate(input: FitInput): Imitation {
  const learning = imitating(input);
  for (;;) {
    const { done, value } = learning.next();
    if (done === true) return value;
  }
}

/** The same, a breath at a time, for who has something else to do in between. */
export function* imitating({ log, definition, process, holidays, term, costPerHour, dataOf = () => undefined }: FitInput): Generator<undefined, Imitation> {
  const routes = yield* routesOf(log, definition, process);
  const { choices, data } = choicesOf({ log, definition, routes, dataOf });
  const teams = teamsSeen(log, { costPerHour });
  const times = timesSeen(log, { routes, teams: teams.of, openings: teams.pools.map(({ hours }) => openingOf(hours, holidays)), people: teams.pools.map(({ people }) => people) });
  yield;
  const samples = log.activities.map(() => ({ count: 0, work: [] as number[], delay: [] as number[], waits: 0, pools: new Map<number, number>() }));
  let [from, until] = [Infinity, -Infinity];
  for (let index = 0; index < log.activity.length; index += 1) {
    const of = samples[log.activity[index] ?? 0];
    if (of === undefined) continue;
    of.count += 1;
    const [work, delay, pool, at] = [times.work[index] ?? Number.NaN, times.delay[index] ?? Number.NaN, teams.of[index] ?? -1, log.at[index] ?? Number.NaN];
    if (!Number.isNaN(work)) of.work.push(work);
    if (!Number.isNaN(delay)) of.waits += 1;
    if (delay >= atOnce) of.delay.push(delay);
    if (pool >= 0) of.pools.set(pool, (of.pools.get(pool) ?? 0) + 1);
    if (!Number.isNaN(at)) [from, until] = [Math.min(from, at), Math.max(until, at)];
  }
  const steps: Record<string, StepModel> = {};
  const seen = samples.map((sample, place): StepSeen => {
    const name = log.activities[place] ?? '';
    const [work, delay] = [fitDistribution(sample.work), fitDistribution(sample.delay)];
    const share = sample.delay.length / Math.max(1, sample.waits);
    const all = [...sample.pools.values()].reduce((sum, count) => sum + count, 0);
    steps[name] = { work: work.distribution, delay: { share, length: delay.distribution }, pools: [...sample.pools].toSorted((a, b) => b[1] - a[1]).map(([pool, count]) => ({ pool: teams.pools[pool]?.id ?? '', share: count / all })) };
    const told = ({ distribution, ...rest }: Fitted) => ({ ...rest, kind: distribution.kind });
    return { name, count: sample.count, work: told(work), delay: { ...told(delay), share } };
  });
  const alike = alikeIn(log, times.delay);
  const { arrivals, ...arrived } = arrivalsSeen(log, new Set(holidays));
  const activities = Object.values(definition.nodes).filter(({ activity, inside }) => activity !== null && inside === null).map(({ name }) => name);
  const known = new Set(activities);
  return {
    model: { definition, process, shares: routes.shares, after: routes.after, ...(data === undefined ? {} : { data }), rounds: routes.rounds, steps, alike, pools: teams.pools, arrivals, holidays, term },
    seen: {
      cases: log.cases.length, events: log.activity.length, from, until, arrivals: arrived, steps: seen.toSorted((a, b) => b.count - a.count),
      unknown: [...known].filter((name) => !(name in steps)), foreign: log.activities.filter((name) => !known.has(name)), few: seen.filter(({ name, count }) => known.has(name) && count < fewest).map(({ name }) => name),
      startsTold: times.told, eventsPlaced: routes.eventsPlaced, casesPlaced: routes.casesPlaced, simplified: simulable(definition).simplified, choices,
    },
  };
}

/** How alike the steps of one case are in waiting: what makes two of them wait together as often as they did. */
function alikeIn(log: ColumnLog, delay: Float64Array): number {
  let [late, all, both, pairs] = [0, 0, 0, 0];
  for (let place = 0; place < log.cases.length; place += 1) {
    let [k, n] = [0, 0];
    for (let index = log.offsets[place] ?? 0; index < (log.offsets[place + 1] ?? 0); index += 1) {
      const waited = delay[index] ?? Number.NaN;
      if (Number.isNaN(waited)) continue;
      n += 1;
      if (waited >= atOnce) k += 1;
    }
    [late, all, both, pairs] = [late + k, all + n, both + k * (k - 1), pairs + n * (n - 1)];
  }
  if (pairs === 0 || late === 0 || late === all) return 0;
  const limit = normalAt(1 - late / all);
  let [low, high] = [0, 0.99];
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (bothAbove(limit, middle) < both / pairs) low = middle;
    else high = middle;
  }
  return low < 0.01 ? 0 : low;
}
