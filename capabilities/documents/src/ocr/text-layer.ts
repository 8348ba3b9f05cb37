import { degrees, PDFDocument as ExistingPdf, type PDFEmbeddedPage, type PDFPage } from '@cantoo/pdf-lib';
import PdfKit from 'pdfkit';
import { collect } from '../pdf/collect.ts';
import { face, spans, type Face } from '../pdf/fonts.ts';
import { PRODUCER } from '../pdf/metadata.ts';
import type { ReadPage } from './words.ts';

export type Sheet = {
  /** Size in points. */
  width: number;
  height: number;
  /** Pixels of the image that was read, in which its words are placed. */
  pixels: { width: number; height: number };
  read: ReadPage;
};

const FACES: readonly Face[] = ['regular', 'other'];

/** A PDF of one page: the image, and over it its text, invisible, to be searched, copied and read aloud. */
export async function imagePdf({ image, sheet, title, language, date }: { image: Uint8Array; sheet: Sheet; title: string; language: string; date: Date }): Promise<Uint8Array> {
  const doc = open({ title, language, date });
  const done = collect(doc);
  doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
  doc.image(Buffer.from(image), 0, 0, { width: sheet.width, height: sheet.height });
  drawWords(doc, sheet);
  doc.end();
  return done;
}

/** Adds the invisible text to the pages of a PDF that were images; their images stay as they were. */
export async function layeredPdf({ bytes, sheets, title, language, date }: { bytes: Uint8Array; sheets: readonly (Sheet | undefined)[]; title: string; language: string; date: Date }): Promise<Uint8Array> {
  const overlay = open({ title, language, date });
  const done = collect(overlay);
  for (const sheet of sheets) {
    if (!sheet) continue;
    overlay.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    drawWords(overlay, sheet);
  }
  overlay.end();
  const existing = await ExistingPdf.load(bytes, { updateMetadata: false });
  const layers = sheets.some((sheet) => sheet) ? await existing.embedPdf(await done, sheets.filter((sheet) => sheet).map((_, position) => position)) : [];
  let next = 0;
  existing.getPages().forEach((page, index) => {
    const layer = sheets[index] ? layers[next++] : undefined;
    if (layer) place(page, layer);
  });
  // Its other metadata stay: the file may be an archive copy (PDF/A) whose two sets of metadata must agree.
  existing.setLanguage(language);
  return existing.save({ useObjectStreams: false });
}

/** Lays the text as the page is shown: the layer is upright, the page may be turned. */
function place(page: PDFPage, layer: PDFEmbeddedPage): void {
  const { x, y, width, height } = page.getCropBox();
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const corner = { 0: [x, y], 90: [x + width, y], 180: [x + width, y + height], 270: [x, y + height] }[angle] ?? [x, y];
  page.drawPage(layer, { x: corner[0] ?? x, y: corner[1] ?? y, rotate: degrees(angle) });
}

function open({ title, language, date }: { title: string; language: string; date: Date }): PDFKit.PDFDocument {
  const doc = new PdfKit({
    autoFirstPage: false, margin: 0, pdfVersion: '1.7', subset: 'PDF/A-2b', lang: language, displayTitle: true, font: '',
    info: { Title: title.replaceAll(/[<>&]/g, ' '), Creator: PRODUCER, Producer: PRODUCER, CreationDate: date, ModDate: date },
  });
  for (const name of FACES) doc.registerFont(name, face(name) as unknown as string);
  return doc;
}

/** Each word is stretched over its own box, so that what is selected lies on what is seen. */
function drawWords(doc: PDFKit.PDFDocument, { width, height, pixels, read }: Sheet): void {
  const [byX, byY] = [width / pixels.width, height / pixels.height];
  doc.addContent('q 3 Tr');
  for (const { words } of read.lines) {
    for (const { text, x0, y0, x1, y1 } of words) {
      const size = Math.max(2, Math.min(72, (y1 - y0) * byY));
      let x = x0 * byX;
      const parts = spans(`${text} `, {}).map((part) => ({ ...part, width: doc.font(part.face).fontSize(size).widthOfString(part.text) }));
      const natural = parts.reduce((sum, part) => sum + part.width, 0);
      const stretch = natural > 0 ? ((x1 - x0) * byX) / natural : 1;
      for (const part of parts) {
        doc.font(part.face).fontSize(size).text(part.text, x, y1 * byY - size * 0.2, { lineBreak: false, baseline: 'alphabetic', horizontalScaling: Math.max(1, stretch * 100) } as PDFKit.Mixins.TextOptions);
        x += part.width * stretch;
      }
    }
  }
  doc.addContent('Q');
}
