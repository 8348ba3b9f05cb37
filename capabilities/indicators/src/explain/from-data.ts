import { askData, type DataAnswer } from '@comu/catalogue';
import type { Context } from '@comu/kernel';
import type { Branch } from './branches.ts';

export interface ValueOf { readonly place: string; readonly period: string; readonly dimension: string }
export interface RowsRead { readonly columns: readonly string[]; /** Which columns hold figures, never codes of digits. */ readonly numbers: readonly boolean[]; readonly rows: readonly (readonly unknown[])[]; readonly total: number; readonly sql: string }
interface Asked { readonly branches: readonly Branch[]; readonly of: ValueOf; readonly own: boolean; readonly versions: Readonly<Record<string, string>>; readonly code: string }

export const rowsShown = 200;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const same = (expression: string, value: string) => `trim(coalesce(cast((${expression}\n) as varchar), '')) = ${quoted(value)}`;

/** What a row of a branch must meet to be behind a value. */
function behind({ columns, where }: Branch, { place, period, dimension }: ValueOf, own: boolean): string {
  const conditions = [...(where === null ? [] : [`(${where}\n)`]), ...(own || columns['place'] === undefined ? [] : [same(columns['place'], place)]), same(columns['period'] ?? "''", period), ...(columns['dimension'] === undefined ? [] : [same(columns['dimension'], dimension)])];
  return conditions.join(' and ');
}

/** The rows of the datasets that a value was computed from, in the versions it was computed on, and what the formula gives over those rows alone. */
export async function dataBehind(context: Context, { branches, of, own, versions, code }: Asked): Promise<{ groups: RowsRead[]; given: Readonly<Record<string, unknown>>[] }> {
  const ask = (sql: string): Promise<DataAnswer> => askData(context, { sql, versions, limits: { rows: 10_000 }, purpose: 'indicators', use: { kind: 'indicator', what: code } });
  const groups: RowsRead[] = [];
  const given: Readonly<Record<string, unknown>>[] = [];
  for (const branch of branches) {
    const where = behind(branch, of, own);
    const total = Number((await ask(`select count(*) as n from ${branch.from}\nwhere ${where}`)).rows[0]?.[0] ?? 0);
    if (total === 0) continue;
    const sql = `select * from ${branch.from}\nwhere ${where}`;
    const found = await ask(`${sql}\norder by all limit ${rowsShown}`);
    groups.push({ columns: found.columns.map(({ name }) => name), numbers: found.columns.map(({ type }) => type === 'integer' || type === 'decimal'), rows: found.rows, total, sql });
    const again = await ask(`select ${branch.items}\nfrom ${branch.from}\nwhere ${where}${branch.group === null ? '' : `\ngroup by ${branch.group}`}`);
    given.push(...again.rows.map((row) => Object.fromEntries(again.columns.map(({ name }, index) => [name.toLowerCase(), row[index]]))));
  }
  return { groups, given };
}
