import type { Language, Measure } from './types.ts';

const locales: Record<Language, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' };
const made = new Map<string, Intl.NumberFormat>();

/** A figure as the reader’s language writes it, without its unit: 1.234,5. */
export function figure(value: number, { decimals = 0 }: Pick<Measure, 'decimals'>, language: Language): string {
  const key = `${language}${decimals}`;
  let format = made.get(key);
  if (format === undefined) made.set(key, (format = new Intl.NumberFormat(locales[language], { useGrouping: 'always', minimumFractionDigits: decimals, maximumFractionDigits: decimals })));
  return format.format(value).replace('-', '−');
}

/** A figure with its unit; a percent sign and others keep to it with a space that does not break. */
export const figureWithUnit = (value: number, measure: Measure, language: Language): string =>
  measure.unit === undefined || measure.unit[language] === '' ? figure(value, measure, language) : `${figure(value, measure, language)} ${measure.unit[language]}`;

const decimalsOf = (value: number): number => [0, 1, 2, 3].find((decimals) => Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9) ?? 4;
/** How the figures of an axis are written: all of them with the decimals that the finest one needs, and large ones shortened in no way. */
export const ticksIn = (language: Language) => (value: number, _at: number, all: readonly number[] = [value]): string => figure(value, { decimals: Math.max(...all.map(decimalsOf)) }, language);

const months: Record<Language, readonly string[]> = {
  ca: ['gen.', 'febr.', 'març', 'abr.', 'maig', 'juny', 'jul.', 'ag.', 'set.', 'oct.', 'nov.', 'des.'],
  es: ['ene.', 'feb.', 'mar.', 'abr.', 'may.', 'jun.', 'jul.', 'ago.', 'sept.', 'oct.', 'nov.', 'dic.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};

/** A period in words: `2024`, `2024-03` (març 2024), `2024-Q1` (1r trim. 2024); anything else as it is. */
export function periodName(period: string, language: Language): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (month) return `${months[language][Number(month[2]) - 1]} ${month[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return { ca: `T${quarter[2]} ${quarter[1]}`, es: `T${quarter[2]} ${quarter[1]}`, en: `Q${quarter[2]} ${quarter[1]}` }[language];
  return period;
}

/** A text cut to so many characters, with the sign that says so. */
export const cut = (words: string, most: number): string => (words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`);
