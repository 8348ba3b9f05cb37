import type { Context, Text } from '@comu/kernel';
import { sql } from 'kysely';

/** After so many failures in a row a system is left alone, each time twice as long. */
const mostFailures = 5;
const restSeconds = (opened: number) => Math.min(1800, 60 * 2 ** opened);

export interface Health {
  readonly failures: number;
  readonly openUntil: string | null;
  readonly lastOk: string | null;
  readonly lastFailure: string | null;
  readonly problem: Text | null;
  readonly calls: number;
  readonly failed: number;
}

type At = Pick<Context, 'db' | 'organisation' | 'now'>;

/** Until when a system is being left alone; nothing when it can be asked. */
export async function restingUntil({ db, organisation, now }: At, connection: string): Promise<Date | undefined> {
  const { rows: [row] } = await sql<{ openUntil: string | null }>`select open_until from connectors.health where organisation = ${organisation} and connection = ${connection}`.execute(db.tables());
  const until = row?.openUntil ? new Date(row.openUntil) : undefined;
  return until !== undefined && until > now ? until : undefined;
}

/** It answered: whatever it had failed before is forgotten. */
export async function didWell({ db, organisation, now }: At, connection: string): Promise<void> {
  await sql`
    insert into connectors.health (organisation, connection, last_ok, calls) values (${organisation}, ${connection}, ${now.toISOString()}, 1)
    on conflict (organisation, connection) do update set failures = 0, opened = 0, open_until = null, last_ok = excluded.last_ok, calls = connectors.health.calls + 1`.execute(db.tables());
}

/** It failed: counted, and left alone after too many in a row. */
export async function didBadly({ db, organisation, now }: At, connection: string, problem: Text): Promise<void> {
  const { rows: [row] } = await sql<{ failures: number; opened: number }>`
    insert into connectors.health (organisation, connection, failures, last_failure, problem, calls, failed) values (${organisation}, ${connection}, 1, ${now.toISOString()}, ${JSON.stringify(problem)}, 1, 1)
    on conflict (organisation, connection) do update set failures = connectors.health.failures + 1, last_failure = excluded.last_failure, problem = excluded.problem, calls = connectors.health.calls + 1, failed = connectors.health.failed + 1
    returning failures, opened`.execute(db.tables());
  if (row === undefined || row.failures < mostFailures) return;
  const until = new Date(now.getTime() + restSeconds(row.opened) * 1000);
  // One more failure after the rest is enough to rest again, for longer.
  await sql`update connectors.health set open_until = ${until.toISOString()}, opened = opened + 1, failures = ${mostFailures - 1} where organisation = ${organisation} and connection = ${connection}`.execute(db.tables());
}
