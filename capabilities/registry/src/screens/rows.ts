import type { OutputFor } from '@comu/kernel';
import type { books, receiptOf, registerEntry, searchByCode, verify } from '../operations/index.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
export type EntryRow = OutputFor<typeof registerEntry>;
export type ReceiptRow = OutputFor<typeof receiptOf>;
export type BookState = OutputFor<typeof books>[number];
export type OpenedEntry = OutputFor<typeof searchByCode>;
export type Verified = OutputFor<typeof verify>;
export type Attachment = EntryRow['attachments'][number];
export type Party = EntryRow['parties'][number];
