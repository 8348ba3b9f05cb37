import { useMemo } from 'react';
import { useLanguage, type Language } from './text.tsx';

const locales: Record<Language, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' };
const zone = 'Europe/Madrid';

export const localeOf = (language: Language) => locales[language];

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
function dates(language: Language, options: Intl.DateTimeFormatOptions) {
  const key = `d${language}${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options }));
  return made.get(key) as Intl.DateTimeFormat;
}
function numbers(language: Language, options: Intl.NumberFormatOptions) {
  const key = `n${language}${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl.NumberFormat(locales[language], { useGrouping: 'always', ...options }));
  return made.get(key) as Intl.NumberFormat;
}

/** As the house writes dates: the platform says “del 2026” in Catalan. */
const inWords = (format: Intl.DateTimeFormat, at: Date) => format.format(at).replace(/ del (\d{4})/, ' de $1');

/** A day stands for itself, so it is read at noon, far from any change of clock. */
const atNoon = (day: string) => new Date(`${day.slice(0, 10)}T12:00:00Z`);

/** Words and figures as the reader's language writes them; days and hours are those of Madrid. */
export function formats(language: Language) {
  const decimals = (value: string) => Math.min(10, value.split('.')[1]?.length ?? 0);
  return {
    /** `2026-11-24` → “dimarts, 24 de novembre de 2026” */
    day: (day: string) => inWords(dates(language, { dateStyle: 'full' }), atNoon(day)),
    /** `2026-11-24` → “24/11/2026”, for tables */
    shortDay: (day: string) => dates(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(atNoon(day)),
    moment: (moment: string | Date) => inWords(dates(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }), new Date(moment)),
    shortMoment: (moment: string | Date) => dates(language, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(moment)),
    hour: (moment: string | Date) => dates(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(moment)),
    /** `"442030.00"` → “442.030,00 €”; the digits are never turned into binary floating point. */
    money: (value: string) => numbers(language, { style: 'currency', currency: 'EUR' }).format(value as unknown as number),
    decimal: (value: string) => numbers(language, { minimumFractionDigits: decimals(value), maximumFractionDigits: 10 }).format(value as unknown as number),
    integer: (value: number) => numbers(language, { maximumFractionDigits: 0 }).format(value),
    percent: (share: number) => numbers(language, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    bytes: (size: number) => {
      const step = size < 1000 ? 0 : size < 1e6 ? 1 : size < 1e9 ? 2 : 3;
      return `${numbers(language, { maximumFractionDigits: step === 0 ? 0 : 1 }).format(size / 1000 ** step)} ${['B', 'kB', 'MB', 'GB'][step]}`;
    },
    /** “fa 3 dies”, “d’aquí a 2 hores” */
    ago: (moment: string | Date, now = new Date()) => {
      const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
      const relative = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
      const steps: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
      const [unit, length] = steps.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
      return relative.format(Math.round(seconds / length), unit);
    },
  };
}
export type Formats = ReturnType<typeof formats>;

export function useFormat(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formats(language), [language]);
}
