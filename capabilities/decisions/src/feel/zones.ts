import { Temporal } from 'temporal-polyfill';
import { toEpochDay } from './calendar.ts';
import type { FeelDate, FeelDateTime, FeelTime, Zone } from './values.ts';

export const NANOS_PER_SECOND = 1_000_000_000n;
export const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;

const known = new Map<string, boolean>();

/** Whether the IANA database has a zone of this name, written exactly so. */
export function isZone(id: string): boolean {
  const before = known.get(id);
  if (before !== undefined) return before;
  const found = /^[A-Za-z][\w+\-/]*$/.test(id) && zoneExists(id);
  if (known.size < 2000) known.set(id, found);
  return found;
}

function zoneExists(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

/** Seconds ahead of UTC at that civil moment; null for a local time. A repeated hour takes its first pass, a skipped one moves forward. */
export function offsetAt(date: FeelDate, time: FeelTime): number | null {
  if (!time.zone) return null;
  if ('offset' in time.zone) return time.zone.offset;
  const year = Math.max(-270_000, Math.min(270_000, date.year));
  const civil = new Temporal.PlainDateTime(year, date.month, year === date.year ? date.day : 1, time.hour, time.minute, time.second);
  return civil.toZonedDateTime(time.zone.id).offsetNanoseconds / 1e9;
}

export function nanosOfDay({ hour, minute, second, nano }: FeelTime): bigint {
  return BigInt(hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + BigInt(nano);
}

/** Nanoseconds since 1970-01-01T00:00, in UTC when the zone is told, else on the local clock. */
export function epochNanos({ date, time }: FeelDateTime): bigint {
  const offset = offsetAt(date, time) ?? 0;
  return BigInt(toEpochDay(date)) * NANOS_PER_DAY + nanosOfDay(time) - BigInt(offset) * NANOS_PER_SECOND;
}

export function timeOfNanos(nanos: bigint, zone: Zone | null): FeelTime {
  const seconds = Number(nanos / NANOS_PER_SECOND);
  return {
    kind: 'time',
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    nano: Number(nanos % NANOS_PER_SECOND),
    zone,
  };
}

/** The civil date and time of an instant in a zone. */
export function civilMoment(instant: Date, zone: string): { year: number; month: number; day: number; hour: number; minute: number; second: number; nano: number } {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return {
    year: moment.year, month: moment.month, day: moment.day,
    hour: moment.hour, minute: moment.minute, second: moment.second, nano: moment.millisecond * 1_000_000,
  };
}
