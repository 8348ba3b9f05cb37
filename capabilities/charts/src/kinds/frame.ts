import type { Palette } from '../palette.ts';
import type { ChartRow, Language, Shapes } from '../types.ts';

/** What every kind of chart is given to draw with. */
export interface Frame {
  readonly rows: readonly ChartRow[];
  readonly language: Language;
  readonly width: number;
  readonly palette: Palette;
  readonly document: Document;
  readonly shapes: Shapes | undefined;
  readonly id: string;
}

/** An element of a drawing. */
export function element(document: Document, name: string, attributes: Readonly<Record<string, string | number>>, words?: string): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}

/** Lines that say “no data” without a colour. */
export function hatch({ document, palette, id }: Frame): Element {
  const definitions = element(document, 'defs', {});
  const pattern = element(document, 'pattern', { id: `${id}-none`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(element(document, 'rect', { width: 6, height: 6, fill: palette.surface }), element(document, 'line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: palette.soft, 'stroke-width': 1.2, 'stroke-opacity': 0.55 }));
  definitions.append(pattern);
  return definitions;
}

export const textWidth = (words: string, size = 12): number => words.length * size * 0.54;
