import { classLimits, classOf, figureIn, shadeOf, wordIn } from '../rows.ts';
import type { MapSpec } from '../types.ts';
import { cut, figure } from '../words.ts';
import { element, hatch, textWidth, type Frame } from './frame.ts';

const noData = { ca: 'Sense dades', es: 'Sin datos', en: 'No data' };

/** The municipalities in five shades of equal size, hatched where there is no data, with the limits written beside each shade. */
export function map(spec: MapSpec, frame: Frame): Element {
  const { rows, language, width, palette, document, shapes, id } = frame;
  if (shapes === undefined) throw new Error('A map is drawn over shapes: give them in the options.');
  const value = new Map(rows.map((row) => [wordIn(row, spec.x), figureIn(row, spec.y)]));
  const filled = [...value.values()].filter((each) => each !== null);
  const limits = classLimits(filled);
  const drawn = Math.min(width, 640);
  const scale = drawn / shapes.box.width;
  const tall = shapes.box.height * scale;
  const height = Math.ceil(tall + 34 + legendRows(width) * 22);
  const svg = element(document, 'svg', { width, height });
  svg.append(hatch(frame));
  const ground = element(document, 'g', { transform: `translate(${(width - drawn) / 2},4) scale(${scale})` });
  const apart: Element[] = [];
  for (const { ine, name, path } of shapes.places) {
    const here = value.get(ine) ?? null;
    const fill = here === null ? `url(#${id}-none)` : (palette.steps[shadeOf(classOf(here, limits), limits)] as string);
    const shape = element(document, 'path', { d: path, fill, stroke: palette.surface, 'stroke-width': 0.6 / scale, 'data-place': ine });
    shape.append(element(document, 'title', {}, `${name}: ${here === null ? noData[language] : figure(here, spec.measure, language)}`));
    ground.append(shape);
    if (spec.highlight?.includes(ine)) apart.push(element(document, 'path', { d: path, fill: 'none', stroke: palette.surface, 'stroke-width': 5 / scale }), element(document, 'path', { d: path, fill: 'none', stroke: palette.ink, 'stroke-width': 2.2 / scale }));
  }
  ground.append(...apart);
  svg.append(ground, ...legend(spec, frame, { limits, filled, top: tall + 24, some: shapes.places.some(({ ine }) => (value.get(ine) ?? null) === null) }));
  return svg;
}

const legendRows = (width: number) => (width < 480 ? 4 : width < 720 ? 2 : 1);

function legend(spec: MapSpec, { language, width, palette, document, id, shapes }: Frame, { limits, filled, top, some }: { limits: readonly number[]; filled: readonly number[]; top: number; some: boolean }): Element[] {
  if (filled.length === 0) return [];
  const say = (each: number) => figure(each, spec.measure, language);
  const bounds = [Math.min(...filled), ...limits, Math.max(...filled)];
  const entries = Array.from({ length: bounds.length - 1 }, (_, index) => ({ fill: palette.steps[shadeOf(index, limits)] as string, words: `${say(bounds[index] as number)} – ${say(bounds[index + 1] as number)}` }));
  const all = some ? [...entries, { fill: `url(#${id}-none)`, words: noData[language] }] : entries;
  const widest = Math.max(...all.map(({ words }) => textWidth(words) + 40));
  const across = Math.max(1, Math.min(all.length, Math.floor(width / widest)));
  return [
    ...all.flatMap(({ fill, words }, index) => {
      const [x, y] = [(index % across) * (width / across), top + Math.floor(index / across) * 20];
      return [element(document, 'rect', { x: x + 2, y: y - 10, width: 22, height: 13, rx: 2, fill, stroke: palette.soft, 'stroke-width': 0.6 }), element(document, 'text', { x: x + 30, y, 'text-anchor': 'start' }, words)];
    }),
    element(document, 'text', { x: 2, y: top + Math.ceil(all.length / across) * 20 + 4, 'text-anchor': 'start', 'font-size': 10, fill: palette.soft }, cut(shapes?.credit ?? '', Math.floor(width / 5.2))),
  ];
}
