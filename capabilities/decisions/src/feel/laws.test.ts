import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equal, order } from './compare.ts';
import { Num } from './decimal.ts';
import { feel } from './feel.ts';
import { fromFeel, toFeel } from './json.ts';
import { literalText } from './print.ts';
import { dateText, parseDate, parseDateTime, parseDuration, durationText, temporalText } from './temporal.ts';
import { makeDate, fromEpochDay, toEpochDay, addMonths, weekday, MAX_YEAR } from './calendar.ts';
import type { Value } from './values.ts';

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((amount) => new Num(amount).div(100));
const date = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((day) => fromEpochDay(day)).filter((value) => value !== null);
const duration = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }).map((months): Value => ({ kind: 'years and months duration', months })),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((nanos): Value => ({ kind: 'days and time duration', nanos })),
);
const simple = fc.oneof<fc.Arbitrary<Value>[]>(cents, date, duration, fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null));
const { tree: anyValue } = fc.letrec<{ tree: Value }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, simple, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 8 }), tie('tree'), { maxKeys: 4 }).map((entries) => new Map(Object.entries(entries)))),
}));

const work = (source: string, values: Record<string, Value>): Value => feel(source).evaluate(new Map(Object.entries(values))).value;

describe('the laws of arithmetic', () => {
  it('hold exactly for amounts of money', () => {
    fc.assert(fc.property(cents, cents, cents, (a, b, c) => {
      const law = (source: string): void => expect(work(source, { a, b, c }), source).toBe(true);
      law('a + b = b + a');
      law('a * b = b * a');
      law('(a + b) + c = a + (b + c)');
      law('a * (b + c) = a * b + a * c');
      law('a + b - b = a');
      law('-(-a) = a');
      law('a - a = 0');
      law('if b != 0 then modulo(a, b) + floor(a / b) * b = a or abs(a / b) > 1e20 else true');
      law('a < b or a = b or a > b');
      law('decimal(a, 2) = a and floor(a) <= a and a <= ceiling(a)');
    }), { numRuns: 60 });
  });

  it('let days and months be added and taken away', () => {
    fc.assert(fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (d, days) => {
      const step: Value = { kind: 'days and time duration', nanos: BigInt(days) * 86_400_000_000_000n };
      expect(work('(d + step) - step = d and (d + step) - d = step', { d, step })).toBe(true);
    }), { numRuns: 100 });
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (d, months) => {
      const moved = addMonths(d, months);
      expect(moved && (moved.year - d.year) * 12 + moved.month - d.month).toBe(months);
    }));
  });

  it('count days as the platform does', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (moment) => {
      const day = Math.floor(moment.getTime() / 86_400_000);
      const found = fromEpochDay(day);
      expect(found && dateText(found)).toBe(moment.toISOString().slice(0, 10));
      expect(found && weekday(found) % 7).toBe(moment.getUTCDay());
      expect(found && toEpochDay(found)).toBe(day);
    }));
    const last = makeDate(MAX_YEAR, 12, 31);
    expect(last && fromEpochDay(toEpochDay(last))).toEqual(last);
  });
});

describe('values', () => {
  it('written as FEEL read back as the same', () => {
    fc.assert(fc.property(anyValue, (value) => {
      expect(equal(feel(literalText(value)).evaluate().value, value), literalText(value)).toBe(true);
    }), { numRuns: 300 });
  });

  it('made of plain data come back as the same plain data', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), (data) => {
      expect(fromFeel(toFeel(data))).toEqual(JSON.parse(JSON.stringify(data, (_, part: unknown) => (Object.is(part, -0) ? 0 : part))));
    }), { numRuns: 200 });
  });

  it('print and parse as dates and durations', () => {
    fc.assert(fc.property(date, (value) => {
      expect(parseDate(dateText(value))).toEqual(value);
    }));
    fc.assert(fc.property(duration, (value) => {
      expect(parseDuration(durationText(value as never))).toEqual(value);
    }));
    fc.assert(fc.property(date, fc.constantFrom('Z', '+02:00', '-11:30', '@Europe/Madrid', ''), (day, zone) => {
      const text = `${dateText(day)}T10:11:12.5${zone}`;
      const value = parseDateTime(text);
      expect(value && temporalText(value)).toBe(text);
    }));
  });

  it('are equal to themselves and ordered one way only', () => {
    fc.assert(fc.property(anyValue, (value) => {
      expect(equal(value, value)).toBe(true);
    }));
    fc.assert(fc.property(simple, simple, (one, other) => {
      const there = order(one, other);
      const back = order(other, one);
      expect(there === null ? back : there + (back ?? NaN)).toBe(there === null ? null : 0);
    }));
  });
});
