import { isPlatform, type AnyRecord, type Fields, type RecordType, type RowOf } from './record.ts';
import type { FieldDeclaration, FieldKind } from './field.ts';

/** The table of a record: its module is the schema, hyphens become underscores. */
export type TableName<Name extends string> = Name extends `${infer A}-${infer B}` ? TableName<`${A}_${B}`> : Name;
/** What a query over the given records may name; any other table does not compile. */
export type Tables<R extends AnyRecord> = { [Each in R as TableName<Each['name']>]: { -readonly [K in keyof RowOf<Each>]: RowOf<Each>[K] } };

export const tableName = (record: AnyRecord): string => record.name.replaceAll('-', '_');
export const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quote = (name: string) => `"${name}"`;
const quoted = (table: string) => table.split('.').map(quote).join('.');
const indexName = (...parts: string[]) => quote(parts.join('_').replaceAll('.', '_').slice(0, 60));

const columnType: Readonly<Record<FieldKind, string>> = {
  text: 'text', 'long-text': 'text', choice: 'text', file: 'text',
  integer: 'bigint', decimal: 'numeric', money: 'numeric(17,2)', 'yes-no': 'boolean',
  day: 'date', moment: 'timestamptz', reference: 'uuid', structure: 'jsonb',
};

export interface Column { readonly name: string; readonly type: string; readonly required: boolean; readonly sql: string }

const own = (record: AnyRecord): [string, FieldDeclaration][] =>
  Object.entries(record.fields as Fields).map(([name, field]) => [name, field.declaration]);

/** The columns a record wants, in order, as the database should hold them. */
export function columnsOf(record: AnyRecord): Column[] {
  const column = (name: string, type: string, required: boolean, more = ''): Column => ({ name, type, required, sql: `${quote(name)} ${type}${required ? ' not null' : ''}${more}` });
  return [
    ...(isPlatform(record) ? [] : [column('organisation', 'uuid', true)]),
    column('id', 'uuid', true),
    ...own(record).map(([name, { kind, optional }]) => column(columnName(name), columnType[kind], !optional)),
    column('created_at', 'timestamptz', true), column('created_by', 'uuid', false),
    column('changed_at', 'timestamptz', true), column('version', 'integer', true, ' default 1'),
    ...(record.declaration.search === undefined ? [] : [column('search', 'text', false, ` generated always as (kernel.fold(${searched(record)})) stored`)]),
  ];
}

const searched = (record: AnyRecord) => (record.declaration.search as string[]).map((name) => `coalesce(${quote(columnName(name))}, '')`).join(` || ' ' || `);

/** The statements that create the table, without what refers to other tables. */
export function createTable(record: AnyRecord): string[] {
  const table = quoted(tableName(record));
  const schema = tableName(record).split('.')[0] as string;
  const key = isPlatform(record) ? 'id' : 'organisation, id';
  return [
    `create schema if not exists ${quote(schema)}`,
    `grant usage on schema ${quote(schema)} to comu_app`,
    `create table if not exists ${table} (${columnsOf(record).map(({ sql }) => sql).join(', ')}, primary key (${key}))`,
  ];
}

/** Everything around the table: who may see which row, what stays unique, what is found fast. Safe to run again. */
export function guardTable(record: AnyRecord): string[] {
  const table = quoted(tableName(record));
  const { official, visible, index = [], unique = [], search } = record.declaration;
  const platform = isPlatform(record);
  const reads = platform ? `kernel.on_platform() or (${visible ?? 'false'})` : 'organisation = any ((select kernel.readable())::uuid[])';
  const writes = platform ? 'kernel.acting() is not null' : 'organisation = (select kernel.acting())';
  const scope = platform ? '' : 'organisation, ';
  const list = (names: readonly string[]) => names.map((name) => quote(columnName(name))).join(', ');
  const name = tableName(record);
  const uniques = [...unique, ...own(record).filter(([, field]) => field.unique).map(([field]) => [field])];
  const references = own(record).filter(([, field]) => field.kind === 'reference').map(([field]) => [field]);
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    ...policy(table, 'reads', `for select using (${reads})`),
    ...policy(table, 'adds', `for insert with check (${writes})`),
    ...policy(table, 'changes', `for update using (${platform ? reads : writes}) with check (${writes})`),
    ...policy(table, 'removes', `for delete using (${platform ? reads : writes})`),
    `grant select, insert${official ? '' : ', update, delete'} on ${table} to comu_app`,
    ...(official ? [`create or replace trigger written_once before update or delete on ${table} for each row execute function kernel.written_once()`] : []),
    ...uniques.map((names) => `create unique index if not exists ${indexName(name, ...names.map(columnName), 'unique')} on ${table} (${scope}${list(names)})`),
    ...[...index, ...references].map((names) => `create index if not exists ${indexName(name, ...names.map(columnName), 'index')} on ${table} (${scope}${list(names)}, id)`),
    // Organisation and parts of words in one index: what is looked for in a town costs as much as the town has, however many bodies there are.
    ...(search === undefined ? [] : [`create index if not exists ${indexName(name, 'search')} on ${table} using gin (${scope}search gin_trgm_ops)`,
      `comment on column ${table}.search is '${columnsOf(record).find(({ name }) => name === 'search')?.sql.replaceAll("'", "''")}'`]),
  ];
}

const policy = (table: string, name: string, rest: string) => [`drop policy if exists ${name} on ${table}`, `create policy ${name} on ${table} ${rest}`];

/** The foreign keys of a record; organisation and row together, so that no reference crosses from one tenant to another. */
export function linkTable(record: AnyRecord): { readonly constraint: string; readonly table: string; readonly sql: string }[] {
  const table = quoted(tableName(record));
  return own(record).flatMap(([field, { kind, to }]) => {
    if (kind !== 'reference' || to === undefined) return [];
    const target = to();
    if (isPlatform(record) && !isPlatform(target)) throw new Error(`${record.name}.${field} is a platform row and cannot refer to ${target.name}, a row of one organisation.`);
    const constraint = `${tableName(record)}_${columnName(field)}`.replace('.', '_').slice(0, 55) + '_ref';
    const [from, key] = isPlatform(target) ? [quote(columnName(field)), 'id'] : [`organisation, ${quote(columnName(field))}`, 'organisation, id'];
    return [{ constraint, table, sql: `alter table ${table} add constraint ${quote(constraint)} foreign key (${from}) references ${quoted(tableName(target))} (${key})` }];
  });
}

export type { RecordType };
