import { tables } from '@comu/catalogue';
import type { Context } from '@comu/kernel';
import { publicParquet } from './preview.ts';
import type { PublicPortal } from './public.ts';

/** Beyond this the rest is downloaded, as CKAN’s `ckan.datastore.search.rows_max` says. */
export const mostSqlRows = 32_000;
const mostMilliseconds = 10_000;
const endings = 'csv|json|xlsx|parquet|geojson';

export interface SqlAnswer { readonly columns: readonly { readonly name: string; readonly type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean }

/** Answers one SELECT over the datasets that are out, each by its code or by the identifier of any of its files in double quotes. Only the public files are in its reach: neither other columns, nor writes, files or the network. */
export async function askPublicSql(context: Context, { datasets }: PublicPortal, sql: string): Promise<SqlAnswer> {
  const asked = withCodes(sql, new Set(datasets.map(({ offer }) => offer.code)));
  const schemas = Object.fromEntries(datasets.map(({ offer, release }) => [offer.code, release.columns.map(({ name }) => name)]));
  const read = new Set((await tables().lineageOf({ sql: asked, schemas })).tables);
  const paths = await Promise.all(datasets.filter(({ offer }) => read.has(offer.code)).map(async ({ offer, release }) => [offer.code, await publicParquet(context, release)] as const));
  return tables().query({ sql: asked, tables: Object.fromEntries(paths), limits: { rows: mostSqlRows, milliseconds: mostMilliseconds } });
}

/** `"padro.csv"` names the dataset `padro`; what stands within quotes of a text stays as it is. */
const withCodes = (sql: string, codes: ReadonlySet<string>): string =>
  sql.replace(new RegExp(`'(?:[^']|'')*'|"([a-z][a-z0-9_]*)\\.(?:${endings})"`, 'g'), (all, code: string | undefined) => (code !== undefined && codes.has(code) ? `"${code}"` : all));
