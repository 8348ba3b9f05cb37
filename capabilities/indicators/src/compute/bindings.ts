import { Dataset } from '@comu/catalogue';
import type { Context, RowOf } from '@comu/kernel';
import type { Indicator } from '../records/records.ts';

/** Whether a name in a formula reads a dataset: the same code, or that code and a year (`padro_edats` reads `padro_edats_2024`). */
export const reads = (bound: string, dataset: string): boolean => dataset === bound || (dataset.startsWith(`${bound}_`) && /^\d{4}$/.test(dataset.slice(bound.length + 1)));

type Formula = Pick<RowOf<typeof Indicator>, 'sql' | 'bindings'>;

/**
 * The SQL of a formula with the datasets it is bound to in the place of their names: `{padro}` → `padro_edats`. Where there is a dataset for
 * each year, all of them are read as one, with the year as `exercici`.
 */
export const yearlySql = ({ sql, bindings }: Formula, codes: readonly string[]): string => (sql ?? '').replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) => {
  const bound = bindings[name];
  if (bound === undefined) return whole;
  const yearly = codes.filter((code) => code !== bound && reads(bound, code)).toSorted();
  if (codes.includes(bound) || yearly.length === 0) return bound;
  return `(${yearly.map((code) => `select '${code.slice(-4)}' as exercici, * from ${code}`).join(' union all ')})`;
});

/** The same over the datasets that the body has now. */
export async function boundSql({ db, organisation }: Context, formula: Formula): Promise<string> {
  const rows = await db.tables(Dataset).selectFrom('data.dataset').select('code').where('organisation', '=', organisation).execute();
  return yearlySql(formula, rows.map(({ code }) => code));
}
