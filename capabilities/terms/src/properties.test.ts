import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { computeTerm } from './compute-term.ts';
import { remaining } from './remaining.ts';
import { barcelona, vilaprova } from './sample-calendars.ts';
import { startNeededToEndBy } from './start-needed.ts';
import type { Calendars, Rule, Suspension, TermInput, Unit } from './types.ts';

const date = fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from('2024-06-01').add({ days }).toString());
const later = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();
const dayUnit = fc.constantFrom<Unit>('working-days', 'natural-days', 'months');
const amount = fc.integer({ min: 1, max: 12 });
const calendars = fc.constantFrom<Calendars>({ body: barcelona }, { body: vilaprova }, { body: barcelona, party: vilaprova });
const suspension = fc.tuple(date, fc.integer({ min: 0, max: 60 })).map(([from, days]): Suspension => (
  { from, to: later(from, days), article: '22.1.a', reason: { ca: 'x', es: 'x', en: 'x' } }
));
const suspensions = fc.array(suspension, { maxLength: 3 });

const end = (input: Omit<TermInput, 'rule'> & { rule: Omit<Rule, 'article'> }): string => {
  const term = computeTerm({ ...input, rule: { ...input.rule, article: 'x' } });
  if (term.ends === null) throw new Error('suspended');
  return term.ends;
};

/** The law read word by word with another library and no shortcuts, to hold the engine against. */
const offIn = (day: Temporal.PlainDate, { body, party }: Calendars): boolean =>
  day.dayOfWeek >= 6 || [...body.days, ...(party?.days ?? [])].some((off) => off.date === day.toString());

function slowly({ start, unit, count, places }: { start: string; unit: Unit; count: number; places: Calendars }): string {
  let day = Temporal.PlainDate.from(start);
  if (unit === 'working-days') {
    for (let left = count; left > 0;) {
      day = day.add({ days: 1 });
      if (!offIn(day, places)) left -= 1;
    }
    return day.toString();
  }
  day = unit === 'months' ? day.add({ months: count }) : day.add({ days: count });
  while (offIn(day, places)) day = day.add({ days: 1 });
  return day.toString();
}

describe('what holds for every term', () => {
  test('it ends where a slow reading of the law ends', () => {
    fc.assert(fc.property(date, dayUnit, amount, calendars, (start, unit, count, places) => {
      expect(end({ rule: { amount: count, unit }, start, calendars: places })).toBe(slowly({ start, unit, count, places }));
    }), { numRuns: 600 });
  });
  test('it never ends on a non-working day, nor before it starts', () => {
    fc.assert(fc.property(date, dayUnit, amount, calendars, suspensions, (start, unit, count, places, stops) => {
      const ends = end({ rule: { amount: count, unit }, start, calendars: places, suspensions: stops });
      expect(offIn(Temporal.PlainDate.from(ends), places)).toBe(false);
      expect(ends > start).toBe(true);
    }), { numRuns: 600 });
  });
  test('a later start never ends sooner, when what suspends the term comes after both', () => {
    fc.assert(fc.property(date, fc.integer({ min: 1, max: 40 }), dayUnit, amount, calendars, suspensions, (start, days, unit, count, places, stops) => {
      const second = later(start, days);
      const common = { rule: { amount: count, unit }, calendars: places, suspensions: stops.filter((stop) => stop.from > second) };
      expect(end({ ...common, start: second }) >= end({ ...common, start })).toBe(true);
    }), { numRuns: 600 });
  });
  test('a longer term never ends sooner', () => {
    fc.assert(fc.property(date, dayUnit, amount, calendars, suspensions, (start, unit, count, places, stops) => {
      const common = { start, calendars: places, suspensions: stops };
      expect(end({ ...common, rule: { amount: count + 1, unit } }) >= end({ ...common, rule: { amount: count, unit } })).toBe(true);
    }), { numRuns: 600 });
  });
  test('a suspension never shortens it', () => {
    fc.assert(fc.property(date, dayUnit, amount, calendars, suspensions, suspension, (start, unit, count, places, stops, one) => {
      const common = { rule: { amount: count, unit }, start, calendars: places };
      expect(end({ ...common, suspensions: [...stops, one] }) >= end({ ...common, suspensions: stops })).toBe(true);
    }), { numRuns: 600 });
  });
  test('a further holiday never shortens it', () => {
    fc.assert(fc.property(date, dayUnit, amount, (start, unit, count) => {
      const rule = { amount: count, unit };
      expect(end({ rule, start, calendars: { body: barcelona, party: vilaprova } }) >= end({ rule, start, calendars: { body: barcelona } })).toBe(true);
    }), { numRuns: 300 });
  });
  test('the latest start that meets a date is the inverse of the end', () => {
    fc.assert(fc.property(date, dayUnit, amount, calendars, (endBy, unit, count, places) => {
      const common = { rule: { amount: count, unit, article: 'x' }, calendars: places };
      const start = startNeededToEndBy({ ...common, endBy });
      expect(end({ ...common, start }) <= endBy).toBe(true);
      expect(end({ ...common, start: later(start, 1) }) > endBy).toBe(true);
    }), { numRuns: 300 });
  });
  test('working days left, one by one, lead to the end', () => {
    fc.assert(fc.property(date, amount, calendars, (start, count, places) => {
      const term = computeTerm({ rule: { amount: count, unit: 'working-days', article: 'x' }, start, calendars: places });
      expect(remaining({ term, now: start }).workingDays).toBe(count);
    }), { numRuns: 300 });
  });
  test('hours end where a walk over every minute ends', () => {
    fc.assert(fc.property(date, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 24 }), (start, minute, count) => {
      const from = Temporal.PlainDate.from(start).toZonedDateTime('Europe/Madrid').add({ minutes: minute });
      const term = computeTerm({ rule: { amount: count, unit: 'hours', article: 'x' }, start: from.toInstant().toString(), calendars: { body: barcelona } });
      let at = from;
      for (let left = count * 60; left > 0;) {
        if (!offIn(at.toPlainDate(), { body: barcelona })) left -= 1;
        at = at.add({ minutes: 1 });
      }
      expect(term.state === 'running' && Temporal.Instant.from(term.endsAt ?? '').equals(at.toInstant())).toBe(true);
    }), { numRuns: 40 });
  });
});
