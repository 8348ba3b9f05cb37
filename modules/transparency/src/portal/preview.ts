import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { tables } from '@comu/catalogue';
import type { Context, RowOf } from '@comu/kernel';
import type { Release } from '../transparency.records.ts';

type Cell = string | number | boolean | null;
type Out = Pick<RowOf<typeof Release>, 'files' | 'columns' | 'rows'>;
const folder = join(tmpdir(), `comu-public-${process.pid}`);
const cell = (value: unknown): Cell => (value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as Cell) : JSON.stringify(value));

/** A path with the Parquet that is out: there is nothing in it that the public may not have. */
async function publicParquet({ files }: Pick<Context, 'files'>, { files: out }: Out): Promise<string> {
  const { sha256, bytes } = out.find(({ format }) => format === 'parquet')!;
  const path = join(folder, `${sha256}.parquet`);
  if ((await stat(path).catch(() => undefined))?.size === bytes) return path;
  await mkdir(folder, { recursive: true });
  const partial = join(folder, randomUUID());
  await pipeline(await files.open(sha256), createWriteStream(partial));
  await rename(partial, path);
  return path;
}

const previews = new Map<string, { columns: string[]; rows: Cell[][]; total: number }>();
/** The first rows of what is out; the same file gives the same rows, so they are kept. */
export async function previewOf(context: Context, release: Out): Promise<{ columns: string[]; rows: Cell[][]; total: number }> {
  const key = release.files.find(({ format }) => format === 'parquet')?.sha256 ?? '';
  const before = previews.get(key);
  if (before !== undefined) return before;
  const { columns, rows } = await tables().query({ sql: 'select * from data', tables: { data: await publicParquet(context, release) }, limits: { rows: 10 } });
  const made = { columns: columns.map(({ name }) => name), rows: rows.map((row) => row.map(cell)), total: release.rows };
  if (previews.size > 1000) previews.clear();
  previews.set(key, made);
  return made;
}

export interface Wanted { readonly q?: string; readonly filters?: Readonly<Record<string, Cell | readonly Cell[]>>; readonly fields?: readonly string[]; readonly sort?: readonly { readonly field: string; readonly descending: boolean }[]; readonly limit: number; readonly offset: number; readonly distinct?: boolean }
const named = (column: string) => `"${column.replaceAll('"', '""')}"`;

/** Rows of what is out that fit, as CKAN’s datastore gives them. Names are checked against the columns that are out; values travel as parameters. */
export async function searchRows(context: Context, release: Out, { q = '', filters = {}, fields, sort = [], limit, offset, distinct = false }: Wanted): Promise<{ columns: Out['columns']; records: Record<string, Cell>[]; total: number }> {
  const chosen = fields === undefined ? release.columns : fields.flatMap((name) => release.columns.filter((each) => each.name === name));
  const parameters: unknown[] = [];
  const given = (value: Cell) => { parameters.push(value === null ? null : String(value)); return `$${parameters.length}`; };
  const conditions = [
    ...Object.entries(filters).map(([name, value]) => `(${[value].flat().map((each) => (each === null ? `${named(name)} is null` : `cast(${named(name)} as varchar) = ${given(each as Cell)}`)).join(' or ')})`),
    ...q.split(/\s+/).filter(Boolean).slice(0, 8).map((word) => `(${release.columns.map(({ name }) => `strip_accents(lower(cast(${named(name)} as varchar))) like '%' || strip_accents(lower(${given(word)})) || '%'`).join(' or ')})`),
  ];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const data = await publicParquet(context, release);
  const ask = async (sql: string, rows: number) => tables().query({ sql, tables: { data }, parameters, limits: { rows, milliseconds: 10_000 } });
  const order = sort.length === 0 ? '' : ` order by ${sort.map(({ field, descending }) => `${named(field)}${descending ? ' desc' : ''}`).join(', ')}`;
  const found = await ask(`select ${distinct ? 'distinct ' : ''}${chosen.map(({ name }) => named(name)).join(', ')} from data${where}${order} limit ${limit} offset ${offset}`, Math.max(1, limit));
  const counted = where === '' && !distinct ? release.rows : Number((await ask(`select count(*) from (select ${distinct ? `distinct ${chosen.map(({ name }) => named(name)).join(', ')}` : '1'} from data${where})`, 1)).rows[0]?.[0] ?? 0);
  return { columns: chosen, records: found.rows.map((row) => Object.fromEntries(chosen.map(({ name }, at) => [name, cell(row[at])]))), total: counted };
}
