import { ckanType } from '@comu/open-data';
import { z } from 'zod';
import { cellOf } from '../../portal/preview.ts';
import { datastoreNow } from '../asked.ts';
import { Failure, idOf, json, list, whole, words, yes, type Room } from './given.ts';
import { datasetNamed, packagesOf } from './shelf.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const comparison = z.partialRecord(z.enum(['lt', 'lte', 'gt', 'gte', 'eq', 'in']), z.union([cell, z.array(cell).max(100)]));
/** `{"year": 2024}`, `{"year": [2023, 2024]}` or `{"year": {"gte": 2020}}`. */
const filters = z.record(z.string(), z.union([cell, z.array(cell).max(100), comparison]));
const most = 32_000;

interface Found { readonly unknown?: readonly string[]; readonly columns: readonly { readonly name: string; readonly type: string; readonly title: string }[]; readonly records: readonly Record<string, unknown>[]; readonly total: number }

/** CKAN’s `datastore_search`: rows of a file, chosen by filters and words, sorted, paged and in the form asked for. Each row has its place in the file as `_id`. */
export async function searchDatastore({ site, shelves, given }: Room) {
  const resource = idOf(given, 'resource_id');
  if (resource === '_table_metadata') return tellTables({ site, shelves, given });
  const named = datasetNamed(shelves, resource);
  if (named === undefined) throw new Failure('Not Found Error', `Not found: Resource "${resource.slice(0, 80)}" was not found.`);
  const wanted = filters.safeParse(json(given['filters'] ?? '{}', 'filters'));
  if (!wanted.success) throw new Failure('Validation Error', { filters: ['Not a json object'] });
  const asked = given['q'] ?? given['full_text'] ?? '';
  const query = /^\s*\{/.test(words(asked)) ? json(asked, 'q') : asked;
  const q = z.union([z.string().max(200), z.record(z.string(), z.string().max(200))]).safeParse(typeof query === 'number' ? String(query) : query);
  if (!q.success) throw new Failure('Validation Error', { q: ['Not a string or a json object'] });
  const format = words(given['records_format']) || 'objects';
  if (!['objects', 'lists', 'csv', 'tsv'].includes(format)) throw new Failure('Validation Error', { records_format: [`Value must be one of: objects, lists, csv, tsv`] });
  const fields = given['fields'] === undefined || given['fields'] === null ? undefined : list(given['fields']);
  const sort = list(given['sort']).map((each) => ({ field: each.replace(/\s+nulls\s+(first|last)$/i, '').replace(/\s+(asc|desc)$/i, '').replaceAll('"', ''), descending: /\sdesc(\s+nulls\s+(first|last))?$/i.test(each) }));
  const limit = Math.min(most, whole(given, 'limit', 100)), offset = whole(given, 'offset', 0), counts = yes(given['include_total'], true);
  const found = await named.shelf.ask<Found>(datastoreNow, { code: named.code, filters: wanted.data, limit, offset, sort, total: counts, ...(fields === undefined ? {} : { fields }), ...(q.data === '' ? {} : { q: q.data }), ...(yes(given['distinct']) ? { distinct: true } : {}) });
  if (found.unknown !== undefined) throw new Failure('Validation Error', { [found.unknown.some((name) => fields?.includes(name)) ? 'fields' : found.unknown.some((name) => sort.some(({ field }) => field === name)) ? 'sort' : 'filters']: found.unknown.map((name) => `field "${name.slice(0, 80)}" not in table`) });
  const names = found.columns.map(({ name }) => name);
  const path = (from: number) => `${site.path}/api/3/action/datastore_search?${new URLSearchParams({ ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])), offset: String(from) })}`;
  return {
    include_total: counts, limit, offset, records_format: format, resource_id: resource, ...(counts ? { total: found.total, total_was_estimated: false } : {}), ...(Object.keys(wanted.data).length === 0 ? {} : { filters: wanted.data }), ...(q.data === '' ? {} : { q: q.data }),
    fields: found.columns.map(({ name, type, title }) => ({ id: name, type: name === '_id' ? 'int' : ckanType(type), ...(name === '_id' ? {} : { info: { label: title, notes: '', type_override: '' } }) })),
    records: format === 'objects' ? found.records : format === 'lists' ? found.records.map((row) => names.map((name) => row[name])) : found.records.map((row) => names.map((name) => separated(row[name], format === 'csv' ? ',' : '\t')).join(format === 'csv' ? ',' : '\t')).join('\n').concat(found.records.length === 0 ? '' : '\n'),
    _links: { start: path(0), next: path(offset + limit), ...(offset === 0 ? {} : { prev: path(Math.max(0, offset - limit)) }) },
  };
}

function separated(value: unknown, by: string): string {
  const text = value === null || value === undefined ? '' : String(value);
  return text.includes(by) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What there is to ask, as CKAN’s `_table_metadata` lists it: the identifier of each file. */
function tellTables({ site, shelves, given }: Room) {
  const all = packagesOf(shelves).flatMap(({ resources }) => resources.map(({ id }) => id));
  const limit = Math.min(most, whole(given, 'limit', 100)), offset = whole(given, 'offset', 0);
  const records = all.slice(offset, offset + limit).map((name, at) => ({ _id: offset + at + 1, name, alias_of: null }));
  const path = (from: number) => `${site.path}/api/3/action/datastore_search?${new URLSearchParams({ resource_id: '_table_metadata', offset: String(from), limit: String(limit) })}`;
  return { include_total: true, limit, offset, records_format: 'objects', resource_id: '_table_metadata', total: all.length, total_was_estimated: false, fields: [{ id: '_id', type: 'int' }, { id: 'name', type: 'text' }, { id: 'alias_of', type: 'text' }], records, _links: { start: path(0), next: path(offset + limit) } };
}

/** CKAN’s `datastore_info`: the columns of a file and how many rows it has. */
export async function tellDatastore(room: Room) {
  const { fields, total = 0 } = await searchDatastore({ ...room, given: { resource_id: idOf(room.given), limit: 0 } });
  const schema = fields.filter(({ id }) => id !== '_id');
  return { meta: { id: idOf(room.given), count: total, table_type: 'BASE TABLE', size: null, aliases: [] }, fields: schema.map((each) => ({ ...each, schema: { native_type: each.type, notnull: false, is_index: false, uniquekey: false } })), schema: Object.fromEntries(schema.map(({ id, type }) => [id, type])) };
}

type SqlFound = { readonly refused: string; readonly says: string; readonly table: string | null } | { readonly refused?: undefined; readonly columns: readonly { readonly name: string; readonly type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean };

/** CKAN’s `datastore_search_sql`: one SELECT over the datasets of this address, each named by the identifier of one of its files. */
export async function searchSql({ site, given }: Room) {
  const sql = idOf(given, 'sql');
  if (sql.length > 10_000) throw new Failure('Validation Error', { sql: ['Longer than 10000 characters'] });
  const found = (await site.sql(sql)) as SqlFound;
  if (found.refused === 'tables.unknown-table') throw new Failure('Not Found Error', `Not found: Resource "${(found.table ?? '').slice(0, 80)}" was not found.`);
  if (found.refused !== undefined) throw new Failure('Validation Error', { query: [found.says] });
  const { columns, rows, more } = found;
  return { sql, records: rows.map((row) => Object.fromEntries(columns.map(({ name, type }, at) => [name, cellOf(row[at], type)]))), fields: columns.map(({ name, type }) => ({ id: name, type: ckanType(type) })), ...(more ? { records_truncated: true } : {}) };
}
