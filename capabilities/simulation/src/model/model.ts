import type { Definition } from '@comu/processes';
import type { Distribution } from '../chance/distribution.ts';
import type { WeekHours } from '../clock/opening.ts';

/** What is simulated: a process, what is known of how it is done, by whom, and what arrives. Plain data, so that it can be kept and shared. */
export interface SimulationModel {
  readonly definition: Definition;
  /** Id of the process in the definition. */
  readonly process: string;
  /** Of the flows (or boundary events) that leave a choice, how often each is taken; they need not add up to one. */
  readonly shares: Readonly<Record<string, number>>;
  /** The same by what the case had done just before, where enough cases tell it: those that come by one way do not go on as those that come by another. By the names of the last activities (`pastKey`); the longest that is known counts. */
  readonly after?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Gateways that choose by their own conditions, on the data of a recorded case that each simulated one is given; of the variables, only those that they read. */
  readonly data?: { readonly gateways: readonly string[]; readonly cases: readonly Readonly<Record<string, unknown>>[] } | undefined;
  /** How many times in all an activity that repeats by itself is done, by its id. */
  readonly rounds: Readonly<Record<string, number>>;
  /** By the name of the activity. */
  readonly steps: Readonly<Record<string, StepModel>>;
  /** How much a case that waits at one step waits at others too, 0 to below 1: some cases go through at once and some are left lying. */
  readonly alike: number;
  readonly pools: readonly Pool[];
  readonly arrivals: Arrivals;
  /** Days (`YYYY-MM-DD`) on which nobody works, besides those without hours. */
  readonly holidays: readonly string[];
  readonly term: Term | null;
}

/** How one activity is done. */
export interface StepModel {
  /** Working time, in milliseconds of the hours of whoever does it. */
  readonly work: Distribution;
  /** Waiting that no queue of this process explains (other work, an answer from outside), in milliseconds of open hours; it happens so often. */
  readonly delay: { readonly share: number; readonly length: Distribution };
  /** Who does it, and how often each; nobody for what needs no people. */
  readonly pools: readonly { readonly pool: string; readonly share: number }[];
  /** Goes before others in the queue; 0 when not said. */
  readonly priority?: number;
}

/** People who share one queue. */
export interface Pool {
  readonly id: string;
  readonly name: string;
  /** What the name is, when it is not that of a unit: the work that they mostly do, or that of nobody in particular (and the name is empty). */
  readonly named?: 'work' | 'others';
  /** How many; null when the log does not tell who works, and nobody ever has to wait for them. */
  readonly people: number | null;
  readonly hours: WeekHours | 'always';
  /** Euros an hour. */
  readonly costPerHour: number;
  /** Who is served next: who came first, or what is more urgent (of the same urgency, who came first). */
  readonly discipline: 'first-come' | 'priority' | 'oldest-case';
}

/** How cases arrive: so many an hour, by hour of the week (Monday first, 168 hours) and of holidays (24 hours). */
export interface Arrivals {
  readonly week: readonly number[];
  readonly holiday: readonly number[];
  /** How days of the same kind vary beyond pure chance (shape of a gamma; null when chance alone explains it). */
  readonly dayShape: number | null;
}

/** By when a case has to end, counted as Llei 39/2015 counts it (arts. 30 and 31). */
export interface Term {
  readonly amount: number;
  readonly unit: 'working-days' | 'natural-days' | 'months';
}

/** A step that the log tells nothing of: it takes no time, and nobody is needed. */
export const unknownStep: StepModel = { work: { kind: 'fixed', value: 0 }, delay: { share: 0, length: { kind: 'fixed', value: 0 } }, pools: [] };

/** Arrivals at an even rate, day and night, in cases a week. */
export const evenArrivals = (perWeek: number): Arrivals => ({ week: Array.from({ length: 168 }, () => perWeek / 168), holiday: Array.from({ length: 24 }, () => perWeek / 168), dayShape: null });
