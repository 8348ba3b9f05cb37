import { addMonths, fromEpochDay, toEpochDay } from './calendar.ts';
import { finite, Num } from './decimal.ts';
import { boundText, nothing, type Run, spendText } from './run.ts';
import { fromCivilNanos, MIDNIGHT_UTC } from './temporal.ts';
import { type FeelDate, type FeelDateTime, type FeelTime, isNumber, kindOf, type MonthsDuration, type TimeDuration, type Value } from './values.ts';
import { kindText } from './warnings.ts';
import { epochNanos, nanosOfDay, NANOS_PER_DAY, NANOS_PER_SECOND, timeOfNanos } from './zones.ts';

export type Operator = '+' | '-' | '*' | '/' | '**';

type Temporal = FeelDate | FeelTime | FeelDateTime | MonthsDuration | TimeDuration;

const isTemporal = (value: Value): value is Temporal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind !== 'range' && value.kind !== 'function';

/** The result of an operator, null with a reason when the operands have none (DMN 1.5, tables 56–60). */
export function calculate(operator: Operator, left: Value, right: Value, run: Run, at?: number): Value {
  if (operator === '/' && isDivisor(left, right) && isZero(right)) return nothing(run, 'divisionByZero', [], at);
  const result = attempt(operator, left, right, run);
  if (result !== undefined) return result ?? nothing(run, 'tooLarge', [operator], at);
  return nothing(run, 'cannotOperate', [operator, kindText(kindOf(left)), kindText(kindOf(right))], at);
}

/** Whether a division of these kinds has a meaning, so that a zero is what keeps it from a result. */
const isDivisor = (left: Value, right: Value): boolean =>
  (isNumber(right) && (isNumber(left) || kindOf(left).endsWith('duration'))) || (kindOf(left) === kindOf(right) && kindOf(left).endsWith('duration'));

function isZero(value: Value): boolean {
  if (isNumber(value)) return value.isZero();
  if (!isTemporal(value)) return false;
  return value.kind === 'days and time duration' ? value.nanos === 0n : value.kind === 'years and months duration' && value.months === 0;
}

/** Undefined when the kinds do not go together, null when the result cannot be represented. */
function attempt(operator: Operator, left: Value, right: Value, run: Run): Value | undefined {
  if (isNumber(left) && isNumber(right)) return numbers(operator, left, right);
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') {
    boundText(run, left.length + right.length);
    spendText(left.length + right.length);
    return left + right;
  }
  if (operator === '+') return isTemporal(left) && isTemporal(right) ? (add(left, right) ?? add(right, left)) : undefined;
  if (operator === '-') return isTemporal(left) && isTemporal(right) ? subtract(left, right) : undefined;
  if (operator === '*') {
    if (isNumber(left) && isTemporal(right)) return scale(right, left);
    return isTemporal(left) && isNumber(right) ? scale(left, right) : undefined;
  }
  if (operator === '/' && isTemporal(left)) {
    return isNumber(right) ? scale(left, right, true) : ratio(left, right);
  }
  return undefined;
}

function numbers(operator: Operator, left: Num, right: Num): Num | null {
  const exact = new Num(left);
  switch (operator) {
    case '+': return finite(exact.plus(right));
    case '-': return finite(exact.minus(right));
    case '*': return finite(exact.times(right));
    case '/': return finite(exact.div(right));
    case '**': return finite(exact.pow(right));
  }
}

