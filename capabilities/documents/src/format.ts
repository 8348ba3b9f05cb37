import type { Language } from './texts.ts';

const MONTHS: Record<Language, readonly string[]> = {
  ca: ['de gener', 'de febrer', 'de març', 'd’abril', 'de maig', 'de juny', 'de juliol', 'd’agost', 'de setembre', 'd’octubre', 'de novembre', 'de desembre'],
  es: ['de enero', 'de febrero', 'de marzo', 'de abril', 'de mayo', 'de junio', 'de julio', 'de agosto', 'de septiembre', 'de octubre', 'de noviembre', 'de diciembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** The legal time of Catalonia; every official moment is shown in it. */
export const LEGAL_TIME_ZONE = 'Europe/Madrid';

const NBSP = '\u00a0';

/**
 * A day (`2026-11-24`) as it is written in a document: “24 de novembre de 2026”. The months are ours, because
 * the wording of the platform's own calendar changes between versions and a document must come out the same.
 */
export function formatDay(day: string, language: Language): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  const month = found ? MONTHS[language][Number(found[2]) - 1] : undefined;
  const number = found ? Number(found[3]) : 0;
  if (!found || !month || number < 1 || number > 31) throw new RangeError(`Not a day written as YYYY-MM-DD: ${day}`);
  const year = Number(found[1]);
  return language === 'en' ? `${number} ${month} ${year}` : `${number} ${month} de ${year}`;
}

const partsInLegalTime = new Intl.DateTimeFormat('en-CA', {
  timeZone: LEGAL_TIME_ZONE,
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  hourCycle: 'h23',
});

/** A moment as day and clock of the legal time: `{ day: '2026-11-24', clock: '09:30:05' }`. */
export function inLegalTime(moment: Date): { day: string; clock: string } {
  if (Number.isNaN(moment.getTime())) throw new RangeError('Not a moment: invalid date');
  const part = Object.fromEntries(partsInLegalTime.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, clock: `${part.hour}:${part.minute}:${part.second}` };
}

const AT: Record<Language, string> = { ca: 'a les', es: 'a las', en: 'at' };

/** A moment for a document: “24 de novembre de 2026 a les 09:30:05”, in the legal time. */
export function formatMoment(moment: Date, language: Language): string {
  const { day, clock } = inLegalTime(moment);
  return `${formatDay(day, language)} ${AT[language]} ${clock}`;
}

/** A short day for tables: `24/11/2026`. */
export function formatShortDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/**
 * A number with its thousands grouped, without passing decimal strings through floating point.
 * @throws RangeError when the value is not a decimal number.
 */
export function formatNumber(value: number | string, language: Language, decimals?: number): string {
  const text = typeof value === 'number' ? plainNumber(value, decimals) : value.trim();
  const found = /^(-?)(\d{1,30})(?:\.(\d{0,30}))?$/.exec(text);
  if (!found) throw new RangeError(`Not a decimal number: ${value}`);
  const { whole, fraction } = rounded(found[2] ?? '', found[3] ?? '', decimals);
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
  const sign = found[1] && /[1-9]/.test(whole + fraction) ? '−' : '';
  return `${sign}${grouped}${fraction ? point + fraction : ''}`;
}

/** An amount in euros: “442.030,00 €”, in English “€442,030.00”. */
export function formatAmount(euros: number | string, language: Language): string {
  const number = formatNumber(euros, language, 2);
  if (language !== 'en') return `${number}${NBSP}€`;
  return number.startsWith('−') ? `−€${number.slice(1)}` : `€${number}`;
}

/** A size of a file for people: “1,2 MB” (1 kB = 1,000 bytes). */
export function formatSize(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes}${NBSP}B`;
  const [divided, unit] = bytes < 999_950 ? [bytes / 1000, 'kB'] : bytes < 999_950_000 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${formatNumber(divided, language, 1)}${NBSP}${unit}`;
}

function plainNumber(value: number, decimals?: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) throw new RangeError(`Not a decimal number: ${value}`);
  const shortest = String(value);
  return shortest.includes('e') ? value.toFixed(decimals ?? 10) : shortest;
}

/** Rounds half away from zero on the digits themselves, as accounting does. */
function rounded(whole: string, fraction: string, decimals: number | undefined): { whole: string; fraction: string } {
  const trimmed = whole.replace(/^0+(?=\d)/, '');
  if (decimals === undefined) return { whole: trimmed, fraction };
  if (fraction.length <= decimals) return { whole: trimmed, fraction: fraction.padEnd(decimals, '0') };
  const up = fraction.charCodeAt(decimals) >= 53 ? 1n : 0n;
  const digits = (BigInt(trimmed + fraction.slice(0, decimals)) + up).toString().padStart(decimals + 1, '0');
  return { whole: digits.slice(0, digits.length - decimals), fraction: decimals ? digits.slice(-decimals) : '' };
}
