import { step, type Command, type InstanceRows, type StepOutput } from '@comu/processes';
import type { TimeBetween } from '@comu/mining';
import { drawn as drawnFrom, normal, valueAt } from '../chance/distribution.ts';
import { normalAt, normalBelow } from '../chance/functions.ts';
import { streamOf } from '../chance/stream.ts';
import { agendaOf } from '../clock/agenda.ts';
import { alwaysOpen } from '../clock/opening.ts';
import { farBack } from '../fit/memory.ts';
import { drawnExpressions } from '../model/choices.ts';
import { unknownStep, type SimulationModel, type StepModel } from '../model/model.ts';
import { simulable } from '../model/simulable.ts';
import { arrivalTimes } from './arrivals.ts';
import type { Case, Item } from './item.ts';
import { meterOf } from './meter.ts';
import { peopleOf, type People } from './people.ts';

/** Which chance, which stretch of time, and how much work at most. */
export interface Setting {
  /** The same seed gives the same result, on any machine and in any order of repetitions. */
  readonly seed: number;
  readonly repetition: number;
  /** Cases that arrive between the two are measured, in milliseconds since 1970; so much before is run first, so that it does not begin with nobody waiting. */
  readonly from: number;
  readonly until: number;
  readonly warmUp: number;
  /** The time in which durations are told. */
  readonly time: TimeBetween;
  /** Moves of the clock after which it is given up. */
  readonly mostEvents?: number;
  /** Cases under way at once beyond which it is given up: more arrive than can be done. */
  readonly mostOpen?: number;
}

/** What happened in one repetition. */
export interface Observed {
  readonly cases: readonly Case[];
  readonly people: readonly People[];
  readonly steps: ReadonlyMap<string, StepTotal>;
  /** Cases under way on average over the window, and at its beginning and end. */
  readonly underWay: number;
  readonly atStart: number;
  readonly atEnd: number;
  readonly events: number;
  /** Ended early, because it would not have ended by itself. */
  readonly givenUp: 'events' | 'open' | null;
  /** Cases that stopped where the model has no way on, by the name of the place. */
  readonly stuck: ReadonlyMap<string, number>;
  /** What was done, for the log of it: element name, case, moment begun and done, pool. */
  readonly done: readonly Done[];
}

export interface StepTotal { count: number; queued: number; delayed: number; worked: number }
export interface Done { readonly case: number; readonly name: string; readonly started: number; readonly at: number; readonly pool: number }

type Next =
  | { readonly kind: 'arrival' }
  | { readonly kind: 'ready' | 'done'; readonly item: Item }
  | { readonly kind: 'opens'; readonly pool: number }
  | { readonly kind: 'timer'; readonly of: Case; readonly timer: string };

const organisation = '00000000-0000-4000-8000-000000000000';
/** Moves of the clock between two breaths. */
const breath = 64;

