import { setImmediate } from 'node:timers/promises';
import { DocumentRefused } from '../refused.ts';
import type { Text } from '../content.ts';
import type { Face } from './fonts.ts';
import { breakLines, type Line, type Run } from './lines.ts';

export const INK = '#1d1d1b';
export const QUIET = '#5c5a55';
export const HAIRLINE = '#d9d5cc';

export type Element = PDFKit.PDFStructureElement;

/** The area of a page where content may stand, in points from the top left corner. */
export type Frame = { left: number; width: number; top: number; firstTop: number; bottom: number };

/** Page from 1 and corners in points from the bottom left, as PDF and who signs count. */
export type SignaturePlace = { place: string; page: number; rectangle: [left: number, bottom: number, right: number, top: number] };

/** A document being written: the pen, where it stands, and what the end of the work needs to know. */
export type Canvas = {
  doc: PDFKit.PDFDocument;
  /** Structure element that holds the whole document (ISO 32000-1, 14.8). */
  root: Element;
  frame: Frame;
  /** Where the next block starts, in points from the top of the page. */
  y: number;
  page: number;
  accent: string;
  headings: { level: number; text: string; page: number }[];
  signatures: SignaturePlace[];
};

const PAGE_LIMIT = 2000;

/** Starts a page. */
export function nextPage(canvas: Canvas): void {
  if (canvas.page + 1 >= PAGE_LIMIT) {
    throw new DocumentRefused('documents.too-long', {
      ca: 'El document passa de {limit} pàgines: dividiu-lo en parts.',
      es: 'El documento supera las {limit} páginas: divídalo en partes.',
      en: 'The document is longer than {limit} pages: split it into parts.',
    }, { limit: PAGE_LIMIT });
  }
  canvas.doc.addPage();
  canvas.page++;
  canvas.y = canvas.frame.top;
}

export function remaining(canvas: Canvas): number {
  return canvas.frame.bottom - canvas.y;
}

/** Goes to a new page unless `height` points are left; nothing is taller than a whole page. */
export function ensure(canvas: Canvas, height: number): void {
  const whole = canvas.frame.bottom - canvas.frame.top;
  if (remaining(canvas) < Math.min(height, whole) && !atTop(canvas)) nextPage(canvas);
}

export function atTop(canvas: Canvas): boolean {
  return canvas.y <= (canvas.page === 0 ? canvas.frame.firstTop : canvas.frame.top);
}

/** Every so many steps of a long document the server does other things: a registry book takes seconds. */
export async function letOthersWork(step: number): Promise<void> {
  if (step % 40 === 39) await setImmediate();
}

export type Type = { size: number; leading: number; color?: string; bold?: boolean; tabular?: boolean };

/** Breaks a text for this document. */
export function compose(canvas: Canvas, text: Text, width: number, type: Type): Line[] {
  const measure = (part: string, face: Face) => canvas.doc.font(face).fontSize(type.size).widthOfString(part, features(type));
  return breakLines({ text, width, measure, bold: type.bold ?? false });
}

/** Adds a child of the structure tree. */
export function child(canvas: Canvas, parent: Element, tag: string, options: { scope?: 'Column' | 'Row'; alt?: string; bbox?: [number, number, number, number] } = {}): Element {
  const element = canvas.doc.struct(tag, options as PDFKit.Mixins.StructureElementOptions);
  parent.add(element);
  return element;
}

/** Draws something that belongs to `element`, so that a reader of the structure finds it. */
export function marked(canvas: Canvas, element: Element, tag: string, draw: () => void): void {
  const content = canvas.doc.markStructureContent(tag);
  draw();
  canvas.doc.endMarkedContent();
  element.add(content);
}

/** Draws something that says nothing: rules, repeated headers, page numbers. */
export function artifact(canvas: Canvas, kind: 'Layout' | 'Pagination', draw: () => void): void {
  canvas.doc.markContent('Artifact', { type: kind });
  draw();
  canvas.doc.endMarkedContent();
}

export function rule(canvas: Canvas, { x, y, width, color = HAIRLINE, thickness = 0.6 }: { x: number; y: number; width: number; color?: string; thickness?: number }): void {
  artifact(canvas, 'Layout', () => {
    canvas.doc.rect(x, y, width, thickness).fill(color);
  });
}

/** Draws one line whose top is at `y`, as content of `element` or, without one, as it stands. */
export function drawLine(canvas: Canvas, line: Line, { element, tag, x, y, type }: { element?: Element; tag?: string; x: number; y: number; type: Type }): void {
  const baseline = y + type.leading * 0.72;
  let left = x;
  let plain: { run: Run; left: number }[] = [];
  const flush = () => {
    const runs = plain;
    plain = [];
    if (runs.length === 0) return;
    const draw = () => {
      for (const { run, left: at } of runs) drawRun(canvas, run, at, baseline, type);
    };
    if (element) marked(canvas, element, tag ?? 'P', draw);
    else draw();
  };
  for (const run of line.runs) {
    if (run.link && element && /^(https?:\/\/|mailto:)/i.test(run.link)) {
      flush();
      drawLink(canvas, run, run.link, { element, x: left, baseline, type });
    } else {
      plain.push({ run, left });
    }
    left += run.width;
  }
  flush();
}

function drawRun(canvas: Canvas, run: Run, x: number, baseline: number, type: Type): void {
  canvas.doc
    .font(run.face)
    .fontSize(type.size)
    .fillColor(run.link ? canvas.accent : (type.color ?? INK))
    .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...features(type) });
}

function drawLink(canvas: Canvas, run: Run, url: string, { element, x, baseline, type }: { element: Element; x: number; baseline: number; type: Type }): void {
  const link = child(canvas, element, 'Link');
  const width = run.width - (run.text.endsWith(' ') ? canvas.doc.font(run.face).fontSize(type.size).widthOfString(' ') : 0);
  marked(canvas, link, 'Link', () => {
    drawRun(canvas, run, x, baseline, type);
    canvas.doc.rect(x, baseline + type.size * 0.14, width, 0.5).fill(canvas.accent);
  });
  canvas.doc.link(x, baseline - type.size * 0.8, width, type.size * 1.1, url, {
    structParent: link, Contents: new String(run.text.trim()),
  } as unknown as PDFKit.Mixins.AnnotationOption);
  link.end();
}

function features(type: Type): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return type.tabular ? { features: ['tnum'] } : {};
}
