import { Decimal } from 'decimal.js';
import type { Num } from './decimal.ts';
import type { Run } from './run.ts';
import type { FeelType } from './types.ts';

/** Where a time stands: a fixed offset in seconds, or a zone of the IANA database. */
export type Zone = { readonly offset: number } | { readonly id: string };

export interface FeelDate {
  readonly kind: 'date';
  /** −999,999,999 to 999,999,999, proleptic Gregorian. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface FeelTime {
  readonly kind: 'time';
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  /** Null for a local time, whose place is not told. */
  readonly zone: Zone | null;
}

export interface FeelDateTime {
  readonly kind: 'date and time';
  readonly date: FeelDate;
  readonly time: FeelTime;
}

export interface MonthsDuration {
  readonly kind: 'years and months duration';
  readonly months: number;
}

export interface TimeDuration {
  readonly kind: 'days and time duration';
  readonly nanos: bigint;
}

export interface FeelRange {
  readonly kind: 'range';
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  /** Present when the range was written as a test: `< 10`, `= 10`, `!= 10`. */
  readonly test?: Comparison;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Parameter {
  readonly name: string;
  readonly type?: FeelType;
  readonly optional?: boolean;
  readonly rest?: boolean;
}

export interface FeelFunction {
  readonly kind: 'function';
  readonly name: string;
  /** One list of parameters per way of calling it. */
  readonly signatures: readonly (readonly Parameter[])[];
  readonly result?: FeelType;
  /** Called with as many arguments as the chosen signature has parameters, missing optional ones as undefined. */
  call(args: readonly (Value | undefined)[], run: Run, signature: number): Value;
}

export type FeelContext = ReadonlyMap<string, Value>;
export type FeelList = readonly Value[];

export type Value =
  | null | boolean | string | Num
  | FeelDate | FeelTime | FeelDateTime | MonthsDuration | TimeDuration
  | FeelRange | FeelList | FeelContext | FeelFunction;

export type Kind =
  | 'null' | 'boolean' | 'string' | 'number' | 'date' | 'time' | 'date and time'
  | 'years and months duration' | 'days and time duration' | 'range' | 'list' | 'context' | 'function';

export const isNumber = (value: unknown): value is Num => Decimal.isDecimal(value);
export const isList = (value: unknown): value is FeelList => Array.isArray(value);
export const isContext = (value: unknown): value is FeelContext => value instanceof Map;
export const isRange = (value: Value): value is FeelRange => kindOf(value) === 'range';
export const isFunction = (value: Value): value is FeelFunction => kindOf(value) === 'function';

/** The FEEL kind of a value, as `instance of` and the warnings name it. */
export function kindOf(value: Value): Kind {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  return value.kind;
}
