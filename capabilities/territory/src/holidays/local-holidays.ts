import type { NonWorkingDay } from '@comu/terms';
import { municipalities, municipality, type Municipality } from '../municipalities.ts';
import { publicHolidays } from './public-holidays.ts';

type Text = NonWorkingDay['name'];

/** One of the two local holidays of a municipality in a year, with where it was published. */
export type LocalHoliday = Readonly<{ ine: string; date: string; name: Text; source: NonWorkingDay['source'] }>;

const WHIT_MONDAY: Text = { ca: 'Dilluns de Pasqua Granada', es: 'Lunes de Pascua Granada', en: 'Whit Monday' };
const MERCE: Text = { ca: 'la Mercè', es: 'la Mercè', en: 'La Mercè' };
const LOCAL: Text = { ca: 'Festa local', es: 'Fiesta local', en: 'Local holiday' };
const FEAST: Text = { ca: 'Festa Major', es: 'Fiesta Mayor', en: 'Town festival' };

const ORDER_2024: Text = { ca: 'Ordre EMT/290/2023 (DOGC 9068, 28.12.2023)', es: 'Orden EMT/290/2023 (DOGC 9068, 28.12.2023)', en: 'Catalan order EMT/290/2023 (DOGC 9068, 28.12.2023)' };
const DECREE_2025: Text = { ca: 'Decret d’Alcaldia de 13.6.2024 (Gaseta Municipal)', es: 'Decreto de Alcaldía de 13.6.2024 (Gaceta Municipal)', en: 'Mayor’s decree of 13.6.2024 (municipal gazette)' };
const TO_CHECK_2026: Text = {
  ca: 'El Periódico, calendari laboral de Barcelona de 2026 (29.1.2026); pendent de contrastar amb l’ordre de festes locals',
  es: 'El Periódico, calendario laboral de Barcelona de 2026 (29.1.2026); pendiente de contrastar con la orden de fiestas locales',
  en: 'El Periódico, labour calendar of Barcelona for 2026 (29.1.2026); to be checked against the order of local holidays',
};
const calendarBy = (town: string, year: number): Text => ({ ca: `${town}, calendari laboral de ${year}`, es: `${town}, calendario laboral de ${year}`, en: `${town}, labour calendar of ${year}` });
const MANRESA_2024: Text = { ca: 'Ajuntament de Manresa, calendari de dies inhàbils de 2024', es: 'Ajuntament de Manresa, calendario de días inhábiles de 2024', en: 'Ajuntament de Manresa, calendar of non-working days of 2024' };

/**
 * Only what can be cited, read in November 2026. Every town proposes two days a year and the yearly order of local holidays
 * publishes them: an administrator adds the rest, and `missingLocalHolidays` says whose are missing.
 */
export const localHolidays: readonly LocalHoliday[] = [
  { ine: '08019', date: '2024-05-20', name: WHIT_MONDAY, source: ORDER_2024 },
  { ine: '08019', date: '2024-09-24', name: MERCE, source: ORDER_2024 },
  { ine: '08019', date: '2025-06-09', name: WHIT_MONDAY, source: DECREE_2025 },
  { ine: '08019', date: '2025-09-24', name: MERCE, source: DECREE_2025 },
  { ine: '08019', date: '2026-05-25', name: WHIT_MONDAY, source: TO_CHECK_2026 },
  { ine: '08019', date: '2026-09-24', name: MERCE, source: TO_CHECK_2026 },
  { ine: '08113', date: '2024-02-21', name: { ca: 'Festa de la Llum', es: 'Fiesta de la Luz', en: 'Feast of the Light' }, source: MANRESA_2024 },
  { ine: '08113', date: '2024-09-02', name: FEAST, source: MANRESA_2024 },
  { ine: '08107', date: '2025-01-07', name: LOCAL, source: calendarBy('Ajuntament de Lliçà d’Amunt', 2025) },
  { ine: '08107', date: '2025-09-12', name: LOCAL, source: calendarBy('Ajuntament de Lliçà d’Amunt', 2025) },
  { ine: '08037', date: '2026-05-25', name: WHIT_MONDAY, source: calendarBy('Ajuntament de Calldetenes', 2026) },
  { ine: '08037', date: '2026-09-24', name: MERCE, source: calendarBy('Ajuntament de Calldetenes', 2026) },
];

export const LOCAL_HOLIDAYS_A_YEAR = 2;

/** The local holidays of a municipality in a year, in order. */
export function localHolidaysOf({ ine, year, table = localHolidays }: { ine: string; year: number; table?: readonly LocalHoliday[] }): LocalHoliday[] {
  municipality(ine);
  return table.filter((one) => one.ine === ine && one.date.startsWith(`${year}-`)).toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Municipalities with fewer than two local holidays in a year, and how many each has: until then their terms carry a warning. */
export function missingLocalHolidays({ year, table = localHolidays }: { year: number; table?: readonly LocalHoliday[] }): { municipality: Municipality; known: number }[] {
  return municipalities
    .map((one) => ({ municipality: one, known: localHolidaysOf({ ine: one.ine, year, table }).length }))
    .filter((one) => one.known < LOCAL_HOLIDAYS_A_YEAR);
}

/**
 * What is wrong with a local holiday that someone wants to add, one sentence each; empty when it can go in. An unknown
 * municipality throws `UnknownPlace`.
 */
export function localHolidayProblems({ holiday, table = localHolidays }: { holiday: LocalHoliday; table?: readonly LocalHoliday[] }): Text[] {
  const { name } = municipality(holiday.ine);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(holiday.date) ? Date.parse(`${holiday.date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== holiday.date) {
    return [{ ca: `«${holiday.date}» no és cap data.`, es: `«${holiday.date}» no es ninguna fecha.`, en: `“${holiday.date}” is not a date.` }];
  }
  const problems: Text[] = [];
  const year = Number(holiday.date.slice(0, 4));
  const others = localHolidaysOf({ ine: holiday.ine, year, table });
  if (typeof holiday.source === 'string' && holiday.source.trim() === '') {
    problems.push({ ca: 'Citeu on s’ha publicat la festa.', es: 'Cite dónde se ha publicado la fiesta.', en: 'Cite where the holiday was published.' });
  }
  if (new Date(time).getUTCDay() === 0) {
    problems.push({ ca: 'És diumenge, que ja és inhàbil: reviseu la data.', es: 'Es domingo, que ya es inhábil: revise la fecha.', en: 'It is a Sunday, already non-working: check the date.' });
  }
  const already = publicHolidays(year).days.find((day) => day.date === holiday.date);
  if (already) {
    problems.push({ ca: `Ja és festa general (${already.name.ca}).`, es: `Ya es fiesta general (${already.name.es}).`, en: `It is already a public holiday (${already.name.en}).` });
  }
  if (others.some((one) => one.date === holiday.date)) {
    problems.push({ ca: `${name} ja té aquesta festa.`, es: `${name} ya tiene esta fiesta.`, en: `${name} already has this holiday.` });
  } else if (others.length >= LOCAL_HOLIDAYS_A_YEAR) {
    problems.push({
      ca: `${name} ja té les dues festes locals de ${year}: traieu-ne una abans.`,
      es: `${name} ya tiene las dos fiestas locales de ${year}: quite una antes.`,
      en: `${name} already has its two local holidays of ${year}: remove one first.`,
    });
  }
  return problems;
}
