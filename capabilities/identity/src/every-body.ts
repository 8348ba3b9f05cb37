import type { Context, Operation } from '@comu/kernel';
import { Organisation } from './identity.records.ts';

/** Leaves the same work to every body of the platform, a job for each, so that one which fails holds up none of the others. While one waits under the key, no second is left. */
export async function leaveToEveryBody({ db, later }: Pick<Context, 'db' | 'later'>, work: Operation, key: string): Promise<void> {
  for (const { id } of await db.all(Organisation, {}, { limit: 10_000 })) await later(work, {}, { organisation: id, key });
}
