import type { Context } from '@comu/kernel';
import { cancelProcess } from '@comu/running-processes';
import { sql } from 'kysely';

/** Ends what still runs about a case, save the process of that code, which is the one that ends it. */
export async function stopProcesses({ db, organisation, asSystem }: Pick<Context, 'db' | 'organisation' | 'asSystem'>, of: string, { but = '', reason }: { but?: string; reason: string }): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select i.id from processes.instance i join processes.definition d on d.organisation = i.organisation and d.id = i.definition::uuid
    where i.organisation = ${organisation} and i.business_key = ${of} and i.state = 'running' and d.code <> ${but} order by i.id`.execute(db.tables());
  for (const { id } of rows) await asSystem(cancelProcess, { instance: id, reason });
}
