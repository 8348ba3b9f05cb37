import type { FeelDate } from './values.ts';

export const MAX_YEAR = 999_999_999;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** The date, or null when no calendar has it. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (Math.abs(year) > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { kind: 'date', year, month, day };
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar.
 * Own arithmetic because FEEL's years reach ±999,999,999 and Temporal's stop at ±271,821.
 */
export function toEpochDay({ year, month, day }: FeelDate): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const yearDay = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + yearDay;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that many days after 1970-01-01, or null beyond FEEL's years. */
export function fromEpochDay(epochDay: number): FeelDate | null {
  const days = epochDay + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const yearDay = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * yearDay + 2) / 153);
  const day = yearDay - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Adds months and keeps the day, or the month's last one when it has no such day (ISO 8601, XPath). */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const total = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return makeDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Monday is 1 and Sunday 7 (ISO 8601). */
export function weekday(date: FeelDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function dayOfYear(date: FeelDate): number {
  return toEpochDay(date) - toEpochDay({ ...date, month: 1, day: 1 }) + 1;
}

/** Week of the year that holds the date's Thursday (ISO 8601). */
export function weekOfYear(date: FeelDate): number {
  const thursday = fromEpochDay(toEpochDay(date) - weekday(date) + 4);
  return thursday ? Math.ceil(dayOfYear(thursday) / 7) : 1;
}
