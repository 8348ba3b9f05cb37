import { PDFDocument } from '@cantoo/pdf-lib';
import PdfKit from 'pdfkit';
import { createAuthority, issuePersonCertificate, issueSeal, issueTimestampCertificate, revocationList, type KeyAlgorithm } from '../authority.ts';

const DAY = 86_400_000;
export const yesterday = new Date(Date.now() - DAY);

/** The people and organisations of the tests, with certificates that began yesterday. */
export async function castOf(algorithm: KeyAlgorithm = 'P-256') {
  const options = { algorithm, from: yesterday };
  const authority = await createAuthority({ name: 'Autoritat de proves', crlUrl: 'http://127.0.0.1/llista.crl', ...options });
  const [seal, person, timestamp] = await Promise.all([
    issueSeal({ authority, organisation: { name: 'Ajuntament de Sant Martí', nif: 'P0812345C' }, ...options }),
    issuePersonCertificate({ authority, person: { givenName: 'Núria', surname: 'Puig i Ferrer', nif: '12345678Z' }, ...options }),
    issueTimestampCertificate({ authority, name: 'Segellat de temps de proves', ...options }),
  ]);
  const crls = [await revocationList({ authority, from: yesterday })];
  return { authority, seal, person, timestamp, crls, trust: { anchors: [authority.certificate], crls } };
}

export function makePdf({ pages = 1, rotate = 0 }: { pages?: number; rotate?: number } = {}): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PdfKit({ size: 'A4', autoFirstPage: false });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    for (let page = 1; page <= pages; page++) {
      document.addPage();
      if (rotate) (document.page.dictionary as unknown as { data: Record<string, unknown> }).data['Rotate'] = rotate;
      document.fontSize(18).text(`Justificant de registre, pàgina ${page}`);
      document.outline.addItem(`Pàgina ${page}`);
    }
    document.end();
  });
}

/** A PDF whose objects and index are compressed, as office programs write them, with a form field. */
export async function makeModernPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText('Sol·licitud');
  document.getForm().createTextField('nom').addToPage(page, { x: 50, y: 500, width: 200, height: 20 });
  return document.save({ useObjectStreams: true });
}
