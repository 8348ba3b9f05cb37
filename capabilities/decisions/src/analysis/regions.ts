import { fromEpochDay, toEpochDay } from '../feel/calendar.ts';
import { Num } from '../feel/decimal.ts';
import { literalText } from '../feel/print.ts';
import { fromCivilNanos } from '../feel/temporal.ts';
import { type FeelDate, type FeelDateTime, type FeelTime, isNumber, type Kind, kindOf, type MonthsDuration, type TimeDuration, type Value } from '../feel/values.ts';
import { epochNanos, nanosOfDay, NANOS_PER_SECOND, timeOfNanos } from '../feel/zones.ts';
import type { Text } from '../text.ts';

/** A part of what a column may be, within which no test of the column changes its answer. */
export interface Region {
  /** A value of the part. */
  readonly witness: Value;
  readonly low: Value;
  readonly high: Value;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** How the values of a kind lie on a line: a key per value, and the step between keys, null when there is always one between two. */
interface Line {
  readonly step: number | null;
  readonly from?: number;
  readonly to?: number;
  key(value: Value): Num;
  value(key: Num): Value;
}

const wholeNumber = (value: bigint | number): Num => new Num(String(value));

function lineOf(kind: Kind, sample: Value): Line | null {
  switch (kind) {
    case 'number': return { step: null, key: (value) => new Num(value as Num), value: (key) => key };
    case 'date': return { step: 1, key: (value) => wholeNumber(toEpochDay(value as FeelDate)), value: (key) => fromEpochDay(key.toNumber()) };
    case 'years and months duration': return { step: 1, key: (value) => wholeNumber((value as MonthsDuration).months), value: (key) => ({ kind, months: key.toNumber() }) };
    case 'days and time duration': return { step: 1, key: (value) => wholeNumber((value as TimeDuration).nanos), value: (key) => ({ kind, nanos: BigInt(key.toFixed(0)) }) };
    case 'time': return {
      step: 1, from: 0, to: 86_399,
      key: (value) => wholeNumber(nanosOfDay(value as FeelTime) / NANOS_PER_SECOND),
      value: (key) => timeOfNanos(nanosOf(key), (sample as FeelTime).zone),
    };
    case 'date and time': return {
      step: 1,
      key: (value) => wholeNumber(epochNanos(value as FeelDateTime) / NANOS_PER_SECOND),
      value: (key) => fromCivilNanos(nanosOf(key), (sample as FeelDateTime).time.zone && { offset: 0 }),
    };
    default: return null;
  }
}

const nanosOf = (seconds: Num): bigint => BigInt(seconds.toFixed(0)) * NANOS_PER_SECOND;

/** The regions that constants cut a column into; null when its values cannot be laid out. */
export function regionsOf(kind: Kind | null, constants: readonly Value[], ordered: boolean): Region[] | null {
  if (kind === null) return [point(null)];
  if (kind === 'boolean') return [point(true), point(false)];
  if (kind === 'string') return ordered ? null : [...new Set(constants as readonly string[])].map(point).concat(point(otherThan(constants as readonly string[])));
  const sample = constants[0];
  if (sample === undefined) return [point(null)];
  const line = lineOf(kind, sample);
  return line && alongLine(line, constants);
}

const point = (witness: Value): Region => ({ witness, low: witness, high: witness, lowIncluded: true, highIncluded: true });

/** A text that is none of these, to stand for all the others. */
function otherThan(texts: readonly string[]): string {
  let other = '…';
  while (texts.includes(other)) other += '…';
  return other;
}

function alongLine(line: Line, constants: readonly Value[]): Region[] {
  const marks = [...new Map(constants.map((value) => [line.key(value).toString(), { key: line.key(value), value }])).values()]
    .toSorted((one, other) => one.key.comparedTo(other.key));
  const gap = (low: Mark | undefined, high: Mark | undefined): Region[] => {
    const witness = between(low?.key ?? null, high?.key ?? null, line);
    return witness ? [{ witness: line.value(witness), low: low?.value ?? null, high: high?.value ?? null, lowIncluded: false, highIncluded: false }] : [];
  };
  return [...marks.flatMap((mark, index) => [...gap(marks[index - 1], mark), point(mark.value)]), ...gap(marks.at(-1), undefined)];
}

/** A constant and where it lies on the line. */
interface Mark {
  readonly key: Num;
  readonly value: Value;
}

/** A key strictly between two, whole when there is one. */
function between(low: Num | null, high: Num | null, line: Line): Num | null {
  const least = low ? low.floor().plus(1) : (high ?? new Num(0)).ceil().minus(1);
  const inside = (key: Num): boolean => (!low || key.greaterThan(low)) && (!high || key.lessThan(high)) && (line.from === undefined || key.gte(line.from)) && (line.to === undefined || key.lte(line.to));
  if (inside(least)) return least;
  if (line.step !== null || !low || !high) return null;
  return low.plus(high).div(2);
}

/** One kind for all the constants, undefined when they differ. */
export function commonKind(constants: readonly Value[]): Kind | null | undefined {
  const kinds = new Set(constants.filter((value) => value !== null).map(kindOf));
  if (kinds.size > 1) return undefined;
  const [kind = null] = kinds;
  if (kind === 'date and time' || kind === 'time') {
    const zones = new Set(constants.map((value) => JSON.stringify(kind === 'time' ? (value as FeelTime).zone : (value as FeelDateTime).time.zone === null)));
    if (zones.size > 1) return undefined;
  }
  return kind;
}

/** Regions in words, neighbours joined: “less than 5”, “from 10 to 20”. */
export function tellRegions(regions: readonly Region[], isLast: (region: Region) => boolean, other: Value): Text {
  const parts: Text[] = [];
  for (let index = 0; index < regions.length; index += 1) {
    const first = regions[index];
    if (!first) continue;
    let last = first;
    for (let next = regions[index + 1]; next && touches(last, next) && !isLast(last); next = regions[index + 1]) {
      last = next;
      index += 1;
    }
    parts.push(tellSpan(first, last, other));
  }
  return { ca: parts.map(({ ca }) => ca).join(' o '), es: parts.map(({ es }) => es).join(' o '), en: parts.map(({ en }) => en).join(' or ') };
}

const touches = (one: Region, next: Region): boolean =>
  one.high !== null && next.low !== null && typeof one.high !== 'string' && typeof one.high !== 'boolean'
  && one.highIncluded !== next.lowIncluded && literalText(one.high) === literalText(next.low);

function tellSpan(first: Region, last: Region, other: Value): Text {
  const show = (value: Value): string => (isNumber(value) ? value.toString() : literalText(value).replace(/^@"(.*)"$/, '$1'));
  if (other !== null && first.witness === other) return { ca: 'qualsevol altre text', es: 'cualquier otro texto', en: 'any other text' };
  if (first === last && first.lowIncluded && first.low !== null) return { ca: show(first.low), es: show(first.low), en: show(first.low) };
  const parts: Text[] = [];
  if (first.low !== null) {
    const low = show(first.low);
    parts.push(first.lowIncluded ? { ca: `des de ${low}`, es: `desde ${low}`, en: `from ${low}` } : { ca: `més de ${low}`, es: `más de ${low}`, en: `more than ${low}` });
  }
  if (last.high !== null) {
    const high = show(last.high);
    parts.push(last.highIncluded ? { ca: `fins a ${high}`, es: `hasta ${high}`, en: `up to ${high}` } : { ca: `menys de ${high}`, es: `menos de ${high}`, en: `less than ${high}` });
  }
  if (parts.length === 0) return { ca: 'qualsevol valor', es: 'cualquier valor', en: 'any value' };
  return { ca: parts.map(({ ca }) => ca).join(' i '), es: parts.map(({ es }) => es).join(' y '), en: parts.map(({ en }) => en).join(' and ') };
}
