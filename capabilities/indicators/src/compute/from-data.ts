import { askData, readInPart, type DataAnswer } from '@comu/catalogue';
import type { Context, RowOf } from '@comu/kernel';
import type { Indicator } from '../records/records.ts';
import { formulaNeeds, seenInPart } from '../refusals.ts';
import { boundSql } from './bindings.ts';

export interface Source { readonly code: string; readonly title: string; readonly version: string; readonly number: number; readonly loadedAt: string }
export interface Read { readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly sql: string; readonly sources: readonly Source[]; readonly lineage?: DataAnswer['lineage'] }
type Asked = Pick<RowOf<typeof Indicator>, 'sql' | 'bindings' | 'universe'> & { readonly code?: string };

/** What a formula would read, checked for whoever declares it: its values are for everybody, so nothing of it may be closed or shown only in part to them. */
export async function checkSeen(context: Context, indicator: Asked): Promise<void> {
  const { lineage } = await askData(context, { sql: await boundSql(context, indicator), columnsOnly: true, purpose: 'indicators' });
  const code = await readInPart(context, { lineage, purpose: 'indicators' });
  if (code !== undefined) throw seenInPart({ code });
}

const mostRows = 10_000;
const mostOfAll = 500_000;

/** The rows that an indicator’s formula gives over the datasets of the catalogue, with the versions they came from. */
export async function readData(context: Context, indicator: Asked): Promise<Read> {
  const sql = await boundSql(context, indicator);
  const rows: Record<string, unknown>[] = [];
  // A formula may give more rows than one answer holds; it is asked on, in an order that does not change.
  for (let from = 0; ; from += mostRows) {
    const answer = await askData(context, { sql: `select * from (${sql}) as found order by all limit ${mostRows} offset ${from}`, limits: { rows: mostRows }, purpose: 'indicators', use: { kind: 'indicator', what: indicator.code ?? '—' } });
    const names = answer.columns.map(({ name }) => name.toLowerCase());
    for (const need of ['period', ...(names.includes('denominator') ? ['numerator'] : ['value']), ...(indicator.universe === 'own' ? [] : ['place'])]) if (!names.includes(need)) throw formulaNeeds({ column: need });
    for (const row of answer.rows) rows.push(Object.fromEntries(names.map((name, index) => [name, row[index]])));
    const sources = answer.sources.map(({ code, title, version, number, loadedAt }) => ({ code, title, version, number, loadedAt }));
    if (answer.rows.length < mostRows || rows.length >= mostOfAll) return { rows, sql, sources, lineage: answer.lineage };
  }
}
