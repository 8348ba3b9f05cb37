import { tables } from '@comu/catalogue';
import type { Context } from '@comu/kernel';
import { TablesError } from '@comu/tables';
import { publicParquet, type Out } from './preview.ts';

/** Beyond this the rest is downloaded, as CKAN’s `ckan.datastore.search.rows_max` says. */
export const mostSqlRows = 32_000;
const mostMilliseconds = 10_000;
const endings = 'csv|json|xlsx|parquet|geojson';

export interface SqlAnswer { readonly columns: readonly { readonly name: string; readonly type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean }

/** A dataset that is out, under the name by which it is asked here. */
export interface SqlTable { readonly name: string; readonly release: Out }

/** Answers one SELECT over the datasets that are out, each by its name or by the identifier of any of its files in double quotes. Only the public files are in its reach: neither other columns, nor writes, files or the network. */
export async function askPublicSql(context: Pick<Context, 'files'>, out: readonly SqlTable[], sql: string): Promise<SqlAnswer> {
  const asked = withNames(sql, new Set(out.map(({ name }) => name)));
  const schemas = Object.fromEntries(out.map(({ name, release }) => [name, release.columns.map((each) => each.name)]));
  const read = new Set((await tables().lineageOf({ sql: asked, schemas })).tables);
  const paths = await Promise.all(out.filter(({ name }) => read.has(name)).map(async ({ name, release }) => [name, await publicParquet(context, release)] as const));
  return tables().query({ sql: asked, tables: Object.fromEntries(paths), limits: { rows: mostSqlRows, milliseconds: mostMilliseconds } });
}

/** The same; what is wrong with the question comes back as words, for CKAN’s clients to read. */
export const answered = async (context: Pick<Context, 'files'>, out: readonly SqlTable[], sql: string) => askPublicSql(context, out, sql).catch((failure: unknown) => {
  if (failure instanceof TablesError) return { refused: failure.code, says: failure.text.en, table: typeof failure.facts['table'] === 'string' ? failure.facts['table'] : null };
  throw failure;
});

/** `"padro.csv"` names the dataset `padro`; what stands within quotes of a text stays as it is. */
const withNames = (sql: string, names: ReadonlySet<string>): string =>
  sql.replace(new RegExp(`'(?:[^']|'')*'|"([a-z][a-z0-9_-]*)\\.(?:${endings})"`, 'g'), (all, name: string | undefined) => (name !== undefined && names.has(name) ? `"${name}"` : all));
