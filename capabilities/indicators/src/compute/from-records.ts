import type { Context, RowOf } from '@comu/kernel';
import { ownMeasure } from '../own/measures.ts';
import type { Indicator } from '../records/records.ts';
import { noIndicator } from '../refusals.ts';
import type { Read } from './from-data.ts';

/** The figures a body takes from its own records, under its row-level security. The query is the platform’s, never one that somebody typed. */
export async function readRecords({ db, organisation, house }: Context, { code }: RowOf<typeof Indicator>): Promise<Read> {
  const measure = ownMeasure(code);
  if (measure === undefined) throw noIndicator({ code });
  if (!measure.reads.every((name) => house.records.has(name))) return { rows: [], sql: measure.sql, sources: [] };
  const rows = await db.statement<Record<string, unknown>>(measure.sql, [organisation]);
  return { rows, sql: measure.sql, sources: [] };
}
