import { named } from '../engine/database.ts';
import type { ColumnType } from '../types.ts';

export interface Profiled { readonly name: string; readonly type: ColumnType; readonly sql: string }

/** Shares at which quantiles are taken. */
export const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
export const isNumber = ({ type }: Profiled) => type === 'integer' || type === 'decimal';
export const isTime = ({ type }: Profiled) => type === 'day' || type === 'moment';

/** What one pass over all rows tells of a column, as aggregates numbered `at`; of a column whose values are counted apart only what needs every row. */
export function measures(column: Profiled, at: number, { apart, unique }: { apart: boolean; unique: boolean }): string {
  const it = named(column.name);
  const spread = isNumber(column) ? `, avg(${it}) as avg${at}, stddev_samp(${it}) as dev${at}, sum(${it}) as sum${at}` : '';
  if (apart) return `, count(${it}) as n${at}${spread}`;
  const common = `, count(${it}) as n${at}${unique ? '' : `, approx_count_distinct(${it}) as d${at}`}${spread}`;
  if (isNumber(column)) return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, approx_quantile(${it}, [${shares.join(', ')}]) as q${at}`;
  if (isTime(column)) return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, approx_quantile(epoch(${it}), [${shares.join(', ')}]) as q${at}`;
  if (column.type === 'text') return `${common}, min(${it}) as min${at}, max(${it}) as max${at}, min(length(${it})) as short${at}, max(length(${it})) as long${at}`;
  return common;
}
