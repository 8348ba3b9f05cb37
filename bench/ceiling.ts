import type pg from 'pg';

/** What the database commits at all: a row of one word, with its number, in a transaction of its own. */
export async function rawCommit(pool: pg.Pool): Promise<() => Promise<unknown>> {
  await pool.query('create table bench_commit (id bigint generated always as identity primary key, what text)');
  return () => pool.query(`begin; insert into bench_commit (what) values ('x'); commit`);
}

/**
 * How many times a peer a rate is, and which share of its ceiling: the raw commits a second of the same database, measured in the same run with as many
 * at once, divided by the commits that one instance needs.
 */
export function compared({ rate, peer, commits, needs }: { rate: number; peer: number; commits: number; needs: number }): string {
  const ceiling = commits / needs;
  return `${(rate / peer).toFixed(1)} times bpmn-engine; ${((100 * rate) / ceiling).toFixed(1)} % of its ceiling of ${ceiling.toLocaleString('en', { maximumFractionDigits: 0 })}/s; takes as long as ${(commits / rate).toFixed(1)} raw commits`;
}
