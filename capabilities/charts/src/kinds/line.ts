import * as Plot from '@observablehq/plot';
import { dashes } from '../palette.ts';
import { figureIn, periodsOf, thinned, wordIn } from '../rows.ts';
import type { LineSpec } from '../types.ts';
import { cut, figure, figureWithUnit, periodName, ticksIn } from '../words.ts';
import { textWidth, type Frame } from './frame.ts';

const height = 300;
const margin = { top: 22, bottom: 30 };

/** Lines over time with their names at their end. Those set apart are strong and the others quiet; without any, six at the most have a line of their own. */
export function line(spec: LineSpec, { rows, language, width, palette, document }: Frame): Element {
  const periods = periodsOf(rows, spec.x);
  const nameOf = (row: Frame['rows'][number]) => (spec.series === undefined ? '' : wordIn(row, spec.series));
  const names = [...new Set(rows.map(nameOf))];
  const chosen = spec.highlight?.filter((name) => names.includes(name)) ?? [];
  const strong = chosen.length > 0 ? chosen : names.slice(0, 6);
  const value = new Map(rows.map((row) => [`${nameOf(row)}\n${wordIn(row, spec.x)}`, figureIn(row, spec.y)]));
  const points = (name: string) => periods.map((period) => ({ period, value: value.get(`${name}\n${period}`) ?? null, name }));
  const all = [...rows.map((row) => figureIn(row, spec.y)), spec.target ?? null].filter((each) => each !== null);
  const [low, high] = [Math.min(0, ...all), Math.max(...all)];
  const near = all.length > 0 && Math.min(...all) > 0 && Math.min(...all) > high * 0.6;
  const domain: [number, number] = near ? [Math.min(...all) - (high - Math.min(...all)) * 0.25, high] : [low, high === low ? low + 1 : high];
  const ends = labels(strong.map((name) => ({ name, last: points(name).findLast((each) => each.value !== null) })), domain);
  const labelled = spec.series !== undefined && names.some((name) => name !== '');
  const right = labelled ? Math.min(170, Math.max(40, ...ends.map(({ name }) => textWidth(cut(name, 24)) + 12))) : 24;
  const left = Math.max(34, ...[low, high].map((each) => textWidth(figure(Math.round(each), {}, language)) + 12));
  const colour = (index: number) => palette.series[index % palette.series.length] as string;
  return Plot.plot({
    document, width, height, marginTop: margin.top, marginBottom: margin.bottom, marginRight: right, marginLeft: left,
    x: { type: 'point', domain: periods }, y: { domain },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, fill: palette.soft, label: null, tickFormat: ticksIn(language) }),
      Plot.axisX({ tickSize: 4, fill: palette.soft, stroke: palette.soft, label: null, ticks: thinned(periods, (width - left - right) / 58), tickFormat: (each: string) => periodName(each, language) } as Plot.AxisXOptions),
      ...(spec.target === undefined ? [] : [
        Plot.ruleY([spec.target], { stroke: palette.ink, strokeDasharray: '1 3' }),
        Plot.text([spec.target], { x: periods[0] ?? '', y: (each: number) => each, text: () => targetWord[language], dy: -7, textAnchor: 'start', fill: palette.soft }),
      ]),
      ...names.filter((name) => !strong.includes(name)).map((name) => Plot.lineY(points(name), { x: 'period', y: 'value', stroke: palette.quiet, strokeWidth: 1 })),
      ...strong.flatMap((name, index) => [
        Plot.lineY(points(name), { x: 'period', y: 'value', stroke: colour(index), strokeWidth: 2.2, strokeDasharray: dashes[index % dashes.length] || undefined }),
        Plot.dot(points(name).filter((each) => each.value !== null), { x: 'period', y: 'value', r: 2.6, fill: colour(index) }),
      ]),
      ...(labelled ? ends.map(({ name, last, move }, index) => Plot.text([last], { x: 'period', y: 'value', text: () => cut(name, 24), dx: 8, dy: move, textAnchor: 'start', fill: colour(index), fontWeight: 600 })) : ends.map(({ last }) => Plot.text([last], { x: 'period', y: 'value', text: () => figureWithUnit(last.value, spec.measure, language), dy: -10, textAnchor: 'end', dx: 10, fontWeight: 600, fill: palette.ink }))),
    ],
  }) as unknown as Element;
}

const targetWord = { ca: 'Objectiu', es: 'Objetivo', en: 'Target' };

/** Names at the end of lines, moved so that none covers another. */
function labels(ends: readonly { name: string; last: { period: string; value: number | null; name: string } | undefined }[], [low, high]: readonly [number, number]) {
  const room = height - margin.top - margin.bottom;
  const placed = ends.flatMap(({ name, last }) => (last === undefined || last.value === null ? [] : [{ name, last: { ...last, value: last.value }, at: (1 - (last.value - low) / (high - low)) * room, move: 0 }])).toSorted((a, b) => a.at - b.at);
  let before = Number.NEGATIVE_INFINITY;
  for (const each of placed) {
    const wanted = Math.max(each.at, before + 14);
    each.move = wanted - each.at;
    before = wanted;
  }
  // What was pushed below the frame is brought back, and pushes up what it meets.
  let after = room + 14;
  for (const each of placed.toReversed()) {
    const wanted = Math.min(each.at + each.move, after - 14);
    each.move = wanted - each.at;
    after = wanted;
  }
  return ends.flatMap(({ name }) => placed.filter((each) => each.name === name));
}
