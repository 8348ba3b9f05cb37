import { heldFiles, nextInSeries, yearInMadrid, type Context, type RowOf } from '@comu/kernel';
import { calendarFor } from '@comu/running-terms';
import { entryOfFiling } from '@comu/terms';
import type { Party } from './party.ts';
import { Book, Entry } from './registry.records.ts';
import { codeOf } from './code.ts';
import { attachmentMissing, noInterested, presentedLater } from './refusals.ts';
import { closeBook } from './operations/close-book.ts';
import { issueReceipt } from './operations/receipt.ts';

export interface Entering {
  readonly direction: 'entry' | 'exit';
  readonly channel: 'desk' | 'electronic-office' | 'exchange' | 'internal';
  readonly subject: string;
  readonly body?: string | null;
  readonly parties: readonly Party[];
  readonly attachments: readonly { readonly sha256: string; readonly kind: string; readonly name?: string | undefined }[];
  readonly unit?: string | null;
  readonly counterpart?: string | null;
  readonly counterpartCode?: string | null;
  readonly annuls?: string | null;
  /** When it was really presented, if not now: entries numbered by hand while the system was down. */
  readonly presentedAt?: string;
}

/** Puts an entry in the book of today’s year under the next number, and has its receipt sealed as soon as it is committed (art. 16.3). */
export async function enter(context: Context, entering: Entering): Promise<RowOf<typeof Entry>> {
  const { db, now, later, emit } = context;
  const { direction, channel, subject, parties, attachments } = entering;
  const interested = parties.find(({ role }) => role !== 'representative');
  if (interested === undefined) throw noInterested();
  const held = await heldFiles(context, attachments.map(({ sha256 }) => sha256));
  const files = attachments.map(({ sha256, kind, name }) => {
    const file = held.get(sha256);
    if (file === undefined) throw attachmentMissing({ name: name ?? sha256.slice(0, 12) });
    return { sha256, kind, name: name ?? file.name, size: file.size, type: file.type };
  });
  const presented = entering.presentedAt ?? now.toISOString();
  if (Date.parse(presented) > now.getTime()) throw presentedLater();
  const { countsOn } = entryOfFiling({ presentedAt: presented, calendar: await calendarFor(context) });
  const year = yearInMadrid(now);
  const number = await nextInSeries(context, Book, { direction, year });
  const entry = await db.insert(Entry, {
    direction, year, number, code: codeOf({ direction, year, number }),
    registeredAt: now.toISOString(), presentedAt: presented, effectiveOn: countsOn, channel, subject, body: entering.body ?? null,
    interested: interested.name, parties: [...parties], attachments: files,
    unit: entering.unit ?? null, counterpart: entering.counterpart ?? null, counterpartCode: entering.counterpartCode ?? null, annuls: entering.annuls ?? null,
  });
  // The entry that opens the book of a year leaves what will close it, some minutes after midnight in Madrid.
  if (number === 1) await later(closeBook, { direction, year }, { at: new Date(Date.UTC(year, 11, 31, 23, 10)), key: `close ${direction} ${year}`, attempts: 100 });
  await later(issueReceipt, { entry: entry.id }, { key: `receipt ${entry.id}`, attempts: 100 });
  await emit('registry.entry-registered', { entry: entry.id, direction, code: entry.code });
  return entry;
}
