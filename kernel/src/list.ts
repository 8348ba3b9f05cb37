import { sql, type SqlBool, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from './db.ts';
import { inputRefused } from './problem.ts';
import { isPlatform, labelFields, saidIn, withLanguages, type AnyRecord, type Fields } from './record.ts';
import type { Language } from './text.ts';
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
/** Among so many of the newest rows, words that many rows have are found without the index, which would give them all. */
const nearby = 1000;
/** And among so many, as long as what was found nearer promises that they suffice. */
const far = 20_000;
const range = z.strictObject({ from: z.union([z.string(), z.number()]).optional(), to: z.union([z.string(), z.number()]).optional() });
type Query = SelectQueryBuilder<any, any, any>;
type Condition = RawBuilder<SqlBool>;

/** One page of a record's rows, by keyset: it costs the same on the first page and on the thousandth. */
export async function listRows({ db, record, organisation, request }: { db: Db; record: AnyRecord; organisation: string; request: ListRequest }): Promise<Page> {
  const { limit = 50, after } = request;
  const sort = sortOf(record, request.sort);
  const asked = whatIsAsked(record, organisation, request);
  const cap = asked.words.length > 0 ? Math.max(countCapInWords, limit) : countCap;
  // Words are looked for once: what is found is the page and the count.
  const together = asked.words.length > 0 && after === undefined;
  const key = sort.field === 'id' ? sql`*` : sql`*, ${sql.ref(sort.field)}::text as sort_key`;
  const rows = await chosen<Record<string, unknown>>({ db, record, asked, sort, what: key, most: (together ? cap : limit) + 1, ...(after === undefined ? {} : { after: cursor.parse(after) }) });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? cursor.write({ key: sort.field === 'id' ? null : (last['sortKey'] as string | null), id: last['id'] as string }) : undefined;
  for (const row of page) { delete row['search']; delete row['sortKey']; }
  if (after === undefined && next === undefined) return { rows: page, count: { value: page.length, capped: false } };
  // An exact count of many rows costs as much as reading them; a person needs to know only that there are many.
  const n = (together ? rows : await chosen({ db, record, asked, sort, what: sql`1 as one`, most: cap + 1 })).length;
  return { rows: page, count: { value: Math.min(n, cap), capped: n > cap }, ...(next === undefined ? {} : { next }) };
}

interface Sort { readonly field: string; readonly descending: boolean }
/** The conditions of a request: whose rows, which words the index of parts of words may find, and all of them. */
interface Asked { readonly whose: Condition; readonly words: readonly Condition[]; readonly all: Condition }

/**
 * The rows asked for, in order. How many rows of one body hold some words cannot be known before, so the newest rows are looked through
 * first, farther back while that promises to suffice, which ends at once for words that are common, and only when they do not suffice the index finds those that are rare.
 */
async function chosen<Row>({ db, record, asked, sort, what, most, after }: { db: Db; record: AnyRecord; asked: Asked; sort: Sort; what: RawBuilder<unknown>; most: number; after?: { key: string | null; id: string } }): Promise<Row[]> {
  const table = sql.table(tableName(record));
  const beyond = after === undefined ? sql<SqlBool>`true` : following(sort, after);
  const order = orderOf(record, sort);
  if (asked.words.length === 0) return inOrder(db, sql`select ${what} from ${table} where ${asked.all} and ${beyond} ${order} limit ${most}`);
  if (sort.field === 'id') {
    for (let newest = nearby; newest <= far;) {
      const near = await inOrder<Row>(db, sql`select ${what} from (select * from ${table} where ${asked.whose} and ${beyond} ${order} limit ${newest}) as newest where ${asked.all} ${order} limit ${most}`);
      if (near.length === most) return near;
      // As many more as what was found promises, and half as many again, for what one looks for is not spread evenly.
      newest = near.length === 0 ? Infinity : Math.ceil((1.5 * newest * most) / near.length);
    }
  }
  return byWords(db, sql`
    with found as materialized (select * from ${table} where ${asked.whose} and ${sql.join(asked.words, sql` and `)})
    select ${what} from found where ${asked.all} and ${beyond} ${order} limit ${most}`);
}

/**
 * Reads by an index that has the order asked for. PostgreSQL counts the condition of row-level security a second time, takes a body’s rows
 * for a thirtieth of what they are, and would rather collect and sort them all.
 */
const inOrder = <Row>(db: Db, query: RawBuilder<unknown>) => without<Row>(db, ['enable_bitmapscan'], query);

/** Reads by the index of parts of words, which only collects, however few rows PostgreSQL believes the body to have. */
const byWords = <Row>(db: Db, query: RawBuilder<unknown>) => without<Row>(db, ['enable_seqscan', 'enable_indexscan'], query);

async function without<Row>(db: Db, ways: readonly ('enable_bitmapscan' | 'enable_seqscan' | 'enable_indexscan')[], query: RawBuilder<unknown>): Promise<Row[]> {
  const turn = (value: 'on' | 'off') => sql`select ${sql.join(ways.map((way) => sql`set_config(${way}, ${value}, true)`))}`.execute(db.tables());
  const [, { rows }] = await Promise.all([turn('off'), query.execute(db.tables()), turn('on')]);
  return rows as Row[];
}

/** Only what may be empty is told where its empty values go: an index read backwards gives no “nulls last”. */
function orderOf(record: AnyRecord, { field, descending }: Sort): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`;
  if (field === 'id') return sql`order by id ${direction}`;
  const mayBeEmpty = (record.fields as Fields)[field]?.declaration.optional === true;
  return sql`order by ${sql.ref(field)} ${direction} ${mayBeEmpty ? sql`nulls last` : sql``}, id ${direction}`;
}

const sortable = new Set(['text', 'integer', 'decimal', 'money', 'yes-no', 'day', 'moment', 'choice']);

function sortOf(record: AnyRecord, asked: string | undefined): Sort {
  if (asked === undefined) return { field: 'id', descending: true };
  const descending = asked.startsWith('-');
  const field = descending ? asked.slice(1) : asked;
  if (field === 'createdAt') return { field: 'id', descending };
  if (!sortable.has((record.fields as Fields)[field]?.declaration.kind ?? '') && field !== 'changedAt')
    throw inputRefused([{ field: '/sort', rule: 'sort', remedy: { ca: `No es pot ordenar per “${field}”: trieu una altra columna.`, es: `No se puede ordenar por «${field}»: elija otra columna.`, en: `“${field}” cannot be sorted by: choose another column.` } }]);
  return { field, descending };
}

/** The rows after a cursor; empty values come last in both directions. */
function following({ field, descending }: Sort, { key, id }: { key: string | null; id: string }): Condition {
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

function whatIsAsked(record: AnyRecord, organisation: string, { filter = {}, search = '' }: ListRequest): Asked {
  const whose: Condition = isPlatform(record) ? sql`true` : sql`organisation = ${organisation}`;
  const asked = Object.entries(filter).map(([field, wanted]) => condition(record, field, wanted));
  const searched = record.declaration.search as readonly string[] | undefined;
  if (searched === undefined) return { whose, words: [], all: sql.join([whose, ...asked], sql` and `) as Condition };
  const words = search.split(/[\s,;:()"'’&|!<>*\\]+/).filter((word) => word.length > 0).slice(0, 8).map((word) => holds(word));
  // What is inside a field is inside what is searched, which has an index.
  const inFields = Object.entries(filter).flatMap(([field, wanted]) => (typeof wanted === 'string' && searched.includes(field) ? [holds(wanted)] : []));
  return { whose, words: [...words, ...inFields], all: sql.join([whose, ...words, ...asked], sql` and `) as Condition };
}

/** Whether a text, or all that is searched of the row, has the words somewhere inside, whatever the case and accents. */
const holds = (words: string, text: RawBuilder<unknown> = sql`search`): Condition => sql`${text} like kernel.fold(${`%${words.replace(/[\\%_]/g, '\\$&')}%`})`;

function condition(record: AnyRecord, field: string, wanted: unknown): Condition {
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
  if (declaration.kind === 'long-text' || declaration.kind === 'text') return holds(String(one(wanted)), sql`kernel.fold(${column})`);
  return sql`${column} = ${one(wanted)}`;
}

/** What people read, in their language, in place of the identifiers that rows refer to: one query for each record referred to. */
export async function labelsOf({ db, record, rows, language }: { db: Db; record: AnyRecord; rows: readonly Record<string, unknown>[]; language: Language }): Promise<Record<string, string>> {
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
    const found = (await (db.tables(target).selectFrom(tableName(target) as never) as unknown as Query).select(['id', ...fields.flatMap((field) => withLanguages(target, field))]).where('id', 'in', [...ids]).execute()) as Record<string, unknown>[];
    for (const row of found) labels[row['id'] as string] = fields.map((field) => saidIn({ record: target, row, field, language })).filter((value) => value !== null).join(' ');
  }
  return labels;
}
