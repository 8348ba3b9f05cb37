import { tables } from '@comu/catalogue';
import type { Context } from '@comu/kernel';
import { cellOf, publicParquet, type Cell, type Out } from './preview.ts';

type Comparison = Readonly<Partial<Record<'lt' | 'lte' | 'gt' | 'gte' | 'eq' | 'in', Cell | readonly Cell[]>>>;
export interface Wanted {
  /** Words in any column, or in each of those named. */
  readonly q?: string | Readonly<Record<string, string>>;
  readonly filters?: Readonly<Record<string, Cell | readonly Cell[] | Comparison>>;
  readonly fields?: readonly string[];
  readonly sort?: readonly { readonly field: string; readonly descending: boolean }[];
  readonly limit: number; readonly offset: number; readonly distinct?: boolean;
  /** Whether all that fit are counted too. */
  readonly total?: boolean;
}
const named = (column: string) => `"${column.replaceAll('"', '""')}"`;
const signs = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const place = { name: '_id', title: '_id', describe: null, type: 'integer', unit: null } as const;

/** Rows of what is out that fit, as CKAN’s datastore gives them, each with its place in the file. Names are checked against the columns that are out; values travel as parameters. */
export async function searchRows(context: Context, release: Out, { q = '', filters = {}, fields, sort = [], limit, offset, distinct = false, total = true }: Wanted): Promise<{ columns: Out['columns']; records: Record<string, Cell>[]; total: number }> {
  const all = [place, ...release.columns];
  const chosen = fields === undefined ? (distinct ? release.columns : all) : fields.flatMap((name) => all.filter((each) => each.name === name));
  const parameters: unknown[] = [];
  const given = (value: Cell) => { parameters.push(value === null ? null : String(value)); return `$${parameters.length}`; };
  const kindOf = (name: string) => all.find((each) => each.name === name)?.type;
  const equal = (name: string, value: Cell) => (value === null ? `${named(name)} is null` : `cast(${named(name)} as varchar) = ${given(value)}`);
  // Numbers and days are compared as such; anything else by its letters. What is no number fits nothing.
  const compared = (name: string, sign: keyof typeof signs, value: Cell) => { const as = ['integer', 'decimal'].includes(kindOf(name) ?? '') ? 'double' : kindOf(name) === 'day' ? 'date' : 'varchar'; return `cast(${named(name)} as ${as}) ${signs[sign]} try_cast(${given(value)} as ${as})`; };
  const anyOf = (name: string, values: readonly Cell[]) => (values.length === 0 ? 'false' : values.map((each) => equal(name, each)).join(' or '));
  const condition = (name: string, wanted: Cell | readonly Cell[] | Comparison): string =>
    wanted === null || typeof wanted !== 'object' ? equal(name, wanted) : Array.isArray(wanted) ? anyOf(name, wanted as readonly Cell[])
      : Object.entries(wanted as Comparison).map(([sign, value]) => (sign === 'eq' || sign === 'in' ? `(${anyOf(name, [value].flat() as Cell[])})` : compared(name, sign as keyof typeof signs, value as Cell))).join(' and ') || 'true';
  const holds = (names: readonly string[], word: string) => `(${names.map((name) => `strip_accents(lower(cast(${named(name)} as varchar))) like '%' || strip_accents(lower(${given(word)})) || '%'`).join(' or ')})`;
  const inWords = (text: string, names: readonly string[]) => text.split(/\s+/).filter(Boolean).slice(0, 8).map((word) => holds(names, word));
  const conditions = [
    ...Object.entries(filters).map(([name, wanted]) => `(${condition(name, wanted)})`),
    ...(typeof q === 'string' ? inWords(q, release.columns.map(({ name }) => name)) : Object.entries(q).flatMap(([name, text]) => inWords(text, [name]))),
  ];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const rows = '(select row_number() over () as "_id", * from data) as numbered';
  const data = await publicParquet(context, release);
  const ask = async (sql: string, most: number) => tables().query({ sql, tables: { data }, parameters, limits: { rows: most, milliseconds: 10_000 } });
  const columns = chosen.map(({ name }) => named(name)).join(', ');
  const order = sort.length > 0 ? ` order by ${sort.map(({ field, descending }) => `${named(field)}${descending ? ' desc' : ''}`).join(', ')}` : distinct ? '' : ' order by "_id"';
  const found = limit === 0 ? { rows: [] } : await ask(`select ${distinct ? 'distinct ' : ''}${columns} from ${rows}${where}${order} limit ${limit} offset ${offset}`, Math.max(1, limit));
  const counted = !total ? 0 : where === '' && !distinct ? release.rows : Number((await ask(`select count(*) from (select ${distinct ? `distinct ${columns}` : '1'} from ${rows}${where})`, 1)).rows[0]?.[0] ?? 0);
  return { columns: chosen, records: found.rows.map((row) => Object.fromEntries(chosen.map(({ name, type }, at) => [name, name === '_id' ? Number(row[at]) : cellOf(row[at], type)]))), total: counted };
}
