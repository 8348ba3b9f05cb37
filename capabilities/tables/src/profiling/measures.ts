import { named } from '../engine/database.ts';
import type { ColumnType } from '../types.ts';

export interface Profiled { readonly name: string; readonly type: ColumnType; readonly sql: string }

/** Shares at which quantiles are taken. */
export const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
export const isNumber = ({ type }: Profiled) => type === 'integer' || type === 'decimal';
export const isTime = ({ type }: Profiled) => type === 'day' || type === 'moment';

/** What one pass over all rows tells of a column, as aggregates numbered `at`. */
export function measures(column: Profiled, at: number, { unique }: { unique: boolean }): string[] {
  const it = named(column.name);
  const all = [`count(${it}) as n${at}`, ...(unique ? [] : [`approx_count_distinct(${it}) as d${at}`])];
  if (isNumber(column)) return [...all, `avg(${it}) as avg${at}`, `stddev_samp(${it}) as dev${at}`, `sum(${it}) as sum${at}`, `min(${it}) as min${at}`, `max(${it}) as max${at}`];
  if (isTime(column)) return [...all, `min(${it}) as min${at}`, `max(${it}) as max${at}`];
  if (column.type === 'text') return [...all, `min(${it}) as min${at}`, `max(${it}) as max${at}`, `min(length(${it})) as short${at}`, `max(length(${it})) as long${at}`];
  return all;
}
