const DAY = 86_400_000;

/** Easter Sunday in the Gregorian calendar (the anonymous computus printed by Nature in 1876), as 'YYYY-MM-DD'. */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** A day counted from Easter Sunday: −2 Good Friday, 1 Easter Monday, 50 Whit Monday. */
export const fromEaster = (year: number, days: number): string =>
  new Date(Date.parse(`${easterSunday(year)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
