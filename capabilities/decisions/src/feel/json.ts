import { Decimal } from 'decimal.js';
import { finite, Num, numberText } from './decimal.ts';
import { metered, spend } from './run.ts';
import { stringOf } from './print.ts';
import { temporalText } from './temporal.ts';
import { type FeelContext, isContext, isList, isNumber, type Value } from './values.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Plain data as FEEL values: objects become contexts, arrays lists, numbers decimals; undefined becomes null.
 * A Map holds FEEL values already and passes unchanged. Dates stay strings: `date(x)` or a typed input makes them dates.
 */
export function toFeel(data: unknown): Value {
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return finite(new Num(data));
  if (typeof data === 'bigint') return finite(new Num(String(data)));
  if (Array.isArray(data)) return data.map(toFeel);
  if (Decimal.isDecimal(data)) return finite(new Num(data));
  if (data instanceof Map) return data as FeelContext;
  if (data instanceof Date) return data.toISOString();
  if (typeof data !== 'object') throw new TypeError(`a ${typeof data} has no FEEL value`);
  return new Map(Object.entries(data).map(([key, value]) => [key, toFeel(value)]));
}

/**
 * A FEEL value as plain data: contexts as objects, dates and durations in ISO 8601, ranges and functions as text.
 * A number becomes a JavaScript number when that says exactly the same, else a string of its digits;
 * with `numbers: 'string'` always a string.
 */
export function fromFeel(value: Value, options: { readonly numbers?: 'number' | 'string' } = {}): Json {
  return metered(() => plain(value, options.numbers === 'string'));
}

function plain(value: Value, asText: boolean): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) {
    const text = numberText(value);
    return !asText && new Num(value.toNumber()).equals(value) ? value.toNumber() : text;
  }
  if (isList(value)) {
    spend(value.length);
    return value.map((item) => plain(item, asText));
  }
  if (isContext(value)) {
    spend(value.size);
    return Object.fromEntries([...value].map(([key, entry]) => [key, plain(entry, asText)]));
  }
  return value.kind === 'range' || value.kind === 'function' ? stringOf(value) : temporalText(value);
}
