import { useFormat, useText } from '@comu/design';
import { say } from '../words.ts';
import { namesSomething } from './plain-numbers.ts';

export interface Column { readonly name: string; readonly title?: string; readonly type: string; readonly code?: string }

/** How a value of a column is written for people: amounts with their thousands and decimals, days as days, and a code or a year as it is. */
export function useWrittenCell(): (value: unknown, column: Column | undefined, plain?: boolean) => string {
  const format = useFormat();
  const t = useText();
  return (value, column, plain = column !== undefined && namesSomething(column, [value])) => {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return t(value ? say('sí', 'sí', 'yes') : say('no', 'no', 'no'));
    if (plain) return String(value);
    if (column?.type === 'integer' && typeof value === 'number') return format.integer(value);
    if (column?.type === 'decimal') return format.decimal(String(value));
    if (column?.type === 'day') return format.shortDay(String(value));
    if (column?.type === 'moment') return format.shortMoment(String(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}
