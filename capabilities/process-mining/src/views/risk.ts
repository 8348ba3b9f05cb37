import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whether a case will end within its term: it is past it, likely to pass it, may pass it, will not, or nobody knows. */
export const risks = ['late', 'likely', 'possible', 'none', 'unknown'] as const;
export type Risk = (typeof risks)[number];

const day = 86_400_000;

/** The term ends at the end of its last day (Llei 39/2015, art. 30). */
export function riskOf(ends: { readonly median: number; readonly high: number } | null, due: string | null, now: number): Risk {
  if (due === null) return ends === null ? 'unknown' : 'none';
  const limit = Date.parse(`${due}T00:00:00Z`) + day;
  if (now > limit) return 'late';
  if (ends === null) return 'unknown';
  return ends.median > limit ? 'likely' : ends.high > limit ? 'possible' : 'none';
}

/** The last day of the running term to decide each case, by what it is about. */
export async function dueDays(db: Kysely<any>, organisation: string, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<{ subject: string; due: string }>`
    select subject, min(ends_on)::text as due from terms.term where organisation = ${organisation} and state = 'running' and purpose = 'resolve' and ends_on is not null and subject in (${sql.join([...new Set(subjects)].slice(0, 20_000))}) group by subject`.execute(db);
  return new Map(rows.map(({ subject, due }) => [subject, due]));
}
