import { fromEpochDay, makeDate, toEpochDay } from './calendar.ts';
import type { FeelDate, FeelDateTime, FeelTime, MonthsDuration, TimeDuration, Zone } from './values.ts';
import { isZone, NANOS_PER_DAY, NANOS_PER_SECOND, timeOfNanos } from './zones.ts';

const DATE = /^(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@.+)?$/;

/** XML Schema lets midnight be written as the end of a day too. */
const MIDNIGHT_24 = /^24:00:00(?:\.0+)?(?![\d.])/;

/** A date written as XML Schema and ISO 8601 do: `2026-11-24`. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = Number(match[2]);
  if (match[1] && year === 0) return null;
  return makeDate(match[1] ? -year : year, Number(match[3]), Number(match[4]));
}

/** A time with an optional offset or zone: `09:30:00`, `09:30:00+01:00`, `09:30:00@Europe/Madrid`. */
export function parseTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const zone = match[5] === undefined ? null : parseZone(match[5]);
  if (zone === undefined) return null;
  const nano = Number((match[4] ?? '0').slice(0, 9).padEnd(9, '0'));
  return makeTime(MIDNIGHT_24.test(text) ? 0 : Number(match[1]), Number(match[2]), Number(match[3]), nano, zone);
}

export function makeTime(hour: number, minute: number, second: number, nano: number, zone: Zone | null): FeelTime | null {
  if (![hour, minute, second].every(Number.isInteger)) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return { kind: 'time', hour, minute, second, nano, zone };
}

function parseZone(text: string): Zone | undefined {
  if (text === 'Z') return { offset: 0 };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { id: text.slice(1) } : undefined;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined;
  const offset = hours * 3600 + minutes * 60 + seconds;
  return Math.abs(offset) > 18 * 3600 ? undefined : { offset: text.startsWith('-') ? -offset || 0 : offset };
}

export const MIDNIGHT: FeelTime = { kind: 'time', hour: 0, minute: 0, second: 0, nano: 0, zone: null };
export const MIDNIGHT_UTC: FeelTime = { ...MIDNIGHT, zone: { offset: 0 } };

/** A date and time, or a date alone, which means its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const cut = text.indexOf('T');
  const written = parseDate(cut < 0 ? text : text.slice(0, cut));
  const time = cut < 0 ? MIDNIGHT : parseTime(text.slice(cut + 1));
  const date = written && MIDNIGHT_24.test(text.slice(cut + 1)) ? fromEpochDay(toEpochDay(written) + 1) : written;
  return date && time && { kind: 'date and time', date, time };
}

/** A date and time from nanoseconds on its own clock. */
export function fromCivilNanos(nanos: bigint, zone: Zone | null): FeelDateTime | null {
  const inDay = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  const date = fromEpochDay(Number((nanos - inDay) / NANOS_PER_DAY));
  return date && { kind: 'date and time', date, time: timeOfNanos(inDay, zone) };
}

const MONTHS = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/;
const DAYS = /^(-)?P(?=\d|T)(?:(\d+)D)?(?:T(?=[\d.])(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** A duration of either kind: `P1Y2M` or `P3DT4H5M6.7S`. */
export function parseDuration(text: string): MonthsDuration | TimeDuration | null {
  const months = MONTHS.exec(text);
  if (months) {
    const total = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(total) ? { kind: 'years and months duration', months: months[1] ? -total || 0 : total } : null;
  }
  const days = DAYS.exec(text);
  if (!days || text.length > 60) return null;
  const part = (index: number): bigint => BigInt(days[index] || '0');
  const seconds = part(2) * 86_400n + part(3) * 3600n + part(4) * 60n + part(5);
  const nanos = seconds * NANOS_PER_SECOND + BigInt((days[6] ?? '').slice(0, 9).padEnd(9, '0'));
  return { kind: 'days and time duration', nanos: days[1] ? -nanos : nanos };
}

/** What an `@"…"` literal means, tried in the order of the standard. */
export function parseTemporal(text: string): FeelDate | FeelTime | FeelDateTime | MonthsDuration | TimeDuration | null {
  return parseDate(text) ?? (text.includes('T') && !/^-?P/.test(text) ? parseDateTime(text) : null) ?? parseTime(text) ?? parseDuration(text);
}

const two = (number: number): string => String(number).padStart(2, '0');
const fraction = (nano: number): string => (nano ? `.${String(nano).padStart(9, '0').replace(/0+$/, '')}` : '');

function zoneText(zone: Zone | null): string {
  if (!zone) return '';
  if ('id' in zone) return `@${zone.id}`;
  if (zone.offset === 0) return 'Z';
  const size = Math.abs(zone.offset);
  const seconds = size % 60 ? `:${two(size % 60)}` : '';
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}

export function dateText({ year, month, day }: FeelDate): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function timeText({ hour, minute, second, nano, zone }: FeelTime): string {
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction(nano)}${zoneText(zone)}`;
}

export function durationText(duration: MonthsDuration | TimeDuration): string {
  if (duration.kind === 'years and months duration') {
    const size = Math.abs(duration.months);
    const years = Math.floor(size / 12);
    const months = size % 12;
    const body = `${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`;
    return `${duration.months < 0 ? '-' : ''}P${body || '0M'}`;
  }
  const size = duration.nanos < 0n ? -duration.nanos : duration.nanos;
  const seconds = size / NANOS_PER_SECOND;
  const parts = { D: seconds / 86_400n, H: (seconds / 3600n) % 24n, M: (seconds / 60n) % 60n };
  const tail = `${seconds % 60n}${fraction(Number(size % NANOS_PER_SECOND))}`;
  const time = `${parts.H ? `${parts.H}H` : ''}${parts.M ? `${parts.M}M` : ''}${tail === '0' ? '' : `${tail}S`}`;
  const body = `${parts.D ? `${parts.D}D` : ''}${time ? `T${time}` : ''}`;
  return `${duration.nanos < 0n ? '-' : ''}P${body || 'T0S'}`;
}

/** A temporal value as ISO 8601 writes it, zones as `@Europe/Madrid`. */
export function temporalText(value: FeelDate | FeelTime | FeelDateTime | MonthsDuration | TimeDuration): string {
  switch (value.kind) {
    case 'date': return dateText(value);
    case 'time': return timeText(value);
    case 'date and time': return `${dateText(value.date)}T${timeText(value.time)}`;
    default: return durationText(value);
  }
}
