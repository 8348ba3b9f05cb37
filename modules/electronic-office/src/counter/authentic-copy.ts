import type { Context, RowOf } from '@comu/kernel';
import { PDFDocument } from '@cantoo/pdf-lib';
import { formatMoment, renderPdf } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import type { Digitisation } from '../electronic-office.records.ts';

interface Made { readonly row: RowOf<typeof Digitisation>; readonly code: string; readonly readings: readonly Uint8Array[] }

/** The searchable pages and, after them, the statement that makes them a copy: of what, by whom, when, and where to check it (art. 27.3; ENI state EE02). */
export async function authenticCopy(context: Context, { row, code, readings }: Made): Promise<Uint8Array> {
  const own = await organisationOf(context, context.organisation);
  const url = `${context.publicUrl}/seu/${own.slug}/copia/${code}`;
  const pages = row.readings.reduce((sum, { pages: count }) => sum + count, 0);
  const { bytes: statement } = await renderPdf({
    title: 'Còpia electrònica autèntica', language: 'ca', date: context.now, letterhead: await letterheadOf(context), verification: { code, url },
    content: [
      { kind: 'paragraph', tone: 'lead', text: `${own.name} fa constar que ${pages === 1 ? 'la pàgina anterior és' : `les ${pages} pàgines anteriors són`} còpia electrònica autèntica del document en paper que es va presentar i tornar, i que ${pages === 1 ? 'té' : 'tenen'} la mateixa validesa i eficàcia (Llei 39/2015, art. 27).` },
      { kind: 'definitions', items: [
        { term: 'Document', text: row.title }, { term: 'Estat d’elaboració', text: 'EE02, còpia electrònica autèntica de document en paper' }, { term: 'Digitalitzat per', text: row.clerk }, { term: 'Data', text: formatMoment(context.now, 'ca') },
        ...row.scans.map(({ name, sha256 }, index) => ({ term: `Escanejat ${index + 1}`, text: `${name} · SHA-256 ${sha256}` })),
      ] },
    ],
  });
  const joined = await PDFDocument.create();
  for (const each of [...readings, statement]) {
    const part = await PDFDocument.load(each, { updateMetadata: false });
    for (const page of await joined.copyPages(part, part.getPageIndices())) joined.addPage(page);
  }
  joined.setTitle(row.title, { showInWindowTitleBar: true });
  joined.setAuthor(own.name);
  joined.setLanguage(row.language === 'cat' ? 'ca' : 'es');
  joined.setCreationDate(context.now);
  joined.setModificationDate(context.now);
  return joined.save({ useObjectStreams: false });
}
