import type { Module } from '@comu/kernel';
import { Dataset } from './datasets.ts';

/** What a dataset says of itself stands in an index when it is short, as it nearly always is: an entry of PostgreSQL’s holds 2,700 bytes. */
export const shortOrLong = ['octet_length(search) <= 2000', 'octet_length(search) > 2000'] as const;

const [short, long] = shortOrLong;
const counted = 'organisation, kind, theme, access, personal, incidents, current';

/**
 * The index from which facets of words that many datasets hold are counted: it has the words too, so that no dataset is opened.
 * It goes when what is searched is worked out anew, so it is named after that and made again.
 */
export const counting: NonNullable<Module['migrations']>[number] = {
  id: `counting ${(Dataset.declaration.search ?? []).join(' ')}`,
  sql: `
    create index if not exists data_dataset_counting on data.dataset (${counted}) include (search) where ${short};
    create index if not exists data_dataset_counting_long on data.dataset (${counted}) where ${long};`,
};
