import { createHash } from 'node:crypto';
import type { Context, RowOf } from '@comu/kernel';
import { fingerprintOf as fingerprintOfTable } from '../feeds/read.ts';
import type { FedTable } from '../feeds/feed.ts';
import { Content, type Item } from '../transparency.records.ts';

type Shown = Pick<RowOf<typeof Item>, 'source' | 'body' | 'document' | 'dataset'>;

/** Of what is shown; an approval holds for this content alone. */
export const fingerprintOf = ({ source, body, document, dataset }: Shown, table: FedTable | null = null): string =>
  createHash('sha256').update(JSON.stringify([source, source === 'text' ? [body?.ca, body?.es, body?.en] : source === 'document' ? document : source === 'feed' ? (table === null ? null : fingerprintOfTable(table)) : dataset])).digest('hex');

/** Keeps whole what an item shows from now on, with who and why. What is already in force is not kept twice. */
export async function keepContent(context: Context, row: RowOf<typeof Item>, { reason, table = null }: { reason: string; table?: FedTable | null }): Promise<RowOf<typeof Content>> {
  const { db, me } = context;
  const { code, source, body, document, documentName, dataset, feed, contentOn, personal } = row;
  if (source === 'none') throw new Error(`The item ${code} has no content to keep`);
  const fingerprint = fingerprintOf(row, table);
  const last = row.content === null ? undefined : await db.find(Content, row.content);
  if (last?.fingerprint === fingerprint) return last;
  const number = (await lastNumber(context, code)) + 1;
  return db.insert(Content, { code, number, source, body, document, documentName, dataset, feed, table, contentOn, personal, fingerprint, byName: me.kind === 'person' ? me.name : 'Comú', reason: reason.slice(0, 500) });
}

/** The number of the last content of an item; each item counts its own. */
export async function lastNumber({ db, organisation }: Pick<Context, 'db' | 'organisation'>, code: string): Promise<number> {
  const [found] = await db.statement<{ last: number }>('select coalesce(max(number), 0)::int as last from transparency.content where organisation = $1 and code = $2', [organisation, code]);
  return found?.last ?? 0;
}
