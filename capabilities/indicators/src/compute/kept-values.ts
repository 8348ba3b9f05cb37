import type { Context } from '@comu/kernel';

/** Published values of one period and dimension, place by place, in the order of their codes. */
export interface ValueColumn { readonly period: string; readonly dimension: string; readonly places: readonly string[]; readonly values: readonly (number | null)[] }
export interface ValuesAsked { readonly indicator: string; readonly computation: string; readonly period: string; readonly places?: readonly string[] | undefined; readonly dimension?: string | undefined }

/** Values that are remembered at most, over all answers: some tens of megabytes. */
const mostKept = 2_000_000;
const kept = new Map<string, readonly ValueColumn[]>();
let size = 0;

const weightOf = (columns: readonly ValueColumn[]) => columns.reduce((sum, { values }) => sum + values.length, 50);

/** Values of one computation, which never change: read once for each body that asks, and remembered while there is room; a later computation is another answer. */
export async function valuesOf({ db, organisation }: Pick<Context, 'db' | 'organisation'>, asked: ValuesAsked): Promise<readonly ValueColumn[]> {
  const key = JSON.stringify([organisation, asked.indicator, asked.computation, asked.period, asked.places ?? null, asked.dimension ?? null]);
  const known = kept.get(key);
  if (known !== undefined) {
    // What was asked last goes last.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  // One row for each period, so that thousands of values cross as a few.
  const columns = await db.statement<{ period: string; dimension: string; places: string[]; values: (number | null)[] }>(`
    select period, dimension, json_agg(place order by place) as places, json_agg(value order by place) as values from indicators.value
    where indicator = $1 and published and ($2::text is null or period = $2) and ($3::text[] is null or place = any($3)) and ($4::text is null or dimension = $4)
    group by period, dimension order by period, dimension limit 2000`, [asked.indicator, asked.period === 'all' ? null : asked.period, asked.places === undefined || asked.places.length === 0 ? null : [...asked.places], asked.dimension ?? null]);
  const weight = weightOf(columns);
  if (weight > mostKept / 4) return columns;
  kept.set(key, columns);
  size += weight;
  for (const [oldest, answer] of kept) {
    if (size <= mostKept) break;
    kept.delete(oldest);
    size -= weightOf(answer);
  }
  return columns;
}
