import { sql, type SqlBool, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from './db.ts';
import { inputRefused } from './problem.ts';
import { isPlatform, labelFields, type AnyRecord, type Fields } from './record.ts';
import { tableName } from './table.ts';

/** What a person may ask of a list. */
export const listRequest = z.strictObject({
  filter: z.record(z.string(), z.unknown()).optional(),
  search: z.string().max(200).optional(),
  /** A field, with `-` before it for the reverse; newest first when not said. */
  sort: z.string().max(80).optional(),
  after: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).optional(),
});
export type ListRequest = z.output<typeof listRequest>;

export interface Page {
  readonly rows: Record<string, unknown>[];
  /** Where the next page starts; absent on the last. */
  readonly next?: string;
  readonly count: { readonly value: number; readonly capped: boolean };
}

const countCap = 1000;
// Parts of words are looked for row by row, so fewer of them are counted.
const countCapInWords = 100;
const range = z.strictObject({ from: z.union([z.string(), z.number()]).optional(), to: z.union([z.string(), z.number()]).optional() });
type Query = SelectQueryBuilder<any, any, any>;

/** One page of a record's rows, by keyset: it costs the same on the first page and on the thousandth. */
export async function listRows({ db, record, organisation, request }: { db: Db; record: AnyRecord; organisation: string; request: ListRequest }): Promise<Page> {
  const { limit = 50, after } = request;
  const cap = readsWords(record, request) ? countCapInWords : countCap;
  const sort = sortOf(record, request.sort);
  const matching = filtered(db, record, organisation, request);
  let query: Query = matching.selectAll();
  if (sort.field !== 'id') query = query.select(sql`${sql.ref(sort.field)}::text`.as('sort_key'));
  if (after !== undefined) query = query.where(following(sort, cursor.parse(after)));
  // Only what may be empty is told where its empty values go: an index read backwards gives no “nulls last”.
  const mayBeEmpty = (record.fields as Fields)[sort.field]?.declaration.optional === true;
  query = query.orderBy(sort.field, (order) => {
    const directed = sort.descending ? order.desc() : order.asc();
    return (mayBeEmpty ? directed.nullsLast() : directed) as never;
  });
  if (sort.field !== 'id') query = query.orderBy('id', sort.descending ? 'desc' : 'asc');
  const rows = (await query.limit(limit + 1).execute()) as Record<string, unknown>[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? cursor.write({ key: sort.field === 'id' ? null : (last['sortKey'] as string | null), id: last['id'] as string }) : undefined;
  for (const row of page) { delete row['search']; delete row['sortKey']; }
  const count = after === undefined && next === undefined ? { value: page.length, capped: false } : await countUpTo(cap, matching, db);
  return { rows: page, count, ...(next === undefined ? {} : { next }) };
}

/** An exact count of many rows costs as much as reading them; a person needs to know only that there are many. */
async function countUpTo(cap: number, matching: Query, db: Db): Promise<Page['count']> {
  const { rows: [counted] } = await sql<{ n: number }>`select count(*)::int as n from (${matching.select(sql`1`.as('one')).limit(cap + 1)}) as capped`.execute(db.tables());
  const n = counted?.n ?? 0;
  return { value: Math.min(n, cap), capped: n > cap };
}

const readsWords = (record: AnyRecord, { filter = {} }: ListRequest): boolean =>
  Object.entries(filter).some(([field, wanted]) => typeof wanted === 'string' && ['text', 'long-text'].includes((record.fields as Fields)[field]?.declaration.kind ?? ''));

const sortable = new Set(['text', 'integer', 'decimal', 'money', 'yes-no', 'day', 'moment', 'choice']);

function sortOf(record: AnyRecord, asked: string | undefined): { field: string; descending: boolean } {
  if (asked === undefined) return { field: 'id', descending: true };
  const descending = asked.startsWith('-');
  const field = descending ? asked.slice(1) : asked;
  if (field === 'createdAt') return { field: 'id', descending };
  if (!sortable.has((record.fields as Fields)[field]?.declaration.kind ?? '') && field !== 'changedAt')
    throw inputRefused([{ field: '/sort', rule: 'sort', remedy: { ca: `No es pot ordenar per “${field}”: trieu una altra columna.`, es: `No se puede ordenar por «${field}»: elija otra columna.`, en: `“${field}” cannot be sorted by: choose another column.` } }]);
  return { field, descending };
}

/** The rows after a cursor; empty values come last in both directions. */
function following({ field, descending }: { field: string; descending: boolean }, { key, id }: { key: string | null; id: string }): RawBuilder<SqlBool> {
  const beyond = descending ? sql`<` : sql`>`;
  if (field === 'id') return sql`id ${beyond} ${id}`;
  const column = sql.ref(field);
  if (key === null) return sql`${column} is null and id ${beyond} ${id}`;
  return sql`(${column} ${beyond} ${key} or (${column} = ${key} and id ${beyond} ${id}) or ${column} is null)`;
}

const cursor = {
  write: (at: { key: string | null; id: string }) => Buffer.from(JSON.stringify([at.key, at.id])).toString('base64url'),
  parse(text: string): { key: string | null; id: string } {
    try {
      const [key, id] = z.tuple([z.string().nullable(), z.uuid()]).parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return { key, id };
    } catch {
      throw inputRefused([{ field: '/after', rule: 'cursor', remedy: { ca: 'Torneu a començar la llista des del principi.', es: 'Vuelva a empezar la lista desde el principio.', en: 'Start the list again from the beginning.' } }]);
    }
  },
};

function filtered(db: Db, record: AnyRecord, organisation: string, { filter = {}, search }: ListRequest): Query {
  let query = db.tables(record).selectFrom(tableName(record) as never) as unknown as Query;
  if (!isPlatform(record)) query = query.where('organisation', '=', organisation);
  for (const [field, wanted] of Object.entries(filter)) query = query.where(condition(record, field, wanted));
  const words = (search ?? '').split(/[\s,;:()'"&|!<>*\\]+/).filter((word) => word.length > 0).slice(0, 8);
  if (words.length > 0 && record.declaration.search !== undefined)
    query = query.where(sql<SqlBool>`search @@ to_tsquery('simple', kernel.fold(${words.map((word) => `${word}:*`).join(' & ')}))`);
  return query;
}

function condition(record: AnyRecord, field: string, wanted: unknown): RawBuilder<SqlBool> {
  const declaration = field === 'id' || field === 'createdAt' ? { kind: field === 'id' ? 'reference' : 'moment', schema: field === 'id' ? z.uuid() : z.iso.datetime({ offset: true }) } as const : (record.fields as Fields)[field]?.declaration;
  if (declaration === undefined || declaration.kind === 'structure')
    throw inputRefused([{ field: `/filter/${field}`, rule: 'filter', remedy: { ca: 'No es pot filtrar per aquest camp: traieu-lo.', es: 'No se puede filtrar por este campo: quítelo.', en: 'This field cannot be filtered by: remove it.' } }]);
  const column = sql.ref(field);
  // A word typed against a text is looked for inside it; the schema of a whole value would refuse a part of one.
  const one = (value: unknown) => {
    const checked = (declaration.kind === 'text' || declaration.kind === 'long-text' ? z.string().max(500).refine((text) => !text.includes('\u0000')) : (declaration.schema as z.ZodType)).safeParse(value);
    if (checked.success) return checked.data;
    throw inputRefused([{ field: `/filter/${field}`, rule: 'value', remedy: { ca: 'Aquest valor no és possible en aquest camp.', es: 'Este valor no es posible en este campo.', en: 'This field cannot have this value.' } }]);
  };
  if (wanted === null) return sql`${column} is null`;
  if (Array.isArray(wanted)) return wanted.length === 0 ? sql`false` : sql`${column} in (${sql.join(wanted.slice(0, 200).map(one))})`;
  if (typeof wanted === 'object') {
    const { from, to } = range.catch({}).parse(wanted);
    return sql`(${from === undefined ? sql`true` : sql`${column} >= ${one(from)}`} and ${to === undefined ? sql`true` : sql`${column} <= ${one(to)}`})`;
  }
  if (declaration.kind === 'long-text' || declaration.kind === 'text') return sql`kernel.fold(${column}) like kernel.fold(${`%${String(one(wanted)).replace(/[\\%_]/g, '\\$&')}%`})`;
  return sql`${column} = ${one(wanted)}`;
}

/** What people read in place of the identifiers that rows refer to: one query for each record referred to. */
export async function labelsOf({ db, record, rows }: { db: Db; record: AnyRecord; rows: readonly Record<string, unknown>[] }): Promise<Record<string, string>> {
  const labels: Record<string, string> = {};
  const wanted = new Map<AnyRecord, Set<string>>();
  for (const [name, { declaration }] of Object.entries(record.fields as Fields)) {
    if (declaration.kind !== 'reference' || declaration.to === undefined) continue;
    const target = declaration.to();
    const ids = wanted.get(target) ?? new Set<string>();
    for (const row of rows) if (typeof row[name] === 'string') ids.add(row[name]);
    wanted.set(target, ids);
  }
  for (const [target, ids] of wanted) {
    if (ids.size === 0) continue;
    const fields = labelFields(target);
    const found = (await (db.tables(target).selectFrom(tableName(target) as never) as unknown as Query).select(['id', ...fields]).where('id', 'in', [...ids]).execute()) as Record<string, unknown>[];
    for (const row of found) labels[row['id'] as string] = fields.map((field) => row[field]).filter((value) => value !== null).join(' ');
  }
  return labels;
}
