import type pg from 'pg';

/** What the database commits at all: a row of one word, with its number, in a transaction of its own. */
export async function rawCommit(pool: pg.Pool): Promise<() => Promise<unknown>> {
  await pool.query('create table bench_commit (id bigint generated always as identity primary key, what text)');
  return () => pool.query(`begin; insert into bench_commit (what) values ('x'); commit`);
}

/**
 * How many times a peer a rate is, and which share of the ceiling that raw commits allow a way of working that commits each step by itself: their number a
 * second in the same database and run, with as many at once, divided by the steps of an instance. Work that shares its commits is held to the same ceiling.
 */
export function compared({ rate, peer, commits, steps }: { rate: number; peer: number; commits: number; steps: number }): string {
  const ceiling = commits / steps;
  return `${(rate / peer).toFixed(1)} times bpmn-engine; ${((100 * rate) / ceiling).toFixed(1)} % of the ceiling of ${ceiling.toLocaleString('en', { maximumFractionDigits: 0 })}/s`;
}
