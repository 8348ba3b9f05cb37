const hour = 3_600_000;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const ours = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T, ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?$/;

/**
 * An instant as logs write it, in milliseconds since 1970: ISO 8601, or day, month and year as here. Without a zone it is the clock of Madrid. Null for anything else,
 * dates that do not exist included.
 */
export function parseMoment(text: string): number | null {
  const trimmed = text.trim();
  const found = iso.exec(trimmed);
  if (found !== null) return instantOf([found[1], found[2], found[3], found[4], found[5], found[6], found[7]], found[8]);
  const local = ours.exec(trimmed);
  return local === null ? null : instantOf([local[3], local[2], local[1], local[4], local[5], local[6], local[7]], undefined);
}

function instantOf(parts: readonly (string | undefined)[], zone: string | undefined): number | null {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0));
  const fraction = Number(`0.${parts[6] ?? '0'}`) * 1000;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate() || hours > 24 || minutes > 59 || seconds > 60) return null;
  const asUtc = Date.UTC(year, month - 1, day, hours, minutes, seconds) + Math.floor(fraction + 1e-6);
  if (zone === undefined) return asUtc - madridOffset(asUtc);
  if (/z/i.test(zone)) return asUtc;
  const digits = zone.replace(':', '');
  return asUtc - (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * hour + Number(digits.slice(3, 5)) * 60_000);
}

/** How far the clock of Madrid is ahead of UTC at a time of its own clock: an hour, two in summer (Directive 2000/84/EC: from the last Sunday of March to that of October, at 1:00 UTC). */
export function madridOffset(local: number): number {
  const year = new Date(local).getUTCFullYear();
  return local >= lastSunday(year, 2) + 2 * hour && local < lastSunday(year, 9) + 3 * hour ? 2 * hour : hour;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * 24 * hour;
}
