import { choice, integer, moment, record, reference, text } from '@comu/kernel';
import { Document } from '@comu/filing';
import { Person } from '@comu/identity';

const basis = 'GDPR 6.1.c; Reial decret 128/2018, art. 3.2.e';

/** Resolutions of the presidency and of its delegates (Reial decret 128/2018, art. 3.2.e); bodies that keep no second book put both in the first. */
export const books = {
  decrees: { ca: 'Decrets d’alcaldia o presidència', es: 'Decretos de alcaldía o presidencia', en: 'Decrees of the mayor or president' },
  delegated: { ca: 'Resolucions per delegació', es: 'Resoluciones por delegación', en: 'Resolutions by delegation' },
} as const;

/** How the codes of each book begin. */
export const letters = { decrees: 'D', delegated: 'R' } as const satisfies Record<keyof typeof books, string>;

/** One row for each book and year: the lock that keeps its series gapless. */
export const ResolutionBook = record('resolutions.book', {
  title: { ca: 'Llibre de resolucions', es: 'Libro de resoluciones', en: 'Book of resolutions' }, plural: { ca: 'Llibres de resolucions', es: 'Libros de resoluciones', en: 'Books of resolutions' },
  retention: 'permanent', read: 'resolutions.read', label: ['book'], unique: [['book', 'year']],
  fields: {
    book: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, books).open(),
    year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(),
    last: integer({ ca: 'Darrer número', es: 'Último número', en: 'Last number' }).open(),
  },
});

/** A signed resolution under its number, for ever. */
export const Resolution = record('resolutions.resolution', {
  title: { ca: 'Resolució', es: 'Resolución', en: 'Resolution' }, plural: { ca: 'Resolucions', es: 'Resoluciones', en: 'Resolutions' },
  retention: 'permanent', official: true, read: 'resolutions.read', label: ['code', 'title'], list: ['code', 'title', 'signedAt', 'signer'], search: ['code', 'title', 'caseCode'],
  unique: [['book', 'year', 'number'], ['code'], ['document']], index: [['case']],
  fields: {
    book: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, books).open(),
    year: integer({ ca: 'Any', es: 'Año', en: 'Year' }).open(),
    number: integer({ ca: 'Número', es: 'Número', en: 'Number' }).open(),
    code: text({ ca: 'Resolució', es: 'Resolución', en: 'Resolution' }).open(),
    numberedAt: moment({ ca: 'Numerada', es: 'Numerada', en: 'Numbered' }).open(),
    title: text({ ca: 'Títol', es: 'Título', en: 'Title' }).personal('matter', { basis }),
    document: reference(() => Document, { ca: 'Document', es: 'Documento', en: 'Document' }).internal(),
    sha256: text({ ca: 'Empremta del document', es: 'Huella del documento', en: 'Fingerprint of the document' }).open(),
    signer: reference(() => Person, { ca: 'Qui la signa', es: 'Quién la firma', en: 'Signed by' }).describe({ ca: 'Buit quan la va segellar l’ens (Llei 40/2015, art. 42).', es: 'Vacío cuando la selló el ente (Ley 40/2015, art. 42).', en: 'Empty when the organisation sealed it (Llei 40/2015, art. 42).' }).optional().personal('identity', { basis }),
    signedAt: moment({ ca: 'Signada', es: 'Firmada', en: 'Signed' }).open(),
    case: text({ ca: 'Expedient', es: 'Expediente', en: 'Case' }).optional().internal(),
    caseCode: text({ ca: 'Número d’expedient', es: 'Número de expediente', en: 'Case number' }).optional().open(),
  },
});
