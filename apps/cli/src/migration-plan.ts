import { migrate, type Database } from '@comu/kernel';
import { houseOf } from './installation.ts';

/** What bringing the database up to date would do: it is done for real, in a transaction that is then undone. */
export async function migrationPlan({ owner }: Pick<Database, 'owner'>): Promise<Awaited<ReturnType<typeof migrate>>> {
  const client = await owner.connect();
  const own = new Set(['begin', 'commit', 'rollback']);
  const inside = { query: (text: string, values?: unknown[]) => (own.has(text) ? Promise.resolve({ rows: [] }) : client.query(text, values)), release: () => undefined };
  try {
    await client.query('begin');
    return await migrate({ connect: async () => inside } as never, houseOf());
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
