import { drawingDocument } from '#document';
import { describeChart } from './describe.ts';
import { bars, ranked } from './kinds/bars.ts';
import { element, type Frame } from './kinds/frame.ts';
import { heat } from './kinds/heat.ts';
import { line } from './kinds/line.ts';
import { map } from './kinds/map.ts';
import { distribution, scatter } from './kinds/spread.ts';
import { fonts, palettes } from './palette.ts';
import { figureIn } from './rows.ts';
import { markOf, serialise } from './serialise.ts';
import type { ChartRow, ChartSpec, DrawOptions } from './types.ts';

const nothing = { ca: 'Encara no hi ha dades per dibuixar.', es: 'Todavía no hay datos para dibujar.', en: 'There is no data to draw yet.' };

/**
 * A chart as SVG, the same string on a server and in a browser: named and described for who cannot see it, told apart by dashes, shades in
 * order and labels as well as by colour, in the colours of the page it stands on or of a theme. Widths from 240 to 2,000 pixels.
 */
export function draw(spec: ChartSpec, rows: readonly ChartRow[], { language, width, theme = 'page', shapes }: DrawOptions): string {
  const palette = palettes[theme];
  const id = markOf(JSON.stringify([spec, rows.length, width]));
  const frame: Frame = { rows, language, width: Math.round(Math.min(2000, Math.max(240, width))), palette, document: drawingDocument(), shapes, id };
  return serialise(shapeOf(spec, frame), { id, title: spec.title[language], describe: describeChart(spec, rows, language), ink: palette.ink, font: fonts });
}

function shapeOf(spec: ChartSpec, frame: Frame): Element {
  const usable = frame.rows.some((row) => figureIn(row, spec.y) !== null && (spec.kind !== 'scatter' || figureIn(row, spec.x) !== null));
  if (!usable && spec.kind !== 'map') return empty(frame);
  switch (spec.kind) {
    case 'line': return line(spec, frame);
    case 'bars': return bars(spec, frame);
    case 'ranked': return ranked(spec, frame);
    case 'distribution': return distribution(spec, frame);
    case 'scatter': return scatter(spec, frame);
    case 'map': return map(spec, frame);
    case 'heat': return heat(spec, frame);
  }
}

function empty({ document, width, palette, language }: Frame): Element {
  const svg = element(document, 'svg', { width, height: 120 });
  svg.append(element(document, 'rect', { x: 1, y: 1, width: width - 2, height: 118, rx: 8, fill: 'none', stroke: palette.line, 'stroke-dasharray': '4 4' }), element(document, 'text', { x: width / 2, y: 64, fill: palette.soft }, nothing[language]));
  return svg;
}
