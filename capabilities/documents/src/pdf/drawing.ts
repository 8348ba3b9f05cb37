import SVGtoPDF from 'svg-to-pdfkit';
import { DocumentRefused } from '../refused.ts';
import { child, ensure, marked, type Canvas } from './canvas.ts';
import { spans } from './fonts.ts';

const LIMIT = 2_000_000;
/** Room for the heading over a drawing. */
export const TITLED = 60;

/** How wide and high an SVG is drawn on a page; nothing when it says no size. */
export function sizeOf(canvas: Canvas, svg: string): { width: number; height: number } | undefined {
  const [, wide = '', high = ''] = /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (!(Number(wide) > 0) || !(Number(high) > 0)) return undefined;
  const scale = Math.min(canvas.frame.width / Number(wide), (canvas.frame.bottom - canvas.frame.top - TITLED) / Number(high), 1);
  return { width: Number(wide) * scale, height: Number(high) * scale };
}

/** Draws an SVG as wide as the text, with its words for who cannot see it (ISO 14289-1, 7.3). Nothing outside the drawing is read. */
export function drawDrawing(canvas: Canvas, { svg, alt }: { svg: string; alt: string }): void {
  const size = sizeOf(canvas, svg);
  if (svg.length > LIMIT || size === undefined) throw unreadable();
  const { width, height } = size;
  ensure(canvas, height + 8);
  const { left } = canvas.frame;
  const bottom = canvas.doc.page.height - canvas.y - height;
  const element = child(canvas, canvas.root, 'Figure', { alt, bbox: [left, bottom, left + width, bottom + height] });
  try {
    marked(canvas, element, 'Figure', () => SVGtoPDF(canvas.doc, readable(svg.replaceAll(/<(\/?)a\b/gi, '<$1g')), left, canvas.y, {
      width, height, assumePt: true, preserveAspectRatio: 'xMinYMin meet', imageCallback: () => '', documentCallback: () => [], warningCallback: () => {},
      fontCallback: (family, bold) => (family === OTHER ? (bold ? 'other-bold' : 'other') : bold ? 'bold' : 'regular'),
    }));
  } catch {
    throw unreadable();
  }
  canvas.y += height + 8;
}

const OTHER = 'other';
/** Signs that the reading face lacks (CO₂) are written in the other one, as in the text. */
const readable = (svg: string): string => svg.replaceAll(/(?<=>)[^<>]+(?=<\/(?:text|tspan)>)/g, (words) => spans(words, {}).map(({ text, face }) => (face === 'other' ? `<tspan font-family="${OTHER}">${text}</tspan>` : text)).join(''));

const unreadable = () => new DocumentRefused('documents.drawing-unreadable', {
  ca: 'No es pot posar un dibuix al document: torneu-lo a fer.', es: 'No se puede poner un dibujo en el documento: vuelva a hacerlo.', en: 'A drawing cannot be put in the document: make it again.',
});
