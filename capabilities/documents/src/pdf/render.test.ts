import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { askTool, hasTool } from '../../testing.ts';
import type { Content } from '../content.ts';
import { renderPdf, type PdfRequest } from './render.ts';

const content: Content = [
  { kind: 'paragraph', tone: 'lead', text: 'Sol·licitud d’ajut per al comerç col·lectiu: 442.030,00 €.' },
  { kind: 'heading', level: 1, text: 'Antecedents' },
  { kind: 'paragraph', text: ['Vegeu ', { text: 'la normativa', link: 'https://example.cat/n' }, ' i ', { text: 'les bases', bold: true }, '.'] },
  { kind: 'list', items: [{ text: 'Un', items: [{ text: 'Dins' }] }, { text: 'Dos' }] },
  { kind: 'heading', level: 3, text: 'Imports' },
  { kind: 'table', caption: 'Desglossament', columns: [{ title: 'Concepte', rowHeader: true }, { title: 'Import', align: 'right' }], rows: [['Obra', '442.030,00 €']] },
  { kind: 'definitions', items: [{ term: 'Expedient', text: 'X2026/12' }] },
  { kind: 'signature', place: 'mayor', role: 'L’alcaldessa', name: 'Maria Puig' },
];
const request: PdfRequest = {
  content, language: 'ca', title: 'Decret <1> & annex', date: new Date('2026-11-24T08:30:05.123Z'),
  letterhead: { organisation: 'Ajuntament de Vilanova', accent: '#7a1f1f', shield: { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="red"/></svg>' } },
  verification: { code: 'K7QM-2XHD-9T4R', url: 'https://seu.example.cat/v?c=K7QM' },
  footer: 'Plaça Major, 1',
  attachments: [
    { name: '../prova.json', bytes: Buffer.from('{"ok":true}'), type: 'application/json', description: 'Prova' },
    { name: 'prova.json', bytes: Buffer.from('{"ok":false}'), type: 'application/json', description: 'Altra prova' },
  ],
};
const long: PdfRequest = { ...request, content: [...content, ...Array.from({ length: 60 }, () => ({ kind: 'paragraph' as const, text: 'Text de prova. '.repeat(20) }))] };

describe('a rendered document', () => {
  it('is the same, byte by byte, for the same input and date', async () => {
    const [one, other] = [await renderPdf(request), await renderPdf(request)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('declares PDF/A-3a, its language and its metadata, with what people wrote escaped', async () => {
    const { bytes } = await renderPdf(request);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('Decret &lt;1&gt; &amp; annex');
    expect(text).toContain('<xmp:CreateDate>2026-11-24T08:30:05Z</xmp:CreateDate>');
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const key of ['Lang', 'MarkInfo', 'StructTreeRoot', 'OutputIntents', 'Metadata', 'AF', 'ViewerPreferences']) {
      expect(catalog.has(PDFName.of(key)), key).toBe(true);
    }
  });

  it('gives every link a description and prints it, as archive and readers ask', async () => {
    const doc = await PDFDocument.load((await renderPdf(request)).bytes, { updateMetadata: false });
    const links = doc.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []).map((ref) => doc.context.lookup(ref, PDFDict));
    expect(links.length).toBe(2);
    for (const link of links) {
      expect(String(link.get(PDFName.of('F')))).toBe('4');
      expect(String(link.get(PDFName.of('Contents')))).not.toBe('()');
      expect(link.has(PDFName.of('StructParent'))).toBe(true);
    }
  });

  it('tells where each signature goes', async () => {
    const { signaturePlaces, pages } = await renderPdf(request);
    expect(signaturePlaces).toEqual([{ place: 'mayor', page: pages, rectangle: [64, expect.any(Number), 284, expect.any(Number)] }]);
  });

  it('never leaves a signature alone on a page', async () => {
    for (let lines = 20; lines < 45; lines++) {
      const filling = Array.from({ length: lines }, () => ({ kind: 'paragraph' as const, text: 'Text.' }));
      const { bytes, pages } = await renderPdf({ ...request, content: [...filling, { kind: 'signature', place: 'mayor', role: 'L’alcaldessa' }] });
      const { said } = hasTool('pdftotext') ? askTool('pdftotext', ['-f', String(pages)], bytes, ['-']) : { said: 'Text.' };
      expect(said).toContain('Text.');
    }
  });

  it('shows Greek and Cyrillic names, and drops controls that would reorder a line', async () => {
    const { bytes } = await renderPdf({ ...request, content: [{ kind: 'paragraph', text: 'Иванов Ωμέγα \u202egpj.exe\u0007 ŀ 漢' }] });
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('refuses a missing title, a colour that is none and a shield that cannot be read, saying what to do', async () => {
    await expect(renderPdf({ ...request, title: ' ' })).rejects.toMatchObject({ code: 'documents.field-missing', detail: { field: 'title' } });
    await expect(renderPdf({ ...request, letterhead: { organisation: 'A', accent: 'red' } })).rejects.toMatchObject({ code: 'documents.accent-not-a-colour' });
    await expect(renderPdf({ ...request, letterhead: { organisation: 'A', shield: { png: new Uint8Array([1, 2]) } } })).rejects.toMatchObject({ code: 'documents.shield-unreadable' });
  });

  it('makes no link of an address that could run something', async () => {
    const { bytes } = await renderPdf({ ...request, content: [{ kind: 'paragraph', text: [{ text: 'x', link: 'javascript:alert(1)' }] }], letterhead: { organisation: 'A', shield: { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><a href="file:///x"><rect width="9" height="9"/></a></svg>' } } });
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(doc.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []).length).toBe(1);
  });

  it('reads no file that a shield refers to', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/hostname" width="9" height="9"/><image href="file:///etc/passwd" width="9" height="9"/></svg>';
    const { bytes } = await renderPdf({ ...request, letterhead: { organisation: 'A', shield: { svg } } });
    expect(bytes.length).toBeGreaterThan(1000);
  });
});

describe.skipIf(!hasTool('pdfinfo') || !hasTool('qpdf'))('the referees of the system', () => {
  it('find no error in its syntax (qpdf)', async () => {
    for (const each of [request, long]) expect(askTool('qpdf', ['--check'], (await renderPdf(each)).bytes).code).toBe(0);
  });

  it('see the tags of every block, in reading order (pdfinfo)', async () => {
    const { said } = askTool('pdfinfo', ['-struct-text'], (await renderPdf(request)).bytes);
    const tags = [...said.matchAll(/^\s*(Document|H\d|P|L|LI|Lbl|LBody|Table|Caption|THead|TBody|TR|TH|TD|Link|Figure)\b/gm)].map((found) => found[1]);
    expect(tags.join(' ')).toBe(
      'Document P H1 P H2 P Link L LI Lbl LBody L LI Lbl LBody LI Lbl LBody H3 Table Caption THead TR TH TH TBody TR TH TD L LI Lbl LBody P Figure P Link',
    );
    expect(said).not.toMatch(/error/i);
  });

  it('read back from a drawing the signs that its face lacks (pdftotext)', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40"><text x="290" y="20" text-anchor="end">Mediana: 0,31 t CO₂ eq &lt; 1</text></svg>';
    const { said } = askTool('pdftotext', ['-layout'], (await renderPdf({ ...request, content: [{ kind: 'drawing', svg, alt: 'Mediana' }] })).bytes, ['-']);
    expect(said).toContain('Mediana: 0,31 t CO₂ eq < 1');
  });
  it('read the text back with its accents, the geminated l and the euro (pdftotext)', async () => {
    const { said } = askTool('pdftotext', ['-layout'], (await renderPdf(long)).bytes, ['-']);
    expect(said).toContain('Sol·licitud d’ajut per al comerç col·lectiu: 442.030,00 €.');
    expect(said).toMatch(/Pàgina 2 de \d/);
    const pages = said.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('K7QM-2XHD-9T4R');
  });

  it('find all fonts embedded and with their letters named (pdffonts)', async () => {
    const rows = askTool('pdffonts', [], (await renderPdf(request)).bytes).said.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/yes yes yes/);
  });

  it('find the attachments, under names that stay in their folder (pdfdetach)', async () => {
    const { said } = askTool('pdfdetach', ['-list'], (await renderPdf(request)).bytes);
    expect(said).toContain('2 embedded files');
    expect(said).toContain('prova.json');
    expect(said).toContain('prova-2.json');
    expect(said).not.toContain('..');
  });
});
