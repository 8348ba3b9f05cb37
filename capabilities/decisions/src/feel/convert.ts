import { MIDNIGHT_UTC } from './temporal.ts';
import { baseOf, conforms, type FeelType } from './types.ts';
import { type FeelDate, isList, kindOf, type Value } from './values.ts';

/**
 * The value as the type takes it, undefined when it does not (DMN 1.5, 10.3.2.9.4):
 * one element where a list is wanted, a list of one where an element is, a date where a date and time is.
 */
export function convert(value: Value, type: FeelType): Value | undefined {
  if (conforms(value, type)) return value;
  const base = baseOf(type);
  if (base.type === 'list' && !isList(value)) {
    const item = convert(value, base.of);
    return item === undefined || !conforms([item], type) ? undefined : [item];
  }
  if (isList(value) && value.length === 1 && base.type !== 'list') {
    const item = value[0] ?? null;
    return isList(item) ? undefined : convert(item, type);
  }
  if (base.type === 'date and time' && kindOf(value) === 'date') {
    const moment: Value = { kind: 'date and time', date: value as FeelDate, time: MIDNIGHT_UTC };
    return conforms(moment, type) ? moment : undefined;
  }
  return undefined;
}
