import { figureIn, middle, wordIn } from './rows.ts';
import type { ChartRow, ChartSpec, Language, LineSpec, Text } from './types.ts';
import { figureWithUnit, periodName } from './words.ts';

const fill = (text: Text, language: Language, facts: Record<string, string | number>) => text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')).replaceAll('..', '.');

const nothing: Text = { ca: 'Encara no hi ha dades.', es: 'Todavía no hay datos.', en: 'There is no data yet.' };
const missing: Text = { ca: 'Sense dades: {count}.', es: 'Sin datos: {count}.', en: 'No data: {count}.' };
const extremes: Text = { ca: '{count} valors. El més alt, {most} ({high}); el més baix, {least} ({low}); la mediana, {median}.', es: '{count} valores. El más alto, {most} ({high}); el más bajo, {least} ({low}); la mediana, {median}.', en: '{count} values. The highest, {most} ({high}); the lowest, {least} ({low}); the median, {median}.' };
const only: Text = { ca: '{most}: {high}.', es: '{most}: {high}.', en: '{most}: {high}.' };
const even: Text = { ca: '{count} valors, tots iguals: {high}.', es: '{count} valores, todos iguales: {high}.', en: '{count} values, all alike: {high}.' };
const grows: Text = { ca: '{name}puja de {from} ({first}) a {to} ({last}).', es: '{name}sube de {from} ({first}) a {to} ({last}).', en: '{name}rises from {from} ({first}) to {to} ({last}).' };
const falls: Text = { ca: '{name}baixa de {from} ({first}) a {to} ({last}).', es: '{name}baja de {from} ({first}) a {to} ({last}).', en: '{name}falls from {from} ({first}) to {to} ({last}).' };
const stays: Text = { ca: '{name}es manté en {to} entre {first} i {last}.', es: '{name}se mantiene en {to} entre {first} y {last}.', en: '{name}stays at {to} between {first} and {last}.' };
const single: Text = { ca: '{name}{to} ({last}).', es: '{name}{to} ({last}).', en: '{name}{to} ({last}).' };
const peak: Text = { ca: 'El màxim és {high} ({most}) i el mínim {low} ({least}).', es: 'El máximo es {high} ({most}) y el mínimo {low} ({least}).', en: 'The peak is {high} ({most}) and the lowest point {low} ({least}).' };

/** A chart in words, for who cannot see it: extremes, trend, and what has no data. */
export function describeChart(spec: ChartSpec, rows: readonly ChartRow[], language: Language): string {
  const nameColumn = spec.kind === 'scatter' ? spec.label : spec.kind === 'map' ? (spec.label ?? spec.x) : spec.x;
  if (spec.kind === 'line') return describeLine(spec, rows, language);
  const filled = rows.flatMap((row) => { const value = figureIn(row, spec.y); return value === null ? [] : [{ value, name: nameOf(spec, row, nameColumn, language) }]; }).toSorted((a, b) => a.value - b.value);
  const [low, high] = [filled[0], filled.at(-1)];
  if (low === undefined || high === undefined) return nothing[language];
  const say = (value: number) => figureWithUnit(value, spec.measure, language);
  const apart = filled.filter(({ name }) => spec.highlight?.includes(name)).map(({ name, value }) => `${name}: ${say(value)}.`.replace('..', '.'));
  const words = fill(filled.length === 1 ? only : low.value === high.value ? even : extremes, language, { count: filled.length, most: high.name, high: say(high.value), least: low.name, low: say(low.value), median: say(middle(filled.map(({ value }) => value))) });
  return [words, ...apart, ...(filled.length < rows.length ? [fill(missing, language, { count: rows.length - filled.length })] : [])].join(' ');
}

const nameOf = (spec: ChartSpec, row: ChartRow, column: string, language: Language) =>
  spec.kind === 'heat' ? `${wordIn(row, spec.series)}, ${periodName(wordIn(row, spec.x), language)}` : periodName(wordIn(row, column), language);

function describeLine(spec: LineSpec, rows: readonly ChartRow[], language: Language): string {
  const names = [...new Set(rows.map((row) => (spec.series === undefined ? '' : wordIn(row, spec.series))))];
  const shown = spec.highlight?.filter((name) => names.includes(name)) ?? [];
  const say = (value: number) => figureWithUnit(value, spec.measure, language);
  const sentences = (shown.length > 0 ? shown : names.slice(0, 6)).flatMap((name) => {
    const of = rows.filter((row) => spec.series === undefined || wordIn(row, spec.series) === name).toSorted((a, b) => wordIn(a, spec.x).localeCompare(wordIn(b, spec.x)));
    const points = of.flatMap((row) => { const value = figureIn(row, spec.y); return value === null ? [] : [{ value, period: periodName(wordIn(row, spec.x), language) }]; });
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return name === '' ? [] : [`${name}: ${nothing[language]}`];
    const facts = { name: name === '' ? '' : `${name}: `, from: say(first.value), to: say(last.value), first: first.period, last: last.period };
    const trend = points.length === 1 ? single : last.value > first.value ? grows : last.value < first.value ? falls : stays;
    const [low, high] = [points.reduce((a, b) => (b.value < a.value ? b : a)), points.reduce((a, b) => (b.value > a.value ? b : a))];
    const inside = points.length > 2 && ((low !== first && low !== last) || (high !== first && high !== last));
    const said = fill(trend, language, facts);
    return [said.charAt(0).toUpperCase() + said.slice(1), ...(inside ? [fill(peak, language, { high: say(high.value), most: high.period, low: say(low.value), least: low.period })] : []), ...(points.length < of.length ? [fill(missing, language, { count: of.length - points.length })] : [])];
  });
  return sentences.length === 0 ? nothing[language] : sentences.join(' ');
}
