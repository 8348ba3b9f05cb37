import { choice, day, holdFile, operation, tableName } from '@comu/kernel';
import { registryBookContent, renderPdf } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { sealBytes } from '@comu/signing';
import { sql } from 'kysely';
import { z } from 'zod';
import { bookTooLong } from '../refusals.ts';
import { Annulment, directions, Entry } from '../registry.records.ts';

const most = 5000;

/** A stretch of a book as a sealed PDF, annulled entries included. */
export const bookPdf = operation('registry.book-pdf', {
  title: { ca: 'Llibre en PDF', es: 'Libro en PDF', en: 'Book as PDF' },
  permission: 'registry.read',
  input: {
    direction: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, directions),
    from: day({ ca: 'Des de', es: 'Desde', en: 'From' }), until: day({ ca: 'Fins a', es: 'Hasta', en: 'Until' }),
  },
  output: z.object({ file: z.string(), entries: z.int() }),
  async run({ direction, from, until }, context) {
    const { db, organisation, now, files } = context;
    const own = await organisationOf(context, organisation);
    const entries = await db.tables(Entry).selectFrom(tableName(Entry) as 'registry.entry').selectAll()
      .where('organisation', '=', organisation).where('direction', '=', direction)
      .where(sql<boolean>`(registered_at at time zone 'Europe/Madrid')::date between ${from} and ${until}`).orderBy('year').orderBy('number').limit(most + 1).execute();
    if (entries.length > most) throw bookTooLong({ most });
    const annulments = new Map((await db.all(Annulment, { entry: entries.map(({ id }) => id) }, { limit: most })).map((each) => [each.entry, each.motive]));
    const me = { name: own.name, ...(own.nif === null ? {} : { identifier: own.nif }) };
    const composition = registryBookContent({
      organisation: { name: own.name, code: own.dir3 ?? own.nif ?? own.slug }, book: own.name, direction, from, until, language: 'ca',
      lines: entries.map((entry) => ({
        number: entry.code, registeredAt: new Date(entry.registeredAt), nature: entry.annuls === null ? 'Document' : 'Anul·lació', subject: entry.subject, parties: [{ name: entry.interested }],
        to: entry.direction === 'exit' ? { name: entry.interested } : me, ...(annulments.has(entry.id) ? { voided: { reason: annulments.get(entry.id) as string } } : {}),
      })),
    });
    const { bytes } = await renderPdf({ ...composition, date: now, letterhead: await letterheadOf(context), layout: 'landscape' });
    const stored = await files.put(await sealBytes(context, { pdf: bytes, reason: 'Llibre de registre' }), { name: `llibre-${direction}-${from}-${until}.pdf`, maxBytes: 100_000_000 });
    await holdFile(context, stored);
    return { file: stored.sha256, entries: entries.length };
  },
});
