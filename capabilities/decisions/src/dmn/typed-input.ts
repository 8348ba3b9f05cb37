import { parseNumber } from '../feel/decimal.ts';
import { toFeel } from '../feel/json.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../feel/temporal.ts';
import { baseOf, type FeelType } from '../feel/types.ts';
import { isContext, isList, type Value } from '../feel/values.ts';

/** Plain data as the type wants it: JSON has no dates, so their strings are read where a date is expected, deep inside too. */
export function typedInput(data: unknown, type: FeelType): Value {
  return typedValue(toFeel(data), type);
}

/** The same for a value that is FEEL already. */
export function typedValue(value: Value, type: FeelType): Value {
  const base = baseOf(type);
  if (typeof value === 'string') return fromText(value, base) ?? value;
  if (isList(value) && base.type === 'list') return value.map((item) => typedValue(item, base.of));
  if (isContext(value) && base.type === 'context') {
    return new Map([...value].map(([name, entry]) => {
      const member = base.members.get(name);
      return [name, member ? typedValue(entry, member) : entry];
    }));
  }
  return value;
}

function fromText(text: string, type: FeelType): Value {
  switch (type.type) {
    case 'number': return parseNumber(text);
    case 'date': return parseDate(text);
    case 'time': return parseTime(text);
    case 'date and time': return parseDateTime(text);
    case 'duration': case 'years and months duration': case 'days and time duration': return parseDuration(text);
    default: return null;
  }
}