/** Undefined means that these kinds do not add up in this order. */
function add(left: Temporal, right: Temporal): Value | undefined {
  if (right.kind === 'years and months duration') {
    if (left.kind === 'years and months duration') return months(left.months + right.months);
    if (left.kind === 'date') return addMonths(left, right.months);
    if (left.kind === 'date and time') {
      const date = addMonths(left.date, right.months);
      return date && { ...left, date };
    }
    return undefined;
  }
  if (right.kind !== 'days and time duration') return undefined;
  if (left.kind === 'days and time duration') return { kind: 'days and time duration', nanos: left.nanos + right.nanos };
  if (left.kind === 'date') return fromEpochDay(toEpochDay(left) + Number(floorDays(right.nanos)));
  if (left.kind === 'time') return timeOfNanos((((nanosOfDay(left) + right.nanos) % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY, left.zone);
  if (left.kind === 'date and time') return fromCivilNanos(civilNanos(left) + right.nanos, left.time.zone);
  return undefined;
}

const civilNanos = ({ date, time }: FeelDateTime): bigint => BigInt(toEpochDay(date)) * NANOS_PER_DAY + nanosOfDay(time);

function floorDays(nanos: bigint): bigint {
  const rest = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  return (nanos - rest) / NANOS_PER_DAY;
}

const months = (count: number): MonthsDuration | null =>
  Number.isSafeInteger(count) ? { kind: 'years and months duration', months: count || 0 } : null;

function subtract(left: Temporal, right: Temporal): Value | undefined {
  if (right.kind === 'years and months duration') return add(left, { ...right, months: -right.months || 0 });
  if (right.kind === 'days and time duration') return add(left, { ...right, nanos: -right.nanos });
  if (left.kind === 'time' && right.kind === 'time') return betweenTimes(left, right);
  const [from, to] = [moment(right), moment(left)];
  if (!from || !to || (from.time.zone === null) !== (to.time.zone === null)) return undefined;
  return { kind: 'days and time duration', nanos: epochNanos(to) - epochNanos(from) };
}

/** A date counts as its midnight in UTC, so that it has no distance to a local date and time. */
function moment(value: Temporal): FeelDateTime | null {
  if (value.kind === 'date and time') return value;
  return value.kind === 'date' ? { kind: 'date and time', date: value, time: MIDNIGHT_UTC } : null;
}

function betweenTimes(left: FeelTime, right: FeelTime): TimeDuration | undefined {
  if ((left.zone === null) !== (right.zone === null)) return undefined;
  return { kind: 'days and time duration', nanos: nanosInUtc(left) - nanosInUtc(right) };
}

const nanosInUtc = (time: FeelTime): bigint => nanosOfDay(time) - BigInt(time.zone && 'offset' in time.zone ? time.zone.offset : 0) * NANOS_PER_SECOND;

/** Scales a duration; what is left of a month or a nanosecond is cut off. */
function scale(duration: Temporal, by: Num, down = false): Value | undefined {
  const apply = (size: string): Num => (down ? new Num(size).div(by) : new Num(size).times(by)).trunc();
  if (duration.kind === 'years and months duration') return months(apply(String(duration.months)).toNumber());
  if (duration.kind !== 'days and time duration') return undefined;
  const nanos = apply(String(duration.nanos));
  return nanos.e > 40 ? null : { kind: 'days and time duration', nanos: BigInt(nanos.toFixed()) };
}

function ratio(left: Temporal, right: Value): Value | undefined {
  if (!isTemporal(right)) return undefined;
  const pair = left.kind === 'years and months duration' && right.kind === 'years and months duration'
    ? [left.months, right.months]
    : left.kind === 'days and time duration' && right.kind === 'days and time duration' ? [left.nanos, right.nanos] : null;
  if (!pair) return undefined;
  const [above, below] = pair.map((size) => new Num(String(size)));
  return above && below ? finite(above.div(below)) : undefined;
}

/** The opposite of a number or a duration. */
export function negative(value: Value, run: Run, at?: number): Value {
  if (isNumber(value)) return finite(value.negated());
  if (value !== null && typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'years and months duration') return { ...value, months: -value.months || 0 };
    if (value.kind === 'days and time duration') return { ...value, nanos: -value.nanos };
  }
  return nothing(run, 'cannotOperate', ['-', kindText('null'), kindText(kindOf(value))], at);
}
