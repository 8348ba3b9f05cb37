import type { Context, RowOf, Text } from '@comu/kernel';
import { sql } from 'kysely';
import { Dataset, Incident } from '../records/index.ts';
import { openStates, type severities } from '../words.ts';

export interface Trouble {
  readonly dataset: { readonly id: string; readonly code: string };
  /** What makes two findings the same: while one with this cause is open, it is only counted. */
  readonly cause: string;
  readonly says: Text;
  readonly remedy?: Text;
  readonly severity: keyof typeof severities;
  readonly failing?: number;
  readonly rule?: string | undefined;
  readonly version?: string | undefined;
  /** Where in the file it is: lines, and what stands there. */
  readonly sample?: readonly { readonly row: number; readonly values: Readonly<Record<string, string>> }[];
}

/** Opens an incident, or counts it again when one of the same cause is open; one that was solved is reopened, unless a person accepted it as it is. The alarm is raised only when it was not open. */
export async function openIncident(context: Context, { dataset, cause, says, remedy, severity, failing = 0, rule, version, sample }: Trouble): Promise<RowOf<typeof Incident>> {
  const { db, now, emit } = context;
  const at = now.toISOString();
  const before = (await db.all(Incident, { dataset: dataset.id, cause })).at(-1);
  const found = { says, remedy: remedy ?? null, severity, failing, lastAt: at, ...(version === undefined ? {} : { found: version }), summary: says.ca.slice(0, 500), sample: sample === undefined ? null : sample.map(({ row, values }) => ({ row, values: { ...values } })) };
  if (before !== undefined && before.state !== 'solved') return db.update(Incident, before.id, { ...found, times: before.times + 1 });
  // Somebody who knows said that it is right as it is: it is counted and nobody is told again.
  if (before?.accepted === true && severity === 'warn') return db.update(Incident, before.id, { ...found, times: before.times + 1 });
  const incident = before === undefined
    ? await db.insert(Incident, { dataset: dataset.id, cause, firstAt: at, ...(rule === undefined ? {} : { rule }), ...found })
    : await db.update(Incident, before.id, { ...found, state: 'reopened', times: before.times + 1, solvedAt: null });
  await countIncidents(context, dataset.id);
  await emit('data.incident-opened', { dataset: dataset.id, code: dataset.code, incident: incident.id, severity, cause, summary: incident.summary, reopened: before !== undefined });
  return incident;
}

/** Solves what is no longer found: the data themselves are the proof. */
export async function solveIncidents(context: Context, { dataset, causes, solution }: { dataset: string; causes: readonly string[]; solution: string }): Promise<number> {
  const { db, now } = context;
  const gone = causes.length === 0 ? [] : await db.all(Incident, { dataset, cause: causes, state: openStates });
  for (const { id } of gone) await db.update(Incident, id, { state: 'solved', solution, solvedAt: now.toISOString() });
  if (gone.length > 0) await countIncidents(context, dataset);
  return gone.length;
}

/** Keeps on the dataset how many incidents it has open, for search and lists. */
export async function countIncidents({ db, organisation }: Context, dataset: string): Promise<void> {
  const { rows: [counted] } = await sql<{ n: number }>`select count(*)::int as n from data.incident where organisation = ${organisation} and dataset = ${dataset} and state <> 'solved'`.execute(db.tables());
  const row = await db.get(Dataset, dataset);
  if (row.incidents !== counted?.n) await db.update(Dataset, dataset, { incidents: counted?.n ?? 0 });
}
