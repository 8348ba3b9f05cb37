import type { Context, RowOf, Text } from '@comu/kernel';
import { z } from 'zod';
import { words, type ColumnEntry, type Dataset } from '../records/index.ts';
import { wordsOfColumns, wordsOfRecord } from './record-datasets.ts';

/** What somebody wrote stands as it was written; what the house says of its own records is said in three languages. */
export const written = z.union([z.string(), words]);
/** How much of a description a list shows, in characters. */
export const shownOfDescription = 300;
type Told = 'title' | 'description' | 'purpose' | 'retention';
type Telling = Pick<RowOf<typeof Dataset>, 'record' | 'title'> & Partial<Pick<RowOf<typeof Dataset>, Told>>;

/** What a dataset says of itself and of its columns, in three languages where it is a record of the house and nobody wrote anything else. A list cuts descriptions. */
export function saidOf(dataset: Telling, house: Context['house']) {
  const record = dataset.record === null ? undefined : house.records.get(dataset.record);
  const own = record === undefined ? undefined : wordsOfRecord(record, house);
  const columns = record === undefined ? undefined : wordsOfColumns(record);
  const inThree = <Kept extends string | null>(kept: Kept, said: Text | undefined): Kept | Text => (kept !== null && said !== undefined && (kept === said.ca || (kept.length === shownOfDescription && said.ca.startsWith(kept))) ? said : kept);
  return {
    title: inThree(dataset.title, own?.title), description: inThree(dataset.description ?? null, own?.description), purpose: inThree(dataset.purpose ?? null, own?.purpose), retention: inThree(dataset.retention ?? null, own?.retention),
    column: ({ name, title, describe }: Pick<ColumnEntry, 'name' | 'title' | 'describe'>) => ({ title: inThree(title, columns?.get(name)?.label), describe: inThree(describe ?? null, columns?.get(name)?.help) }),
  };
}
