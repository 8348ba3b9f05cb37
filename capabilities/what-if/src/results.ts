import type { Db, RowOf } from '@comu/kernel';
import { differences, outcome, type Difference, type Measured, type Outcome } from '@comu/simulation';
import { Repetition, Run, type Scenario } from './simulation.records.ts';

/** What all repetitions of a run gave, in their order. */
export async function measuredOf(db: Db, run: string): Promise<readonly Measured[]> {
  const rows = await db.all(Repetition, { run }, { limit: 100 });
  return rows.toSorted((a, b) => a.number - b.number).map(({ measured }) => measured as unknown as Measured);
}

/** A scenario with its last simulation. */
export interface Told {
  readonly run: RowOf<typeof Run> | null;
  readonly outcome: Outcome | null;
  readonly measured: readonly Measured[];
}

/** The last simulation of a scenario: of one under way how far it is, of one that is done what it says. */
export async function lastOf(db: Db, scenario: RowOf<typeof Scenario>): Promise<Told> {
  const runs = await db.all(Run, { scenario: scenario.id }, { limit: 100 });
  const [run = null] = runs.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : a.id < b.id ? 1 : -1));
  if (run?.state !== 'done') return { run, outcome: null, measured: [] };
  const measured = await measuredOf(db, run.id);
  return { run, measured, outcome: outcome(measured) };
}

/** What differs from today, figure by figure; nothing when either has not been simulated. */
export const differencesOf = (today: Told, other: Told): Readonly<Record<string, Difference>> => (today.outcome === null || other.outcome === null ? {} : differences(today.measured, other.measured));
