import type { Context, InputFor } from '@comu/kernel';
import { deployProcess } from './operations/deploy.ts';

/**
 * Gives an organisation a process that comes with the product, or its newer version; running instances stay on theirs. One that a person of the
 * organisation has published stays as it is.
 */
export async function bringProcess({ db, organisation, asSystem }: Context, shipped: InputFor<typeof deployProcess>): Promise<void> {
  const [latest] = await db.statement<{ createdBy: string | null }>('select created_by from processes.definition where organisation = $1 and code = $2 order by edition desc limit 1', [organisation, shipped.code]);
  if (latest === undefined || latest.createdBy === null) await asSystem(deployProcess, shipped);
}
