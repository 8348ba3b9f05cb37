import { figureIn, wordIn } from './rows.ts';
import type { ChartRow, ChartSpec, Language } from './types.ts';
import { figure, periodName } from './words.ts';

export interface ChartTable { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }

const heads = {
  period: { ca: 'Període', es: 'Periodo', en: 'Period' }, name: { ca: 'Nom', es: 'Nombre', en: 'Name' }, series: { ca: 'Sèrie', es: 'Serie', en: 'Series' }, code: { ca: 'Codi', es: 'Código', en: 'Code' },
};
const none = { ca: 'sense dades', es: 'sin datos', en: 'no data' };

/** The figures of a chart as a table that can be read aloud; what is absent says so. */
export function tableOf(spec: ChartSpec, rows: readonly ChartRow[], language: Language): ChartTable {
  const value = (row: ChartRow, column = spec.y, measure = spec.measure) => { const found = figureIn(row, column); return found === null ? none[language] : figure(found, measure, language); };
  const measured = headOf(spec, language);
  if (spec.kind === 'scatter') return { columns: [heads.name[language], spec.across.title[language], measured], rows: rows.map((row) => [wordIn(row, spec.label), value(row, spec.x, spec.across), value(row)]) };
  if (spec.kind === 'map') return { columns: [heads.code[language], ...(spec.label === undefined ? [] : [heads.name[language]]), measured], rows: rows.map((row) => [wordIn(row, spec.x), ...(spec.label === undefined ? [] : [wordIn(row, spec.label)]), value(row)]) };
  if (spec.kind === 'line' || spec.kind === 'heat') {
    const series = spec.series;
    return { columns: [heads.period[language], ...(series === undefined ? [] : [heads.series[language]]), measured], rows: rows.map((row) => [periodName(wordIn(row, spec.x), language), ...(series === undefined ? [] : [wordIn(row, series)]), value(row)]) };
  }
  return { columns: [heads.name[language], measured], rows: rows.map((row) => [periodName(wordIn(row, spec.x), language), value(row)]) };
}

const headOf = ({ measure }: ChartSpec, language: Language) => `${measure.title[language]}${measure.unit && measure.unit[language] !== '' ? ` (${measure.unit[language]})` : ''}`;
