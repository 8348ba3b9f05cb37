import { choice, holdFile, integer, operation, yearInMadrid } from '@comu/kernel';
import { bookClosingContent, renderPdf } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { sealBytes } from '@comu/signing';
import { sql } from 'kysely';
import { z } from 'zod';
import { codeOf } from '../code.ts';
import { noSuchBook, yearNotOver } from '../refusals.ts';
import { Annulment, Book, Closing, directions, Entry } from '../registry.records.ts';

interface Counted { readonly entries: number; readonly annulled: number; readonly first: number; readonly last: number; readonly openedAt: string; readonly endedAt: string }

/** Closes the book of a year that is over: a sealed page says with which entry it was opened and with which it ends, how many it holds and that no number is missing. Once for each book; it happens by itself when the year turns. */
export const closeBook = operation('registry.close-book', {
  title: { ca: 'Tanca el llibre de l’any', es: 'Cierra el libro del año', en: 'Close the book of the year' },
  permission: 'registry.annul',
  input: { direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions), year: integer({ ca: 'Any', es: 'Año', en: 'Year' }) },
  output: Closing.row,
  async run({ direction, year }, context) {
    const { db, organisation, now, files } = context;
    if (year >= yearInMadrid(now)) throw yearNotOver({ year });
    const book = await db.first(Book, { direction, year });
    if (book === undefined) throw noSuchBook({ year });
    // Whoever took a number in the last second of the year holds this lock until its entry is in the book.
    await db.lock(Book, book.id);
    const closed = await db.first(Closing, { direction, year });
    if (closed !== undefined) return closed;
    const { rows: [counted] } = await sql<Counted>`
      select count(*)::int as entries, count(a.id)::int as annulled, min(e.number)::int as first, max(e.number)::int as last, min(e.registered_at) as opened_at, max(e.registered_at) as ended_at
      from registry.entry e left join registry.annulment a on a.organisation = e.organisation and a.entry = e.id
      where e.organisation = ${organisation} and e.direction = ${direction} and e.year = ${year}`.execute(db.tables(Entry, Annulment));
    const { entries, annulled, first, last, openedAt, endedAt } = counted as Counted;
    const own = await organisationOf(context, organisation);
    const composition = bookClosingContent({
      organisation: { name: own.name, code: own.dir3 ?? own.nif ?? own.slug }, direction, year, language: 'ca', entries, annulled,
      first: { number: codeOf({ direction, year, number: first }), registeredAt: new Date(openedAt) }, last: { number: codeOf({ direction, year, number: last }), registeredAt: new Date(endedAt) },
      missing: last - entries,
    });
    const { bytes } = await renderPdf({ ...composition, date: now, letterhead: await letterheadOf(context) });
    const stored = await files.put(await sealBytes(context, { pdf: bytes, reason: composition.title }), { name: `tancament-${direction}-${year}.pdf`, maxBytes: 20_000_000 });
    await holdFile(context, stored);
    return db.insert(Closing, { direction, year, entries, annulled, first: codeOf({ direction, year, number: first }), last: codeOf({ direction, year, number: last }), closedAt: now.toISOString(), file: stored.sha256 });
  },
});

const state = z.object({ direction: z.enum(['entry', 'exit']), year: z.int(), openedAt: z.string(), last: z.string(), closing: Closing.row.nullable() });

/** Every book there is, newest first: when it was opened, how far it is and, when its year is over, how it was closed. */
export const books = operation('registry.books', {
  title: { ca: 'Llibres', es: 'Libros', en: 'Books' },
  permission: 'registry.read', kind: 'query', input: {}, output: z.array(state),
  async run(_, { db }) {
    const closings = await db.all(Closing, {}, { limit: 1000 });
    return (await db.all(Book, {}, { limit: 1000 })).toSorted((a, b) => b.year - a.year || a.direction.localeCompare(b.direction)).map(({ direction, year, last, createdAt }) => ({
      direction, year, openedAt: createdAt, last: codeOf({ direction, year, number: last }), closing: closings.find((each) => each.direction === direction && each.year === year) ?? null,
    }));
  },
});
