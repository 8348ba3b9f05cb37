import { choice, nextInSeries, operation, refusal } from '@comu/kernel';
import { inLegalTime } from '@comu/documents';
import { Document } from '@comu/filing';
import { SignatureRequest } from '@comu/signing';
import { z } from 'zod';
import { books, letters, Resolution, ResolutionBook } from './resolutions.records.ts';

const notSigned = refusal('resolutions.not-signed', {
  status: 422, rule: 'Llei 39/2015, arts. 26.2.e i 36.1',
  says: {
    ca: '“{title}” encara no està signada: només es numeren resolucions signades. Demaneu-ne la signatura i torneu-la a numerar.',
    es: '«{title}» aún no está firmada: solo se numeran resoluciones firmadas. Pida su firma y vuelva a numerarla.',
    en: '“{title}” is not signed yet: only signed resolutions are numbered. Request its signature and number it again.',
  },
});

/** Gives a signed resolution the next number of its book and year, at once and for ever; asked again, it answers with the same one. */
export const numberResolution = operation('resolutions.number-resolution', {
  title: { ca: 'Numera la resolució', es: 'Numera la resolución', en: 'Number the resolution' },
  permission: 'resolutions.number',
  input: { document: Document.id, book: choice({ ca: 'Llibre', es: 'Libro', en: 'Book' }, books).optional(), case: z.uuid().optional(), caseCode: z.string().min(1).max(80).optional() },
  output: Resolution.row,
  async run({ document: id, book: given, case: of, caseCode }, context) {
    const { db, now, emit } = context;
    const document = await db.lock(Document, id);
    const numbered = await db.first(Resolution, { document: id });
    if (numbered !== undefined) return numbered;
    if (document.state !== 'signed') throw notSigned({ title: document.title });
    const signature = (await db.all(SignatureRequest, { document: id, state: 'signed' })).toSorted((a, b) => (a.decidedAt ?? '').localeCompare(b.decidedAt ?? '')).at(-1);
    const book = given ?? 'decrees';
    const year = Number(inLegalTime(now).day.slice(0, 4));
    const number = await nextInSeries(context, ResolutionBook, { book, year });
    const resolution = await db.insert(Resolution, {
      book, year, number, code: `${letters[book]}${year}-${String(number).padStart(6, '0')}`, numberedAt: now.toISOString(), title: document.title, document: id, sha256: document.file,
      signer: signature?.signer ?? null, signedAt: signature?.decidedAt ?? document.changedAt, case: of ?? document.case, caseCode: caseCode ?? null,
    });
    await emit('resolutions.numbered', { resolution: resolution.id, code: resolution.code, document: id, case: resolution.case });
    return resolution;
  },
});

/** The resolutions of a case, oldest first. */
export const ofCase = operation('resolutions.of-case', {
  title: { ca: 'Resolucions de l’expedient', es: 'Resoluciones del expediente', en: 'Resolutions of the case' },
  permission: 'resolutions.read', kind: 'query', input: { case: z.uuid() }, output: z.array(Resolution.row),
  run: async ({ case: of }, { db }) => db.all(Resolution, { case: of }),
});