/** One repetition, a breath at a time (each gives how far it has come, 0 to 1), for who has something else to do in between. */
export function* replication(model: SimulationModel, { seed, repetition, from, until, warmUp, time, mostEvents = 2_000_000, mostOpen = 20_000 }: Setting): Generator<number, Observed> {
  const { definition } = simulable(model.definition, model.data?.gateways);
  const root = definition.processes[model.process];
  const begin = root?.nodes.find((id) => definition.nodes[id]?.kind === 'startEvent');
  const agenda = agendaOf<Next>();
  const cases: Case[] = [];
  const done: Done[] = [];
  const steps = new Map<string, StepTotal>();
  const stuck = new Map<string, number>();
  const holidays = new Set(model.holidays);
  const people = model.pools.map((pool) => peopleOf(pool, { from, until, holidays: model.holidays }));
  const placeOf = new Map(model.pools.map(({ id }, place) => [id, place]));
  const [underWay, start] = [meterOf(from, until), from - warmUp];
  const arrivals = arrivalTimes(model.arrivals, { seed, repetition, from: start, holidays });
  let [now, events, open, left, number, atStart, atEnd, seenStart, seenEnd] = [start, 0, 0, 0, 0, 0, 0, false, false];
  let current: Case | null = null;
  const stream = (of: string) => {
    const nth = (current?.drawn.get(of) ?? 0) + 1;
    current?.drawn.set(of, nth);
    return streamOf(seed, repetition, current?.number ?? -1, of, nth);
  };
  const expressions = drawnExpressions({ shares: model.shares, after: model.after ?? {}, past: () => current?.past ?? [], rounds: model.rounds, stream });

  nextArrival();
  let givenUp: Observed['givenUp'] = null;
  for (let entry = agenda.take(); entry !== undefined; entry = agenda.take()) {
    if (!seenStart && entry.at >= from) [seenStart, atStart] = [true, open];
    if (!seenEnd && entry.at >= until) [seenEnd, atEnd] = [true, open];
    // Whoever arrived in the window is followed to the end, while others go on arriving as before.
    if (seenEnd && left === 0) break;
    now = entry.at;
    events += 1;
    givenUp = events > mostEvents ? 'events' : open > mostOpen ? 'open' : null;
    if (givenUp !== null) break;
    happen(entry.what);
    if (events % breath === 0) yield Math.max(0, Math.min(0.99, (now - start) / (until - start)));
  }
  if (!seenEnd) atEnd = open;
  return { cases: cases.filter(({ measured }) => measured), people, steps, underWay: underWay.mean(), atStart, atEnd, events, givenUp, stuck, done };

  function nextArrival() {
    const { value, done: none } = arrivals.next();
    if (none !== true) agenda.put(value, { kind: 'arrival' });
  }

  function happen(next: Next) {
    switch (next.kind) {
      case 'arrival': {
        arrive();
        return nextArrival();
      }
      case 'ready': return next.item.state === 'delayed' ? ready(next.item) : undefined;
      case 'done': return next.item.state === 'working' ? finish(next.item) : undefined;
      case 'opens': return serve(next.pool);
      case 'timer': {
        const due = next.of.rows.timers.find(({ id }) => id === next.timer);
        if (next.of.ended === null && due !== undefined && Date.parse(due.dueAt) <= now) command(next.of, { kind: 'timer-fired', timer: next.timer });
      }
    }
  }

  function arrive() {
    const measured = now >= from && now < until;
    const of: Case = { number: (number += 1), arrived: now, character: normal(streamOf(seed, repetition, number, 'character')), rows: null as unknown as InstanceRows, measured, open: new Map(), drawn: new Map(), ids: 0, past: [], ended: null, queued: 0, delayed: 0, working: 0, worked: 0, cost: 0 };
    if (measured) left += 1;
    cases.push(of);
    open += 1;
    underWay.change(now, 1);
    const known = model.data?.cases ?? [];
    const variables = known[Math.floor(streamOf(seed, repetition, number, 'data')() * known.length)] ?? {};
    command(of, { kind: 'start', process: model.process, variables, organisation, definition: definition.id, id: `c${of.number}`, ...(begin === undefined ? {} : { at: begin }) });
  }

  /** One step of the engine, and what follows from it on the clock. */
  function command(of: Case, asked: Command) {
    current = of;
    const output = step({ definition, state: of.rows, command: asked, now: new Date(now).toISOString(), newId: () => `c${of.number}-${(of.ids += 1)}`, expressions });
    current = null;
    of.rows = output.state;
    follow(of, output);
  }

  function follow(of: Case, { state, changes }: StepOutput) {
    for (const change of changes) {
      if (change.table === 'task') {
        const item = of.open.get(change.row.id);
        if (change.write === 'insert' && change.row.state === 'open') ask(of, change.row);
        else if (item !== undefined && change.row.state !== 'open') withdraw(item);
      } else if (change.table === 'timer' && change.write !== 'delete') agenda.put(Math.max(now, Date.parse(change.row.dueAt)), { kind: 'timer', of, timer: change.row.id });
    }
    if (state.instance.state !== 'running') return end(of);
    const held = state.incidents.find(({ resolvedAt }) => resolvedAt === null);
    if (held === undefined || of.open.size > 0 || state.timers.length > 0) return;
    const where = definition.nodes[held.element]?.name || held.element;
    if (held.kind !== 'error-event') stuck.set(where, (stuck.get(where) ?? 0) + 1);
    end(of);
  }

  function end(of: Case) {
    of.ended = now;
    for (const item of of.open.values()) withdraw(item);
    if (of.measured) left -= 1;
    open -= 1;
    underWay.change(now, -1);
    of.drawn.clear();
    of.rows = { ...of.rows, activities: [], tokens: [], variables: [], tasks: [], jobs: [], timers: [], subscriptions: [], incidents: [] };
  }

  /** A piece of work appears: first what delays it, then the queue. */
  function ask(of: Case, { id, element, name }: { readonly id: string; readonly element: string; readonly name: string }) {
    current = of;
    const known = model.steps[name] ?? unknownStep;
    const pool = placeOf.get(choose(known.pools, stream(`p ${element}`))) ?? -1;
    const [late, work] = [lateness(of, known.delay, stream(`d ${element}`)()), Math.max(0, drawnFrom(known.work, stream(`w ${element}`)))];
    current = null;
    const item: Item = { of, task: id, element, name, step: known, pool, created: now, work, ready: now, started: now, state: 'delayed' };
    of.open.set(id, item);
    if (late <= 0) return ready(item);
    agenda.put((people[pool]?.opening ?? alwaysOpen).add(now, late), { kind: 'ready', item });
  }

  /** How long this step of this case waits for other things: by chance, and by what the case has in common with itself. */
  function lateness(of: Case, { share, length }: StepModel['delay'], own: number): number {
    if (share <= 0) return 0;
    const rank = model.alike <= 0 ? own : normalBelow(Math.sqrt(model.alike) * of.character + Math.sqrt(1 - model.alike) * normalAt(own));
    return rank <= 1 - share ? 0 : valueAt(length, (rank - 1 + share) / share);
  }

  function ready(item: Item) {
    item.ready = now;
    const of = people[item.pool];
    if (of === undefined) return begun(item, alwaysOpen.add(now, item.work));
    item.state = 'queued';
    of.join(item, now);
    return serve(item.pool);
  }

  function serve(pool: number) {
    const of = people[pool];
    if (of === undefined) return;
    for (let item = of.next(now); item !== null; item = of.next(now)) begun(item, of.opening.add(now, item.work));
    const opens = of.opens(now);
    if (opens !== null) agenda.put(opens, { kind: 'opens', pool });
  }

  function begun(item: Item, until_: number) {
    item.state = 'working';
    item.started = now;
    agenda.put(until_, { kind: 'done', item });
  }

  function finish(item: Item) {
    item.state = 'gone';
    const { of, name, pool, task } = item;
    of.open.delete(task);
    of.past = [...of.past, name].slice(-farBack);
    of.queued += time(item.ready, item.started);
    of.delayed += time(item.created, item.ready);
    of.working += time(item.started, now);
    of.worked += item.work;
    of.cost += ((people[pool]?.pool.costPerHour ?? 0) * item.work) / 3_600_000;
    people[pool]?.release(item, now);
    if (of.measured) {
      const total = steps.get(name) ?? { count: 0, queued: 0, delayed: 0, worked: 0 };
      steps.set(name, total);
      total.count += 1;
      total.queued += time(item.ready, item.started);
      total.delayed += time(item.created, item.ready);
      total.worked += item.work;
      done.push({ case: of.number, name, started: item.started, at: now, pool });
    }
    command(of, outcome(item));
    serve(pool);
  }

  /** The work is done as usual, or ends in one of the events at its border, so often as they did. */
  function outcome({ of, task, element }: Item): Command {
    const borders = (definition.nodes[element]?.activity?.boundary ?? []).filter((id) => definition.nodes[id]?.event?.definitions.some((each) => each.kind === 'error' && each.code === `#${id}`));
    if (borders.length > 0) {
      current = of;
      let at = stream(`b ${element}`)();
      current = null;
      for (const id of borders) {
        at -= model.shares[id] ?? 0;
        if (at < 0) return { kind: 'task-error', task, by: 'simulation', code: `#${id}` };
      }
    }
    return { kind: 'complete-task', task, by: 'simulation' };
  }

  function withdraw(item: Item) {
    const was = item.state;
    item.state = 'gone';
    item.of.open.delete(item.task);
    if (was === 'queued') people[item.pool]?.leave(item, now);
    if (was !== 'working') return;
    people[item.pool]?.release(item, now);
    item.of.worked += (people[item.pool]?.opening ?? alwaysOpen).between(item.started, now);
    serve(item.pool);
  }
}

/** One of several by their shares; nobody when there is none. */
function choose(pools: readonly { readonly pool: string; readonly share: number }[], stream: () => number): string {
  if (pools.length <= 1) return pools[0]?.pool ?? '';
  let at = stream() * pools.reduce((sum, { share }) => sum + share, 0);
  return (pools.find(({ share }) => (at -= share) < 0) ?? pools.at(-1))?.pool ?? '';
}
