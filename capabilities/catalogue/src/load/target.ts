import type { Context, RowOf } from '@comu/kernel';
import { sql } from 'kysely';
import { Dataset, type Load } from '../records/index.ts';
import { codeTaken } from '../refusals.ts';
import { codeOfRecord } from '../house/record-datasets.ts';

type Wanted = Pick<RowOf<typeof Load>, 'dataset' | 'code' | 'title' | 'createdBy'>;

/**
 * Makes whoever else would number a version of this dataset wait until this transaction ends. A lock of its own and not of the row, because
 * a locked row would hold back everybody who only reads the dataset and is counted for it.
 */
export async function takeTurn({ db, organisation }: Pick<Context, 'db' | 'organisation'>, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turnOf(organisation, code)})`.execute(db.tables());
}

/** The same without waiting: whether the turn is ours. */
export async function tryTurn({ db, organisation }: Pick<Context, 'db' | 'organisation'>, code: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${turnOf(organisation, code)}) as mine`.execute(db.tables());
  return row?.mine === true;
}

const turnOf = (organisation: string, code: string) => sql`hashtextextended(${`data ${organisation} ${code}`}, 0)`;

/** The dataset that a load goes to, its turn taken; made when there is none. */
export async function targetOf(context: Context, { dataset, code, title, createdBy }: Wanted): Promise<RowOf<typeof Dataset>> {
  const { db, house } = context;
  await takeTurn(context, code);
  const found = dataset === null ? await db.first(Dataset, { code }) : await db.get(Dataset, dataset);
  if (found !== undefined) return found;
  if ([...house.records.keys()].some((name) => codeOfRecord(name) === code)) throw codeTaken({ code });
  return db.insert(Dataset, { code, title, kind: 'file', steward: createdBy });
}
