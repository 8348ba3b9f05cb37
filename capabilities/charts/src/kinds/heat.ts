import { classLimits, classOf, figureIn, shadeOf, wordIn } from '../rows.ts';
import type { HeatSpec } from '../types.ts';
import { cut, figure, periodName } from '../words.ts';
import { element, hatch, textWidth, type Frame } from './frame.ts';

const row = 26;

/** A table shaded by its figures, which stand in the cells where there is room. */
export function heat(spec: HeatSpec, frame: Frame): Element {
  const { rows, language, width, palette, document, id } = frame;
  const across = [...new Set(rows.map((each) => wordIn(each, spec.x)))];
  const down = [...new Set(rows.map((each) => wordIn(each, spec.series)))];
  const value = new Map(rows.map((each) => [`${wordIn(each, spec.series)}\n${wordIn(each, spec.x)}`, figureIn(each, spec.y)]));
  const limits = classLimits([...value.values()].filter((each) => each !== null));
  const left = Math.min(width * 0.42, Math.max(50, ...down.map((name) => textWidth(cut(name, 36)) + 10)));
  const wide = (width - left - 4) / Math.max(1, across.length);
  const svg = element(document, 'svg', { width, height: 30 + down.length * row });
  svg.append(hatch(frame));
  const every = Math.max(1, Math.ceil(44 / wide));
  across.forEach((name, index) => {
    if ((across.length - 1 - index) % every === 0) svg.append(element(document, 'text', { x: left + (index + 0.5) * wide, y: 18, fill: palette.soft, 'font-size': 11 }, cut(periodName(name, language), Math.max(4, Math.floor((wide * every) / 6)))));
  });
  down.forEach((name, at) => {
    const top = 26 + at * row;
    svg.append(element(document, 'text', { x: left - 8, y: top + row / 2 + 4, 'text-anchor': 'end', 'font-weight': spec.highlight?.includes(name) ? 700 : 400 }, cut(name, Math.floor(left / 6.4))));
    across.forEach((column, index) => {
      const here = value.get(`${name}\n${column}`) ?? null;
      const shade = here === null ? -1 : shadeOf(classOf(here, limits), limits);
      svg.append(element(document, 'rect', { x: left + index * wide, y: top, width: Math.max(1, wide - 1.5), height: row - 1.5, rx: 2, fill: shade < 0 ? `url(#${id}-none)` : (palette.steps[shade] as string) }));
      const words = here === null ? '' : figure(here, spec.measure, language);
      if (words !== '' && textWidth(words, 11) < wide - 4) svg.append(element(document, 'text', { x: left + (index + 0.5) * wide - 0.75, y: top + row / 2 + 3.5, 'font-size': 11, fill: shade >= 3 ? palette.surface : palette.ink }, words));
    });
  });
  return svg;
}
