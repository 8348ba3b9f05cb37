import { choice, integer, operation, tableName } from '@comu/kernel';
import { formatMoment, inLegalTime, formatShortDay, renderPdf, type Content } from '@comu/documents';
import { keepBytes, letterheadOf } from '@comu/filing';
import { Person } from '@comu/identity';
import { sealBytes } from '@comu/signing';
import { z } from 'zod';
import { books, Resolution } from './resolutions.records.ts';

const most = 5000;

/** A stretch of a book as a sealed PDF, each resolution with the fingerprint of what was signed; 5,000 at the most, so large bodies ask for it in stretches. */
export const bookPdf = operation('resolutions.book-pdf', {
  title: { ca: 'Llibre en PDF', es: 'Libro en PDF', en: 'Book as PDF' },
  permission: 'resolutions.read',
  input: {
    book: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, books), year: integer({ ca: 'Any', es: 'Año', en: 'Year' }),
    from: integer({ ca: 'Del número', es: 'Del número', en: 'From number' }).optional(), until: integer({ ca: 'Al número', es: 'Al número', en: 'To number' }).optional(),
  },
  output: z.object({ file: z.string(), resolutions: z.int() }),
  async run({ book, year, from, until }, context) {
    const { db, organisation, now } = context;
    const rows = await db.tables(Resolution).selectFrom(tableName(Resolution) as 'resolutions.resolution').selectAll()
      .where('organisation', '=', organisation).where('book', '=', book).where('year', '=', year).where('number', '>=', from ?? 1).where('number', '<=', until ?? 2_147_483_647)
      .orderBy('number').limit(most).execute();
    const signers = new Map((await db.all(Person, { id: [...new Set(rows.flatMap(({ signer }) => signer ?? []))] })).map(({ id, name }) => [id, name]));
    const content: Content = [
      { kind: 'paragraph', text: `${books[book].ca}, any ${year}. Emès el ${formatMoment(now, 'ca')}.`, tone: 'lead' },
      rows.length === 0 ? { kind: 'paragraph', text: 'No s’hi ha numerat cap resolució.' } : {
        kind: 'table',
        columns: [{ title: 'Número', share: 1.1, rowHeader: true }, { title: 'Signada', share: 1 }, { title: 'Títol i empremta (SHA-256)', share: 4 }, { title: 'Expedient', share: 1.2 }, { title: 'Qui la signa', share: 1.6 }],
        rows: rows.map(({ code, signedAt, title, sha256, caseCode, signer }) => [
          [{ text: code, bold: true }], formatShortDay(inLegalTime(new Date(signedAt)).day), `${title}\n${sha256}`, caseCode ?? '', signer === null ? 'Segell de l’ens' : (signers.get(signer) ?? ''),
        ]),
      },
    ];
    const { bytes } = await renderPdf({ content, title: 'Llibre de resolucions', language: 'ca', date: now, letterhead: await letterheadOf(context), layout: 'landscape' });
    const { sha256 } = await keepBytes(context, await sealBytes(context, { pdf: bytes, reason: 'Llibre de resolucions' }), `resolucions-${book}-${year}.pdf`);
    return { file: sha256, resolutions: rows.length };
  },
});
