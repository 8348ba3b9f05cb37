import { numberText } from './decimal.ts';
import { metered, spend } from './run.ts';
import { temporalText } from './temporal.ts';
import { type FeelRange, isContext, isList, isNumber, type Value } from './values.ts';

/** The value as an expression that gives it back: strings between quotes, dates as `@"…"`. */
export function literalText(value: Value): string {
  return metered(() => literal(value));
}

function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (value !== null && typeof value === 'object' && 'kind' in value && value.kind !== 'range' && value.kind !== 'function') return `@"${temporalText(value)}"`;
  return write(value, literal);
}

/** The value as `string(…)` tells it (DMN 1.5, 10.3.4.1); null has no text. */
export function stringOf(value: Value): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : metered(() => write(value, nestedText));
}

/** Inside lists and contexts strings keep their quotes. */
function nestedText(value: Value): string {
  return typeof value === 'string' ? quoted(value) : write(value, nestedText);
}

function write(value: Value, nested: (value: Value) => string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value;
  if (isNumber(value)) return numberText(value);
  if (isList(value)) spend(value.length);
  if (isContext(value)) spend(value.size);
  if (isList(value)) return `[${value.map(nested).join(', ')}]`;
  if (isContext(value)) return `{${[...value].map(([key, entry]) => `${keyText(key)}: ${nested(entry)}`).join(', ')}}`;
  if (value.kind === 'range') return rangeText(value);
  if (value.kind === 'function') return `function ${value.name}`;
  return temporalText(value);
}

/** A key needs no quotes when it is words apart by one space. */
const keyText = (key: string): string => (/^[A-Z_a-zÀ-ÖØ-öø-ÿ][\wÀ-ÖØ-öø-ÿ·]*(?: [\wÀ-ÖØ-öø-ÿ·]+)*$/.test(key) ? key : quoted(key));

// oxlint-disable-next-line no-control-regex -- control characters are what must be escaped
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

function rangeText({ test, start, end, startIncluded, endIncluded }: FeelRange): string {
  if (test) return `${test} ${literal(start ?? end)}`;
  return `${startIncluded ? '[' : '('}${literal(start)}..${literal(end)}${endIncluded ? ']' : ')'}`;
}
