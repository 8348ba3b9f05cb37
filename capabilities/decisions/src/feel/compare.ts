import { epochNanos, nanosOfDay, NANOS_PER_SECOND } from './zones.ts';
import { toEpochDay } from './calendar.ts';
import { spend, spendText } from './run.ts';
import { MIDNIGHT_UTC } from './temporal.ts';
import { type FeelContext, type FeelDateTime, type FeelRange, type FeelTime, isContext, isList, isNumber, kindOf, type Value } from './values.ts';

const sign = (left: number | bigint | string, right: number | bigint | string): number => (left < right ? -1 : left > right ? 1 : 0);

/** FEEL compares clocks to the second; what is finer does not count (DMN 1.5, table 53 and the TCK). */
const wholeSeconds = (nanos: bigint): bigint => (nanos - (((nanos % NANOS_PER_SECOND) + NANOS_PER_SECOND) % NANOS_PER_SECOND)) / NANOS_PER_SECOND;

function timeSeconds(time: FeelTime): bigint {
  const offset = time.zone && 'offset' in time.zone ? time.zone.offset : 0;
  return wholeSeconds(nanosOfDay(time)) - BigInt(offset);
}

/** Same kind of place, so that two times can be told apart: both local, both fixed, or the same zone. */
function comparableTimes(left: FeelTime, right: FeelTime): boolean {
  if (!left.zone || !right.zone) return left.zone === right.zone;
  if ('id' in left.zone || 'id' in right.zone) return 'id' in left.zone && 'id' in right.zone && left.zone.id === right.zone.id;
  return true;
}

const comparableMoments = (left: FeelDateTime, right: FeelDateTime): boolean => (left.time.zone === null) === (right.time.zone === null);

/** −1, 0 or 1, or null when the two have no order (DMN 1.5, table 53). */
export function order(left: Value, right: Value): number | null {
  if (left === null || right === null) return null;
  if (isNumber(left)) return isNumber(right) ? left.comparedTo(right) : null;
  if (typeof left === 'string') return typeof right === 'string' ? orderText(left, right) : null;
  if (typeof left === 'boolean' || typeof right === 'boolean' || typeof right === 'string' || isNumber(right)) return null;
  if (isList(left) || isContext(left) || isList(right) || isContext(right)) return null;
  if (left.kind === 'date' && right.kind === 'date') return sign(toEpochDay(left), toEpochDay(right));
  if (left.kind === 'time' && right.kind === 'time') return comparableTimes(left, right) ? sign(timeSeconds(left), timeSeconds(right)) : null;
  if (left.kind === 'years and months duration' && right.kind === 'years and months duration') return sign(left.months, right.months);
  if (left.kind === 'days and time duration' && right.kind === 'days and time duration') return sign(left.nanos, right.nanos);
  if (left.kind === 'date and time' && right.kind === 'date and time') return orderMoments(left, right);
  if (left.kind === 'date' && right.kind === 'date and time') return orderMoments({ kind: 'date and time', date: left, time: MIDNIGHT_UTC }, right);
  if (left.kind === 'date and time' && right.kind === 'date') return orderMoments(left, { kind: 'date and time', date: right, time: MIDNIGHT_UTC });
  return null;
}

function orderMoments(left: FeelDateTime, right: FeelDateTime): number | null {
  return comparableMoments(left, right) ? sign(wholeSeconds(epochNanos(left)), wholeSeconds(epochNanos(right))) : null;
}

/** By code point, so that the order does not hang on a language or on UTF-16. */
function orderText(left: string, right: string): number {
  if (left === right) return 0;
  let index = 0;
  while (index < left.length && index < right.length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  spendText(index);
  if (index >= left.length || index >= right.length) return sign(left.length, right.length);
  const whole = index > 0 && left.charCodeAt(index - 1) >= 0xd800 && left.charCodeAt(index - 1) < 0xdc00 ? index - 1 : index;
  return sign(left.codePointAt(whole) ?? 0, right.codePointAt(whole) ?? 0);
}

/** Whether two values are the same; null when the question makes no sense, as between a number and a string. */
export function equal(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return left === right;
  if (left === right) return true;
  if (isList(left)) return isList(right) ? equalLists(left, right) : null;
  if (isContext(left)) return isContext(right) ? equalContexts(left, right) : null;
  const kind = kindOf(left);
  const other = kindOf(right);
  if (kind === 'boolean') return other === 'boolean' ? false : null;
  if (kind === 'function') return other === 'function' ? false : null;
  if (kind === 'range') return other === 'range' ? equalRanges(left as FeelRange, right as FeelRange) : null;
  const compared = order(left, right);
  if (compared !== null) return compared === 0;
  if (kind.endsWith('duration') && other.endsWith('duration')) return isZeroDuration(left) && isZeroDuration(right) ? true : null;
  return kind === other ? false : null;
}

function isZeroDuration(value: Value): boolean {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return false;
  return value.kind === 'days and time duration' ? value.nanos === 0n : value.kind === 'years and months duration' && value.months === 0;
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean | null {
  if (left.length !== right.length) return false;
  spend(left.length);
  return allEqual(left.map((item, index) => equal(item, right[index] ?? null)));
}

function equalContexts(left: FeelContext, right: FeelContext): boolean | null {
  if (left.size !== right.size) return false;
  spend(left.size);
  for (const key of left.keys()) if (!right.has(key)) return false;
  return allEqual([...left].map(([key, value]) => equal(value, right.get(key) ?? null)));
}

function allEqual(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function equalRanges(left: FeelRange, right: FeelRange): boolean | null {
  if (left.test !== right.test || left.startIncluded !== right.startIncluded || left.endIncluded !== right.endIncluded) return false;
  return allEqual([equal(left.start, right.start), equal(left.end, right.end)]);
}

export const isSame = (left: Value, right: Value): boolean => equal(left, right) === true;

