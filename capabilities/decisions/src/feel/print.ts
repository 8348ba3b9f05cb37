import { numberText } from './decimal.ts';
import { temporalText } from './temporal.ts';
import { type FeelRange, isContext, isList, isNumber, type Value } from './values.ts';

/** The value as an expression that gives it back: strings between quotes, dates as `@"…"`. */
export function literalText(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value !== null && typeof value === 'object' && 'kind' in value && value.kind !== 'range' && value.kind !== 'function') return `@"${temporalText(value)}"`;
  return write(value, literalText);
}

/** The value as `string(…)` tells it (DMN 1.5, 10.3.4.1); null has no text. */
export function stringOf(value: Value): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : write(value, nestedText);
}

/** Inside lists and contexts strings keep their quotes. */
function nestedText(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : write(value, nestedText);
}

function write(value: Value, nested: (value: Value) => string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value;
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map(nested).join(', ')}]`;
  if (isContext(value)) return `{${[...value].map(([key, entry]) => `${keyText(key)}: ${nested(entry)}`).join(', ')}}`;
  if (value.kind === 'range') return rangeText(value);
  if (value.kind === 'function') return `function ${value.name}`;
  return temporalText(value);
}

const keyText = (key: string): string => (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key));

function rangeText({ test, start, end, startIncluded, endIncluded }: FeelRange): string {
  if (test) return `${test} ${literalText(start ?? end)}`;
  return `${startIncluded ? '[' : '('}${literalText(start)}..${literalText(end)}${endIncluded ? ']' : ')'}`;
}
