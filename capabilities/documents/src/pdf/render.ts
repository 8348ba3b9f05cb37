import PdfKit from 'pdfkit';
import type { Content } from '../content.ts';
import { DocumentRefused } from '../refused.ts';
import type { Language } from '../texts.ts';
import { addAttachments, type Attachment } from './attachments.ts';
import { drawContent } from './blocks.ts';
import { collect } from './collect.ts';
import { child, compose, drawLine, type Canvas, type Frame, type SignaturePlace, type Type } from './canvas.ts';
import { face, type Face } from './fonts.ts';
import { accentOf, type Letterhead } from './letterhead.ts';
import { drawLetterhead, drawMargins, footHeight, type Verification } from './margins.ts';
import { PRODUCER, xmp } from './metadata.ts';

export type PdfRequest = {
  content: Content;
  language: Language;
  title: string;
  /** What the document is about, for its metadata; the title when left out. */
  subject?: string;
  /** Moment that the document says it was made; the same input and date give the same bytes. */
  date: Date;
  letterhead: Letterhead;
  verification?: Verification;
  /** One line at the foot of every page: address, contact, privacy. */
  footer?: string;
  /** Files that travel inside (PDF/A-3): the proof of a receipt, the data of a form. */
  attachments?: readonly Attachment[];
  layout?: 'portrait' | 'landscape';
};

export type RenderedPdf = {
  bytes: Uint8Array;
  pages: number;
  /** Where the marks of signatures go, for who signs later. */
  signaturePlaces: readonly SignaturePlace[];
};

const TITLE: Type = { size: 21, leading: 27, bold: true };
const FACES: readonly Face[] = ['regular', 'bold', 'italic', 'bold-italic', 'other', 'other-bold'];
const BLOCK_LIMIT = 20_000;

/**
 * Makes the PDF of an official document: tagged and with its language, for readers with and without sight
 * (ISO 14289-1), and self-contained for the archive (PDF/A-3a, ISO 19005-3).
 * @throws DocumentRefused when title or organisation are missing, a colour or shield is not valid, or it is too long.
 */
export async function renderPdf(request: PdfRequest): Promise<RenderedPdf> {
  check(request);
  const { content, language, title, letterhead, verification, footer, attachments = [] } = request;
  const date = new Date(Math.floor(request.date.getTime() / 1000) * 1000);
  const metadata = { title, author: letterhead.organisation, subject: request.subject ?? title, language, date };
  const doc = openDocument(metadata, request.layout ?? 'portrait');
  const bytes = collect(doc);

  const canvas = startCanvas(doc, { letterhead, verification });
  canvas.frame.firstTop = drawLetterhead(canvas, letterhead);
  canvas.y = canvas.frame.firstTop;
  drawTitle(canvas, title);
  await drawContent(canvas, content);
  await drawMargins(canvas, { letterhead, title, language, verification, footer });
  if (canvas.page > 1) addBookmarks(canvas);
  addAttachments(doc, attachments, date);
  doc.end();
  return { bytes: await bytes, pages: canvas.page + 1, signaturePlaces: canvas.signatures };
}

function check({ title, letterhead, content, date }: PdfRequest): void {
  if (title.trim() === '') throw missing('title', { ca: 'títol', es: 'título', en: 'title' });
  if (letterhead.organisation.trim() === '') throw missing('letterhead.organisation', { ca: 'organització', es: 'organización', en: 'organisation' });
  if (Number.isNaN(date.getTime())) throw missing('date', { ca: 'data', es: 'fecha', en: 'date' });
  if (content.length > BLOCK_LIMIT) {
    throw new DocumentRefused('documents.too-long', {
      ca: 'El document té més de {limit} blocs: dividiu-lo en parts.',
      es: 'El documento tiene más de {limit} bloques: divídalo en partes.',
      en: 'The document has more than {limit} blocks: split it into parts.',
    }, { limit: BLOCK_LIMIT });
  }
}

function missing(field: string, name: { ca: string; es: string; en: string }): DocumentRefused {
  return new DocumentRefused('documents.field-missing', {
    ca: `Falta una dada del document (${name.ca}): empleneu-la.`,
    es: `Falta un dato del documento (${name.es}): rellénelo.`,
    en: `A piece of the document is missing (${name.en}): fill it in.`,
  }, { field });
}

function openDocument(metadata: Parameters<typeof xmp>[0], layout: 'portrait' | 'landscape'): PDFKit.PDFDocument {
  const { title, author, subject, language, date } = metadata;
  const doc = new PdfKit({
    size: 'A4', layout, margin: 0, autoFirstPage: false, bufferPages: true,
    pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang: language, displayTitle: true,
    // Without a default face: the library would open it again at every change of face.
    font: '',
    info: { Title: title, Author: author, Subject: subject, Creator: PRODUCER, Producer: PRODUCER, CreationDate: date, ModDate: date },
  });
  (doc as unknown as { _addInfo(): void })._addInfo = () => (doc as unknown as { appendXML(xml: string): void }).appendXML(xmp(metadata));
  for (const name of FACES) doc.registerFont(name, face(name) as unknown as string);
  return doc;
}

function startCanvas(doc: PDFKit.PDFDocument, { letterhead, verification }: { letterhead: Letterhead; verification: Verification | undefined }): Canvas {
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.addPage();
  const left = doc.page.width > doc.page.height ? 48 : 64;
  const frame: Frame = { left, width: doc.page.width - 2 * left, top: 68, firstTop: 68, bottom: doc.page.height - footHeight(verification) };
  return { doc, root, frame, y: frame.top, page: 0, accent: accentOf(letterhead), headings: [], signatures: [] };
}

function drawTitle(canvas: Canvas, title: string): void {
  const element = child(canvas, canvas.root, 'H1');
  for (const line of compose(canvas, title, canvas.frame.width, TITLE)) {
    drawLine(canvas, line, { element, tag: 'H1', x: canvas.frame.left, y: canvas.y, type: TITLE });
    canvas.y += TITLE.leading;
  }
  canvas.y += 10;
}

type Outline = { addItem(title: string, options: { pageNumber: number }): Outline };

/** Bookmarks by heading, nested as the headings are. */
function addBookmarks(canvas: Canvas): void {
  const top = canvas.doc.outline as unknown as Outline;
  const open: { level: number; outline: Outline }[] = [];
  for (const { level, text, page } of canvas.headings) {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ level, outline: (open.at(-1)?.outline ?? top).addItem(text, { pageNumber: page }) });
  }
}
