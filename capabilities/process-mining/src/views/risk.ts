import type { Text } from '@comu/kernel';
import { remaining, type Term as ComputedTerm } from '@comu/terms';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whether a case will end within its term: it is past it, likely to pass it, may pass it, will not, its term is suspended, or nobody knows. */
export const risks = ['late', 'likely', 'possible', 'suspended', 'none', 'unknown'] as const;
export type Risk = (typeof risks)[number];

const day = 86_400_000;

/** The term to decide a case: its last day while it runs; or, while it is suspended, since when, by which article and what will be left. */
export interface TermToDecide { readonly due: string | null; readonly suspended: Text | null }
export const noTerm: TermToDecide = { due: null, suspended: null };

/** The term ends at the end of its last day (Llei 39/2015, art. 30). */
export function riskOf(ends: { readonly median: number; readonly high: number } | null, { due, suspended }: TermToDecide, now: number): Risk {
  if (suspended !== null) return 'suspended';
  if (due === null) return ends === null ? 'unknown' : 'none';
  const limit = Date.parse(`${due}T00:00:00Z`) + day;
  if (now > limit) return 'late';
  if (ends === null) return 'unknown';
  return ends.median > limit ? 'likely' : ends.high > limit ? 'possible' : 'none';
}

/** The term to decide each case, by what it is about; where several run, the first that ends. */
export async function termsToDecide(db: Kysely<any>, { organisation, now }: { readonly organisation: string; readonly now: Date }, subjects: readonly string[]): Promise<ReadonlyMap<string, TermToDecide>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<{ subject: string; due: string | null; suspended: ComputedTerm | null }>`
    select distinct on (subject) subject, ends_on::text as due, case when state = 'suspended' then computed end as suspended from terms.term
    where organisation = ${organisation} and purpose = 'resolve' and (state = 'suspended' or (state = 'running' and ends_on is not null)) and subject in (${sql.join([...new Set(subjects)].slice(0, 20_000))})
    order by subject, ends_on nulls last`.execute(db);
  return new Map(rows.map(({ subject, due, suspended }) => [subject, { due, suspended: suspended === null ? null : remaining({ term: suspended, now: now.toISOString() }).text }]));
}
