import { Temporal } from 'temporal-polyfill';
import { MADRID, dayNumber, weekday } from './civil-days.ts';
import type { CivilDate, Text } from './types.ts';

const WEEKDAYS = {
  ca: ['diumenge', 'dilluns', 'dimarts', 'dimecres', 'dijous', 'divendres', 'dissabte'],
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const MONTHS = {
  ca: ['gener', 'febrer', 'març', 'abril', 'maig', 'juny', 'juliol', 'agost', 'setembre', 'octubre', 'novembre', 'desembre'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

/** “24 de novembre de 2026”, with the elision of Catalan (“1 d’abril”). */
export function shortDate(date: CivilDate): Text {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const ca = MONTHS.ca[month - 1] ?? '';
  const of = /^[aeiouà-ú]/.test(ca) ? 'd’' : 'de ';
  return {
    ca: `${day} ${of}${ca} de ${year}`,
    es: `${day} de ${MONTHS.es[month - 1]} de ${year}`,
    en: `${day} ${MONTHS.en[month - 1]} ${year}`,
  };
}

/** “del 28 de novembre al 6 de desembre de 2026”: month and year are said once when both dates share them. */
export function dateRange(from: CivilDate, to: CivilDate): Text {
  const end = shortDate(to);
  const start = shortDate(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const first = (text: string): string => {
    if (sameMonth) return String(Number(from.slice(8)));
    return sameYear ? text.replace(/(?: de)? \d{4}$/, '') : text;
  };
  return {
    ca: `del ${first(start.ca)} al ${end.ca}`,
    es: `del ${first(start.es)} al ${end.es}`,
    en: `${first(start.en)} to ${end.en}`,
  };
}

/** “dimarts, 24 de novembre de 2026”, the way that dates are read in every screen and document. */
export function longDate(date: CivilDate): Text {
  const short = shortDate(date);
  const at = weekday(dayNumber({ date, field: 'date' }));
  return {
    ca: `${WEEKDAYS.ca[at]}, ${short.ca}`,
    es: `${WEEKDAYS.es[at]}, ${short.es}`,
    en: `${WEEKDAYS.en[at]} ${short.en}`,
  };
}

/** A moment of Madrid in words: “24 de novembre de 2026, a les 10:30”; with its weekday or its seconds when asked. */
export function momentWords(at: Date, { weekday: withWeekday = false, seconds = false } = {}): Text {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(MADRID);
  const date = there.toPlainDate().toString();
  const day = withWeekday ? longDate(date) : shortDate(date);
  const clock = there.toPlainTime().toString({ smallestUnit: seconds ? 'second' : 'minute' });
  return { ca: `${day.ca}, a les ${clock}`, es: `${day.es}, a las ${clock}`, en: `${day.en}, at ${clock}` };
}

/** “10.30 h” as Catalan writes hours; the instant is read in Madrid. */
export function clockTime(instant: string): Text {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(MADRID);
  const minutes = String(at.minute).padStart(2, '0');
  return { ca: `${at.hour}.${minutes} h`, es: `${at.hour}:${minutes} h`, en: `${at.hour}:${minutes}` };
}
