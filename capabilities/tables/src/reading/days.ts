import type { DayOrder } from '../types.ts';

const months = [
  'gener|enero|january|gen|ene|jan', 'febrer|febrero|february|febr|feb', 'març|marc|marzo|march|mar', 'abril|april|abr|apr', 'maig|mayo|may|mai', 'juny|junio|june|jun',
  'juliol|julio|july|jul', 'agost|agosto|august|ag|ago|aug', 'setembre|septiembre|september|set|sept|sep', 'octubre|october|oct', 'novembre|noviembre|november|nov', 'desembre|diciembre|december|des|dic|dec',
];
export const monthNames: readonly (readonly string[])[] = months.map((names) => names.split('|'));
const anyMonth = months.join('|');

/** 24/11/2026, 24-11-26, 24.11.2026 */
const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
/** 2026-11-24, 2026/11/24, 20261124 */
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
/** 24 de novembre de 2026, 1 d’abril del 2026, 24-nov-26 */
const inWords = new RegExp(`^(?:(?:dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|lunes|martes|miércoles|jueves|viernes|sábado|domingo),? )?(\\d{1,2})[\\s-]*(?:de |d['’] ?)?[\\s-]*(${anyMonth})\\.?[\\s-]*(?:de |del |d['’])?[\\s-]*(\\d{4}|\\d{2})$`, 'i');
const time = '[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?(?:Z|[+-]\\d{2}:?\\d{2}))?$';
const isoMoment = new RegExp(`^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}${time}`);
const numericMoment = new RegExp(`^\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}${time}`);

export interface DaySense { readonly type: 'day' | 'moment'; readonly dayOrder: DayOrder; readonly misfits: readonly string[]; readonly ambiguous: boolean }

/** How the days of a column are written, if they are days; day before month unless some value forbids it. */
export function daySense(values: readonly string[]): DaySense | undefined {
  const moments = values.filter((value) => isoMoment.test(value) || numericMoment.test(value));
  const days = values.filter((value) => numeric.test(value) || iso.test(value) || inWords.test(value));
  if (moments.length + days.length === 0) return undefined;
  const parts = values.map((value) => numeric.exec(value) ?? /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}[T ]/.exec(value)).filter((found) => found !== null);
  const dayFirst = parts.filter(([, first]) => Number(first) > 12).length;
  const monthFirst = parts.filter(([, , second]) => Number(second) > 12).length;
  const dayOrder: DayOrder = parts.length === 0 && days.every((value) => iso.test(value)) && moments.every((value) => isoMoment.test(value)) ? 'year-month-day' : monthFirst > dayFirst ? 'month-day-year' : 'day-month-year';
  const type = moments.length > days.length ? 'moment' : 'day';
  const fits = (value: string) => {
    if (type === 'moment' && (isoMoment.test(value) || numericMoment.test(value))) return true;
    const found = numeric.exec(value);
    if (found !== null) return Number(dayOrder === 'month-day-year' ? found[1] : found[2]) <= 12 && Number(dayOrder === 'month-day-year' ? found[2] : found[1]) <= 31;
    return iso.test(value) || inWords.test(value);
  };
  return { type, dayOrder, misfits: values.filter((value) => !fits(value)), ambiguous: parts.length > 0 && dayFirst === 0 && monthFirst === 0 && parts.length < 30 };
}
