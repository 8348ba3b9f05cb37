import * as Plot from '@observablehq/plot';
import { figureIn, thinned, wordIn } from '../rows.ts';
import type { BarsSpec, RankedSpec } from '../types.ts';
import { cut, figure, figureWithUnit, periodName, ticksIn } from '../words.ts';
import { textWidth, type Frame } from './frame.ts';

interface Bar { readonly name: string; readonly value: number; readonly strong: boolean; readonly place: number }

/** Upright bars in the order given, each with its figure on top where there is room. */
export function bars(spec: BarsSpec, { rows, language, width, palette, document }: Frame): Element {
  const found = rows.map((row): Omit<Bar, 'value'> & { value: number | null } => ({ name: wordIn(row, spec.x), value: figureIn(row, spec.y), strong: spec.highlight?.includes(wordIn(row, spec.x)) ?? true, place: 0 }));
  const names = [...new Set(found.map(({ name }) => name))];
  const filled = found.filter((each): each is Bar => each.value !== null);
  const wide = (width - 60) / Math.max(1, names.length);
  const left = Math.max(34, ...filled.map(({ value }) => textWidth(figure(Math.round(value), {}, language)) + 12));
  const figures = wide > Math.max(...filled.map(({ value }) => textWidth(figureWithUnit(value, spec.measure, language), 11)));
  return Plot.plot({
    document, width, height: 280, marginTop: 24, marginBottom: 34, marginLeft: left, marginRight: 10,
    x: { type: 'band', domain: names, padding: 0.28 }, y: { nice: true, domain: [Math.min(0, ...filled.map(({ value }) => value)), Math.max(0, ...filled.map(({ value }) => value)) || 1] },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, fill: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.axisX({ tickSize: 0, fill: palette.soft, label: null, ticks: thinned(names, (width - left) / Math.max(44, Math.min(90, wide))), tickFormat: (each: string) => cut(periodName(each, language), Math.max(4, Math.floor(wide / 6))) } as Plot.AxisXOptions),
      Plot.barY(filled, { x: 'name', y: 'value', fill: (each: Bar) => (each.strong ? palette.main : palette.quiet), stroke: palette.main, strokeWidth: 1 }),
      ...(figures ? [Plot.text(filled, { x: 'name', y: 'value', dy: -8, text: (each: Bar) => figureWithUnit(each.value, spec.measure, language), fill: palette.ink, fontSize: 11 })] : []),
      Plot.text(names.filter((name) => !filled.some((each) => each.name === name)).map((name) => ({ name })), { x: 'name', y: 0, dy: -8, text: () => '—', fill: palette.soft }),
      Plot.ruleY([0], { stroke: palette.soft }),
    ],
  }) as unknown as Element;
}

/** Lying bars from most to least, with rank, name and figure written. */
export function ranked(spec: RankedSpec, { rows, language, width, palette, document }: Frame): Element {
  const sign = spec.ascending ? 1 : -1;
  const filled = rows.flatMap((row) => { const value = figureIn(row, spec.y); return value === null ? [] : [{ name: wordIn(row, spec.x), value }]; }).toSorted((a, b) => sign * (a.value - b.value) || a.name.localeCompare(b.name, 'ca'));
  // Equal figures share a rank, and the next one counts them all: 1, 2, 2, 4.
  const places = filled.map(({ value }) => filled.findIndex((each) => each.value === value) + 1);
  const most = spec.most ?? 20;
  const half = Math.ceil(most / 2);
  const shown = filled.map((each, index): Bar & { index: number } => ({ ...each, index, place: places[index] as number, strong: spec.highlight?.includes(each.name) ?? false }))
    .filter(({ index, strong }) => filled.length <= most || index < half || index >= filled.length - (most - half) || strong);
  const keys = shown.map(({ index }) => String(index));
  const gaps = shown.filter((each, at) => at > 0 && each.index > (shown[at - 1] as { index: number }).index + 1).map(({ index }) => String(index));
  const nameOf = (each: Bar) => `${each.place}. ${cut(each.name, width < 480 ? 22 : 34)}`;
  const left = Math.max(60, ...shown.map((each) => textWidth(nameOf(each)) + 14));
  const right = Math.max(40, ...shown.map((each) => textWidth(figureWithUnit(each.value, spec.measure, language)) + 12));
  const values = shown.map(({ value }) => value);
  return Plot.plot({
    document, width, height: 16 + shown.length * 23, marginTop: 6, marginBottom: 10, marginLeft: left, marginRight: right,
    x: { axis: null, domain: [Math.min(0, ...values), Math.max(0, ...values) || 1] }, y: { axis: null, type: 'band', domain: keys, padding: 0.22 },
    marks: [
      Plot.barX(shown, { y: (each) => String(each.index), x: 'value', fill: (each: Bar) => (each.strong || spec.highlight === undefined ? palette.main : palette.quiet), stroke: palette.main, strokeWidth: (each: Bar) => (each.strong ? 2 : 0.8) } as Plot.BarXOptions),
      ...[true, false].flatMap((strong) => {
        const these = shown.filter((each) => each.strong === strong);
        const style = { fill: palette.ink, fontWeight: strong ? 700 : 400 };
        return [
          Plot.text(these, { y: (each: Bar & { index: number }) => String(each.index), x: 0, dx: -8, textAnchor: 'end', text: nameOf, ...style }),
          Plot.text(these, { y: (each: Bar & { index: number }) => String(each.index), x: (each: Bar) => Math.max(0, each.value), dx: 6, textAnchor: 'start', text: (each: Bar) => figureWithUnit(each.value, spec.measure, language), ...style }),
        ];
      }),
      // Where others are left out between two bars.
      Plot.tickY(gaps, { y: (each: string) => each, dy: -11.5, stroke: palette.soft, strokeDasharray: '2 4' } as Plot.TickYOptions),
      Plot.ruleX([0], { stroke: palette.soft }),
    ],
  }) as unknown as Element;
}
