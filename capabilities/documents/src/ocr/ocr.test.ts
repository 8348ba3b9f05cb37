import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { askTool, hasTool } from '../../testing.ts';
import { renderPdf } from '../pdf/render.ts';
import { imagePdf } from './text-layer.ts';
import { imageSize } from './image-size.ts';
import { ocr } from './ocr.ts';
import { pageImages } from './page-images.ts';
import { corrected } from './words.ts';

const date = new Date('2026-11-24T08:30:05Z');
const written = 'La sol·licitud presentada per Maria Puig demana una subvenció de 415,26 euros per a la biblioteca municipal.';

/** A letter of ours as if it came from a scanner: only its image; in the PDF, lying on its side and turned to be shown upright. */
async function scanned(): Promise<{ png: Uint8Array; pdf: Uint8Array }> {
  const { bytes } = await renderPdf({ content: [{ kind: 'paragraph', tone: 'lead', text: written }], language: 'ca', title: 'Instància', date, letterhead: { organisation: 'Ajuntament de Vilanova' } });
  const blank = { text: '', confidence: 0, lines: [] };
  const signal = new AbortController().signal;
  const [page] = await pageImages(bytes, { pageLimit: 5, signal, drawAll: true });
  if (page?.kind !== 'image') throw new Error('The page should be an image');
  const sheet = { width: page.width, height: page.height, pixels: page.pixels, read: blank };
  const upright = await imagePdf({ image: page.png, sheet, title: 'Escaneig', language: 'ca', date });
  const turned = await PDFDocument.create();
  const [embedded] = await turned.embedPdf(upright);
  const side = turned.addPage([page.height, page.width]);
  if (embedded) side.drawPage(embedded, { x: page.height, y: 0, rotate: degrees(90) });
  side.setRotation(degrees(90));
  return { png: page.png, pdf: await turned.save() };
}

describe('reading scanned paper', () => {
  it('makes a scanned PDF and a picture searchable, in Catalan, without the network', async () => {
    const { png, pdf } = await scanned();
    for (const bytes of [png, pdf]) {
      const result = await ocr({ bytes, language: 'cat', title: 'Instància', date });
      expect(result.pages).toHaveLength(1);
      expect(result.pages[0]?.text.replaceAll(/\s+/g, ' ')).toContain('presentada per Maria Puig demana una subvenció de 415,26 euros');
      expect(result.pages[0]?.text).toContain('sol·licitud');
      expect(result.pages[0]?.confidence).toBeGreaterThan(80);
      if (hasTool('pdftotext')) expect(askTool('pdftotext', ['-layout'], result.pdf, ['-']).said.replaceAll(/\s+/g, ' ')).toContain('presentada per Maria Puig demana');
      if (hasTool('qpdf')) expect(askTool('qpdf', ['--check'], result.pdf).code).toBe(0);
    }
  });

  it('keeps a PDF that already has its text as it is', async () => {
    const { bytes } = await renderPdf({ content: [{ kind: 'paragraph', text: written }], language: 'ca', title: 'Instància', date, letterhead: { organisation: 'A' } });
    const result = await ocr({ bytes, language: 'cat', title: 'x', date });
    expect(result.pdf).toBe(bytes);
    expect(result.pages[0]?.text).toContain('biblioteca');
  });

  it('stops at its limits of size, pages and time, saying which', async () => {
    const { pdf } = await scanned();
    await expect(ocr({ bytes: pdf, language: 'spa', title: 'x', date, limits: { bytes: 10 } })).rejects.toMatchObject({ code: 'documents.ocr-too-large' });
    await expect(ocr({ bytes: pdf, language: 'spa', title: 'x', date, limits: { pages: 0 } })).rejects.toMatchObject({ code: 'documents.ocr-too-many-pages' });
    await expect(ocr({ bytes: pdf, language: 'spa', title: 'x', date, limits: { seconds: 0.05 } })).rejects.toMatchObject({ code: 'documents.ocr-too-slow' });
  });

  it('refuses what is neither a picture nor a PDF', async () => {
    for (const bytes of ['%PDF-1.7 not really', 'hello', '']) {
      await expect(ocr({ bytes: Buffer.from(bytes), language: 'cat', title: 'x', date })).rejects.toMatchObject({ code: 'documents.ocr-unreadable' });
    }
  });

  it('refuses a picture that declares more pixels than can be unpacked', async () => {
    const bomb = Buffer.alloc(64);
    bomb.writeUInt32BE(0x89504e47, 0);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(imageSize(bomb)).toEqual({ width: 60_000, height: 60_000 });
    await expect(ocr({ bytes: bomb, language: 'cat', title: 'x', date })).rejects.toMatchObject({ code: 'documents.ocr-too-large' });
  });

  it('puts the middle dot back into the geminated l, and nowhere else', () => {
    expect(corrected('col.lectiu, pel-lícula i sol•licitud; mal-llegit, el.la', 'cat')).toBe('col·lectiu, pel·lícula i sol·licitud; mal-llegit, el·la');
    expect(corrected('col.lectiu', 'spa')).toBe('col.lectiu');
  });
});
