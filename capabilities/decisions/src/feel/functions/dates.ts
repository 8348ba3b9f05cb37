import { dayOfYear, makeDate, toEpochDay, weekday, weekOfYear } from '../calendar.ts';
import { Num } from '../decimal.ts';
import { makeTime, MIDNIGHT_UTC, parseDate, parseDateTime, parseDuration, parseTime } from '../temporal.ts';
import { type FeelDate, type FeelTime, isNumber, kindOf, type TimeDuration, type Value, type Zone } from '../values.ts';
import { civilMoment, isZone, NANOS_PER_SECOND } from '../zones.ts';
import { define, type NoResult, WHY } from './define.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

const isKind = <K extends 'date' | 'time' | 'date and time'>(value: Value, kind: K): value is Extract<Value, { kind: K }> => kindOf(value) === kind;

/** The date of a date or of a date and time. */
function dateOf(value: Value): FeelDate | null {
  if (isKind(value, 'date')) return value;
  return isKind(value, 'date and time') ? value.date : null;
}

function toDate(from: Value, none: NoResult): Value {
  if (typeof from === 'string') return parseDate(from) ?? none(WHY.unreadable);
  return dateOf(from) ?? none(WHY.kinds);
}

function toTime(from: Value, none: NoResult): Value {
  if (typeof from === 'string') return parseTime(from) ?? none(WHY.unreadable);
  if (isKind(from, 'time')) return from;
  if (isKind(from, 'date and time')) return from.time;
  return isKind(from, 'date') ? MIDNIGHT_UTC : none(WHY.kinds);
}

function toMoment(from: Value, none: NoResult): Value {
  if (typeof from === 'string') return parseDateTime(from) ?? none(WHY.unreadable);
  if (isKind(from, 'date and time')) return from;
  return isKind(from, 'date') ? { kind: 'date and time', date: from, time: MIDNIGHT_UTC } : none(WHY.kinds);
}

function timeOf(hour: Num, minute: Num, second: Num, zone: Zone | null): FeelTime | null {
  const whole = second.trunc();
  const nano = new Num(second).minus(whole).times(1e9).trunc().toNumber();
  return nano < 0 ? null : makeTime(hour.toNumber(), minute.toNumber(), whole.toNumber(), nano, zone);
}

/** A zone from an offset or from a name, undefined when it is neither. */
function zoneOf(place: Value): Zone | null | undefined {
  if (place === null) return null;
  if (typeof place === 'string') return isZone(place) ? { id: place } : undefined;
  if (kindOf(place) !== 'days and time duration') return undefined;
  const seconds = Number((place as TimeDuration).nanos / NANOS_PER_SECOND);
  return Math.abs(seconds) <= 18 * 3600 ? { offset: seconds || 0 } : undefined;
}

/** Whole months from one date to another, cut off towards zero; the hours do not count. */
function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  return months < 0 && to.day > from.day ? months + 1 : months;
}

/** `is`: the same in every component, so that the same instant told from two zones is not. */
function identical(one: Value, other: Value): boolean {
  if (isKind(one, 'time') && isKind(other, 'time')) {
    return (['hour', 'minute', 'second', 'nano'] as const).every((part) => one[part] === other[part]) && JSON.stringify(one.zone) === JSON.stringify(other.zone);
  }
  if (isKind(one, 'date and time') && isKind(other, 'date and time')) return toEpochDay(one.date) === toEpochDay(other.date) && identical(one.time, other.time);
  if (kindOf(one) !== kindOf(other)) return false;
  if (isNumber(one) && isNumber(other)) return one.equals(other);
  return plain(one) === plain(other);
}

const plain = (value: Value): string => JSON.stringify(value, (_, part: unknown) => {
  if (typeof part === 'bigint') return `${part}n`;
  return part instanceof Map ? [...part].toSorted(([left], [right]) => (left < right ? -1 : 1)) : part;
});

const ofDate = (name: string, tell: (date: FeelDate) => Value) => define(name, 'date: any', ([value]: [Value], _, none) => {
  const date = dateOf(value);
  return date ? tell(date) : none(WHY.kinds);
});

export const dateFunctions = [
  define('date', ['from: any', 'year: number, month: number, day: number'], (args, _, none, signature) => {
    if (signature === 0) return toDate(args[0] as Value, none);
    const [year, month, day] = args as [Num, Num, Num];
    return makeDate(year.toNumber(), month.toNumber(), day.toNumber()) ?? none(WHY.outside);
  }),
  define('time', ['from: any', 'hour: number, minute: number, second: number, offset?: days and time duration'], (args, _, none, signature) => {
    if (signature === 0) return toTime(args[0] as Value, none);
    const [hour, minute, second, offset] = args as [Num, Num, Num, Value];
    const zone = zoneOf(offset);
    return (zone === undefined ? null : timeOf(hour, minute, second, zone)) ?? none(WHY.outside);
  }),
  define('date and time', [
    'from: any', 'date: any, time: time',
    'year: number, month: number, day: number, hour: number, minute: number, second: number',
    'year: number, month: number, day: number, hour: number, minute: number, second: number, offset: days and time duration',
    'year: number, month: number, day: number, hour: number, minute: number, second: number, timezone: string',
  ], (args, _, none, signature) => {
    if (signature === 0) return toMoment(args[0] as Value, none);
    if (signature === 1) {
      const date = dateOf(args[0] as Value);
      return date ? { kind: 'date and time', date, time: args[1] as FeelTime } : none(WHY.kinds);
    }
    const [year, month, day, hour, minute, second, place = null] = args as [Num, Num, Num, Num, Num, Num, Value?];
    const zone = zoneOf(place);
    const date = makeDate(year.toNumber(), month.toNumber(), day.toNumber());
    const time = zone === undefined ? null : timeOf(hour, minute, second, zone);
    return date && time ? { kind: 'date and time', date, time } : none(WHY.outside);
  }),
  define('duration', 'from: any', ([from]: [Value], _, none) => {
    if (typeof from === 'string') return parseDuration(from) ?? none(WHY.unreadable);
    return kindOf(from).endsWith('duration') ? from : none(WHY.kinds);
  }),
  define('years and months duration', 'from: any, to: any', ([from, to]: [Value, Value], _, none) => {
    const [first, last] = [dateOf(from), dateOf(to)];
    return first && last ? { kind: 'years and months duration', months: monthsBetween(first, last) || 0 } : none(WHY.kinds);
  }),
  define('now', '', (_, run) => {
    const { year, month, day, hour, minute, second, nano } = civilMoment(run.now(), run.zone);
    return { kind: 'date and time', date: { kind: 'date', year, month, day }, time: { kind: 'time', hour, minute, second, nano, zone: { id: run.zone } } };
  }),
  define('today', '', (_, run) => {
    const { year, month, day } = civilMoment(run.now(), run.zone);
    return { kind: 'date', year, month, day };
  }),
  define('is', 'value1?: any, value2?: any', ([one, other]: [Value, Value]) => identical(one, other)),
  ofDate('day of year', (date) => new Num(dayOfYear(date))),
  ofDate('day of week', (date) => DAYS[weekday(date) - 1] ?? null),
  ofDate('month of year', (date) => MONTHS[date.month - 1] ?? null),
  ofDate('week of year', (date) => new Num(weekOfYear(date))),
];
