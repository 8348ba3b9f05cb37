import * as Plot from '@observablehq/plot';
import { figureIn, middle, wordIn } from '../rows.ts';
import type { DistributionSpec, ScatterSpec } from '../types.ts';
import { cut, figureWithUnit, ticksIn } from '../words.ts';
import type { Frame } from './frame.ts';

const medianWord = { ca: 'Mediana', es: 'Mediana', en: 'Median' };

/** How many have each value: a histogram in at most twenty classes, its median, and where those set apart stand. */
export function distribution(spec: DistributionSpec, { rows, language, width, palette, document }: Frame): Element {
  const filled = rows.flatMap((row) => { const value = figureIn(row, spec.y); return value === null ? [] : [{ name: wordIn(row, spec.x), value }]; });
  const median = middle(filled.map(({ value }) => value).toSorted((a, b) => a - b));
  const apart = filled.filter(({ name }) => spec.highlight?.includes(name)).toSorted((a, b) => a.value - b.value);
  const side = (value: number) => (value > (filled.reduce((most, each) => Math.max(most, each.value), 0) + Math.min(...filled.map((each) => each.value))) / 2);
  return Plot.plot({
    document, width, height: 280, marginTop: 24 + 16 * (apart.length + 1), marginBottom: 34, marginLeft: 44, marginRight: 26,
    x: {}, y: { nice: true },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ ticks: 4, tickSize: 0, fill: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.axisX({ ticks: Math.max(3, Math.floor(width / 90)), tickSize: 4, fill: palette.soft, stroke: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.rectY(filled, Plot.binX({ y: 'count' }, { x: 'value', thresholds: 20, fill: palette.quiet, stroke: palette.main, strokeWidth: 0.8 } as Plot.BinXInputs<Plot.RectYOptions>)),
      Plot.ruleX([median], { stroke: palette.ink, strokeWidth: 1.6, strokeDasharray: '5 3' }),
      Plot.text([median], { x: (each: number) => each, frameAnchor: 'top', dy: -8, dx: side(median) ? -5 : 5, textAnchor: side(median) ? 'end' : 'start', text: () => `${medianWord[language]}: ${figureWithUnit(median, spec.measure, language)}`, fill: palette.ink }),
      ...apart.flatMap((each, index) => [
        Plot.ruleX([each], { x: 'value', stroke: palette.series[(index + 1) % palette.series.length] as string, strokeWidth: 2.4 }),
        Plot.text([each], { x: 'value', frameAnchor: 'top', dy: -24 - 16 * index, dx: side(each.value) ? -5 : 5, textAnchor: side(each.value) ? 'end' : 'start', text: () => `${cut(each.name, 30)}: ${figureWithUnit(each.value, spec.measure, language)}`, fontWeight: 600, fill: palette.series[(index + 1) % palette.series.length] as string }),
      ]),
      Plot.ruleY([0], { stroke: palette.soft }),
    ],
  }) as unknown as Element;
}

/** One measure against another; those set apart are filled and named. */
export function scatter(spec: ScatterSpec, { rows, language, width, palette, document }: Frame): Element {
  const filled = rows.flatMap((row) => {
    const [across, up] = [figureIn(row, spec.x), figureIn(row, spec.y)];
    return across === null || up === null ? [] : [{ name: wordIn(row, spec.label), across, up }];
  });
  const apart = filled.filter(({ name }) => spec.highlight?.includes(name));
  return Plot.plot({
    document, width, height: Math.min(420, Math.max(280, width * 0.62)), marginTop: 30, marginBottom: 46, marginLeft: 56, marginRight: 20,
    x: { nice: true }, y: { nice: true },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 5 }), Plot.gridX({ stroke: palette.line, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, fill: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.axisX({ ticks: Math.max(3, Math.floor(width / 110)), tickSize: 0, fill: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.text([spec.measure.title[language]], { frameAnchor: 'top-left', dy: -20, dx: -44, textAnchor: 'start', text: (each: string) => each, fill: palette.soft }),
      Plot.text([spec.across.title[language]], { frameAnchor: 'bottom-right', dy: 36, textAnchor: 'end', text: (each: string) => each, fill: palette.soft }),
      Plot.dot(filled, { x: 'across', y: 'up', r: 3.2, stroke: palette.main, strokeOpacity: 0.75, fill: palette.quiet, fillOpacity: 0.4 }),
      Plot.dot(apart, { x: 'across', y: 'up', r: 5.5, fill: palette.main, stroke: palette.surface, strokeWidth: 1.5 }),
      Plot.text(apart, { x: 'across', y: 'up', text: 'name', dy: -13, fontWeight: 600, fill: palette.ink, stroke: palette.surface, strokeWidth: 4 }),
    ],
  }) as unknown as Element;
}
