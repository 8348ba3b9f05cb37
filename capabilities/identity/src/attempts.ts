import { PLATFORM, type House, type Runner } from '@comu/kernel';
import { randomUUID } from 'node:crypto';

const runners = new WeakMap<House, Runner>();

/** Says which runner's database keeps the attempts of a house; `makeGate` does it. */
export const keepAttempts = (runner: Runner): void => { runners.set(runner.house, runner); };

/** Failures in a row before an address is locked, and for how long; a quarter of an hour without failures forgets them. */
export const attemptsAllowed = 5;
export const lockMinutes = 15;

/**
 * Counts one attempt before it is judged, in a transaction of its own: a refused sign-in undoes its transaction and would forget it, and
 * a hundred attempts at once would all be judged before the first was counted. Returns the end of the lock when this attempt may not be made.
 */
export async function claimAttempt({ house, key, now }: { house: House; key: string; now: Date }): Promise<Date | undefined> {
  const runner = runners.get(house);
  if (runner === undefined) throw new Error('Sign-in needs a gate: call makeGate(runner) when the installation starts.');
  // The owner's pool: waiting for a second connection of the application's pool while holding one could stop them all.
  const client = await runner.database.owner.connect();
  try {
    await client.query(`begin; select set_config('comu.acting', '${PLATFORM}', true)`);
    const { rows: [row] } = await client.query<{ count: number; until: string | null }>(
      `insert into identity.attempt as a (id, key, count, last_at, locked_until, created_at, changed_at) values ($1, $2, 1, $3, null, $3, $3)
       on conflict (key) do update set
         count = case when a.locked_until > $3 then a.count + 1 when a.locked_until is not null or a.last_at < $3::timestamptz - $4::interval then 1 else a.count + 1 end,
         locked_until = case when a.locked_until > $3 then a.locked_until
           when a.locked_until is null and a.last_at >= $3::timestamptz - $4::interval and a.count + 1 >= $5 then $3::timestamptz + $4::interval end,
         last_at = $3, changed_at = $3, version = a.version + 1
       returning count, locked_until as until`,
      [randomUUID(), key, now.toISOString(), `${lockMinutes} minutes`, attemptsAllowed]);
    await client.query('commit');
    return row !== undefined && row.until !== null && Number(row.count) > attemptsAllowed ? new Date(row.until) : undefined;
  } catch (failure) {
    await client.query('rollback').catch(() => undefined);
    throw failure;
  } finally {
    client.release();
  }
}
