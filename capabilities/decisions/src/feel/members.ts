import { Num } from './decimal.ts';
import { weekday } from './calendar.ts';
import { nothing, type Run, step } from './run.ts';
import { type FeelTime, isContext, isList, isNumber, kindOf, type Value } from './values.ts';
import { canonical } from './grammar/names.ts';
import { kindText } from './warnings.ts';
import { NANOS_PER_SECOND, offsetAt } from './zones.ts';

/** The value of `owner.name`: an entry of a context, a property of a date, or the same of each element of a list. */
export function memberOf(owner: Value, name: string, run: Run, at?: number): Value {
  if (isList(owner)) {
    step(run, owner.length);
    return owner.map((item) => memberOf(item, name, run, at));
  }
  if (isContext(owner)) {
    const value = owner.get(name) ?? lenient(owner, name);
    return value === undefined ? nothing(run, 'noMember', [name, kindText('context')], at) : value;
  }
  const value = propertyOf(owner, name);
  return value === undefined ? nothing(run, 'noMember', [name, kindText(kindOf(owner))], at) : value;
}

/** Finds an entry whose name differs only in its spaces. */
function lenient(owner: ReadonlyMap<string, Value>, name: string): Value | undefined {
  if (owner.has(name)) return null;
  const wanted = canonical(name);
  for (const [key, value] of owner) if (canonical(key) === wanted) return value;
  return undefined;
}

const number = (value: number | bigint): Value => new Num(String(value));

/** Properties of the temporal values and ranges (DMN 1.5, table 65); undefined when there is no such property. */
function propertyOf(owner: Value, name: string): Value | undefined {
  if (owner === null || typeof owner === 'string' || typeof owner === 'boolean' || isNumber(owner) || isList(owner) || isContext(owner)) return undefined;
  switch (owner.kind) {
    case 'date':
      if (name === 'year' || name === 'month' || name === 'day') return number(owner[name]);
      return name === 'weekday' ? number(weekday(owner)) : undefined;
    case 'time': return clockProperty(owner, name, () => offsetAt({ kind: 'date', year: 1970, month: 1, day: 1 }, owner));
    case 'date and time': return propertyOf(owner.date, name) ?? clockProperty(owner.time, name, () => offsetAt(owner.date, owner.time));
    case 'years and months duration':
      if (name === 'years') return number(Math.trunc(owner.months / 12) || 0);
      return name === 'months' ? number(owner.months % 12 || 0) : undefined;
    case 'days and time duration': return timeDurationProperty(owner.nanos, name);
    case 'range':
      if (name === 'start') return owner.start;
      if (name === 'end') return owner.end;
      if (name === 'start included') return owner.startIncluded;
      return name === 'end included' ? owner.endIncluded : undefined;
    default: return undefined;
  }
}

function clockProperty(time: FeelTime, name: string, offset: () => number | null): Value | undefined {
  switch (name) {
    case 'hour': return number(time.hour);
    case 'minute': return number(time.minute);
    case 'second': return number(time.second);
    case 'timezone': return time.zone && 'id' in time.zone ? time.zone.id : null;
    case 'time offset': {
      const seconds = offset();
      return seconds === null ? null : { kind: 'days and time duration', nanos: BigInt(seconds) * NANOS_PER_SECOND };
    }
    default: return undefined;
  }
}

function timeDurationProperty(nanos: bigint, name: string): Value | undefined {
  const seconds = nanos / NANOS_PER_SECOND;
  switch (name) {
    case 'days': return number(seconds / 86_400n);
    case 'hours': return number((seconds / 3600n) % 24n);
    case 'minutes': return number((seconds / 60n) % 60n);
    case 'seconds': return number(seconds % 60n);
    default: return undefined;
  }
}
