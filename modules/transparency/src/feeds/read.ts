import { createHash } from 'node:crypto';
import { dayInMadrid, type Context, type Field, type House } from '@comu/kernel';
import { wordsSchema } from '../words.ts';
import type { Feed, FeedColumn, FedCell, FedTable } from './feed.ts';

/** Beyond this a portal shows a dataset instead of a table. */
export const mostRows = 5000;

export interface Fed {
  readonly table: FedTable;
  /** The day that the rows tell of. */
  readonly on: string;
  /** 0 to 100: the share of cells that should be there and are. */
  readonly complete: number;
  readonly fingerprint: string;
}

const fieldOf = (house: Pick<House, 'records'>, path: string): Field | undefined => {
  const at = path.lastIndexOf('.');
  return (house.records.get(path.slice(0, at))?.fields as Record<string, Field> | undefined)?.[path.slice(at + 1)];
};

/** The columns that may leave: every field behind each is declared open. The declaration decides today, so a field that comes to hold people stops leaving the same night. */
export const columnsOut = (house: Pick<House, 'records'>, { columns }: Pick<Feed, 'columns'>): readonly FeedColumn[] =>
  columns.filter(({ from }) => from.every((path) => fieldOf(house, path)?.declaration.protection?.class === 'open'));

/** Reads what a feed tells today, in the words of the declarations; columns that may not leave are not in the answer at all. */
export async function readFeed(context: Context, feed: Feed): Promise<Fed> {
  const { db, house, organisation, now } = context;
  const columns = columnsOut(house, feed);
  const found = await db.statement<Record<string, unknown>>(`select * from (${feed.sql}) as fed limit ${mostRows + 1}`, [organisation]);
  const shown = found.slice(0, mostRows);
  const rows = shown.map((row) => columns.map((column) => cellOf(house, column, row[column.name])));
  const days = shown.flatMap((row) => (typeof row['on'] === 'string' ? [row['on']] : []));
  const table: FedTable = { columns: columns.map(({ name, title, type }) => ({ name, title, type })), rows, more: found.length > mostRows };
  return { table, on: feed.live ? dayInMadrid(now) : (days.toSorted().at(-1) ?? dayInMadrid(now)), complete: completeOf(columns, rows, feed), fingerprint: fingerprintOf(table) };
}

/** The feeds that have something to tell today, asked of all at once and no further than their first row. */
export async function feedsWithRows({ db, organisation }: Pick<Context, 'db' | 'organisation'>, feeds: readonly Feed[]): Promise<readonly Feed[]> {
  const asked = feeds.filter(({ none }) => none === null);
  if (asked.length === 0) return feeds;
  const found = await db.statement<{ at: number }>(asked.map(({ sql }, at) => `select ${at}::int as at where exists (select 1 from (${sql}) as fed)`).join(' union all '), [organisation]);
  const withRows = new Set(found.map(({ at }) => asked[at]));
  return feeds.filter((feed) => feed.none !== null || withRows.has(feed));
}

export const fingerprintOf = (table: FedTable): string => createHash('sha256').update(JSON.stringify(table)).digest('hex');

function cellOf(house: Pick<House, 'records'>, { words }: FeedColumn, value: unknown): FedCell {
  if (value === null || value === undefined || value === '') return null;
  const choices = words === undefined ? undefined : fieldOf(house, words)?.declaration.choices;
  if (choices !== undefined && Object.hasOwn(choices, String(value))) return { ...choices[String(value)]! };
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'object' && 'ca' in value) { const { ca, es, en } = value as Record<string, string>; return wordsSchema.parse({ ca, es: es ?? ca, en: en ?? ca }); }
  return String(value);
}

function completeOf(columns: readonly FeedColumn[], rows: FedTable['rows'], { none, columns: declared }: Feed): number {
  if (rows.length === 0) return none === null ? 0 : 100;
  const asked = columns.flatMap(({ optional }, at) => (optional === true ? [] : [at]));
  const filled = rows.reduce((sum, row) => sum + asked.filter((at) => row[at] !== null).length, 0);
  // A column kept back is a part of the item that is not there.
  return Math.floor((100 * filled) / (rows.length * Math.max(1, declared.filter(({ optional }) => optional !== true).length)));
}
