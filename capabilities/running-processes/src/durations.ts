import type { Language, Text } from '@comu/kernel/text';

/** Which time counts: the calendar’s working days, or all that passes. */
export type TimeKind = 'working' | 'clock';

const day = 86_400_000;
type Unit = readonly [one: string, many: string];
const units: Readonly<Record<Language, Readonly<Record<'working' | 'day' | 'hour' | 'minute' | 'second', Unit>>>> = {
  ca: { working: ['dia hàbil', 'dies hàbils'], day: ['dia', 'dies'], hour: ['hora', 'hores'], minute: ['minut', 'minuts'], second: ['segon', 'segons'] },
  es: { working: ['día hábil', 'días hábiles'], day: ['día', 'días'], hour: ['hora', 'horas'], minute: ['minuto', 'minutos'], second: ['segundo', 'segundos'] },
  en: { working: ['working day', 'working days'], day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'] },
};

const locales: Readonly<Record<Language, string>> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' };

/** A number as each language writes it. */
export function numberWords(value: number): Text {
  const say = (language: Language) => value.toLocaleString(locales[language], { useGrouping: 'always', maximumFractionDigits: 1 });
  return { ca: say('ca'), es: say('es'), en: say('en') };
}

/** A duration as people say it: in days from a day on, with one decimal below ten; else in hours, minutes or seconds. */
export function durationWords(milliseconds: number, time: TimeKind): Text {
  const [size, unit] = milliseconds >= day ? [day, time === 'working' ? 'working' : 'day'] as const : milliseconds >= 3_600_000 ? [3_600_000, 'hour'] as const : milliseconds >= 60_000 ? [60_000, 'minute'] as const : [1000, 'second'] as const;
  const exact = milliseconds / size;
  const amount = exact < 10 ? Math.round(exact * 10) / 10 : Math.round(exact);
  const say = (language: Language) => `${amount.toLocaleString(locales[language], { useGrouping: 'always' })} ${units[language][unit][amount === 1 ? 0 : 1]}`;
  return { ca: say('ca'), es: say('es'), en: say('en') };
}

/** A share as a percentage without decimals, but never 0 for something nor 100 for not all. */
export function shareWords(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return '< 1 %';
  return rounded === 100 && share < 1 ? '> 99 %' : `${rounded} %`;
}
