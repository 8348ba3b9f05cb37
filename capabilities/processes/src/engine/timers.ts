import { Temporal } from 'temporal-polyfill';
import type { Timer } from '../model/definition.ts';
import type { Instant } from '../rows.ts';
import { evaluate } from './data.ts';
import { Held, type Work } from './work.ts';

export interface Schedule {
  readonly dueAt: Instant;
  readonly every: string | null;
  readonly left: number | null;
}

/** When a timer event fires (standard, 10.5.5): ISO 8601, written as such or given by an expression that begins with `=`. */
export function schedule(work: Work, timer: Timer, context: Readonly<Record<string, unknown>>): Schedule {
  const value = timer.value.startsWith('=') ? textOf(evaluate(work, timer.value.slice(1).trim(), context)) : timer.value;
  try {
    if (timer.kind === 'cycle') return cycle(work, value);
    const dueAt = timer.kind === 'duration' ? after(work, work.input.now, value) : instantOf(work, value);
    return { dueAt, every: null, left: 0 };
  } catch (error) {
    if (error instanceof Held) throw error;
    throw new Held('bad-timer', { timer: timer.kind, value, source: timer.value });
  }
}

/** A repeating interval: `R4/PT1S`, `R/2026-01-01T08:00:00Z/P1D`, `R3/start/end`. */
function cycle(work: Work, value: string): Schedule {
  const [repeat = '', first = '', second] = value.split('/');
  const times = repeat === 'R' ? null : Number(/^R(\d+)$/.exec(repeat)?.[1] ?? Number.NaN);
  if (Number.isNaN(times) || times === 0) throw new RangeError(value);
  const left = times === null ? null : times - 1;
  if (second === undefined) return { dueAt: after(work, work.input.now, first), every: first, left };
  const start = instantOf(work, first);
  if (second.startsWith('P')) return { dueAt: start, every: second, left };
  const every = Temporal.Instant.from(start).until(Temporal.Instant.from(instantOf(work, second))).toString();
  return { dueAt: start, every, left };
}

/** Adds a duration on the calendar of the zone: a month is a month, and a day lasts 23 hours when the clock jumps. */
export function after(work: Work, from: Instant, duration: string): Instant {
  const zone = work.input.timeZone ?? 'Europe/Madrid';
  return Temporal.Instant.from(from).toZonedDateTimeISO(zone).add(Temporal.Duration.from(duration)).toInstant().toString();
}

function instantOf(work: Work, value: string): Instant {
  const zone = work.input.timeZone ?? 'Europe/Madrid';
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(value)) return Temporal.Instant.from(value).toString();
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value).toZonedDateTime(zone).toInstant().toString();
  return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).toInstant().toString();
}

/** What FEEL gives for a date, a time or a duration is text, or something that writes itself as ISO 8601. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return value === null || value === undefined ? '' : String(value);
}
