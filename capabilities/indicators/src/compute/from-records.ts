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
  return { rows: measure.gathers === 'sum' ? [...rows, ...totalsOf(rows)] : rows, sql: measure.sql, sources: [] };
}

/** The whole of each period, beside the parts it is broken down into. */
function totalsOf(rows: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown>[] {
  const sums = new Map<unknown, number>();
  for (const row of rows) if (row['dimension'] !== undefined) sums.set(row['period'], (sums.get(row['period']) ?? 0) + Number(row['value']));
  return [...sums].map(([period, value]) => ({ period, dimension: '', value }));
}
