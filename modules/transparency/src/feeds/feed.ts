import type { Text } from '@comu/kernel';
import { z } from 'zod';
import { wordsSchema } from '../words.ts';

/** What a cell of a fed item may hold: words come in the three languages. */
export const cellSchema = z.union([z.string(), z.number(), z.null(), wordsSchema]);
export type FedCell = z.output<typeof cellSchema>;
export const columnTypes = ['text', 'integer', 'decimal', 'money', 'day'] as const;
export const fedTable = z.object({ columns: z.array(z.object({ name: z.string(), title: wordsSchema, type: z.enum(columnTypes) })), rows: z.array(z.array(cellSchema)), more: z.boolean() });
export type FedTable = z.output<typeof fedTable>;

/** One column that a feed lets out, and the fields of records that it comes from: none of them may be other than open. */
export interface FeedColumn {
  readonly name: string;
  readonly title: Text;
  readonly type: (typeof columnTypes)[number];
  /** `record.field`, each; empty when the column counts rows and tells nothing of any one of them. */
  readonly from: readonly string[];
  /** The choice field whose words are shown instead of its code. */
  readonly words?: string;
  /** It may be empty without the item being the less whole. */
  readonly optional?: true;
}

/** How an item of the law is filled from what the house already knows: which records are read, which columns leave, and in whose words. */
export interface Feed {
  readonly code: string;
  /** The item of the law that it fills. */
  readonly item: string;
  /** What it tells and what it leaves out, in a sentence. */
  readonly says: Text;
  /** What is shown while there are no rows; `null`: an empty table is an item without content. */
  readonly none: Text | null;
  /** Records without which there is nothing to read. */
  readonly needs: readonly string[];
  readonly columns: readonly FeedColumn[];
  /** One statement; `$1` is the organisation. Its columns are named as those above, and `on`, when there, is the day the row tells of. */
  readonly sql: string;
  /** The rows are as they stand now; without it the data are as old as the latest `on`. */
  readonly live: boolean;
}
